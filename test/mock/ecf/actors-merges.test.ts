import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { declaration, enrolment, LATER, participant, since, stage } from './actors-harness.ts';
import { people } from './actors-people.ts';
import { items, type Json } from './ecf-mock.ts';

const changes = (read: Json | null) =>
  items(read?.['participant_id_changes']).map((one) => [one['from_participant_id'], one['to_participant_id']]);
const pair = (from: string, to: string) => [uuidOf(from), uuidOf(to)];
const defer = (symbol: string) =>
  ['PUT', `${participant(symbol)}/defer`, { course_identifier: 'ecf-induction', reason: 'other' }] as const;

describe('ecf.md 8.1: a merge', () => {
  test('the retired id is gone from every read, and the survivor carries it', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    expect(await on.list('/participants/ecf')).toEqual(['bob', 'mo', 'two']);
    expect(await on.read(participant('ada'))).toBeNull();
    const bob = await on.read(participant('bob'));
    expect(items(bob?.['ecf_enrolments']).map((one) => one['training_record_id'])).toEqual([
      uuidOf('r-bob'),
      uuidOf('r-ada'),
    ]);
    expect(items(bob?.['participant_id_changes'])).toEqual([
      { from_participant_id: uuidOf('ada'), to_participant_id: uuidOf('bob'), changed_at: LATER },
    ]);
    expect(await on.list(`/participants/ecf?filter[from_participant_id]=${uuidOf('ada')}`)).toEqual(['bob']);
  });

  test('declarations go along, each with a new updated_at', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    expect(await on.list(`/participant-declarations?filter[participant_id]=${uuidOf('ada')}`)).toEqual([]);
    expect(await on.list(`/participant-declarations?filter[participant_id]=${uuidOf('bob')}`)).toEqual([
      'd-eligible',
      'd-voided',
      'd-submitted',
    ]);
    expect(await on.list(since('/participant-declarations'))).toEqual(['d-eligible', 'd-voided']);
    expect((await on.read(declaration('d-eligible')))?.['participant_id']).toBe(uuidOf('bob'));
  });

  test('the survivor is touched, for every provider; nobody else is', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'cat');
    expect(await on.list(since('/participants/ecf'))).toEqual(['cat']);
    expect(await on.list(since('/participants/ecf'), 'lp2')).toEqual(['cat']);
    const [ours, theirs] = [await on.read(participant('cat')), await on.read(participant('cat'), 'lp2')];
    expect([
      enrolment(ours)['training_record_id'],
      enrolment(theirs)['training_record_id'],
      ours?.['updated_at'],
    ]).toEqual([uuidOf('r-ada'), uuidOf('r-cat'), LATER]);
  });

  test('ecf.md 8.4: a write with the retired id reaches the record registered under it', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    const { status } = await on.write(...defer('ada'));
    expect(status).toBe(200);
    const statuses = items((await on.read(participant('bob')))?.['ecf_enrolments']).map((one) => [
      one['training_record_id'],
      one['training_status'],
    ]);
    expect(statuses).toEqual([
      [uuidOf('r-bob'), 'active'],
      [uuidOf('r-ada'), 'deferred'],
    ]);
  });

  test("a mentor's new id shows on enrolments at once, on declarations never, and touches no ECT", async () => {
    const on = stage(people);
    expect(enrolment(await on.read(participant('ada')))['mentor_id']).toBe(uuidOf('mo'));
    on.dfe.mergeParticipants('mo', 'ida');
    expect(enrolment(await on.read(participant('ada')))['mentor_id']).toBe(uuidOf('ida'));
    expect((await on.read(declaration('d-eligible')))?.['mentor_id']).toBe(uuidOf('mo'));
    expect(await on.list(since('/participants/ecf'))).toEqual(['ida']);
  });

  test('unfunded mentors and transfers follow too', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'ida');
    on.schools.moveParticipant('bob', { partnership: 'ps3' });
    expect([await on.list('/unfunded-mentors/ecf'), await on.list('/participants/ecf/transfers')]).toEqual([
      ['ida'],
      ['bob'],
    ]);
    on.dfe.mergeParticipants('ida', 'cat');
    on.dfe.mergeParticipants('bob', 'cat');
    expect([await on.list('/unfunded-mentors/ecf'), await on.list('/participants/ecf/transfers')]).toEqual([
      ['cat'],
      ['cat'],
    ]);
  });
});

