import { createClient } from 'lead-provider-sdk';
import { createMock, generateScenario, type Mock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import type { Verdict } from '../../../src/rules/index.ts';
import { broken } from '../../fuzz/properties.ts';
import { participant, stage, type Stage } from './actors-harness.ts';
import { people } from './actors-people.ts';
import { items, type Answer } from './ecf-mock.ts';

const ECT = { course_identifier: 'ecf-induction' } as const;
const MENTOR = { course_identifier: 'ecf-mentor' } as const;
const PUTS: readonly (readonly [string, object])[] = [
  ['defer', { reason: 'other' }],
  ['withdraw', { reason: 'other' }],
  ['change-schedule', { schedule_identifier: 'ecf-extended-september' }],
];

const put = (on: Stage, who: string, action: string, attributes: object) =>
  on.write('PUT', `${participant(who)}/${action}`, attributes);
const declare = (on: Stage, who: string, course: object, type = 'retained-1') =>
  on.write('POST', '/participant-declarations', {
    participant_id: uuidOf(who),
    declaration_type: type,
    declaration_date: type === 'started' ? '2025-10-02T00:00:00Z' : '2026-02-10T00:00:00Z',
    evidence_held: 'other',
    ...course,
  });
const statuses = ({ attributes }: Answer): unknown[] =>
  items(attributes['ecf_enrolments']).map((one) => [one['training_record_id'], one['training_status']]);

describe('ecf.md 8.4: writes by an id that DfE retired while the mock runs', () => {
  test.each(PUTS)('4.11 R3: %s reaches the survivor, and answers with the new id', async (action, attributes) => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'mo');
    const answer = await put(on, 'ada', action, { ...ECT, ...attributes });
    expect([answer.status, answer.id]).toEqual([200, uuidOf('mo')]);
    expect(await on.read(participant('ada'))).toBeNull();
  });

  test('4.11 R3: resume too, after what was done by the old id before', async () => {
    const on = stage(people);
    await put(on, 'ada', 'defer', { ...ECT, reason: 'other' });
    on.dfe.mergeParticipants('ada', 'bob');
    const answer = await put(on, 'ada', 'resume', ECT);
    expect([answer.status, answer.id]).toEqual([200, uuidOf('bob')]);
    expect(statuses(answer)).toContainEqual([uuidOf('r-ada'), 'active']);
  });

  test("4.11 R3: a declaration is the survivor's, and stands under the new id only", async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'mo');
    const answer = await declare(on, 'ada', ECT);
    expect([answer.status, answer.attributes['participant_id']]).toEqual([200, uuidOf('mo')]);
    const of = (who: string) => on.list(`/participant-declarations?filter[participant_id]=${uuidOf(who)}`);
    expect(await of('ada')).toEqual([]);
    expect(await of('mo')).toContain(answer.id);
  });

  test('8.2: every id of a chain goes on working, and each leads to its own record', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    on.dfe.mergeParticipants('bob', 'mo');
    for (const [who, record] of [
      ['ada', 'r-ada'],
      ['bob', 'r-bob'],
    ] as const) {
      const answer = await put(on, who, 'defer', { ...ECT, reason: 'other' });
      expect([answer.status, answer.id]).toEqual([200, uuidOf('mo')]);
      expect(statuses(answer)).toContainEqual([uuidOf(record), 'deferred']);
    }
  });

  test('8.1: a merge that a corrected TRN brings is as one by hand', async () => {
    const on = stage(people);
    on.dfe.correctTrn('bob', '1000001');
    const answer = await put(on, 'bob', 'defer', { ...ECT, reason: 'other' });
    expect([answer.status, answer.id]).toEqual([200, uuidOf('ada')]);
    expect(statuses(answer)).toContainEqual([uuidOf('r-bob'), 'deferred']);
  });

  test("4.11 R4: in a role whose record hangs on the survivor's own registration, it is not recognised", async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'mo');
    expect((await put(on, 'ada', 'defer', { ...MENTOR, reason: 'other' })).titles).toEqual(['participant_id']);
    expect((await declare(on, 'ada', MENTOR, 'started')).titles).toContain('participant_id');
    expect((await put(on, 'mo', 'defer', { ...MENTOR, reason: 'other' })).status).toBe(200);
  });

  test('4.11 R5: in a role that nobody of the two has, the course is not', async () => {
    const on = stage(people);
    on.dfe.mergeParticipants('ada', 'bob');
    expect((await put(on, 'ada', 'defer', { ...MENTOR, reason: 'other' })).titles).toEqual(['course_identifier']);
  });

  test('an id that the scenario retired without saying that a record hangs on it stays refused', async () => {
    const idChanges = [{ from: 'again', to: 'ada', at: '2025-10-01T00:00:00Z' }];
    const on = stage({
      ...people,
      participants: people.participants?.map((one) => (one.id === 'ada' ? { ...one, idChanges } : one)) ?? [],
    });
    on.dfe.mergeParticipants('ada', 'bob');
    expect((await put(on, 'again', 'defer', { ...ECT, reason: 'other' })).titles).toEqual(['participant_id']);
    expect((await put(on, 'ada', 'defer', { ...ECT, reason: 'other' })).status).toBe(200);
  });

  test('the same through the control endpoints', async () => {
    const mock = createMock({ service: 'ecf', scenario: people });
    const server = await serve(mock);
    const merge = await fetch(`${server.url}/__mock/dfe/mergeParticipants`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '["ada","bob"]',
    });
    expect(merge.status).toBe(200);
    const token = mock.token('lp1');
    const dfe = createClient({ service: 'ecf', baseUrl: server.url, token, checks: 'off' });
    expect((await dfe.participants.defer(mock.id('ada'), { ...ECT, reason: 'other' })).id).toBe(mock.id('bob'));
    await server.close();
  });
});

