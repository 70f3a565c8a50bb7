import { describe, expect, test } from 'vitest';
import { prepare } from '../../src/sync/records/prepared.ts';
import type { Item, Resource } from '../../src/sync/resources.ts';
import { applyRecords } from '../../src/sync/store/apply.ts';
import { closeGone, noteUnlisted, someRecords, unlistedBefore } from '../../src/sync/store/close.ts';
import { erasePeople, eraseTutor } from '../../src/sync/store/erase.ts';
import { transaction } from '../../src/sync/store/events.ts';
import { explainMerges } from '../../src/sync/store/explain.ts';
import { closeChains, peopleNaming, unclosed } from '../../src/sync/store/id-changes.ts';
import type { Steps } from '../../src/sync/store/steps.ts';
import { countOwed } from '../../src/sync/store/todo.ts';
import { absentFrom, countOf, finishWalk } from '../../src/sync/store/walks.ts';
import { writeRows } from '../../src/sync/store/write-rows.ts';
import { bareCopy, put, writerOf } from './bare.ts';
import { answered, asksOf, strict } from './store-support.ts';

const AT = '2024-06-01T00:00:00Z';
const people = { resource: 'participants', cohort: null } as const;
const schools = { resource: 'schools', cohort: 2024 } as const;

const item = (id: string, attributes: Item['attributes'] = {}): Item => ({ id, type: 'x', attributes });
const person = (name: string): Item =>
  item('a', { full_name: name, ecf_enrolments: [{ training_record_id: 'r', participant_type: 'ect', email: name }] });
const apply = (resource: Resource, ...items: readonly Item[]) =>
  applyRecords(
    resource,
    items.map((one) => prepare(one, resource === 'schools' ? 2024 : null)),
    { service: 'rect', provider: null, readAt: AT, wholeBefore: null, tellsAdded: false, isMerge: () => false },
    () => undefined,
  );
const closed = { at: AT, provider: null, emit: () => undefined };

describe('each statement has a value for each of its places', () => {
  const tutor = (name: string) => item('a', { name, induction_tutor_email: 't@x' });
  test.each<[Resource, null | '2024', () => readonly Steps<unknown>[]]>([
    ['participants', null, () => [apply('participants', person('Ann')), apply('participants', person('Ben'))]],
    ['schools', '2024', () => [apply('schools', tutor('A')), apply('schools', tutor('B'))]],
    [
      'declarations',
      null,
      () => [apply('declarations', item('a')), apply('declarations', item('a', { state: 'paid' }))],
    ],
    ['transfers', null, () => [apply('transfers', item('a', { transfers: [{}] }))]],
    ['partnerships', null, () => [apply('partnerships', tutor('A'))]],
  ])('%s', async (resource, cohort, records) => {
    const copy = await bareCopy();
    const all = [
      ...records(),
      ...[unlistedBefore(resource, 'a', cohort), noteUnlisted(resource, 'a', cohort, 0), someRecords(resource, 3)],
      ...[countOf(resource === 'schools' ? schools : people), absentFrom(schools, 'w', AT, true)],
      ...[absentFrom(people, 'w', AT, false), erasePeople(['a'], AT, () => undefined)],
      ...[eraseTutor('t@x', () => undefined), closeGone(resource, 'a', cohort, closed)],
    ];
    let statements = 0;
    for (const steps of all) await copy.write(() => strict(steps, () => void (statements += 1)));
    expect(statements).toBeGreaterThan(all.length);
  });
});

describe('nothing is asked of the database that need not be', () => {
  test('for records that are as they were: one query', async () => {
    const copy = await bareCopy();
    await copy.write(() => apply('participants', person('Ann')));
    expect(await asksOf(copy, () => apply('participants', person('Ann')))).toEqual(['SELECT dfe_participants']);
  });

  test('for records that are new nothing is taken away, and no state is looked up', async () => {
    const copy = await bareCopy();
    const asked = ['SELECT dfe_participants', 'SELECT dfe_participants', 'INSERT dfe_participants'];
    expect(await asksOf(copy, () => apply('participants', person('Ann')))).toEqual([...asked, 'INSERT dfe_enrolments']);
    expect(await asksOf(copy, () => apply('participants', person('Ben')))).toEqual([
      ...[...asked, 'DELETE dfe_enrolments', 'INSERT dfe_enrolments'],
    ]);
    const states = await asksOf(copy, () => apply('declarations', item('d')));
    expect(states.filter((one) => one.includes('states'))).toEqual(['INSERT dfe_declaration_states']);
  });

  test.each<[string, () => Steps<unknown>]>([
    ['whom nobody names', () => unclosed([])],
    ['nobody’s mentees', () => peopleNaming([])],
    ['no records', () => writeRows('participants', [], null)],
  ])('for %s: none', async (_, steps) => {
    expect(await asksOf(await bareCopy(), steps)).toEqual([]);
  });

  test('where nothing is explained, where a chain is closed already, and where there are no events', async () => {
    const copy = await bareCopy();
    const by = await writerOf(copy);
    expect(await asksOf(copy, () => explainMerges(1, () => true))).toEqual(['SELECT dfe_changes']);
    await put(copy, 'dfe_id_changes', { from_id: 'a', owner_id: 'b', current_id: 'b' });
    expect(await asksOf(copy, closeChains)).toEqual(['SELECT dfe_id_changes', 'SELECT dfe_participants']);
    expect(await asksOf(copy, () => transaction(by, AT, function* () {}))).toEqual(['SELECT dfe_lease']);
  });

  test('when a list was read whole before: its indexes are there', async () => {
    const copy = await bareCopy();
    const ends = (): Promise<readonly string[]> => asksOf(copy, () => finishWalk(people, AT, true, true));
    expect((await ends()).filter((one) => one.startsWith('CREATE'))).not.toEqual([]);
    expect((await ends()).filter((one) => one.startsWith('CREATE'))).toEqual([]);
  });
});

test('when a record was first seen, and which one it is, is never written over', () => {
  const record = prepare(person('Ann'), null);
  const replaced: unknown[] = [];
  const steps = strict(
    writeRows('participants', [{ record, isNew: false, firstSeen: AT, changedAt: AT }], null),
    (step) => {
      if (step.kind === 'insert') replaced.push(step.insert.replace);
    },
  );
  answered(steps, []);
  expect(replaced[0]).toEqual(expect.arrayContaining(['full_name', 'last_changed', 'raw']));
  expect(replaced[0]).not.toEqual(expect.arrayContaining(['first_seen']));
  expect(replaced[0]).not.toEqual(expect.arrayContaining(['id']));
});

test('in whatever order a database answers, and if it does not, the answer is the same', () => {
  expect(answered(absentFrom(people, 'w', AT, false), [{ id: 'b' }, { id: 'a' }])).toEqual(['a', 'b']);
  expect(answered(countOf(people), [])).toBe(0);
  expect(answered(countOwed(), [])).toEqual({ open: 0, stuck: 0 });
});
