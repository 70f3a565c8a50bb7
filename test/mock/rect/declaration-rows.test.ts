import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, type Answer, type Caller, type Json } from '../../support/mock-caller.ts';
import { ect, mentor, spell, worldOf } from './world.ts';

const base = {
  declaration_type: 'started',
  declaration_date: '2025-10-20T00:00:00Z',
  course_identifier: 'ecf-induction',
  evidence_held: 'other',
};

type Declare = (attributes?: Json, symbol?: string) => Promise<Answer>;

function on(parts: Partial<Scenario>): { caller: Caller; declare: Declare } {
  const caller = callerOf('rect', worldOf(parts));
  return {
    caller,
    declare: (attributes = {}, symbol = 'ada') =>
      caller.post('/participant-declarations', { participant_id: caller.mock.id(symbol), ...base, ...attributes }),
  };
}

describe('rect.md 4.3, D15: what freezes a participant', () => {
  const frozen = { year: 2024, paymentsFrozen: true };
  const own = spell('ect', 'ada', { to: '2025-12-31' });
  const elsewhere = (training: Partial<typeof own>): Partial<Scenario> => ({
    cohorts: [frozen, { year: 2025 }],
    participants: [{ id: 'ada', training: [own, { ...own, school: 's1', from: '2026-01-01', to: null, ...training }] }],
  });

  test('D15: a training under a confirmed partnership, of today', async () => {
    const { declare } = on(elsewhere({ partnership: 'ps4' }));
    expect((await declare({ declaration_date: '2024-10-01T09:00:00Z' })).titles).toEqual(['cohort']);
  });

  test('D15: an expression of interest freezes nothing', async () => {
    const { declare } = on(
      elsewhere({ partnership: null, expressionOfInterest: { lp: 'lp1', cohort: 2024 }, schedule: undefined }),
    );
    expect((await declare()).status).toBe(200);
  });

  test('D15: neither does school-led training', async () => {
    const { declare } = on(elsewhere({ partnership: null, programme: 'school_led', schedule: undefined }));
    expect((await declare()).status).toBe(200);
  });
});

describe('rect.md 4.3.4 and 4.4, V2x: training that has no room to be reopened', () => {
  const completed = {
    course_identifier: 'ecf-mentor',
    declaration_type: 'completed',
    declaration_date: '2026-01-20T09:00:00Z',
    evidence_held: '75-percent-engagement-met',
  };
  const served = async ({ mock }: Caller): Promise<unknown[]> =>
    Promise.all(
      ['participants', 'participant-declarations', 'partnerships', 'statements'].map((list) =>
        mock.peek('lp1', `/api/v3/${list}`),
      ),
    );
  const takesBack = async (participant: Scenario, paid = false): Promise<Answer> => {
    const caller = callerOf('rect', participant);
    const { record } = await caller.post('/participant-declarations', {
      participant_id: caller.mock.id('mia'),
      ...completed,
    });
    if (paid) {
      caller.mock.dfe.pay('st-open');
      caller.mock.clock.set('2026-04-26T12:00:00Z');
    }
    const before = await served(caller);
    const answer = await caller.call('PUT', `/participant-declarations/${String(record['id'])}/void`);
    if (answer.status >= 400) expect(await served(caller)).toEqual(before);
    return answer;
  };

  test('V2x: the stay at the school is over', async () => {
    const answer = await takesBack(worldOf({ participants: [mentor('mia', { to: '2026-01-20' })] }));
    expect([answer.status, answer.json]).toEqual([422, { error: 'Unprocessable content' }]);
  });

  test('V2x: another training stands there, from the day after', async () => {
    const next = spell('mentor', 'mia', { partnership: 'ps2', from: '2026-01-21' });
    const mia = { id: 'mia', training: [spell('mentor', 'mia', { to: '2026-01-20', schoolTo: null }), next] };
    const answer = await takesBack(worldOf({ participants: [mia] }));
    expect([answer.status, answer.json]).toEqual([422, { error: 'Unprocessable content' }]);
  });

  test('V2x: a claw-back likewise', async () => {
    const answer = await takesBack(worldOf({ participants: [mentor('mia', { to: '2026-01-20' })] }), true);
    expect([answer.status, answer.json]).toEqual([422, { error: 'Unprocessable content' }]);
  });

  test.each([false, true])('V2x: with room it is taken back (paid: %s)', async (paid) => {
    const answer = await takesBack(worldOf({ participants: [mentor('mia')] }), paid);
    expect(answer.attributes['state']).toBe(paid ? 'awaiting-clawback' : 'voided');
  });
});

