import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { enrolment, LATER, participant, since, stage } from './actors-harness.ts';
import { people } from './actors-people.ts';
import { items } from './ecf-mock.ts';

const declare = (symbol: string, course = 'ecf-induction') =>
  [
    'POST',
    '/participant-declarations',
    {
      participant_id: uuidOf(symbol),
      course_identifier: course,
      declaration_type: 'started',
      declaration_date: '2026-02-01T00:00:00Z',
    },
  ] as const;
const defer = (symbol: string) =>
  ['PUT', `${participant(symbol)}/defer`, { course_identifier: 'ecf-induction', reason: 'other' }] as const;

describe('ecf appendix A: a school registers somebody', () => {
  test('the provider of the partnership sees them at the end of the list, on the usual schedule, funding undecided', async () => {
    const on = stage(people);
    expect(await on.read(participant('new'))).toBeNull();
    const id = on.schools.registerParticipant({
      id: 'new',
      name: 'New Person',
      role: 'ect',
      partnership: 'ps2',
      mentor: 'mo',
      from: '2026-01-05',
    });
    expect(id).toBe(uuidOf('new'));
    expect(await on.list('/participants/ecf')).toEqual(['ada', 'bob', 'mo', 'two', 'new']);
    expect(await on.list('/participants/ecf', 'lp2')).toEqual(['cat']);
    const read = await on.read(participant('new'));
    expect([read?.['full_name'], read?.['teacher_reference_number'], read?.['updated_at']]).toEqual([
      'New Person',
      null,
      LATER,
    ]);
    expect(enrolment(read)).toMatchObject({
      training_record_id: uuidOf('new:ect'),
      schedule_identifier: 'ecf-standard-september',
      cohort: '2025',
      participant_type: 'ect',
      participant_status: 'active',
      training_status: 'active',
      eligible_for_funding: null,
      teacher_reference_number_validated: null,
      mentor_id: uuidOf('mo'),
      created_at: LATER,
      email: 'new@mail.example',
    });
  });

  test('updated_since finds them, and not the mentor registered with them (ecf.md 4.4)', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps2', mentor: 'ida' });
    expect(await on.list(since('/participants/ecf'))).toEqual(['new']);
    expect([await on.list('/unfunded-mentors/ecf'), await on.list(since('/unfunded-mentors/ecf'))]).toEqual([
      ['ida'],
      [],
    ]);
  });

  test('joining until the first day has come, with no later change of any time', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps2', from: '2026-03-01' });
    expect(enrolment(await on.read(participant('new')))['participant_status']).toBe('joining');
    on.at('2026-03-01T00:00:00Z');
    const read = await on.read(participant('new'));
    expect([enrolment(read)['participant_status'], read?.['updated_at']]).toEqual(['active', LATER]);
  });

  test('they can be declared for at once, and the declaration counts when funding is decided', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps2', from: '2025-09-01' });
    const declared = await on.write(...declare('new'));
    expect([declared.status, declared.attributes['state']]).toEqual([200, 'submitted']);
    on.dfe.decideFunding('new', true);
    expect(await on.list(since('/participant-declarations'))).toHaveLength(1);
  });

  test('without a partnership nobody sees them; in ecf a school may also wait for one, which a provider then reports', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'new', role: 'ect', school: 's2' });
    on.schools.registerParticipant({ id: 'new2', role: 'ect', school: 's2', interestIn: { lp: 'lp1', cohort: 2024 } });
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
    expect((await on.read(`/schools/ecf/${uuidOf('s2')}?filter[cohort]=2024`))?.['induction_programme_choice']).toBe(
      'provider_led',
    );
    await on.write('POST', '/partnerships/ecf', {
      cohort: '2024',
      school_id: uuidOf('s2'),
      delivery_partner_id: uuidOf('dp1'),
    });
    expect(await on.list(since('/participants/ecf'))).toEqual(['new2']);
  });

  test('a further role: one more enrolment of the same person', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'ada', role: 'mentor', partnership: 'ps3' });
    expect(
      items((await on.read(participant('ada'), 'lp2'))?.['ecf_enrolments']).map((one) => one['participant_type']),
    ).toEqual(['mentor']);
    expect(
      items((await on.read(participant('ada')))?.['ecf_enrolments']).map((one) => one['participant_type']),
    ).toEqual(['ect']);
    expect(await on.list(since('/participants/ecf'))).toEqual(['ada']);
  });

  test('a further stay of a leaver: the training record goes on, as the joining side of the transfer', async () => {
    const on = stage(people);
    on.schools.reportLeaving('ada', { on: '2026-02-13' });
    on.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps3', from: '2026-02-16' });
    expect(enrolment(await on.read(participant('ada'), 'lp2'))['training_record_id']).toBe(uuidOf('r-ada'));
    expect(
      items((await on.read(`${participant('ada')}/transfers`))?.['transfers']).map((one) => one['transfer_type']),
    ).toEqual(['new_provider']);
  });

  test('a TRN that somebody else has: the check that follows folds the new account into the older', async () => {
    const on = stage(people);
    expect(on.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps3', trn: '1000001' })).toBe(
      uuidOf('ada'),
    );
    expect(await on.list('/participants/ecf', 'lp2')).toEqual(['ada', 'cat']);
    expect(await on.list(`/participants/ecf?filter[from_participant_id]=${uuidOf('new')}`, 'lp2')).toEqual(['ada']);
    on.schools.changeName('new', 'Still Found');
    expect((await on.read(participant('ada'), 'lp2'))?.['full_name']).toBe('Still Found');
  });

  test('a refused registration leaves nothing behind', () => {
    const { schools, world } = stage(people);
    const register = (more: object) => () =>
      schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps2', ...more });
    expect(register({ partnership: 'nothing' })).toThrow(
      'mock.schools.registerParticipant: there is no partnership "nothing"',
    );
    expect(register({ schedule: 'ecf-standard-may' })).toThrow('cohort 2025 has no schedule');
    expect(register({ mentor: 'ada' })).toThrow('"ada" is not registered as a mentor');
    expect(register({ role: 'mentor', mentor: 'mo' })).toThrow('a mentor cannot be given a mentor');
    expect(register({ school: 's2' })).toThrow('with another school');
    expect(register({ id: 'ada' })).toThrow('use schools.moveParticipant');
    expect(register({ id: 'ada', role: 'mentor', name: 'Other' })).toThrow('schools.changeName');
    expect(register({ trn: '12' })).toThrow('seven digits');
    expect(() => schools.registerParticipant({ id: 'new', role: 'ect' })).toThrow('neither a partnership nor a school');
    expect(world().users.has(uuidOf('new'))).toBe(false);
  });
});

