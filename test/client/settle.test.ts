import { isLeadProviderError, type SendOptions } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, json, observe, OTHER_ID, type Observed, type Seen } from '../support/observed-client.ts';

const NOW = '2026-02-10T12:01:30Z';
const lost = (): Promise<Response> =>
  Promise.reject(
    Object.assign(new TypeError('fetch failed'), { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) }),
  );
const draft = {
  participant_id: ID,
  declaration_type: 'started',
  course_identifier: 'ecf-induction',
  declaration_date: '2025-10-01T00:00:00.500Z',
} as const;

interface Case {
  readonly write: (dfe: Observed<'rect'>['dfe'], options?: SendOptions) => Promise<unknown>;
  /** A record that shows the write, and one that does not. */
  readonly done: object;
  readonly undone: object;
  readonly list?: true;
}
const enrolment = (more: object): object => ({
  id: ID,
  type: 'participant',
  attributes: {
    participant_id_changes: [],
    ecf_enrolments: [
      {
        participant_type: 'mentor',
        training_status: 'active',
        schedule_identifier: 'ecf-standard-april',
        cohort: '2025',
      },
      { participant_type: 'ect', ...more },
    ],
  },
});
const declaration = (more: object): object => ({
  id: OTHER_ID,
  type: 'participant-declaration',
  attributes: {
    ...draft,
    declaration_date: '2025-10-01T00:00:00Z',
    state: 'submitted',
    created_at: NOW,
    ...more,
  },
});

const cases: Readonly<Record<string, Case>> = {
  'declarations.create': {
    write: (dfe, o) => dfe.declarations.create(draft, o),
    list: true,
    done: declaration({}),
    undone: declaration({ state: 'voided' }),
  },
  'declarations.void': {
    write: (dfe, o) => dfe.declarations.void(OTHER_ID, o),
    done: declaration({ state: 'awaiting-clawback' }),
    undone: declaration({}),
  },
  'participants.defer': {
    write: (dfe, o) => dfe.participants.defer(ID, { reason: 'career-break', course_identifier: 'ecf-induction' }, o),
    done: enrolment({ training_status: 'deferred', deferral: { reason: 'career-break', date: NOW } }),
    undone: enrolment({
      training_status: 'deferred',
      deferral: { reason: 'career-break', date: '2025-12-01T00:00:00Z' },
    }),
  },
  'participants.withdraw': {
    write: (dfe, o) => dfe.participants.withdraw(ID, { reason: 'moved-school', course_identifier: 'ecf-induction' }, o),
    done: enrolment({ training_status: 'withdrawn', withdrawal: { reason: 'moved-school', date: NOW } }),
    undone: enrolment({ training_status: 'active', withdrawal: null }),
  },
  'participants.resume': {
    write: (dfe, o) => dfe.participants.resume(ID, { course_identifier: 'ecf-induction' }, o),
    done: enrolment({ training_status: 'active' }),
    undone: enrolment({ training_status: 'deferred' }),
  },
  'participants.changeSchedule': {
    write: (dfe, o) =>
      dfe.participants.changeSchedule(
        ID,
        { schedule_identifier: 'ecf-standard-april', course_identifier: 'ecf-induction', cohort: '2025' },
        o,
      ),
    done: enrolment({ schedule_identifier: 'ecf-standard-april', cohort: '2025' }),
    undone: enrolment({ schedule_identifier: 'ecf-standard-april', cohort: '2024' }),
  },
  'partnerships.create': {
    write: (dfe, o) => dfe.partnerships.create({ cohort: '2025', school_id: ID, delivery_partner_id: OTHER_ID }, o),
    list: true,
    done: {
      id: OTHER_ID,
      type: 'partnership',
      attributes: { school_id: ID, delivery_partner_id: OTHER_ID, created_at: NOW },
    },
    undone: {
      id: OTHER_ID,
      type: 'partnership',
      attributes: { school_id: OTHER_ID, delivery_partner_id: OTHER_ID, created_at: NOW },
    },
  },
  'partnerships.update': {
    write: (dfe, o) => dfe.partnerships.update(ID, { delivery_partner_id: OTHER_ID }, o),
    done: { id: ID, type: 'partnership', attributes: { delivery_partner_id: OTHER_ID } },
    undone: { id: ID, type: 'partnership', attributes: { delivery_partner_id: ID } },
  },
};
const names = Object.keys(cases);

/**
 * A service that loses the replies of the first `losses` writes; `applied` tells whether it has done what was asked.
 */
function service(name: string, applied: (writes: number) => boolean, losses = 1) {
  const { write, done, undone, list } = cases[name] ?? {
    write: () => Promise.reject(new Error('no case')),
    done: {},
    undone: {},
  };
  const runtime = new FakeRuntime(Date.parse(NOW));
  let writes = 0;
  const seen = observe(
    'rect',
    ({ method }: Seen) => {
      if (method !== 'GET') {
        writes += 1;
        return writes <= losses ? lost() : json({ data: done });
      }
      const record = applied(writes) ? done : undone;
      return json({ data: list ? [record] : record }, 200, { date: new Date(runtime.now()).toUTCString() });
    },
    {},
    runtime,
  );
  return { ...seen, runtime, write: (options?: SendOptions) => write(seen.dfe, options), done, writes: () => writes };
}

