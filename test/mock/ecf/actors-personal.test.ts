import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { enrolment, LATER, participant, partnership, since, stage } from './actors-harness.ts';
import { people } from './actors-people.ts';

describe('ecf.md 4.4: a mentor is assigned', () => {
  test('an unfunded one appears, and is found by updated_since together with the ECT', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'ida');
    expect(enrolment(await on.read(participant('ada')))['mentor_id']).toBe(uuidOf('ida'));
    expect([await on.list('/unfunded-mentors/ecf'), await on.list(since('/unfunded-mentors/ecf'))]).toEqual([
      ['ida'],
      ['ida'],
    ]);
    expect((await on.read(`/unfunded-mentors/ecf/${uuidOf('ida')}`))?.['updated_at']).toBe(LATER);
  });

  test('the former mentor is not touched', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'ida');
    expect(await on.list(since('/participants/ecf'))).toEqual(['ada']);
  });

  test('null ends it, and the unfunded mentor is gone', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'ida');
    on.at('2026-02-21T09:00:00Z');
    on.schools.assignMentor('ada', null);
    expect([enrolment(await on.read(participant('ada')))['mentor_id'], await on.list('/unfunded-mentors/ecf')]).toEqual(
      [null, []],
    );
  });

  test('whom the ECT has already changes nothing', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'mo');
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
  });

  test('what cannot be: somebody who is no mentor, oneself, for a leaver', () => {
    const { schools } = stage(people);
    expect(() => schools.assignMentor('ada', 'bob')).toThrow(
      'mock.schools.assignMentor: participant "bob" is not registered as a mentor',
    );
    expect(() => schools.assignMentor('two', 'two')).toThrow('cannot be their own mentor');
    schools.reportLeaving('ada', { on: '2026-02-13' });
    expect(() => schools.assignMentor('ada', 'ida')).toThrow('"ada" has left the school');
  });
});

describe('ecf.md 5.2: names and emails', () => {
  test('a new name shows everywhere and moves both times', async () => {
    const on = stage(people);
    on.schools.assignMentor('ada', 'ida');
    on.at('2026-02-21T09:00:00Z');
    for (const symbol of ['ada', 'ida']) on.schools.changeName(symbol, 'Another Name');
    const ada = await on.read(participant('ada'));
    expect([ada?.['full_name'], ada?.['updated_at']]).toEqual(['Another Name', '2026-02-21T09:00:00Z']);
    const ida = await on.read(`/unfunded-mentors/ecf/${uuidOf('ida')}`);
    expect([ida?.['full_name'], ida?.['updated_at']]).toEqual(['Another Name', '2026-02-21T09:00:00Z']);
    expect(await on.list(since('/participants/ecf', '2026-02-21T09:00:00Z'))).toEqual(['ada']);
  });

  test('the name they have saves nothing', async () => {
    const on = stage(people);
    on.schools.changeName('ada', 'Ada Finch');
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
  });

  test('a new email belongs to the present school; a former provider goes on seeing the old one', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps3' });
    on.schools.changeEmail('ada', 'ada@oak.example');
    expect(enrolment(await on.read(participant('ada'), 'lp2'))['email']).toBe('ada@oak.example');
    expect(enrolment(await on.read(participant('ada')))['email']).toBe('ada@elm.example');
    expect(await on.list(since('/participants/ecf'))).toEqual(['ada']);
  });

  test('of two roles one has to be named', async () => {
    const on = stage(people);
    expect(() => on.schools.changeEmail('two', 'x@elm.example')).toThrow('say in which role');
    on.schools.changeEmail('two', 'x@elm.example', { role: 'mentor' });
    expect(await on.list(since('/participants/ecf'))).toEqual(['two']);
  });
});

describe('ecf.md 5.8: an induction tutor', () => {
  const schoolPath = `/schools/ecf/${uuidOf('s1')}?filter[cohort]=2025`;

  test("shows on partnerships with a time of its own; the school's own time stays", async () => {
    const on = stage(people);
    const school = await on.read(schoolPath);
    on.schools.setTutor('s1', { name: 'Kit', email: 'kit@elm.example' });
    const read = await on.read(partnership('ps2'));
    expect([read?.['induction_tutor_name'], read?.['induction_tutor_email'], read?.['updated_at']]).toEqual([
      'Kit',
      'kit@elm.example',
      LATER,
    ]);
    expect(await on.list(since('/partnerships/ecf'))).toEqual(['ps1', 'ps2']);
    expect(await on.read(schoolPath)).toEqual(school);
    expect(await on.list(since('/schools/ecf?filter[cohort]=2025'))).toEqual([]);
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
  });

  test('whoever is gone leaves no time behind', async () => {
    const on = stage(people);
    const before = (await on.read(partnership('ps2')))?.['updated_at'];
    on.schools.setTutor('s1', null);
    const read = await on.read(partnership('ps2'));
    expect([read?.['induction_tutor_name'], read?.['induction_tutor_email'], read?.['updated_at']]).toEqual([
      null,
      null,
      before,
    ]);
  });

  test('an unknown school is refused', () => {
    expect(() => stage(people).schools.setTutor('s9', null)).toThrow('mock.schools.setTutor: there is no school "s9"');
  });
});