describe('a registration is undone', () => {
  test('the participant vanishes from every read and cannot be written to', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps2', mentor: 'ida', trn: '1000555' });
    expect([await on.list('/participants/ecf'), await on.list('/unfunded-mentors/ecf')]).toEqual([
      ['ada', 'bob', 'mo', 'two', 'new'],
      ['ida'],
    ]);
    on.schools.undoRegistration('new');
    expect([await on.list('/participants/ecf'), await on.list('/unfunded-mentors/ecf')]).toEqual([
      ['ada', 'bob', 'mo', 'two'],
      [],
    ]);
    expect(await on.read(participant('new'))).toBeNull();
    expect(await on.write(...defer('new'))).toMatchObject({ status: 422, titles: ['participant_id'] });
  });

  test('nobody is told: no time of anybody else moves', async () => {
    const on = stage(people);
    on.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps2', mentor: 'ida' });
    on.schools.undoRegistration('new');
    for (const path of ['/participants/ecf', '/unfunded-mentors/ecf', '/participant-declarations', '/partnerships/ecf'])
      expect(await on.list(since(path))).toEqual([]);
  });

  test('the id can be registered again', async () => {
    const on = stage(people);
    on.schools.undoRegistration('ida');
    on.schools.registerParticipant({ id: 'ida', role: 'ect', partnership: 'ps2' });
    expect(await on.list('/participants/ecf')).toEqual(['ada', 'bob', 'mo', 'two', 'ida']);
  });

  test('refused once there are declarations, and for whoever mentors somebody', () => {
    const { schools } = stage(people);
    expect(() => schools.undoRegistration('ada')).toThrow(
      'mock.schools.undoRegistration: participant "ada" has 2 declarations',
    );
    schools.assignMentor('cat', 'ida');
    expect(() => schools.undoRegistration('ida')).toThrow('mentors somebody');
    expect(() => schools.undoRegistration('nobody')).toThrow('no participant "nobody"');
  });
});

describe('ecf.md 6.3: a school removes somebody', () => {
  test("withdrawn on the school's side, still read, and every write is refused", async () => {
    const on = stage(people);
    on.schools.removeParticipant('ada');
    const ada = await on.read(participant('ada'));
    expect([enrolment(ada)['participant_status'], enrolment(ada)['training_status'], ada?.['updated_at']]).toEqual([
      'withdrawn',
      'active',
      LATER,
    ]);
    expect(await on.list(since('/participants/ecf'))).toEqual(['ada']);
    expect(await on.write(...defer('ada'))).toMatchObject({ status: 422, titles: ['course_identifier'] });
  });

  test('registered again they are back', async () => {
    const on = stage(people);
    on.schools.removeParticipant('ada');
    on.schools.registerParticipant({ id: 'ada', role: 'ect', partnership: 'ps2' });
    expect(enrolment(await on.read(participant('ada')))['participant_status']).toBe('active');
    expect((await on.write(...defer('ada'))).status).toBe(200);
  });

  test('once only; after that the school has nobody to move', () => {
    const { schools } = stage(people);
    schools.removeParticipant('ada');
    expect(() => schools.removeParticipant('ada')).toThrow('removed participant "ada" already');
    expect(() => schools.moveParticipant('ada', { partnership: 'ps3' })).toThrow(
      'the school has removed participant "ada"',
    );
  });
});
