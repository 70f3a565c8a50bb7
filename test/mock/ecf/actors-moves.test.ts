import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { declaration, enrolment, LATER, participant, since, stage, type Stage } from './actors-harness.ts';
import { people } from './actors-people.ts';
import { items } from './ecf-mock.ts';

const transfersOf = async ({ read }: Stage, symbol: string, as?: string) =>
  items((await read(`${participant(symbol)}/transfers`, as))?.['transfers']);
const withdraw = (symbol: string) =>
  ['PUT', `${participant(symbol)}/withdraw`, { course_identifier: 'ecf-induction', reason: 'moved-school' }] as const;

describe('ecf.md 4.3: a participant moves to another school', () => {
  test('both providers see the transfer with both sides, and the participant', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps3', from: '2026-02-16' });
    for (const as of ['lp1', 'lp2']) {
      expect(await on.list('/participants/ecf/transfers', as)).toEqual(['ada']);
      expect(await transfersOf(on, 'ada', as)).toEqual([
        {
          training_record_id: uuidOf('r-ada'),
          transfer_type: 'new_provider',
          status: 'complete',
          created_at: expect.anything(),
          leaving: { school_urn: '100001', provider: 'First Provider', date: '2026-02-15' },
          joining: { school_urn: '100002', provider: 'Second Provider', date: '2026-02-16' },
        },
      ]);
    }
    expect(await on.list('/participants/ecf', 'lp2')).toEqual(['ada', 'cat']);
    const [left, joined] = [
      enrolment(await on.read(participant('ada'))),
      enrolment(await on.read(participant('ada'), 'lp2')),
    ];
    expect([left['participant_status'], left['school_urn'], left['mentor_id']]).toEqual([
      'left',
      '100001',
      uuidOf('mo'),
    ]);
    expect([
      joined['participant_status'],
      joined['school_urn'],
      joined['mentor_id'],
      joined['schedule_identifier'],
    ]).toEqual(['active', '100002', null, 'ecf-standard-september']);
  });

  test('updated_since and the shown time move for both', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps3' });
    for (const as of ['lp1', 'lp2']) {
      expect(await on.list(since('/participants/ecf'), as)).toEqual(['ada']);
      expect(await on.list(since('/participants/ecf/transfers'), as)).toEqual(['ada']);
      expect((await on.read(participant('ada'), as))?.['updated_at']).toBe(LATER);
    }
  });

  test('a later change made by the new provider moves the times the former one is shown', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps3', from: '2026-02-16' });
    on.at('2026-03-01T09:00:00Z');
    const { status } = await on.write(
      'PUT',
      `${participant('ada')}/defer`,
      { course_identifier: 'ecf-induction', reason: 'other' },
      'lp2',
    );
    expect(status).toBe(200);
    const ours = await on.read(participant('ada'));
    expect([enrolment(ours)['training_status'], ours?.['updated_at']]).toEqual(['active', '2026-03-01T09:00:00Z']);
    expect(await on.list(since('/participants/ecf', '2026-03-01T09:00:00Z'))).toEqual(['ada']);
  });

  test('a move to come is incomplete until its days have passed', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps3', from: '2026-04-01' });
    expect([
      enrolment(await on.read(participant('ada')))['participant_status'],
      enrolment(await on.read(participant('ada'), 'lp2'))['participant_status'],
    ]).toEqual(['leaving', 'joining']);
    expect((await transfersOf(on, 'ada'))[0]?.['status']).toBe('incomplete');
    on.at('2026-04-02T00:00:00Z');
    expect((await transfersOf(on, 'ada'))[0]?.['status']).toBe('complete');
  });

  test('ecf.md 4.7: the new provider sees the live declarations, the former one goes on seeing its own', async () => {
    const on = stage(people);
    expect(await on.list('/participant-declarations', 'lp2')).toEqual(['d-theirs']);
    on.schools.moveParticipant('ada', { partnership: 'ps3' });
    expect(await on.list('/participant-declarations', 'lp2')).toEqual(['d-eligible', 'd-theirs']);
    expect((await on.read(declaration('d-eligible'), 'lp2'))?.['lead_provider_name']).toBe('First Provider');
    expect((await on.read(declaration('d-eligible')))?.['state']).toBe('eligible');
    expect(await on.list(since('/participant-declarations'), 'lp2')).toEqual([]);
  });

  test('ecf.md 6.2: training is active again at the new school; the old record keeps its status', async () => {
    const on = stage(people);
    await on.write(...withdraw('ada'));
    on.at('2026-02-21T09:00:00Z');
    on.schools.moveParticipant('ada', { partnership: 'ps3' });
    expect(enrolment(await on.read(participant('ada')))['training_status']).toBe('withdrawn');
    expect(enrolment(await on.read(participant('ada'), 'lp2'))['training_status']).toBe('active');
  });

  test('to a school of the same provider: one enrolment, at the new school', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps5' });
    expect(items((await on.read(participant('ada')))?.['ecf_enrolments']).map((one) => one['school_urn'])).toEqual([
      '100003',
    ]);
    expect((await transfersOf(on, 'ada'))[0]?.['transfer_type']).toBe('new_school');
  });

  test('to a school without a provider: it joins, but nobody there sees it', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { school: 's2' });
    expect((await transfersOf(on, 'ada'))[0]).toMatchObject({
      transfer_type: 'new_school',
      joining: { school_urn: '100002', provider: null },
    });
    expect(await on.list('/participants/ecf', 'lp2')).toEqual(['cat']);
  });

  test('the new school reports whom the old one reported as leaving: the known last day stays', async () => {
    const on = stage(people);
    on.schools.reportLeaving('ada', { on: '2026-02-06' });
    on.schools.moveParticipant('ada', { partnership: 'ps3', from: '2026-02-16' });
    expect((await transfersOf(on, 'ada'))[0]).toMatchObject({
      leaving: { date: '2026-02-06' },
      joining: { date: '2026-02-16' },
    });
  });
});