describe.each(names)('%s, with its reply lost', (name) => {
  test('says that the outcome is unknown, and settle() finds out: applied', async () => {
    const { write, runtime, done, writes, events } = service(name, () => true);
    const error = await errorOf(write());
    expect(error).toMatchObject({ outcome: 'unknown', retryable: false, operation: name });
    if (!isLeadProviderError(error)) throw error;
    expect(await runtime.run(error.settle())).toEqual({ result: 'applied', record: done });
    expect(writes()).toBe(1);
    expect(events).toContainEqual({ type: 'settled', operation: name, result: 'applied' });
  });

  test('settle() says "not applied" only after it has looked for a while', async () => {
    const { write, runtime } = service(name, () => false);
    const error = await errorOf(write());
    if (!isLeadProviderError(error)) throw error;
    const before = runtime.now();
    expect(await runtime.run(error.settle())).toMatchObject({ result: 'not-applied' });
    expect(runtime.now() - before).toBe(10_000);
  });

  test('onUnknown: "settle" answers with the record when it was applied', async () => {
    const { write, runtime, done, writes } = service(name, () => true);
    expect(await runtime.run(write({ onUnknown: 'settle' }))).toEqual(done);
    expect(writes()).toBe(1);
  });

  test('onUnknown: "settle" sends again when it was not', async () => {
    const { write, runtime, done, writes } = service(name, (count) => count > 1);
    expect(await runtime.run(write({ onUnknown: 'settle' }))).toEqual(done);
    expect(writes()).toBe(2);
  });

  test('and tells that nothing was changed when it never gets through', async () => {
    const { write, runtime, writes } = service(name, () => false, 99);
    const error = await errorOf(runtime.run(write({ onUnknown: 'settle' })));
    expect(error).toMatchObject({ kind: 'network', outcome: 'refused', retryable: true });
    expect(writes()).toBe(3);
  });
});

test('a write that is applied late, after it was sent again, is no refusal', async () => {
  const runtime = new FakeRuntime(Date.parse(NOW));
  let writes = 0;
  const { dfe } = observe(
    'rect',
    ({ method }) => {
      if (method === 'GET') return json({ data: writes > 1 ? [declaration({})] : [] });
      writes += 1;
      return writes === 1
        ? lost()
        : json({ errors: [{ title: 'declaration_type', detail: 'has been submitted' }] }, 422);
    },
    { onUnknown: 'settle' },
    runtime,
  );
  expect(await runtime.run(dfe.declarations.create(draft))).toEqual(declaration({}));
});

test("another provider's declaration of the same type and date is not taken for one's own", async () => {
  const runtime = new FakeRuntime(Date.parse(NOW));
  const { dfe } = observe(
    'rect',
    ({ method }) => (method === 'GET' ? json({ data: [declaration({ created_at: '2026-01-01T00:00:00Z' })] }) : lost()),
    {},
    runtime,
  );
  const error = await errorOf(dfe.declarations.create(draft));
  if (!isLeadProviderError(error)) throw error;
  expect(await runtime.run(error.settle())).toMatchObject({ result: 'not-applied' });
});

test('the clock of the sandbox is the one to judge by', async () => {
  const runtime = new FakeRuntime(Date.parse(NOW));
  const serverDate = new Date('2025-10-05T09:00:00Z');
  const { dfe, requests } = observe(
    'rect',
    ({ method }) => (method === 'GET' ? json({ data: [declaration({ created_at: '2025-10-05T09:00:00Z' })] }) : lost()),
    { serverDate },
    runtime,
  );
  const error = await errorOf(dfe.declarations.create(draft));
  if (!isLeadProviderError(error)) throw error;
  expect(await error.settle()).toMatchObject({ result: 'applied' });
  expect(requests.map(({ headers }) => headers.get('x-with-server-date'))).toEqual([
    serverDate.toISOString(),
    serverDate.toISOString(),
  ]);
});

test('settle() never rejects: what cannot be found out is unknown', async () => {
  const runtime = new FakeRuntime();
  const { dfe } = observe('rect', lost, {}, runtime);
  const error = await errorOf(dfe.declarations.create(draft));
  if (!isLeadProviderError(error)) throw error;
  expect(await runtime.run(error.settle())).toMatchObject({ result: 'unknown', cause: { kind: 'network' } });
});

test('settle() of an error whose outcome is known repeats it', async () => {
  const { dfe } = observe('rect', () => json({ errors: [] }, 422));
  const error = await errorOf(dfe.declarations.void(ID));
  if (!isLeadProviderError(error)) throw error;
  expect(await error.settle()).toEqual({ result: 'not-applied', record: null });
});

test('a write that its caller stopped is left alone, but can be settled afterwards', async () => {
  const controller = new AbortController();
  const runtime = new FakeRuntime(Date.parse(NOW));
  const { dfe, requests } = observe(
    'rect',
    ({ method }) =>
      method === 'GET' ? json({ data: declaration({ state: 'voided' }) }) : new Promise(() => undefined),
    { onUnknown: 'settle' },
    runtime,
  );
  const call = dfe.declarations.void(OTHER_ID, { signal: controller.signal });
  await runtime.advance(10);
  controller.abort();
  const error = await errorOf(call);
  expect(requests).toHaveLength(1);
  if (!isLeadProviderError(error, 'aborted')) throw error;
  expect(await error.settle()).toMatchObject({ result: 'applied' });
});