describe('ecf.md 8.4: a merge that leaves two records of one role', () => {
  const roles = (read: Json | null) =>
    items(read?.['ecf_enrolments']).map((one) => [one['training_record_id'], one['participant_type']]);

  test('both are served as enrolments of an ECT, those of the survivor first, and filters select the person', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    const both = [
      [uuidOf('r-bob'), 'ect'],
      [uuidOf('r-ada'), 'ect'],
    ];
    expect(roles(await on.read(participant('bob')))).toEqual(both);
    expect((await on.write(...defer('ada'))).status).toBe(200);
    expect(await on.list('/participants/ecf?filter[training_status]=deferred')).toEqual(['bob']);
    expect(await on.list('/participants/ecf?filter[training_status]=active')).toContain('bob');
    expect(roles(await on.read(participant('bob')))).toEqual(both);
  });

  test('each provider is served the one it trains', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'cat');
    expect(roles(await on.read(participant('cat')))).toEqual([[uuidOf('r-ada'), 'ect']]);
    expect(roles(await on.read(participant('cat'), 'lp2'))).toEqual([[uuidOf('r-cat'), 'ect']]);
  });

  test('so are those of a duplicate that a school registered', async () => {
    const on = stage(people);
    on.dfe.registerDuplicate('ada');
    on.dfe.mergeParticipants('ada-duplicate', 'ada');
    expect(roles(await on.read(participant('ada'))).map(([, role]) => role)).toEqual(['ect', 'ect']);
  });

  test('the change is recorded, and a snapshot holds both', () => {
    const mock = createMock({ service: 'ecf', scenario: people });
    mock.changes.record();
    mock.dfe.mergeParticipants('ada', 'bob');
    const change = mock.changes
      .since(0)
      .find(({ id, resource }) => id === mock.id('bob') && resource === 'participants');
    expect(change?.fields?.['ecf_enrolments']?.map((value) => (Array.isArray(value) ? value.length : 0))).toEqual([
      1, 2,
    ]);
    const merged = mock.snapshot();
    const before = mock.changes.newest;
    mock.load(people);
    mock.restore(merged);
    const [gone, back] = ['load', 'restore'].map((act) =>
      mock.changes
        .since(before)
        .find((one) => one.act === act && one.id === mock.id('bob') && one.resource === 'participants'),
    );
    expect(back?.fields?.['ecf_enrolments']).toEqual([...(gone?.fields?.['ecf_enrolments'] ?? [])].reverse());
    expect(gone?.fields?.['ecf_enrolments']?.[0]).toEqual(change?.fields?.['ecf_enrolments']?.[1]);
  });

  test('a scenario can begin with them', async () => {
    const ada = people.participants?.find(({ id }) => id === 'ada');
    const [first] = ada?.training ?? [];
    if (ada === undefined || first === undefined) throw new Error('no ada');
    const twice = { ...first, record: 'r-twice', identity: 'ada-first', email: 'twice@elm.example' };
    const on = stage({
      ...people,
      participants: [{ ...ada, training: [first, twice] }, ...(people.participants ?? []).slice(1)],
    });
    expect(roles(await on.read(participant('ada')))).toEqual([
      [uuidOf('r-ada'), 'ect'],
      [uuidOf('r-twice'), 'ect'],
    ]);
  });
});