describe('ecf.md 6.3: a participant goes to another provider at the same school', () => {
  test('the old record is changed and over, which is no transfer', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps4' });
    expect([await on.list('/participants/ecf/transfers'), await on.list('/participants/ecf/transfers', 'lp2')]).toEqual(
      [[], []],
    );
    expect(enrolment(await on.read(participant('ada')))['participant_status']).toBe('left');
    const theirs = enrolment(await on.read(participant('ada'), 'lp2'));
    expect([theirs['participant_status'], theirs['school_urn'], theirs['mentor_id']]).toEqual([
      'active',
      '100001',
      uuidOf('mo'),
    ]);
    expect(await on.list('/unfunded-mentors/ecf', 'lp2')).toEqual(['mo']);
    expect(await on.list(since('/participants/ecf'), 'lp2')).toEqual(['ada']);
  });

  test('to another cohort of the same provider: the schedule of that cohort, and the status kept', async () => {
    const on = stage(people);
    await on.write('PUT', `${participant('ada')}/defer`, {
      course_identifier: 'ecf-induction',
      reason: 'career-break',
    });
    on.at('2026-02-21T09:00:00Z');
    on.schools.moveParticipant('ada', { partnership: 'ps1' });
    const ours = enrolment(await on.read(participant('ada')));
    expect([ours['cohort'], ours['training_status'], ours['deferral']]).toEqual([
      '2024',
      'deferred',
      { reason: 'career-break', date: LATER },
    ]);
    expect(await on.list('/participants/ecf?filter[cohort]=2024')).toEqual(['ada', 'two']);
  });

  test('what cannot be: where they are, before they came, nowhere, under a challenged partnership', () => {
    const { schools, dfe } = stage(people);
    expect(() => schools.moveParticipant('ada', { partnership: 'ps2' })).toThrow(
      'mock.schools.moveParticipant: participant "ada" is there already',
    );
    expect(() => schools.moveParticipant('ada', { partnership: 'ps3', to: '2025-08-01' })).toThrow(
      'began on 2025-09-01',
    );
    expect(() => schools.moveParticipant('ada', {})).toThrow('neither a partnership nor a school');
    expect(() => schools.moveParticipant('two', { partnership: 'ps3' })).toThrow('say in which role');
    dfe.challengePartnership('ps3');
    expect(() => schools.moveParticipant('ada', { partnership: 'ps3' })).toThrow('"ps3" is challenged');
  });
});

describe('ecf.md 6.3: a participant leaves', () => {
  test('leaving up to the last day, left after it, with no next school known', async () => {
    const on = stage(people);
    on.schools.reportLeaving('ada', { on: '2026-03-31' });
    const ada = await on.read(participant('ada'));
    expect([enrolment(ada)['participant_status'], ada?.['updated_at']]).toEqual(['leaving', LATER]);
    expect((await transfersOf(on, 'ada'))[0]).toMatchObject({
      transfer_type: 'unknown',
      status: 'incomplete',
      leaving: { date: '2026-03-31' },
      joining: null,
    });
    on.at('2026-04-01T00:00:00Z');
    const later = await on.read(participant('ada'));
    expect([enrolment(later)['participant_status'], later?.['updated_at']]).toEqual(['left', LATER]);
  });

  test('saying it again corrects the day; the same day saves nothing', async () => {
    const on = stage(people);
    on.schools.reportLeaving('ada', { on: '2026-03-31' });
    on.at('2026-02-21T09:00:00Z');
    on.schools.reportLeaving('ada', { on: '2026-03-31' });
    expect(await on.list(since('/participants/ecf', '2026-02-21T09:00:00Z'))).toEqual([]);
    on.schools.reportLeaving('ada', { on: '2026-04-30' });
    expect((await transfersOf(on, 'ada'))[0]).toMatchObject({ leaving: { date: '2026-04-30' } });
  });

  test('not before they came', () => {
    expect(() => stage(people).schools.reportLeaving('ada', { on: '2025-08-31' })).toThrow(
      'mock.schools.reportLeaving: the last day is 2025-08-31',
    );
  });
});
