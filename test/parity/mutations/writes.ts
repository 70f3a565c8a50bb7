import { isRecord } from '../../../src/base/guards.ts';
import type { Service } from '../../../src/contract/index.ts';
import { about, altered, answerWith, attribute, mapJson, rule, type Mutation } from './kit.ts';

/** Writes: rules that a server has otherwise, and what it answers a write with. */

const inBoth = (service: Service): readonly Mutation[] => [
  about(
    service,
    'declaration',
    'a new declaration is 201',
    answerWith(
      (answer, { method }) => method === 'POST' && answer.ok,
      (answer) => altered(answer, { status: 201 }),
    ),
    { isWritten: true },
  ),
  {
    ...attribute(service, 'declarations', 'state', 'of a void stays', (value) =>
      value === 'voided' ? 'eligible' : value,
    ),
    name: 'a voided declaration is served as eligible',
  },
  about(
    service,
    'void',
    'a declaration that there is not is 422 for a void',
    answerWith(
      (answer, { url }) => url.includes('/void') && answer.status === 404,
      (answer) => altered(answer, { status: 422 }),
    ),
    { isWritten: true, heads: [`${service}.void.404`] },
  ),
  about(
    service,
    'declaration',
    'errors stand in another order',
    mapJson((json, request, status) => {
      if (status !== 422 || request.method !== 'POST') return json;
      const errors: unknown = isRecord(json) ? json['errors'] : null;
      return Array.isArray(errors) ? { errors: errors.toReversed() } : json;
    }),
    {
      isWritten: true,
      heads:
        service === 'rect'
          ? ['rect.declaration.D8', 'rect.declaration.D9', 'rect.partnership-create.N1']
          : ['ecf.declaration.1', 'ecf.declaration.2a', 'ecf.partnership-create.1a'],
    },
  ),
];

export const writeMutations: readonly Mutation[] = [
  ...inBoth('rect'),
  ...inBoth('ecf'),
  rule('rect.defer.F1', 'skipped'),
  rule('rect.defer.F2', 'retitled'),
  rule('rect.defer.F4', 'skipped'),
  rule('rect.withdraw.W2', 'skipped'),
  rule('rect.schedule.S2b', 'skipped'),
  rule('rect.declaration.D3', 'skipped'),
  rule('rect.declaration.D14', 'skipped'),
  rule('rect.withdraw.W3', 'flipped'),
  rule('rect.schedule.S1a', 'retitled'),
  rule('rect.declaration.D9', 'flipped'),
  rule('rect.declaration.D11', 'retitled'),
  rule('rect.declaration.D18', 'always'),
  rule('rect.partnership-create.N9', 'retitled'),
  rule('ecf.defer.4a', 'retitled'),
  rule('ecf.defer.6', 'skipped'),
  rule('ecf.withdraw.5', 'skipped'),
  rule('ecf.schedule.5', 'skipped'),
  rule('ecf.withdraw.4b', 'retitled'),
  rule('ecf.declaration.1', 'retitled'),
  rule('ecf.declaration.5', 'flipped'),
  rule('ecf.declaration.6', 'skipped'),
  rule('ecf.declaration.10', 'always'),
  rule('ecf.partnership-create.2', 'skipped'),
  rule('ecf.partnership-create.5a', 'retitled'),
];

/**
 * Rules that a server can leave out without that anybody sees it: another rule with the same title refuses the same
 * request then, and the words of details are nobody's to compare.
 */
export const maskedMutations: readonly Mutation[] = [
  rule('rect.schedule.S1b', 'skipped'),
  rule('rect.declaration.D1', 'skipped'),
  rule('rect.declaration.D2', 'skipped'),
  rule('rect.partnership-create.N4', 'skipped'),
  rule('rect.partnership-create.N7', 'skipped'),
];