describe('ecf.md 8.2: chains and flip-flops', () => {
  test('earlier changes move on as they are', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    on.at('2026-02-21T09:00:00Z');
    on.dfe.mergeParticipants('bob', 'cat');
    expect(changes(await on.read(participant('cat')))).toEqual([pair('ada', 'bob'), pair('bob', 'cat')]);
    expect(await on.list(`/participants/ecf?filter[from_participant_id]=${uuidOf('ada')}`)).toEqual(['cat']);
  });

  test('back again: the survivor lists its own id, and the same pair a third time does not count as a new change', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    on.dfe.mergeParticipants('bob', 'ada');
    expect(await on.list('/participants/ecf')).toEqual(['ada', 'mo', 'two']);
    expect(changes(await on.read(participant('ada')))).toEqual([pair('ada', 'bob'), pair('bob', 'ada')]);
    on.dfe.mergeParticipants('ada', 'bob');
    expect(changes(await on.read(participant('bob')))).toEqual([pair('ada', 'bob'), pair('bob', 'ada')]);
  });

  test('an id that the scenario retired can be taken up again', async () => {
    const on = stage({
      ...people,
      participants:
        people.participants?.map((one) =>
          one.id === 'bob' ? { ...one, idChanges: [{ from: 'again', to: 'bob', at: '2025-10-01T00:00:00Z' }] } : one,
        ) ?? [],
    });
    on.dfe.mergeParticipants('bob', 'again');
    expect(await on.list('/participants/ecf')).toEqual(['ada', 'again', 'mo', 'two']); // inside a page the training record's age counts
    expect(changes(await on.read(participant('again')))).toEqual([pair('again', 'bob'), pair('bob', 'again')]);
  });

  test('what cannot be: into itself, from or into what is retired, nobody', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    expect(() => on.dfe.mergeParticipants('bob', 'bob')).toThrow('into itself');
    expect(() => on.dfe.mergeParticipants('ada', 'cat')).toThrow(
      'mock.dfe.mergeParticipants: "ada" is retired already',
    );
    expect(() => on.dfe.mergeParticipants('cat', 'ada')).toThrow('"ada" is retired, in favour of');
    expect(() => on.dfe.mergeParticipants('nobody', 'ada')).toThrow('no participant "nobody"');
    expect(() => on.dfe.mergeParticipants('ada', 'bob')).not.toThrow();
  });
});

describe('ecf.md 8.1: a TRN is corrected', () => {
  test('it shows, counts as validated, and touches the participant', async () => {
    const on = stage(people);
    expect(enrolment(await on.read(participant('bob')))['teacher_reference_number_validated']).toBeNull();
    on.dfe.correctTrn('bob', '1000777');
    const bob = await on.read(participant('bob'));
    expect([
      bob?.['teacher_reference_number'],
      enrolment(bob)['teacher_reference_number_validated'],
      enrolment(bob)['eligible_for_funding'],
    ]).toEqual(['1000777', true, null]);
    expect(await on.list(since('/participants/ecf'))).toEqual(['bob']);
    on.dfe.correctTrn('bob', null);
    expect((await on.read(participant('bob')))?.['teacher_reference_number']).toBeNull();
  });

  test.each([
    ['cat', '1000001'],
    ['ada', '1000003'],
  ])('%s is found to have %s: the younger is folded into the older', async (symbol, trn) => {
    const on = stage(people);
    on.dfe.correctTrn(symbol, trn);
    expect(await on.list('/participants/ecf', 'lp2')).toEqual(['ada']);
    const ada = await on.read(participant('ada'));
    expect([ada?.['teacher_reference_number'], changes(ada)]).toEqual([trn, [pair('cat', 'ada')]]);
  });

  test('the same again saves nothing; something else than a TRN is refused', async () => {
    const on = stage(people);
    on.dfe.correctTrn('ada', '1000001');
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
    expect(() => on.dfe.correctTrn('ada', 'RP12/345')).toThrow('seven digits');
  });
});
