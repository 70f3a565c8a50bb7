import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../src/contract/routes.ts';
import { createControl, type Control } from '../../../src/mock/control/control.ts';
import { randomOf, type Random } from '../../../src/mock/worlds/random.ts';
import { callerOn } from '../../support/mock-caller.ts';
import { runs } from '../../support/size.ts';

const STEPS = runs(300);

/** Whatever is said to the control endpoints: never 500, a refusal changes nothing, and what is taken can be read. */

const texts = [
  '', ' ', 'x', 'gil', 'ben', 'ada', 's1', 'ps1', 'lp1', 'st-2025-apr', 'd-eligible', 'ect', 'mentor', '__proto__', 'constructor',
  '5', '2026-02-30', '2026-03-01', '0001-01-01', '2026-03-01T09:00:00', '2026-03-01T09:00:00Z', '9999-12-31T23:59:59Z',
  'participants.list', 'status', 'drop', 'meanwhile', 'pass', 'other', 'mistake', 'a@b.example', '\u0000', '\ud800', 'x'.repeat(300),
  'a\r\nb', '→', '1234567', 'Ann Other',
]; // prettier-ignore
const numbers = [0, -1, 1, 1.5, 2, 99, 204, 503, 600, 2025, 2026, 2099, 9e15, 1e300, -1e300, 1e8, 1e-9, 3_600_001];
const keys = [
  'now', 'days', 'hours', 'effect', 'kind', 'status', 'body', 'headers', 'ms', 'chunks', 'at', 'perPage', 'afterMs', 'operation', 'page',
  'from', 'times', 'probability', 'id', 'role', 'name', 'email', 'trn', 'partnership', 'school', 'interestIn', 'lp', 'cohort', 'schedule',
  'mentor', 'on', 'to', 'reason', 'start', 'end', 'outcome', 'args', 'schedul', '__proto__', 'toString', 'leadProviders', 'participants',
]; // prettier-ignore

function garbage(random: Random, depth = 0): unknown {
  switch (random.below(depth > 3 ? 4 : 7)) {
    case 0:
      return random.pick(texts);
    case 1:
      return random.pick(numbers);
    case 2:
      return random.pick([null, true, false]);
    case 3:
      return random.pick(texts);
    case 4:
      return Array.from({ length: random.below(4) }, () => garbage(random, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: random.below(5) }, () => [random.pick(keys), garbage(random, depth + 1)]),
      );
  }
}

/** What is right but for one place, so that it comes further than what is wrong everywhere. */
function nearly(random: Random, right: unknown): unknown {
  if (random.chance(0.15)) return garbage(random, 2);
  if (Array.isArray(right)) return right.map((one: unknown) => nearly(random, one));
  if (typeof right !== 'object' || right === null) return right;
  const entries = Object.entries(right).map(([key, value]: [string, unknown]) => [key, nearly(random, value)]);
  if (random.chance(0.1)) entries.push([random.pick(keys), garbage(random, 2)]);
  return Object.fromEntries(entries);
}

const right: Readonly<Record<string, readonly unknown[]>> = {
  'PUT /clock': [{ now: '2026-03-01T09:00:00Z' }],
  'POST /clock/advance': [{ days: 3, hours: -1 }],
  'POST /faults': [
    { effect: { kind: 'status', status: 503, body: 'x', contentType: 'text/plain', headers: { 'x-a': 'b' } }, page: 2 },
    { operation: ['participants.list'], effect: { kind: 'slow-body', ms: 1, chunks: 3 }, times: 2, from: 1 },
  ],
  'POST /snapshots/restore': [{ id: '1' }],
  'POST /dfe/openCohort': [[2027, { enabled: true }]],
  'POST /dfe/closeCohort': [[2025]],
  'POST /dfe/pay': [['st-2025-apr']],
  'POST /dfe/makePayable': [['st-2025-apr']],
  'POST /dfe/mergeParticipants': [['gil', 'ada']],
  'POST /dfe/correctTrn': [['gil', '7654321']],
  'POST /dfe/recordInduction': [['gil', { start: '2025-09-01' }]],
  'POST /dfe/endInduction': [['gil', { end: '2026-01-01', outcome: 'pass' }]],
  'POST /dfe/decideFunding': [['gil', false, { role: 'ect' }]],
  'POST /dfe/setSchoolEligibility': [['s1', false, { schoolLedOnly: false }]],
  'POST /dfe/issueOtherToken': [['abc']],
  'POST /dfe/linkDeliveryPartner': [['dp1', { lp: 'lp1', cohort: 2025 }]],
  'POST /schools/registerParticipant': [
    [{ id: 'new', role: 'ect', name: 'Ann', email: 'a@b.example', trn: '7654321', school: 's1', from: '2026-01-05' }],
    [{ id: 'newer', role: 'mentor', name: 'Bo', partnership: 'ps1', schedule: 'ecf-standard-september' }],
  ],
  'POST /schools/moveParticipant': [['gil', { school: 's2', from: '2026-02-01', to: '2026-01-15' }]],
  'POST /schools/reportLeaving': [['gil', { on: '2026-03-01' }]],
  'POST /schools/removeParticipant': [['gil', { role: 'ect' }]],
  'POST /schools/assignMentor': [['ada', 'gil']],
  'POST /schools/changeName': [['gil', 'Gil New']],
  'POST /schools/changeEmail': [['gil', 'g@b.example', { role: 'ect' }]],
  'POST /schools/setTutor': [['s1', { name: 'Tu Tor', email: 't@b.example' }]],
  'POST /schools/challengePartnership': [['ps1', 'mistake']],
  'PUT /scenario': [{ leadProviders: ['lp1'], cohorts: [{ year: 2025 }], schools: [{ id: 's1', urn: '123456' }] }],
  'DELETE /faults': [],
  'GET /requests': [],
  'GET /ids': [],
  'POST /snapshots': [],
  'DELETE /requests': [],
  'GET /clock': [],
};

