import { describe, expect, test } from 'vitest';
import { createMock } from '../../../src/mock/index.ts';
import { callerOn, type Answer, type Caller } from '../../support/mock-caller.ts';
import { ect, mentor, spell, worldOf } from './world.ts';

const mock = createMock({
  service: 'rect',
  scenario: worldOf({
    schools: [
      { id: 's1', urn: '100001' },
      { id: 's2', urn: '100002', eligible: false },
      { id: 's3', urn: '100003', eligible: false },
    ],
    participants: [
      ect('ada', { mentor: 'mia' }),
      // lp2 first, lp1 from January
      {
        id: 'tom',
        training: [
          spell('ect', 'tom', { partnership: 'ps2', to: '2025-12-31' }),
          spell('ect', 'tom', { partnership: 'ps1', from: '2026-01-05' }),
        ],
      },
      // lp1 until October, then lp2
      {
        id: 'liz',
        training: [
          spell('ect', 'liz', { partnership: 'ps1', to: '2025-10-31' }),
          spell('ect', 'liz', { partnership: 'ps2', from: '2025-11-03' }),
        ],
      },
      ect('interest', { partnership: null, school: 's1', expressionOfInterest: { lp: 'lp1', cohort: 2025 } }),
      ect('led', { partnership: null, school: 's1', programme: 'school_led', schedule: null }),
      mentor('mia', { partnership: 'ps5' }),
      mentor('max', { partnership: 'ps5', schoolTo: '2026-02-09', to: '2026-02-09' }),
      ect('zoe', {
        mentors: [
          { id: 'max', from: '2025-09-01', to: '2026-02-09' },
          { id: 'mia', from: '2025-10-01' },
        ],
      }),
    ],
    partnerships: [
      { id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 },
      { id: 'ps2', lp: 'lp2', dp: 'dp1', school: 's2', cohort: 2025 },
      { id: 'ps5', lp: 'lp2', dp: 'dp1', school: 's1', cohort: 2025 },
    ],
    declarations: [
      {
        id: 'tom-lp2',
        participant: 'tom',
        role: 'ect',
        lp: 'lp2',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'eligible',
      },
      {
        id: 'tom-voided',
        participant: 'tom',
        role: 'ect',
        lp: 'lp2',
        type: 'retained-1',
        date: '2025-12-01T00:00:00Z',
        state: 'voided',
      },
      {
        id: 'liz-lp1',
        participant: 'liz',
        role: 'ect',
        lp: 'lp1',
        type: 'started',
        date: '2025-10-01T00:00:00Z',
        state: 'voided',
      },
      {
        id: 'liz-early',
        participant: 'liz',
        role: 'ect',
        lp: 'lp2',
        type: 'started',
        date: '2025-10-31T00:00:00Z',
        state: 'paid',
      },
      {
        id: 'liz-late',
        participant: 'liz',
        role: 'ect',
        lp: 'lp2',
        type: 'retained-1',
        date: '2025-10-31T00:00:01Z',
        state: 'paid',
      },
      {
        id: 'liz-clawed',
        participant: 'liz',
        role: 'ect',
        lp: 'lp2',
        type: 'retained-2',
        date: '2025-10-01T00:00:00Z',
        state: 'awaiting-clawback',
      },
    ],
    statements: [
      { id: 'mine', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
      {
        id: 'fees',
        lp: 'lp1',
        cohort: 2025,
        month: 5,
        year: 2026,
        cutOff: '2026-04-30',
        payment: '2026-05-25',
        output: false,
      },
      { id: 'theirs', lp: 'lp2', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
    ],
  }),
});
const lp1 = callerOn(mock);
const lp2 = callerOn(mock, 'lp2');

async function sees(caller: Caller, path: string, symbols: readonly string[]): Promise<string> {
  const [list = '', query] = path.split('?');
  const answer: Answer = await caller.get(path);
  const listed = new Set(answer.records.map(({ id }) => id));
  const seen: string[] = [];
  for (const symbol of symbols) {
    const one = await caller.get(`${list}/${mock.id(symbol)}${query === undefined ? '' : `?${query}`}`);
    // a list and the single reads have to agree
    expect(one.status, symbol).toBe(listed.has(mock.id(symbol)) ? 200 : 404);
    if (one.status === 200) seen.push(symbol);
  }
  expect(listed.size).toBe(seen.length);
  return seen.join(' ');
}

describe('rect.md 4.1: visibility', () => {
  test('participants: whoever has or had training under a partnership, interest does not count', async () => {
    const all = ['ada', 'tom', 'liz', 'interest', 'led', 'mia', 'max', 'zoe'];
    expect(await sees(lp1, '/participants', all)).toBe('ada tom liz zoe');
    expect(await sees(lp2, '/participants', all)).toBe('tom liz mia max');
  });

  test("declarations: own in any state; others' while they count, up to 00:00 UTC of the last day of own training", async () => {
    const all = ['tom-lp2', 'tom-voided', 'liz-lp1', 'liz-early', 'liz-late', 'liz-clawed'];
    expect(await sees(lp1, '/participant-declarations', all)).toBe('tom-lp2 liz-lp1 liz-early');
    expect(await sees(lp2, '/participant-declarations', all)).toBe('tom-lp2 tom-voided liz-early liz-late liz-clawed');
  });

  test('declarations of others cannot be voided', async () => {
    expect((await lp1.call('PUT', `/participant-declarations/${mock.id('tom-lp2')}/void`)).status).toBe(404);
  });

  test('schools: eligible ones, and those in a partnership with anybody in the cohort', async () => {
    expect(await sees(lp1, '/schools?filter[cohort]=2025', ['s1', 's2', 's3'])).toBe('s1 s2');
    expect(await sees(lp1, '/schools?filter[cohort]=2024', ['s1', 's2', 's3'])).toBe('s1');
  });

  test('partnerships, statements and delivery partners', async () => {
    expect(await sees(lp1, '/partnerships', ['ps1', 'ps2', 'ps5'])).toBe('ps1');
    expect(await sees(lp1, '/statements', ['mine', 'fees', 'theirs'])).toBe('mine');
    expect(await sees(lp2, '/delivery-partners', ['dp1', 'dp2'])).toBe('dp1');
    expect(await sees(lp1, '/delivery-partners', ['dp1', 'dp2'])).toBe('dp1 dp2');
  });

  test('transfers: both sides of a move', async () => {
    for (const caller of [lp1, lp2]) {
      const answer = await caller.get('/participants/transfers');
      // max left for nowhere that is known
      expect(answer.records.map(({ id }) => id)).toEqual(
        (caller === lp1 ? ['tom', 'liz'] : ['tom', 'liz', 'max']).map((symbol) => mock.id(symbol)),
      );
    }
    expect((await lp1.get(`/participants/${mock.id('ada')}/transfers`)).status).toBe(404);
  });

  test('unfunded mentors: the assigned mentor of an ECT, never trained by this provider; the day decides who is assigned', async () => {
    expect(await sees(lp1, '/unfunded-mentors', ['mia', 'max', 'ada'])).toBe('mia');
    expect(await sees(lp2, '/unfunded-mentors', ['mia', 'max'])).toBe('');
    // the day before, zoe's mentor was still max
    const header = { headers: { 'x-with-server-date': '2026-02-09' } };
    expect((await lp1.get('/unfunded-mentors', header)).records.map(({ id }) => id)).toEqual([
      mock.id('mia'),
      mock.id('max'),
    ]);
  });
});
