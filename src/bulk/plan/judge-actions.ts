import { isAsAsked, storedRecords, valuesOf, type What } from '../../resources/writing/written.ts';
import {
  checkChangeSchedule,
  checkDefer,
  checkResume,
  checkWithdraw,
  type CheckInput,
  type CheckOptions,
  type Verdict,
} from '../../rules/index.ts';
import { plain } from '../../rules/reads.ts';
import type { Item } from '../client.ts';
import type { BulkOperation } from '../rows/operations.ts';
import type { SourceRow } from '../rows/source.ts';
import { byVerdict, decide, type Decision } from './decision.ts';
import { grouped } from './group.ts';
import { storedJson } from './judge-voids.ts';
import { moment, type Grounds } from './judge.ts';
import { heldIfEarly } from './not-yet.ts';
import { readable } from './readable.ts';

export type ActionName = Extract<BulkOperation, `participants.${string}`>;

export const isAction = (operation: BulkOperation): operation is ActionName => operation.startsWith('participants.');

const checks: Readonly<
  Record<ActionName, (id: string, draft: SourceRow['draft'], given: CheckInput, options: CheckOptions) => Verdict>
> = {
  'participants.withdraw': (id, draft, given, options) => checkWithdraw('rect', id, draft, given, options),
  'participants.defer': (id, draft, given, options) => checkDefer('rect', id, draft, given, options),
  'participants.resume': (id, draft, given, options) => checkResume('rect', id, draft, given, options),
  'participants.changeSchedule': (id, draft, given, options) => checkChangeSchedule('rect', id, draft, given, options),
};

export const whatOf = (operation: ActionName, id: string, draft: SourceRow['draft']): What => ({
  service: 'rect',
  operation,
  id,
  draft,
});

/** What is kept of a participant on whose training something is to be done. */
export const actionBasis = (operation: ActionName, draft: SourceRow['draft'], item: Item): Decision['basis'] =>
  storedJson(storedRecords(whatOf(operation, item.id, draft), [item]));

/**
 * What is done to participants. Only the first row of a person can be judged by what is served now: what the next one
 * finds is what the first one leaves.
 */
export async function judgeActions(
  operation: ActionName,
  rows: readonly SourceRow[],
  grounds: Grounds,
): Promise<readonly Decision[]> {
  const { facts, choices } = grounds;
  const idOf = ({ id }: SourceRow): string => (id ?? '').toLowerCase();
  const ids = [...new Set(rows.map(idOf))];
  const people = await facts.participants(ids);
  const isSchedule = operation === 'participants.changeSchedule';
  const declarations = isSchedule ? (await facts.declarationsOf(ids)).map((one) => readable('declaration', one)) : [];
  const theirs = grouped(declarations, ({ attributes }) => plain(attributes.participant_id));
  const partnerships = isSchedule ? (await facts.partnerships([])).map((one) => readable('partnership', one)) : [];
  /** Whoever has a row already, and until when that one is held. */
  const begun = new Map<string, Decision['until']>();
  return rows.map((row): Decision => {
    const id = idOf(row);
    const person = people.get(plain(id)) ?? null;
    const about = { key: id, id, basis: person === null ? null : actionBasis(operation, row.draft, person) };
    // whose training is meant when two people became one, only a person knows
    if (person !== null && plain(person.id) !== plain(id))
      return decide(row, { ...about, why: `was merged: the current id is ${person.id}` }, 'refused');
    if (begun.has(id)) {
      const until = begun.get(id);
      const why = 'judged when the row before it is over';
      return until === undefined
        ? decide(row, { ...about, why }, 'pending')
        : decide(row, { ...about, why, until }, 'held');
    }
    begun.set(id, undefined);
    if (person !== null && isDoneAlready(whatOf(operation, id, row.draft), person))
      return decide(row, { ...about, record: id }, 'already');
    const given: CheckInput = {
      participant: person === null ? null : readable('participant', person),
      ...(isSchedule && { declarations: theirs.get(plain(id)) ?? [], partnerships }),
    };
    const judged = byVerdict(checks[operation](id, row.draft, given, moment(grounds)), false, choices);
    const made = heldIfEarly(judged, row, given.participant ?? null, grounds.now);
    begun.set(id, made.until);
    return decide(row, { ...about, ...made }, made.state);
  });
}

/** Whether a participant is as a row asks for. */
export function isDoneAlready(what: What, person: Item): boolean {
  const values = valuesOf(what, person);
  return values !== null && isAsAsked(what, values);
}
