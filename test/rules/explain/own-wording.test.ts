import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ecfRules } from '../../../src/rules/ecf/index.ts';
import { explain } from '../../../src/rules/explain/index.ts';
import { rectRules } from '../../../src/rules/rect/index.ts';
import type { Facts, Rule, RuleOperation } from '../../../src/rules/rule.ts';
import { declarationTypes } from '../../../src/rules/terms.ts';
import { exactly } from '../../../src/rules/time.ts';
import { runs } from '../../support/size.ts';

const methods: Readonly<Record<RuleOperation, string>> = {
  declaration: 'declarations.create',
  void: 'declarations.void',
  defer: 'participants.defer',
  resume: 'participants.resume',
  withdraw: 'participants.withdraw',
  schedule: 'participants.changeSchedule',
  'partnership-create': 'partnerships.create',
  'partnership-update': 'partnerships.update',
  request: 'participants.list',
};

const value = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    true,
    7,
    1.5,
    {},
    'a "quoted", text. With a stop',
    '2027-01-01T00:00:00Z',
    'ecf-induction',
    'ecf-mentor',
    'ecf-standard-june',
    ...declarationTypes,
  ),
  fc.string({ maxLength: 80 }),
);
const draft = fc.record({
  participant_id: value,
  declaration_type: fc.oneof(fc.constantFrom<unknown>(...declarationTypes), value),
  declaration_date: value,
  evidence_held: value,
  reason: value,
  course_identifier: fc.oneof(fc.constantFrom<unknown>('ecf-induction', 'ecf-mentor'), value),
  schedule_identifier: value,
  cohort: value,
  school_id: value,
  delivery_partner_id: value,
});
const known = <T>(one: T) => ({ value: one, from: 'given' as const });
const none = fc.constant({});
const ofDeclaration = fc.constantFrom(
  {},
  { detailedEvidence: known(true), milestone: known({ start: '2025-06-01', end: '2025-12-31' }) },
  { detailedEvidence: known(false), milestone: known({ start: '2025-06-01', end: null }) },
);
const ofCohort = fc.constantFrom({}, { cohortExists: known(false) }, { cohortExists: known(true) });

function recognises<F, D>(rules: readonly Rule<F, D>[], asked: fc.Arbitrary<D>, facts: fc.Arbitrary<Facts<F>>): void {
  const service = rules.filter(({ enforcedBy }) => enforcedBy === 'service');
  test.each(service.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    fc.assert(
      fc.property(asked, facts, (sent, seen) => {
        const detail = rule.detail(seen, sent, exactly(0));
        const issue = { title: rule.title, detail };
        const found = explain({ issues: [issue], service: rule.service, operation: methods[rule.operation] });
        expect(
          found.flatMap(({ rules: meant }) => meant),
          `${id} is not recognised by its wording; is it among the causes in src/rules/explain/causes/? ${detail}`,
        ).toContain(id);
        expect(found[0]).toMatchObject({ issue, action: expect.any(String), advice: expect.any(String) });
        if (rule.service === 'rect') return;
        // one among several messages on the attribute
        const joined = { title: rule.title, detail: `Something before it., ${detail}, and something after it` };
        expect(
          explain({ issues: [joined], service: 'ecf', operation: methods[rule.operation] }).flatMap(
            ({ rules: meant }) => meant,
          ),
          joined.detail,
        ).toContain(id);
      }),
      { numRuns: runs(60) },
    );
  });
}

describe("the mock's wording is known to be that of its rule", () => {
  recognises(rectRules.declaration.rules, draft, ofDeclaration);
  recognises(ecfRules.declaration.rules, draft, ofDeclaration);
  for (const rules of [rectRules.defer.rules, rectRules.withdraw.rules]) recognises(rules, draft, none);
  for (const rules of [ecfRules.defer.rules, ecfRules.withdraw.rules, ecfRules.resume.rules])
    recognises(rules, draft, none);
  recognises(rectRules.resume.rules, draft, none);
  recognises(rectRules.schedule.rules, draft, none);
  recognises(ecfRules.schedule.rules, draft, ofCohort);
  recognises(rectRules['partnership-create'].rules, draft, none);
  recognises(rectRules['partnership-update'].rules, draft, none);
  recognises(ecfRules['partnership-create'].rules, draft, none);
  recognises(ecfRules['partnership-update'].rules, draft, none);
  recognises(rectRules.void.rules, draft, none);
  recognises(ecfRules.void.rules, draft, none);

  const worded = [...rectRules.request.rules, ...ecfRules.request.rules].filter(({ body }) => body === 'issue');
  test.each(worded.map((rule) => [rule.id, rule] as const))('%s', (id, { title, detail, service }) => {
    expect(
      explain({ issues: [{ title, detail }], service, operation: 'participants.list' }).flatMap(({ rules }) => rules),
    ).toContain(id);
  });
});

test('a wording means its own rule and no unrelated one', () => {
  const one = (title: string, detail: string) => explain({ issues: [{ title, detail }] }).flatMap(({ rules }) => rules);
  const voided = rectRules.void.rules.find(({ id }) => id === 'rect.void.V1')?.detail({}, {}, exactly(0));
  const frozen = rectRules.declaration.rules
    .find(({ id }) => id === 'rect.declaration.D15')
    ?.detail({}, {}, exactly(0));
  expect(one('participant_declaration_id', voided ?? '')).toEqual(['rect.void.V1']);
  expect(one('cohort', frozen ?? '')).toEqual(['rect.declaration.D15']);
});
