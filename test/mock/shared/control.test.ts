import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { createControl, type Control } from '../../../src/mock/control/control.ts';

interface Said {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

function stage(service: 'rect' | 'ecf' = 'rect'): { mock: Mock; control: Control } {
  const mock = createMock({ service });
  return { mock, control: createControl(mock, (scenario) => mock.load(scenario)) };
}

async function say(control: Control, method: string, path: string, body?: unknown): Promise<Said> {
  const response = await control(
    new Request(`http://localhost/__mock${path}`, {
      method,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** Calls what takes typed arguments with others. */
function calling(on: object, name: string, args: readonly unknown[]): () => unknown {
  const found: unknown = Reflect.get(on, name);
  if (typeof found !== 'function') throw new Error(`there is no ${name}`);
  return (): unknown => Reflect.apply(found, on, args);
}

const deep = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('the clock', () => {
  test.each([
    [9e15],
    [1e300],
    [-1e14],
    [Date.UTC(1899, 11, 31)],
    ['5'],
    ['2026'],
    ['2026-03-01'],
    ['2026-03-01T09:00:00'],
    ['2026-03-01 09:00:00Z'],
    ['2026-02-30T09:00:00Z'],
    ['2025-02-29T09:00Z'],
    ['2026-03-01T24:00:00Z'],
    ['2026-03-01T09:60:00Z'],
    ['2026-03-01T09:00:00+25:00'],
    ['1 March 2026 09:00 UTC'],
    ['+012026-03-01T09:00:00Z'],
    [''],
    [null],
    [true],
    [{}],
    [[]],
  ])('refuses %j, over HTTP and in process, and stays where it is', async (instant) => {
    const { mock, control } = stage();
    const before = mock.clock.now;
    const answer = await say(control, 'PUT', '/clock', { now: instant });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining('body.now') } });
    expect(calling(mock.clock, 'set', [instant])).toThrow(/^mock\.clock\.set: the instant/);
    expect(mock.clock.now).toBe(before);
    expect((await say(control, 'GET', '/world')).status).toBe(200);
  });

  test.each([
    ['2026-03-01T09:00Z', '2026-03-01T09:00:00.000Z'],
    ['2026-03-01T09:00:07.250+01:00', '2026-03-01T08:00:07.250Z'],
    ['2024-02-29T23:59:59-05:30', '2024-03-01T05:29:59.000Z'],
    ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
    [Date.UTC(2026, 2, 1), '2026-03-01T00:00:00.000Z'],
  ])('takes %j', async (instant, now) => {
    for (const service of ['rect', 'ecf'] as const) {
      const { mock, control } = stage(service);
      expect(await say(control, 'PUT', '/clock', { now: instant })).toMatchObject({ status: 200, body: { now } });
      mock.clock.set(typeof instant === 'number' ? new Date(instant) : instant);
      expect(mock.clock.now).toBe(now);
      expect((await say(control, 'GET', '/world')).status).toBe(200);
    }
  });

  test.each([
    [{ days: 1e8 }],
    [{ days: 1e308 }],
    [{ days: -1e5 }],
    [{ days: '3' }],
    [{ day: 3 }],
    [{ days: null }],
    [[]],
    [3],
    [null],
  ])('does not advance by %j', async (by) => {
    const { mock, control } = stage();
    const before = mock.clock.now;
    expect((await say(control, 'POST', '/clock/advance', by)).status).toBe(400);
    expect(calling(mock.clock, 'advance', [by])).toThrow(/^mock\.clock\.advance:/);
    expect(mock.clock.now).toBe(before);
  });

  test('NaN and a Date that is none are refused, and a misspelt unit is told', () => {
    const { mock } = stage();
    expect(() => mock.clock.set(NaN)).toThrow(RangeError);
    expect(() => mock.clock.set(new Date(NaN))).toThrow(RangeError);
    expect(() => mock.clock.advance({ days: NaN })).toThrow(RangeError);
    expect(calling(mock.clock, 'advance', [{ day: 3 }])).toThrow('Did you mean days?');
  });

  test('a scenario whose now lies beyond the years changes nothing', async () => {
    const { mock, control } = stage();
    const before = mock.scenario;
    expect((await say(control, 'PUT', '/scenario', { now: '0001-01-01T00:00:00Z' })).status).toBe(400);
    expect(mock.scenario).toBe(before);
  });
});

describe('a fault that cannot be carried out', () => {
  test.each([
    [{ kind: 'status', status: 99 }, 'effect.status'],
    [{ kind: 'status', status: 600 }, 'effect.status'],
    [{ kind: 'status', status: 200.5 }, 'effect.status'],
    [{ kind: 'status', status: '503' }, 'effect.status'],
    [{ kind: 'status' }, 'effect.status'],
    [{ kind: 'status', status: 204, body: '' }, 'effect.body'],
    [{ kind: 'status', status: 205, body: 'x' }, 'effect.body'],
    [{ kind: 'status', status: 304, body: 'x' }, 'effect.body'],
    [{ kind: 'status', status: 503, contentType: 'text/plain' }, 'effect.contentType'],
    [{ kind: 'status', status: 503, body: 'x', contentType: 'a\nb' }, 'effect.contentType'],
    [{ kind: 'status', status: 503, body: 7 }, 'effect.body'],
    [{ kind: 'status', status: 503, headers: { 'Content-Length': '3' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { 'transfer-encoding': 'chunked' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { connection: 'close' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { 'x y': 'a' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { '': 'a' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { 'x-a': 'a\r\nb: c' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { 'x-a': '→' } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: { 'x-a': 3 } }, 'effect.headers'],
    [{ kind: 'status', status: 503, headers: ['x-a'] }, 'effect.headers'],
    [{ kind: 'html', status: 204 }, 'effect.status'],
    [{ kind: 'html', status: 99 }, 'effect.status'],
    [{ kind: 'slow-body', ms: 10, chunks: 0 }, 'effect.chunks'],
    [{ kind: 'slow-body', ms: 10, chunks: 1.5 }, 'effect.chunks'],
    [{ kind: 'slow-body', ms: 10, chunks: 1001 }, 'effect.chunks'],
    [{ kind: 'slow-body', ms: -1 }, 'effect.ms'],
    [{ kind: 'slow-body', ms: 3_600_001 }, 'effect.ms'],
    [{ kind: 'slow-body' }, 'effect.ms'],
    [{ kind: 'truncate', at: -0.1 }, 'effect.at'],
    [{ kind: 'truncate', at: 1.1 }, 'effect.at'],
    [{ kind: 'truncate', at: '0.5' }, 'effect.at'],
    [{ kind: 'latency', ms: 1e10 }, 'effect.ms'],
    [{ kind: 'latency', ms: null }, 'effect.ms'],
    [{ kind: 'late', afterMs: -5 }, 'effect.afterMs'],
    [{ kind: 'late', afterMs: 1e10 }, 'effect.afterMs'],
    [{ kind: 'clamp', perPage: 0 }, 'effect.perPage'],
    [{ kind: 'clamp', perPage: 2.5 }, 'effect.perPage'],
    [{ kind: 'clamp' }, 'effect.perPage'],
    [{ kind: 'skew', ms: 1e300 }, 'effect.ms'],
    [{ kind: 'drop', ms: 3 }, '"ms"'],
    [{ kind: 'status', statos: 503 }, 'Did you mean status?'],
    [{ kind: 'latencie', ms: 3 }, 'Did you mean latency?'],
    [{ kind: 'constructor' }, 'effect.kind'],
    [{ kind: 7 }, 'effect.kind'],
    ['drop', 'effect'],
    [null, 'effect'],
  ])('is refused: %j', async (effect, says) => {
    const { mock, control } = stage();
    const answer = await say(control, 'POST', '/faults', { effect });
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(says) } });
    expect(calling(mock.faults, 'add', [{ effect }])).toThrow(says);
    expect(mock.faults.list).toEqual([]);
  });

  test.each([
    [{}, 'effect'],
    [{ effect: { kind: 'drop' }, tims: 3 }, 'Did you mean times?'],
    [{ effect: { kind: 'drop' }, operation: [] }, 'operation'],
    [{ effect: { kind: 'drop' }, operation: 'participants.defr' }, 'operation'],
    [{ effect: { kind: 'drop' }, operation: [7] }, 'operation[0]'],
    [{ effect: { kind: 'drop' }, leadProvider: 7 }, 'leadProvider'],
    [{ effect: { kind: 'drop' }, page: 0 }, 'page'],
    [{ effect: { kind: 'drop' }, from: '1' }, 'from'],
    [{ effect: { kind: 'drop' }, times: 1.5 }, 'times'],
    [{ effect: { kind: 'drop' }, probability: 2 }, 'probability'],
  ])('nor is one with other conditions: %j', async (fault, says) => {
    const { mock, control } = stage();
    expect(await say(control, 'POST', '/faults', fault)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(says) },
    });
    expect(calling(mock.faults, 'add', [fault])).toThrow(says);
    expect(mock.faults.list).toEqual([]);
  });

  test('NaN is refused in process, code over HTTP, and bodies however deep', async () => {
    const { mock, control } = stage();
    for (const effect of [
      { kind: 'latency', ms: NaN },
      { kind: 'slow-body', ms: NaN },
      { kind: 'late', afterMs: NaN },
      { kind: 'skew', ms: NaN },
      { kind: 'truncate', at: NaN },
    ] as const)
      expect(() => mock.faults.add({ effect })).toThrow(RangeError);
    expect(await say(control, 'POST', '/faults', { effect: { kind: 'meanwhile' } })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('in process only') },
    });
    for (const body of [
      deep(50_000),
      `{"effect":${deep(50_000)}}`,
      `{"effect":{"kind":"status","status":503,"headers":${deep(50_000)}}}`,
    ])
      expect((await say(control, 'POST', '/faults', body)).status).toBe(400);
    expect((await say(control, 'GET', '/faults')).body).toEqual([]);
  });

  test('one that was added no longer changes with what was given, and is read back as it was sent', async () => {
    const { mock, control } = stage();
    const sent = { operation: ['participants.list'], effect: { kind: 'status', status: 503, headers: { 'x-a': 'b' } } };
    await say(control, 'POST', '/faults', sent);
    expect((await say(control, 'GET', '/faults')).body).toMatchObject([{ fault: sent }]);
    const effect = { kind: 'status', status: 503 } as { kind: 'status'; status: number };
    mock.faults.add({ effect });
    effect.status = 1;
    expect(mock.faults.list[1]?.fault.effect).toEqual({ kind: 'status', status: 503 });
  });

  test.each([204, 205, 304, 200, 418, 599])('a status %i is answered, cut and slow as well', async (status) => {
    const { mock } = stage();
    mock.faults.add({ effect: { kind: 'status', status } });
    mock.faults.add({ effect: { kind: 'truncate' } });
    mock.faults.add({ effect: { kind: 'slow-body', ms: 1 } });
    const response = await mock.fetch(
      new Request('http://localhost/api/v3/statements', { headers: { authorization: 'Bearer lp1-token' } }),
    );
    expect(response.status).toBe(status);
  });
});

describe.each(['rect', 'ecf'] as const)('steps of DfE and schools, %s', (service) => {
  const long = 'x'.repeat(256);
  test.each<[string, string, unknown[], string]>([
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', schedul: 'x' }], 'Did you mean schedule?'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ECT' }], 'registration.role'],
    ['schools', 'registerParticipant', [{ id: 7, role: 'ect' }], 'registration.id'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', name: 7 }], 'registration.name'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', name: long }], 'registration.name'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', email: 'none' }], 'registration.email'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', from: '2026-02-30' }], 'registration.from'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', trn: 1234567 }], 'registration.trn'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', workingPattern: 'some' }], 'workingPattern'],
    ['schools', 'registerParticipant', [{ id: 'n', role: 'ect', interestIn: { lp: 'lp1' } }], 'interestIn.cohort'],
    ['schools', 'registerParticipant', [], 'registration'],
    ['schools', 'undoRegistration', [null], 'participant'],
    ['schools', 'moveParticipant', ['gil', { to: 5 }], 'move.to'],
    ['schools', 'moveParticipant', ['gil', { form: '2026-01-01' }], 'Did you mean from?'],
    ['schools', 'reportLeaving', ['gil', { on: '2026-1-1' }], 'leaving.on'],
    ['schools', 'reportLeaving', ['gil', { on: '0001-01-01' }], 'leaving.on'],
    ['schools', 'removeParticipant', ['gil', { role: 7 }], 'options.role'],
    ['schools', 'assignMentor', ['gil'], 'mentor'],
    ['schools', 'changeName', ['gil', 5], 'name'],
    ['schools', 'changeName', ['gil', null], 'name'],
    ['schools', 'changeName', ['gil', '   '], 'name'],
    ['schools', 'changeName', ['gil', long], 'name'],
    ['schools', 'changeName', ['gil', 'Gil', 'Brandt'], '3 arguments'],
    ['schools', 'changeEmail', ['gil', { a: 1 }], 'email'],
    ['schools', 'changeEmail', ['gil', 'a b@c.example'], 'email'],
    ['schools', 'changeEmail', ['gil', 'a@b.example', { rol: 'ect' }], 'Did you mean role?'],
    ['schools', 'setTutor', ['s1', { name: 'A' }], 'tutor.email'],
    ['schools', 'setTutor', ['s1', { name: 7, email: 'a@b.example' }], 'tutor.name'],
    ['schools', 'challengePartnership', ['ps1', 'dislike'], 'reason'],
    ['dfe', 'openCohort', ['2026'], 'year'],
    ['dfe', 'openCohort', [2026, { enabled: 'yes' }], 'flags.enabled'],
    ['dfe', 'closeCohort', [null], 'year'],
    ['dfe', 'pay', [['st1']], 'statement'],
    ['dfe', 'correctTrn', ['gil', 1234567], 'trn'],
    ['dfe', 'recordInduction', ['gil', { start: '2026-13-01' }], 'induction.start'],
    ['dfe', 'recordInduction', ['gil', null], 'induction'],
    ['dfe', 'endInduction', ['gil', { end: '2026-01-01', outcome: 'passed' }], 'induction.outcome'],
    ['dfe', 'decideFunding', ['gil', 'yes'], 'eligible'],
    ['dfe', 'recordMentorIneligibility', ['gil', { on: '2026-01-01', reason: 'x' }], 'ineligibility.reason'],
    ['dfe', 'challengePartnership', ['ps1', 7], 'reason'],
    ['dfe', 'linkDeliveryPartner', ['dp1', { lp: 'lp1', cohort: 2025, chort: 1 }], 'Did you mean cohort?'],
    ['dfe', 'setSchoolEligibility', ['s1', 1], 'eligible'],
    ['dfe', 'issueOtherToken', [{}], 'token'],
  ])('%s.%s(…%j) is refused alike over HTTP and in process', async (who, step, args, says) => {
    const { mock, control } = stage(service);
    const before = await say(control, 'GET', '/world');
    const answer = await say(control, 'POST', `/${who}/${step}`, args);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.stringContaining(says) } });
    const actor = who === 'dfe' ? mock.dfe : mock.schools;
    expect(calling(actor, step, args)).toThrow(answer.body['error']);
    expect(await say(control, 'GET', '/world')).toEqual(before);
  });
});

