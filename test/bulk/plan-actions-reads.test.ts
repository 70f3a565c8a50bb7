import { describe, expect, test } from 'vitest';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { declaration, idOf, judged, person, standOf, type Held } from './plan-stand.ts';

const row = (line: number, of: number, draft: Readonly<Record<string, string>> = {}): SourceRow => ({
  ...{ line, id: idOf(of) },
  draft: { course_identifier: 'ecf-induction', ...draft },
});
const because = { reason: 'bereavement' };
const people = [person(1), person(2)];

describe('what a plan of actions asks for', () => {
  test('of most actions: each person once', async () => {
    const stand = standOf({ people });
    await judged('participants.defer', [row(2, 1, because), row(3, 2, because), row(4, 1, because)], stand);
    expect(stand.asked).toEqual([['participants', idOf(1), idOf(2)]]);
  });

  test('of schedules: their declarations and all partnerships, too', async () => {
    const stand = standOf({ people });
    await judged('participants.changeSchedule', [row(2, 1, { schedule_identifier: 'ecf-standard-january' })], stand);
    expect(stand.asked).toEqual([['participants', idOf(1)], ['declarations of', idOf(1)], ['partnerships']]);
  });

  test('and a new schedule is judged by the declarations of that person alone, and by all partnerships', async () => {
    const move = async (cohort: string, held: Held) => {
      const draft = { schedule_identifier: 'ecf-standard-september', cohort };
      const [one] = await judged('participants.changeSchedule', [row(2, 1, draft)], { people, ...held });
      return one;
    };
    const attributes = { cohort: '2024', urn: '100001', school_id: idOf(500), delivery_partner_id: idOf(900) };
    const partnerships = [{ id: idOf(700), attributes }];
    expect(await move('2024', {})).toMatchObject({ state: 'refused', rule: 'rect.schedule.S2a' });
    expect((await move('2024', { partnerships }))?.state).toBe('pending');
    const guidance = 'rect.schedule.S1g';
    const own = await move('2024', { partnerships, declarations: [declaration(10, 1)] });
    expect(own?.unchecked).toContain(guidance);
    const others = await move('2024', { partnerships, declarations: [declaration(10, 2)] });
    expect(others?.unchecked).not.toContain(guidance);
  });
});
