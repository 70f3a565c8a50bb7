import { resources, type Resource } from '../sync/resources.ts';
import { CompareError } from './compare-error.ts';
import { compare } from './compare.ts';
import type { ReadableCopy } from './read-copy.ts';
import type { CompareOptions, Comparison, Held, Records } from './types.ts';

/** Something that was not held against the other copy, so that nobody takes silence for agreement. */
export interface NotCompared {
  readonly what: Resource | 'personal' | 'owed';
  /** The cohort of schools; null of everything else. */
  readonly cohort: string | null;
  /** The copy that lacks it. */
  readonly in: 'from' | 'to' | 'both';
}

export interface CopyComparison extends Comparison {
  /** When the two copies were last read; null when the copy does not say. */
  readonly asOf: { readonly from: string | null; readonly to: string | null };
  readonly notCompared: readonly NotCompared[];
}

/**
 * Compares a copy of `ecf` with a copy of `rect`.
 * @throws {CompareError} when one of them is of another service or was never pulled, or cannot be matched as asked
 */
export function compareCopies(
  from: ReadableCopy,
  to: ReadableCopy,
  { match }: Pick<CompareOptions, 'match'>,
): CopyComparison {
  checkServices(from, to);
  const withoutPersonal = from.withoutPersonal || to.withoutPersonal;
  if (withoutPersonal && match === 'trn')
    throw new CompareError(
      'one of the copies was kept with --personal none and holds no TRN. Compare with --match id.',
    );
  const notCompared = [...missingLists(from, to), ...notes(from, to)];
  const [read, other] = [limited(from, notCompared), limited(to, notCompared)];
  return {
    ...compare(read, other, { match, withoutPersonal }),
    asOf: { from: from.asOf, to: to.asOf },
    notCompared,
  };
}

/** Whether there is nothing at all that somebody has to look at. */
export const isClean = ({ findings, notCompared }: CopyComparison): boolean =>
  findings.length === 0 && notCompared.length === 0;

function checkServices(from: ReadableCopy, to: ReadableCopy): void {
  if (from.service === 'rect' && to.service === 'ecf')
    throw new CompareError('they are swapped: --from is of rect and --to of ecf. Give the copy of ecf as --from.');
  for (const [side, copy, service] of [
    ['--from', from, 'ecf'],
    ['--to', to, 'rect'],
  ] as const) {
    if (copy.service === null || copy.whole.size === 0)
      throw new CompareError(
        `${side} was never pulled to the end of any list. Run lead-provider pull --service ${service} on it first.`,
      );
    if (copy.service !== service)
      throw new CompareError(
        `${side} is of ${copy.service}, and it has to be of ${service}. Pull a copy of ${service}.`,
      );
  }
}

function* missingLists(from: ReadableCopy, to: ReadableCopy): Generator<NotCompared> {
  const cohorts = [...from.whole, ...to.whole].filter((scope) => scope.startsWith('schools:'));
  if (cohorts.length === 0) yield { what: 'schools', cohort: null, in: 'both' };
  const scopes = [...resources.filter((name) => name !== 'schools'), ...new Set(cohorts)].sort();
  for (const scope of scopes) {
    const [isIn, isInOther] = [from.whole.has(scope), to.whole.has(scope)];
    if (isIn && isInOther) continue;
    const [name, cohort = null] = scope.split(':');
    const what = resources.find((resource) => resource === name);
    if (what !== undefined) yield { what, cohort, in: isIn ? 'to' : isInOther ? 'from' : 'both' };
  }
}

function* notes(from: ReadableCopy, to: ReadableCopy): Generator<NotCompared> {
  const sideOf = (isFrom: boolean, isTo: boolean): NotCompared['in'] =>
    isFrom && isTo ? 'both' : isFrom ? 'from' : 'to';
  if (from.withoutPersonal || to.withoutPersonal)
    yield { what: 'personal', cohort: null, in: sideOf(from.withoutPersonal, to.withoutPersonal) };
  if (from.owed > 0 || to.owed > 0) yield { what: 'owed', cohort: null, in: sideOf(from.owed > 0, to.owed > 0) };
}

/** A copy without the lists that the two do not both have: all of one would be told as missing. */
function limited(copy: ReadableCopy, notCompared: readonly NotCompared[]): Records {
  const isOut = (resource: Resource, { cohort }: Held): boolean =>
    notCompared.some((one) => one.what === resource && (one.cohort === null || one.cohort === cohort));
  return {
    merged: copy.merged,
    *of(resource) {
      for (const record of copy.of(resource)) if (!isOut(resource, record)) yield record;
    },
  };
}