describe('queries and bodies that ask for something else', () => {
  test.each([
    ['GET', '/requests?last=0', undefined],
    ['GET', '/requests?last=-3', undefined],
    ['GET', '/requests?last=x', undefined],
    ['GET', '/requests?last=', undefined],
    ['GET', '/requests?last=1&last=2', undefined],
    ['GET', '/requests?lst=3', undefined],
    ['GET', '/clock?now=1', undefined],
    ['GET', '/ids', undefined],
    ['DELETE', '/faults?id=abc', undefined],
    ['DELETE', '/faults?id=0', undefined],
    ['DELETE', '/faults?ids=1', undefined],
    ['DELETE', '/faults', { id: 1 }],
    ['POST', '/snapshots', { id: 'mine' }],
    ['POST', '/snapshots/restore', { id: 1 }],
    ['POST', '/snapshots/restore', {}],
    ['POST', '/dfe/pay', { arg: [] }],
    ['POST', '/dfe/pai', ['st1']],
    ['PUT', '/clock', { now: '2026-03-01T09:00:00Z', zone: 'UTC' }],
    ['PUT', '/clock', '{'],
  ])('%s %s %j', async (method, path, body) => {
    const { mock, control } = stage();
    mock.faults.add({ effect: { kind: 'drop' } });
    const answer = await say(control, method, path, body);
    expect(answer).toMatchObject({ status: 400, body: { error: expect.any(String) } });
    expect(mock.faults.list.length).toBe(1);
  });

  test('those that are right', async () => {
    const { mock, control } = stage();
    const id = mock.faults.add({ effect: { kind: 'drop' } });
    expect((await say(control, 'DELETE', `/faults?id=${id}`)).body).toEqual({ left: 0 });
    expect((await say(control, 'GET', '/requests?last=3')).body).toEqual([]);
    expect((await say(control, 'POST', '/snapshots', {})).status).toBe(200);
    expect((await say(control, 'POST', '/dfe/pay', { args: ['st-2025-apr'] })).status).toBe(200);
    expect(() => mock.faults.remove(NaN)).toThrow(RangeError);
  });
});