const queries = ['', '', '?id=1', '?id=abc', '?last=0', '?last=2', '?symbol=gil', '?symbol=', '?x=%E0%A4%A'];

async function say(control: Control, method: string, path: string, body?: string): Promise<[number, string]> {
  const response = await control(
    new Request(`http://localhost/__mock${path}`, { method, ...(body !== undefined && { body }) }),
  );
  return [response.status, await response.text()];
}

/** Everything that can be read of a mock, as one text. */
async function seen(mock: Mock, control: Control): Promise<string> {
  const parts = await Promise.all(
    ['/world', '/faults', '/clock', '/scenario', '/tokens'].map((path) => say(control, 'GET', path)),
  );
  for (const [status] of parts) expect(status).toBe(200);
  return JSON.stringify([parts, mock.requests.length]);
}

const lists = [
  'participants.list',
  'transfers.list',
  'unfundedMentors.list',
  'declarations.list',
  'partnerships.list',
  'deliveryPartners.list',
  'statements.list',
  'schools.list',
] as const;

/** Reads what providers see, every answer held against the description. */
async function readAll(mock: Mock): Promise<void> {
  mock.faults.clear();
  for (const written of mock.scenario.leadProviders ?? []) {
    const caller = callerOn(mock, typeof written === 'string' ? written : written.id);
    for (const list of lists) {
      const path = routes[mock.service][list][1].replace('/api/v3', '');
      const query = list === 'schools.list' ? '?filter[cohort]=2025' : '';
      expect([path, (await caller.get(path + query)).status]).toEqual([path, 200]);
    }
  }
}

describe.each(['rect', 'ecf'] as const)('garbage at the control endpoints, %s', (service) => {
  test.each([1, 2, 3])('is never answered with 500, and what is refused changes nothing, seed %i', async (seed) => {
    const random = randomOf(seed);
    const mock = createMock({ service, seed });
    const control = createControl(mock, (scenario) => mock.load(scenario));
    const start = mock.snapshot();
    let before = await seen(mock, control);
    let taken = 0;
    for (let i = 0; i < STEPS; i += 1) {
      const route = random.pick(Object.keys(right));
      const [method = '', path = ''] = route.split(' ');
      const model = right[route] ?? [];
      const thing = model.length > 0 && random.chance(0.8) ? nearly(random, random.pick(model)) : garbage(random);
      const text = random.chance(0.03) ? '{"a":' : JSON.stringify(thing);
      const query = random.chance(0.9) && method !== 'DELETE' ? '' : random.pick(queries);
      const [status, answer] = await say(control, method, path + query, method === 'GET' ? undefined : text);
      const told = `${route}${query} ${text} -> ${status} ${answer}`;
      expect(status < 500, told).toBe(true);
      if (status >= 400) {
        const after = await seen(mock, control);
        expect(after === before, told).toBe(true);
      } else {
        taken += 1;
        await readAll(mock).catch((error: unknown) => {
          throw new Error(told, { cause: error });
        });
        // a world that was emptied or closed refuses nearly everything that follows
        if (random.chance(0.2) || path === '/scenario') mock.restore(start);
        before = await seen(mock, control);
      }
    }
    expect(taken).toBeGreaterThan(STEPS / 15);
  });
});
