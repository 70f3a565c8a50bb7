import { describe, expect, test } from 'vitest';
import { connect } from '../../src/client/index.ts';
import { settleStored } from '../../src/resources/writing/stored.ts';
import { VirtualTime } from '../faults/virtual.ts';
import { errorOf, ID, json, observe, type Seen } from '../support/observed-client.ts';

/** What is left to say of a write that was refused: at once, after a lost one, or without the id being known. */

const deferral = { reason: 'other', course_identifier: 'ecf-induction' } as const;
const refusal = (title: string): object => ({ errors: [{ title, detail: 'No.' }] });
const lost = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));

/** A participant who is in training, and was last updated then. */
const active = (updated_at: string): Response =>
  json({
    data: {
      ...{ id: ID, type: 'participant' },
      attributes: { updated_at, ecf_enrolments: [{ participant_type: 'ect', training_status: 'active' }] },
    },
  });

describe('a refusal that follows a lost request', () => {
  const refusedAfter = async (look: (refused: boolean) => Response): Promise<unknown> => {
    const time = new VirtualTime();
    let writes = 0;
    const answer = ({ method }: Seen): Response | Promise<Response> => {
      if (method === 'GET') return look(writes > 1);
      writes += 1;
      return writes === 1 ? lost() : json(refusal('reason'), 422);
    };
    const { dfe } = observe('rect', answer, { onUnknown: 'settle' }, time);
    const error = await errorOf(time.run(dfe.participants.defer(ID, deferral)));
    expect(writes).toBe(2);
    return error;
  };

  test('is what is left to say when the service does not hold it', async () => {
    expect(await refusedAfter(() => active('2026-01-01T00:00:00Z'))).toMatchObject({
      ...{ kind: 'http', status: 422, outcome: 'refused' },
    });
  });

  test('may be the echo of the first one when that cannot be told: unknown', async () => {
    const look = (refused: boolean): Response => active(refused ? '2026-02-10T12:05:00Z' : '2026-01-01T00:00:00Z');
    expect(await refusedAfter(look)).toMatchObject({ outcome: 'unknown', write: { id: ID } });
  });
});

describe('whether a refusal is about an id that was retired', () => {
  const asks = async (status: number, title: string): Promise<number> => {
    const { dfe, requests } = observe('rect', ({ method }) =>
      method === 'GET' ? json({ data: [] }) : json(refusal(title), status),
    );
    expect(await errorOf(dfe.participants.defer(ID, deferral))).toMatchObject({ kind: 'http', status });
    return requests.filter(({ method }) => method === 'GET').length;
  };

  test.each([
    [404, 'Resource not found', 1],
    [422, 'participant_id', 1],
    [422, 'reason', 0],
    [400, 'participant_id', 0],
    [403, 'participant_id', 0],
  ])('%i about %s: asked %i times', async (status, title, times) => {
    expect(await asks(status, title)).toBe(times);
  });
});

test('a refusal of a partnership is never about a retired id, whatever its attributes name', async () => {
  const { dfe, requests } = observe('rect', () => json(refusal('participant_id'), 422));
  expect(await errorOf(dfe.partnerships.create({ participant_id: ID } as never))).toMatchObject({ status: 422 });
  expect(requests.map(({ method }) => method)).toEqual(['POST']);
});

test('one refusal says nothing of more', async () => {
  const { dfe } = observe('rect', () => json({ data: [] }), { checks: 'documented', facts: 'given' });
  const declaration = {
    ...{ id: ID, type: 'participant-declaration' },
    attributes: { participant_id: ID, state: 'voided', declaration_type: 'started', declaration_date: '2026-01-01' },
  };
  const error = await errorOf(dfe.declarations.void(ID, { declaration } as never));
  expect(error).toMatchObject({ kind: 'rule', outcome: 'not-sent', refusals: [{ rule: 'rect.void.V1' }] });
  expect(String(error)).not.toContain('more in refusals');
});

test('checkMany says what is wrong with drafts that are no list', async () => {
  const { dfe, requests } = observe('rect', () => json({ data: [] }));
  expect(await errorOf(dfe.declarations.checkMany({} as never))).toMatchObject({
    ...{ kind: 'validation', outcome: 'not-sent', issues: [{ title: 'drafts' }] },
  });
  expect(await errorOf(dfe.declarations.checkMany([{}, null] as never))).toMatchObject({
    ...{ kind: 'validation', outcome: 'not-sent', issues: [{ title: 'drafts[1]' }] },
  });
  expect(requests).toEqual([]);
});

describe('without `until`, whoever sent a write is gone since this process began, or since now', () => {
  const BEGAN = Math.ceil(performance.timeOrigin);
  const MINUTE = 60_000;
  const next = async (since: number, now: number): Promise<number | undefined> => {
    const time = new VirtualTime(now);
    const made = connect({ service: 'rect', baseUrl: 'http://localhost:1', token: 't' }, time);
    const data = { id: ID, attributes: { state: 'paid' } };
    const connection = { ...made, call: () => Promise.resolve({ data, response: new Response() }) };
    const write = { operation: 'declarations.void', id: ID, since: new Date(since).toISOString() };
    const before = { records: [{ id: ID, values: { state: 'paid' }, updatedAt: null }] };
    const settled = await time.run(settleStored(connection, { ...write, before }));
    return Array.isArray(settled) ? undefined : settled?.lookAgainAt?.getTime();
  };

  test('an older write: since it began', async () => {
    expect(await next(BEGAN - MINUTE, BEGAN + 2.5 * MINUTE)).toBe(BEGAN + 3 * MINUTE);
    expect(await next(BEGAN - MINUTE, BEGAN + 4 * MINUTE)).toBeUndefined();
  });

  test('one of this process, or under a clock that was set back: since now', async () => {
    expect(await next(BEGAN + MINUTE, BEGAN + 4 * MINUTE)).toBe(BEGAN + 4 * MINUTE + 2000);
    expect(await next(BEGAN - 3 * MINUTE, BEGAN - MINUTE)).toBe(BEGAN - MINUTE + 2000);
  });
});