describe('snapshots over HTTP', () => {
  test('the newest twenty are kept, and an older one is told from one that never was', async () => {
    const { mock, control } = stage();
    const ids: unknown[] = [];
    for (let taken = 0; taken < 23; taken += 1) {
      ids.push((await say(control, 'POST', '/snapshots')).body['id']);
      mock.clock.advance({ days: 1 });
    }
    expect(new Set(ids).size).toBe(23);
    const restore = (id: unknown): Promise<Said> => say(control, 'POST', '/snapshots/restore', { id });
    for (const [day, id] of ids.entries()) {
      const { status, body } = await restore(id);
      if (day < 3) {
        expect([status, body['error']]).toEqual([
          400,
          expect.stringMatching(new RegExp(`^the snapshot ${String(id)} is no longer kept: only the newest 20 are\\.`)),
        ]);
      } else {
        expect([status, body['now']]).toEqual([200, new Date(Date.UTC(2026, 1, 10 + day, 12)).toISOString()]);
      }
    }
    for (const id of ['24', '0', '01', '1.0', 'x', '__proto__'])
      expect(await restore(id)).toMatchObject({
        status: 400,
        body: { error: expect.stringContaining('no such snapshot') },
      });
  });
});

describe('a fault without end', () => {
  test('is listed over HTTP as always, and taken as always', async () => {
    const { mock, control } = stage();
    mock.faults.add({ effect: { kind: 'drop' }, times: Infinity });
    mock.faults.add({ effect: { kind: 'drop' }, times: 3 });
    mock.faults.add({ effect: { kind: 'drop' } });
    expect((await say(control, 'POST', '/faults', { effect: { kind: 'drop' }, times: 'always' })).status).toBe(200);
    const { body } = await say(control, 'GET', '/faults');
    expect(Object.values(body)).toMatchObject([
      { fault: { times: 'always' }, seen: 0, struck: 0 },
      { fault: { times: 3 } },
      { fault: { effect: { kind: 'drop' } } },
      { fault: { times: 'always' } },
    ]);
    expect(mock.faults.list.map(({ fault }) => fault.times)).toEqual([Infinity, 3, undefined, Infinity]);
    for (const times of ['often', null, 0])
      expect((await say(control, 'POST', '/faults', { effect: { kind: 'drop' }, times })).status).toBe(400);
  });
});