/** Each write of a participant, as it is checked and as it is sent. */
function writesOf(mock: Mock, symbol: string, course_identifier: 'ecf-induction' | 'ecf-mentor') {
  const client = (checks: 'documented' | 'off') =>
    createClient({ service: 'ecf', baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch, checks });
  const [asking, sending] = [client('documented'), client('off')];
  const id = mock.id(symbol);
  const away = { course_identifier, reason: 'other' } as const;
  const schedule = { course_identifier, schedule_identifier: 'ecf-extended-september' } as const;
  const declaration = {
    participant_id: id,
    course_identifier,
    declaration_type: 'started',
    declaration_date: '2025-10-10T10:00:00Z',
  } as const;
  const writes: [check: () => Promise<Verdict>, send: () => Promise<unknown>][] = [
    [() => asking.participants.checkDefer(id, away), () => sending.participants.defer(id, away)],
    [() => asking.participants.checkWithdraw(id, away), () => sending.participants.withdraw(id, away)],
    [
      () => asking.participants.checkResume(id, { course_identifier }),
      () => sending.participants.resume(id, { course_identifier }),
    ],
    [
      () => asking.participants.checkChangeSchedule(id, schedule),
      () => sending.participants.changeSchedule(id, schedule),
    ],
    [() => asking.declarations.check(declaration), () => sending.declarations.create(declaration)],
  ];
  return writes;
}

describe('a generated world in which people are merged', () => {
  const scenario = generateScenario({ service: 'ecf', seed: 3, participants: 40 });
  const symbols = (scenario.participants ?? []).map(({ id }) => id);

  test.each([0, 1, 2, 3, 4, 5])('the checks refuse by no id what the mock accepts (%i)', async (round) => {
    const mock = createMock({ service: 'ecf', scenario });
    const [first = '', second = '', third = ''] = symbols.slice(round * 5);
    mock.dfe.mergeParticipants(first, second);
    if (round % 2 === 1) mock.dfe.mergeParticipants(second, third);
    const merged = mock.snapshot();
    let accepted = 0;
    for (const symbol of [first, second, third]) {
      for (const course of ['ecf-induction', 'ecf-mentor'] as const) {
        for (const [check, send] of writesOf(mock, symbol, course)) {
          mock.restore(merged);
          const verdict = await check();
          await send().catch(() => {});
          const answer = mock.requests.findLast(({ method }) => method !== 'GET');
          expect(broken(verdict, answer ?? { status: 0, rules: [] })).toEqual([]);
          if (symbol === first && answer?.status === 200) accepted += 1;
        }
      }
    }
    // whoever was retired could be written to before, and still can
    expect(accepted).toBeGreaterThan(0);
  });
});
