import { declarationTypes } from '../../rules/index.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { Decision } from './decision.ts';

/**
 * Rows in the order in which they are sent: that of the file, but neighbouring declarations of a person in one role stand
 * in the order of training, because a later one is refused before an earlier one.
 */
export function inOrder(operation: BulkOperation, decisions: readonly Decision[]): readonly Decision[] {
  if (operation !== 'declarations.create') return decisions;
  const result = [...decisions];
  for (const places of placesByKey(decisions).values())
    for (const run of runsOfOneCourse(places, decisions)) {
      const sorted = run.map((at) => decisions[at]).filter((one) => one !== undefined);
      sorted.sort(byTraining);
      for (const [index, at] of run.entries()) {
        const one = sorted[index];
        if (one !== undefined) result[at] = one;
      }
    }
  return result;
}

function placesByKey(decisions: readonly Decision[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, { key }] of decisions.entries()) {
    const known = places.get(key);
    if (known === undefined) places.set(key, [at]);
    else known.push(at);
  }
  return places;
}

function* runsOfOneCourse(places: readonly number[], decisions: readonly Decision[]): Generator<number[]> {
  let run: number[] = [];
  const courseAt = (at: number | undefined): string | undefined =>
    at === undefined ? undefined : decisions[at]?.draft['course_identifier'];
  for (const at of places) {
    if (run.length > 0 && courseAt(run[0]) !== courseAt(at)) {
      yield run;
      run = [];
    }
    run.push(at);
  }
  if (run.length > 0) yield run;
}

const orderOf = (type: string | undefined): number => declarationTypes.findIndex((one) => one === type);

function byTraining(a: Decision, b: Decision): number {
  const types = orderOf(a.draft['declaration_type']) - orderOf(b.draft['declaration_type']);
  if (types !== 0) return types;
  const dates = Date.parse(a.draft['declaration_date'] ?? '') - Date.parse(b.draft['declaration_date'] ?? '');
  return Number.isNaN(dates) || dates === 0 ? a.line - b.line : dates;
}