describe('rect.md 4.3.2, D13: a mentor of a cohort with detailed evidence but without mentor funding', () => {
  const retained: Json = { course_identifier: 'ecf-mentor', declaration_type: 'retained-1' };
  const participants = [mentor('ada')];

  test('D13: no kind fits retained and extended', async () => {
    const { declare } = on({ cohorts: [{ year: 2024 }, { year: 2025, mentorFunding: false }], participants });
    for (const evidence_held of ['other', 'training-event-attended', '75-percent-engagement-met', null])
      expect((await declare({ ...retained, evidence_held })).titles).toEqual(['evidence_held']);
    expect((await declare({ ...retained, declaration_type: 'started' })).status).toBe(200);
  });

  test('D13: without detailed evidence the general kinds do', async () => {
    const { declare } = on({
      cohorts: [{ year: 2024 }, { year: 2025, mentorFunding: false, detailedEvidence: false }],
      participants,
    });
    expect((await declare(retained)).status).toBe(200);
  });
});

describe('rect.md 4.3.1: how a date is read', () => {
  const participants = [ect('ada')];

  test.each(['01/10/2025', '20251001T100000Z', '2025/10/01', '1.10.2025', '20251001'])(
    'D11: %s is a date in another form',
    async (declaration_date) => {
      const answer = await on({ participants }).declare({ declaration_date });
      expect([answer.status, ...answer.titles]).toEqual([422, 'declaration_date']);
    },
  );

  test.each(['45/10/2025', '20251301T100000Z', 'soon'])('D9x: %s is none', async (declaration_date) => {
    const answer = await on({ participants }).declare({ declaration_date });
    expect([answer.status, ...answer.titles]).toEqual([400, 'Bad request']);
  });

  test('D10y: the second look at the milestone is in London time and names no attribute', async () => {
    const { caller, declare } = on({ participants });
    const answer = await declare({ declaration_date: '2025-05-31T23:30:00' });
    expect([answer.status, answer.json]).toEqual([422, { error: 'Unprocessable content' }]);
    expect((await caller.get('/participant-declarations')).records).toEqual([]);
    expect((await declare({ declaration_date: '2025-05-31T23:30:00Z' })).status).toBe(200);
  });

  test('D10y: read alike by both looks, it passes', async () => {
    expect((await on({ participants }).declare({ declaration_date: '2025-06-01T00:00:00' })).status).toBe(200);
  });
});

describe('rect.md 4.3.3: the mentorship nearest to the date as written', () => {
  const participants = [
    ect('ada', {
      mentors: [
        { id: 'mia', from: '2025-09-01', to: '2025-10-09' },
        { id: 'max', from: '2025-10-14' },
      ],
    }),
    mentor('mia'),
    mentor('max'),
  ];

  test.each([
    ['2025-10-11T23:30:00-05:00', 'mia'],
    ['2025-10-12T04:30:00Z', 'max'],
    ['2025-10-12T00:30:00+05:00', 'max'],
    ['2025-10-11T19:30:00Z', 'mia'],
  ])('%s', async (declaration_date, expected) => {
    const { caller, declare } = on({ participants });
    expect((await declare({ declaration_date })).attributes['mentor_id']).toBe(caller.mock.id(expected));
  });
});
