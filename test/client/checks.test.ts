import { getEventListeners } from 'node:events';
import {
  createClient,
  isLeadProviderError,
  type CheckSettings,
  type Client,
  type LeadProviderError,
} from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';

const course = { course_identifier: 'ecf-induction' } as const;
const deferral = { reason: 'parental-leave', ...course } as const;

function rect(settings: CheckSettings = {}): { mock: Mock; dfe: Client<'rect'>; sent: () => string[] } {
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'http://localhost',
    token: mock.token('lp1'),
    fetch: mock.fetch,
    retries: 0,
    ...settings,
  });
  return { mock, dfe, sent: () => mock.requests.map(({ operation }) => operation ?? '?') };
}

async function failure(promise: Promise<unknown>): Promise<LeadProviderError> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isLeadProviderError(error)) throw new Error(`expected an error of the package, not ${String(error)}`);
  return error;
}

describe('before a write', () => {
  test('the participant is read, and what is certainly refused is not sent', async () => {
    const { mock, dfe, sent } = rect();
    const error = await failure(dfe.participants.defer(mock.id('dan'), deferral));
    expect(error).toMatchObject({
      kind: 'rule',
      outcome: 'not-sent',
      operation: 'participants.defer',
      currentId: null,
      refusals: [
        {
          rule: 'rect.defer.F4',
          title: 'participant_id',
          enforcedBy: 'service',
          source: expect.stringContaining('withdrawn'),
        },
      ],
      issues: [{ title: 'participant_id' }],
    });
    expect(error.message).toContain('rule rect.defer.F4, docs/services/rect.md#f4');
    expect(sent()).toEqual(['participants.get']);
  });

  test('what passes is sent, after one read', async () => {
    const { mock, dfe, sent } = rect();
    await dfe.participants.defer(mock.id('ben'), deferral);
    expect(sent()).toEqual(['participants.get', 'participants.defer']);
  });

  test('a new declaration reads the participant and their declarations; what is passed is not read', async () => {
    const { mock, dfe, sent } = rect();
    const draft = {
      participant_id: mock.id('ben'),
      declaration_type: 'started',
      declaration_date: '2025-10-20T00:00:00Z',
      evidence_held: 'other',
      ...course,
    } as const;
    const [participant, declarations] = [
      await dfe.participants.get(mock.id('ben')),
      await dfe.declarations.list().collect({ max: 100 }),
    ];
    mock.forgetRequests();
    await dfe.declarations.create(draft, { participant, declarations });
    expect(sent()).toEqual(['declarations.create']);
    mock.forgetRequests();
    expect(await failure(dfe.declarations.create(draft))).toMatchObject({
      refusals: [{ rule: 'rect.declaration.D8' }],
    });
    expect(sent().sort()).toEqual(['declarations.list', 'participants.get']);
  });

  test('with facts: given nothing is read, and the service decides what is not given', async () => {
    const { mock, dfe, sent } = rect({ facts: 'given' });
    expect(await failure(dfe.participants.defer(mock.id('dan'), deferral))).toMatchObject({
      kind: 'http',
      status: 422,
    });
    const participant = await dfe.participants.get(mock.id('dan'));
    mock.forgetRequests();
    expect(await failure(dfe.participants.defer(mock.id('dan'), deferral, { participant }))).toMatchObject({
      kind: 'rule',
    });
    expect(sent()).toEqual([]);
  });

  test('with checks: off nothing is checked', async () => {
    const { mock, dfe, sent } = rect({ checks: 'off' });
    expect(await failure(dfe.participants.defer(mock.id('dan'), deferral))).toMatchObject({
      kind: 'http',
      status: 422,
    });
    // what is read afterwards is for telling whether the id was retired
    expect(sent()).toEqual(['participants.defer', 'participants.list']);
  });

  test('guidance refuses by default and advises with checks: service', async () => {
    const { mock, dfe } = rect();
    const draft = {
      participant_id: mock.id('cara'),
      declaration_type: 'started',
      declaration_date: '2026-01-20T00:00:00Z',
      evidence_held: 'other',
      ...course,
    } as const;
    const error = await failure(dfe.declarations.create(draft));
    expect(error).toMatchObject({ refusals: [{ rule: 'rect.declaration.G1a', enforcedBy: 'guidance' }] });
    expect(error.message).toMatch(
      "declarations.create was not sent, though the service would accept it: DfE's guidance forbids it (send it with " +
        "checks: 'service'). participant_id: The participant was deferred",
    );
    const verdict = await dfe.declarations.check(draft, { checks: 'service' });
    expect(verdict.outcome).not.toBe('refuse');
    expect(verdict.advice).toMatchObject([{ rule: 'rect.declaration.G1a' }]);
    expect((await dfe.declarations.create(draft, { checks: 'service' })).attributes.state).toBe('eligible');
  });

  test('what the service refuses comes before what guidance refuses', async () => {
    const { mock, dfe } = rect();
    const draft = {
      participant_id: mock.id('cara'),
      declaration_type: 'started',
      declaration_date: '2026-01-20T00:00:00Z',
      ...course,
    } as const;
    const error = await failure(dfe.declarations.create(draft));
    expect(error).toMatchObject({ refusals: [{ rule: 'rect.declaration.D13' }, { rule: 'rect.declaration.G1a' }] });
    expect(error.message).toMatch(
      /^declarations\.create was not sent\. evidence_held: .* Also against it: rect\.declaration\.G1a; see refusals\.$/,
    );
  });

  test('a duty the services accept is advised against, never refused: withdrawing a deferred participant', async () => {
    const { mock, dfe } = rect();
    const verdict = await dfe.participants.checkWithdraw(mock.id('cara'), { reason: 'other', ...course });
    expect(verdict).toMatchObject({ refusals: [], advice: [{ rule: 'rect.withdraw.G1' }] });
    expect(
      (await dfe.participants.withdraw(mock.id('cara'), { reason: 'other', ...course })).attributes.ecf_enrolments[0]
        ?.training_status,
    ).toBe('withdrawn');
  });

  test('a read that fails leaves the write unsent, and the error says so', async () => {
    const { mock, dfe, sent } = rect();
    mock.faults.add({ operation: 'participants.get', effect: { kind: 'status', status: 503 } });
    const error = await failure(dfe.participants.defer(mock.id('ben'), deferral));
    expect(error).toMatchObject({ kind: 'http', status: 503, operation: 'participants.defer', outcome: 'not-sent' });
    expect(error.message).toMatch(/^participants\.defer was not sent/);
    expect(sent()).toEqual(['participants.get']);
  });

  test('a retired id is refused with the current one, or followed when asked', async () => {
    const { mock, dfe } = rect();
    expect(await failure(dfe.participants.defer(mock.id('ada-first-id'), deferral))).toMatchObject({
      kind: 'rule',
      currentId: mock.id('ada'),
    });
    const deferred = await dfe.participants.defer(mock.id('ada-first-id'), deferral, { follow: true });
    expect(deferred).toMatchObject({ id: mock.id('ada') });
  });

  test('what is followed goes out with the options of the call, and leaves nothing on its signal', async () => {
    const { mock, dfe } = rect();
    const { signal } = new AbortController();
    const options = { follow: true, serverDate: '2026-02-11T09:00:00Z', checks: 'off', signal } as const;
    await dfe.participants.defer(mock.id('ada-first-id'), deferral, options);
    const writes = mock.requests.filter(({ method }) => method === 'PUT');
    expect(writes.map(({ status }) => status)).toEqual([404, 200]);
    expect(writes.map(({ headers }) => headers['x-with-server-date'])).toEqual([
      options.serverDate,
      options.serverDate,
    ]);
    await dfe.participants.checkWithdraw(mock.id('ben'), { ...course, reason: 'other' }, { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  test("today is the service's, as its last answer told it, or the one asked for", async () => {
    const { mock, dfe } = rect();
    const draft = {
      participant_id: mock.id('ben'),
      declaration_type: 'started',
      declaration_date: '2026-02-10T18:00:00Z',
      evidence_held: 'other',
      ...course,
    } as const;
    expect(await failure(dfe.declarations.create(draft))).toMatchObject({
      refusals: [{ rule: 'rect.declaration.D9' }],
    });
    mock.clock.advance({ hours: 8 });
    expect((await dfe.declarations.create(draft)).attributes.state).toBe('eligible');
    expect(
      (
        await dfe.declarations.check(
          { ...draft, declaration_type: 'retained-1', declaration_date: '2026-03-01T00:00:00Z' },
          { now: '2026-03-02T00:00:00Z' },
        )
      ).refusals,
    ).toEqual([]);
  });
});

describe('the price of a write in requests, with checks and without', () => {
  const writes: Record<string, readonly [number, (world: ReturnType<typeof rect>) => Promise<unknown>]> = {
    'declarations.create': [
      3,
      ({ mock, dfe }) =>
        dfe.declarations.create({
          participant_id: mock.id('ben'),
          declaration_type: 'started',
          declaration_date: '2025-10-20T00:00:00Z',
          evidence_held: 'other',
          ...course,
        }),
    ],
    'declarations.void': [2, ({ mock, dfe }) => dfe.declarations.void(mock.id('d-paid'))],
    'participants.defer': [2, ({ mock, dfe }) => dfe.participants.defer(mock.id('ben'), deferral)],
    'participants.resume': [2, ({ mock, dfe }) => dfe.participants.resume(mock.id('cara'), course)],
    'participants.withdraw': [
      2,
      ({ mock, dfe }) => dfe.participants.withdraw(mock.id('ben'), { reason: 'other', ...course }),
    ],
    'participants.changeSchedule': [
      2,
      ({ mock, dfe }) =>
        dfe.participants.changeSchedule(mock.id('ben'), { schedule_identifier: 'ecf-standard-january', ...course }),
    ],
    'partnerships.create': [
      4,
      ({ mock, dfe }) =>
        dfe.partnerships.create({
          cohort: '2025',
          school_id: mock.id('s4'),
          delivery_partner_id: mock.id('dp1'),
        }),
    ],
    'partnerships.update': [
      2,
      ({ mock, dfe }) => dfe.partnerships.update(mock.id('ps1'), { delivery_partner_id: mock.id('dp2') }),
    ],
  };

  test.each(Object.entries(writes))('%s', async (operation, [price, write]) => {
    const checked = rect();
    await write(checked);
    expect(checked.sent().at(-1)).toBe(operation);
    expect(checked.sent()).toHaveLength(price);
    for (const settings of [{ checks: 'off' }, { facts: 'given' }] as const) {
      const unchecked = rect(settings);
      await write(unchecked);
      expect(unchecked.sent()).toEqual([operation]);
    }
  });
});

describe('checks of the other writes', () => {
  test('a new partnership is judged by school, delivery partner and the partnerships of its cohort', async () => {
    const { mock, dfe, sent } = rect();
    const reads = ['deliveryPartners.get', 'partnerships.list', 'schools.get'];
    const standing = { cohort: '2025', school_id: mock.id('s1'), delivery_partner_id: mock.id('dp1') } as const;
    expect(await failure(dfe.partnerships.create(standing))).toMatchObject({
      kind: 'rule',
      outcome: 'not-sent',
      refusals: [{ rule: 'rect.partnership-create.N11' }],
    });
    expect(sent().sort()).toEqual(reads);
    const list = mock.requests.find(({ operation }) => operation === 'partnerships.list');
    expect(decodeURIComponent(list?.query ?? '')).toContain('filter[cohort]=2025');

    mock.forgetRequests();
    await dfe.partnerships.create({ cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') });
    expect(sent().sort()).toEqual([...reads, 'partnerships.create'].sort());
    mock.forgetRequests();
    // without a cohort that can be one there is nothing to ask for
    expect(
      await failure(dfe.partnerships.create({ ...standing, cohort: 'this year', delivery_partner_id: '?' })),
    ).toMatchObject({ kind: 'rule' });
    expect(sent()).toEqual([]);
  });

  test('voids and partnerships', async () => {
    const { mock, dfe } = rect();
    expect(await failure(dfe.declarations.void(mock.id('d-voided')))).toMatchObject({
      refusals: [{ rule: 'rect.void.V1' }],
    });
    expect(await dfe.declarations.checkVoid(mock.id('d-paid'))).toMatchObject({ outcome: 'clear' });
    const partnership = { cohort: '2025', school_id: mock.id('s1'), delivery_partner_id: mock.id('dp1') };
    expect(await dfe.partnerships.checkCreate(partnership)).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'rect.partnership-create.N11' }],
    });
    expect(await dfe.partnerships.checkUpdate(mock.id('ps1'), { delivery_partner_id: mock.id('dp1') })).toMatchObject({
      refusals: [{ rule: 'rect.partnership-update.U4' }],
    });
    expect(await failure(dfe.partnerships.create({ ...partnership, school_id: mock.id('s6') }))).toMatchObject({
      refusals: [{ rule: 'rect.partnership-create.N8', likely: true }],
    });
    expect(
      await dfe.participants.checkChangeSchedule(mock.id('dan'), {
        schedule_identifier: 'ecf-extended-september',
        ...course,
      }),
    ).toMatchObject({ outcome: 'refuse' });
    expect(await dfe.participants.checkResume(mock.id('ben'), course)).toMatchObject({
      refusals: [{ rule: 'rect.resume.R1' }],
    });
  });

  test('ecf takes a retired id on writes, so its checks do not refuse it', async () => {
    const mock = createMock({ service: 'ecf' });
    const dfe = createClient({
      service: 'ecf',
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      fetch: mock.fetch,
    });
    const verdict = await dfe.participants.checkDefer(mock.id('ada-first-id'), deferral);
    expect(verdict.outcome).not.toBe('refuse');
    expect(await failure(dfe.participants.defer(mock.id('dan'), deferral))).toMatchObject({
      refusals: [{ rule: 'ecf.defer.6' }],
    });
  });

  test('settings that are none are refused when the client is made', () => {
    // @ts-expect-error the modes are a closed union
    expect(() => rect({ checks: 'strict' })).toThrow(/checks/);
    // @ts-expect-error facts are fetched or given
    expect(() => rect({ facts: 'guess' })).toThrow(/facts/);
  });
});
