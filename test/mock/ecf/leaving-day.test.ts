import { describe, expect, test } from 'vitest';
import { declaration, enrolment, participant, stage, type Stage } from './actors-harness.ts';
import { people } from './actors-people.ts';
import { items, training } from './ecf-mock.ts';

const DAY = '2026-03-31';
const [BEFORE, ON] = ['2026-03-30T23:59:59.999Z', '2026-03-31T00:00:00Z'];
const look = async (on: Stage) => {
  const { participant_status } = enrolment(await on.read(participant('ada')));
  const [transfer] = items((await on.read(`${participant('ada')}/transfers`))?.['transfers']);
  return [participant_status, transfer?.['status'], transfer?.['leaving']?.['date']];
};

describe('ecf.md 6.3: a leaving day is its midnight UTC', () => {
  const written = {
    ...people,
    participants: (people.participants ?? []).map((one) =>
      one.id === 'ada' ? { ...one, training: [training({ record: 'r-ada', mentor: 'mo', to: DAY })] } : one,
    ),
  };

  test.each([
    ['as a school reports it', people, (on: Stage) => on.schools.reportLeaving('ada', { on: DAY })],
    ['as a scenario writes it', written, () => {}],
  ])('%s: leaving before the day, left and complete on it (4.3)', async (_, scenario, leave) => {
    const on = stage(scenario);
    leave(on);
    on.at(BEFORE);
    expect(await look(on)).toEqual(['leaving', 'incomplete', DAY]);
    on.at(ON);
    expect(await look(on)).toEqual(['left', 'complete', DAY]);
  });

  test('a transfer is complete on the later of the two days', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps3', to: DAY, from: DAY });
    on.at(BEFORE);
    expect(await look(on)).toEqual(['leaving', 'incomplete', DAY]);
    on.at(ON);
    expect(await look(on)).toEqual(['left', 'complete', DAY]);
    expect(enrolment(await on.read(participant('ada'), 'lp2'))['participant_status']).toBe('active');
  });

  test("4.7: another provider's declarations dated later that day are out of sight, one of its midnight is not", async () => {
    const theirs = (id: string, date: string) =>
      ({ id, participant: 'ada', role: 'ect', lp: 'lp2', type: 'retained-1', date, state: 'submitted' }) as const;
    const on = stage({
      ...people,
      now: '2026-04-10T12:00:00Z',
      participants: (people.participants ?? []).map((one) =>
        one.id !== 'ada'
          ? one
          : {
              ...one,
              training: [
                training({ record: 'r-ada', to: DAY }),
                training({ record: 'r-ada', partnership: 'ps3', from: '2026-04-01' }),
              ],
            },
      ),
      declarations: [theirs('d-midnight', ON), theirs('d-morning', '2026-03-31T00:00:01Z')],
    });
    on.at('2026-04-10T12:00:00Z');
    expect(await on.list('/participant-declarations')).toEqual(['d-midnight']);
    expect(await on.read(declaration('d-morning'))).toBeNull();
    expect(await on.list('/participant-declarations', 'lp2')).toEqual(['d-midnight', 'd-morning']);
  });

  test('a change within the school is no leaving: the record before lasts through its last day', async () => {
    const on = stage(people);
    on.schools.moveParticipant('ada', { partnership: 'ps4', to: DAY, from: '2026-04-01' });
    on.at('2026-03-31T23:59:59Z');
    expect(enrolment(await on.read(participant('ada')))['participant_status']).toBe('leaving');
    on.at('2026-04-01T00:00:00Z');
    expect(enrolment(await on.read(participant('ada')))['participant_status']).toBe('left');
  });
});
