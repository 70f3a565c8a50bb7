import { createClient, type Service } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';

const PAST = '2025-11-03T09:00:00Z';
const FUTURE = '2031-03-01T09:00:00Z';
const wire = (mock: Mock): string => mock.clock.now.replace(/\.\d+Z$/, 'Z');

/** A client of another provider's. */
const otherOf = (service: Service, mock: Mock) =>
  createClient({
    service: service as 'rect',
    baseUrl: 'https://mock.test',
    token: mock.token('lp2'),
    fetch: mock.fetch,
    checks: 'off',
  });

async function attributes(mock: Mock, lp: string, path: string): Promise<Readonly<Record<string, unknown>>> {
  const data = (await mock.peek(lp, path)) as { attributes: Record<string, unknown> };
  return data.attributes;
}

describe.each<Service>(['rect', 'ecf'])("%s 1.5: another provider's clock header", (service) => {
  test.each([PAST, FUTURE])('a declaration made and voided at %s', async (serverDate) => {
    const mock = createMock({ service });
    const before = mock.clock.now;
    mock.schools.registerParticipant({
      id: 'new',
      role: 'ect',
      partnership: 'ps3',
      from: '2025-09-01',
      schedule: 'ecf-standard-september',
    });
    const made = await otherOf(service, mock).declarations.create(
      {
        participant_id: mock.id('new'),
        declaration_type: 'started',
        declaration_date: '2025-10-20T10:00:00Z',
        course_identifier: 'ecf-induction',
        evidence_held: 'training-event-attended',
      },
      { serverDate },
    );
    expect(made.attributes.created_at).toBe(serverDate);
    // rect: the first updated_at is the database's; ecf stamps both by the moved clock
    expect(made.attributes.updated_at).toBe(service === 'rect' ? wire(mock) : serverDate);
    const voided = await otherOf(service, mock).declarations.void(made.id, { serverDate });
    expect(voided.attributes.updated_at).toBe(serverDate);
    expect(mock.clock.now).toBe(before);
  });
});

describe.each<Service>(['rect', 'ecf'])('%s: mock.withServerDate', (service) => {
  const people = service === 'rect' ? '/api/v3/participants' : '/api/v3/participants/ecf';

  test.each([PAST, FUTURE])('a school acts at %s', async (at) => {
    const mock = createMock({ service });
    const before = mock.clock.now;
    const id = mock.withServerDate(at, () => {
      mock.schools.changeName('gil', 'Gil Moved');
      return mock.schools.registerParticipant({ id: 'new', role: 'ect', partnership: 'ps1' });
    });
    expect(mock.clock.now).toBe(before);
    expect(await attributes(mock, 'lp1', `${people}/${mock.id('gil')}`)).toMatchObject({
      full_name: 'Gil Moved',
      updated_at: at,
    });
    expect(await attributes(mock, 'lp1', `${people}/${id}`)).toMatchObject({
      updated_at: at,
      ecf_enrolments: [expect.objectContaining({ created_at: at })],
    });
    mock.schools.changeName('gil', 'Gil Here');
    expect(await attributes(mock, 'lp1', `${people}/${mock.id('gil')}`)).toMatchObject({ updated_at: wire(mock) });
  });

  test('a new statement has the time of the database in rect', async () => {
    const mock = createMock({ service });
    const id = mock.withServerDate(FUTURE, () =>
      mock.dfe.addStatement({
        lp: 'lp2',
        cohort: 2025,
        month: 7,
        year: 2033,
        cutOff: '2033-06-30',
        payment: '2033-07-25',
      }),
    );
    const served = await attributes(mock, 'lp2', `/api/v3/statements/${id}`);
    expect([served['created_at'], served['updated_at']]).toEqual([FUTURE, service === 'rect' ? wire(mock) : FUTURE]);
    mock.withServerDate(PAST, () => mock.dfe.makePayable(id));
    expect(await attributes(mock, 'lp2', `/api/v3/statements/${id}`)).toMatchObject({ updated_at: PAST });
  });

  test('over HTTP: ?serverDate', async () => {
    const mock = createMock({ service });
    const server = await serve(mock);
    const act = (query: string) =>
      fetch(`${server.url}/__mock/schools/changeName${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '["gil", "Gil Moved"]',
      });
    expect((await act('?serverDate=tomorrow')).status).toBe(400);
    expect((await act(`?serverDate=${FUTURE}&serverDate=${PAST}`)).status).toBe(400);
    expect((await act(`?serverdate=${FUTURE}`)).status).toBe(400);
    const answer = await act(`?serverDate=${FUTURE}`);
    expect([answer.status, await answer.json()]).toMatchObject([200, { result: null, now: mock.clock.now }]);
    expect(await attributes(mock, 'lp1', `${people}/${mock.id('gil')}`)).toMatchObject({ updated_at: FUTURE });
    await server.close();
  });

  test('the clock is back after steps that throw, one in another, and steps that give a promise', () => {
    const mock = createMock({ service });
    const clock = (): string => {
      const kept = mock.snapshot();
      mock.changes.record();
      mock.schools.changeName('gil', `Gil ${Math.random()}`);
      const [change] = mock.changes.since(0);
      mock.restore(kept);
      mock.changes.stop();
      return String(change?.fields?.['updated_at']?.[1]);
    };
    expect(() =>
      mock.withServerDate(PAST, () => {
        mock.withServerDate(FUTURE, () => expect(clock()).toBe(FUTURE));
        expect(clock()).toBe(PAST);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(clock()).toBe(wire(mock));
    expect(() => mock.withServerDate(PAST, async () => {})).toThrow('gave a promise');
    expect(() => mock.withServerDate('tomorrow', () => {})).toThrow('mock.withServerDate: the instant is "tomorrow"');
  });
});
