import { describe, expect, test } from 'vitest';
import { callerOf, type Answer } from '../../support/mock-caller.ts';
import { ect, enrolmentOf, mentor, worldOf } from './world.ts';

describe('rect.md 1.5 and 5.1: mentor_id under a moved clock', () => {
  const world = worldOf({
    participants: [
      ect('ada', {
        mentors: [
          { id: 'mia', from: '2025-09-01', to: '2026-03-31' },
          { id: 'max', from: '2026-04-01' },
        ],
      }),
      mentor('mia'),
      mentor('max'),
    ],
  });
  const on = () => {
    const caller = callerOf('rect', world);
    const path = `/participants/${caller.mock.id('ada')}`;
    const moved = (date: string) => ({ headers: { 'x-with-server-date': date } });
    const shown = async (answer: Promise<Answer>): Promise<unknown> => enrolmentOf((await answer).record)['mentor_id'];
    return { caller, path, moved, shown, mia: caller.mock.id('mia'), max: caller.mock.id('max') };
  };

  test('a read does not work it out anew, alone or in the list', async () => {
    const { caller, path, moved, shown, mia } = on();
    expect(await shown(caller.get(path))).toBe(mia);
    expect(await shown(caller.get(path, moved('2026-05-01T09:00:00Z')))).toBe(mia);
    const [first] = (await caller.get('/participants', moved('2026-05-01T09:00:00Z'))).records;
    expect(first && enrolmentOf(first, 'ect')['mentor_id']).toBe(mia);
  });

  test('a change does, by its own clock, and the next night by the real one', async () => {
    const { caller, path, moved, shown, mia, max } = on();
    const attributes = { course_identifier: 'ecf-induction', reason: 'other' };
    expect(await shown(caller.put(`${path}/defer`, attributes, moved('2026-05-01T09:00:00Z')))).toBe(max);
    expect(await shown(caller.get(path))).toBe(max);
    caller.mock.clock.advance({ days: 1 });
    expect(await shown(caller.get(path))).toBe(mia);
  });

  test('real days go by as ever, also under the same header', async () => {
    const { caller, path, moved, shown, mia, max } = on();
    expect(await shown(caller.get(path, moved('2026-02-11T09:00:00Z')))).toBe(mia);
    caller.mock.clock.set('2026-04-01T00:30:00Z');
    expect(await shown(caller.get(path))).toBe(max);
    expect(await shown(caller.get(path, moved('2026-02-11T09:00:00Z')))).toBe(max);
  });
});
