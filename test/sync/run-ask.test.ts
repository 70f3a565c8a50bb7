import { describe, expect, test } from 'vitest';
import { AbortedError, HttpError, NetworkError } from '../../src/index.ts';
import type { Resource } from '../../src/sync/resources.ts';
import { ask, stops, whyOf } from '../../src/sync/run/ask.ts';
import type { RunContext } from '../../src/sync/run/context.ts';
import { instead } from '../../src/sync/run/people.ts';
import { item, played, type Played } from './run-support.ts';

const details = { operation: 'participants.get', method: 'GET', path: '/api/v3/participants' };
const http = (status: number): HttpError =>
  new HttpError('refused', {
    ...({ ...details } as unknown as ConstructorParameters<typeof HttpError>[1]),
    status,
    requestId: null,
    body: { errors: [{ title: 'Resource not found', detail: '' }] },
  });
const aborted = new AbortedError('stopped', details as unknown as ConstructorParameters<typeof AbortedError>[1]);
const network = new NetworkError('no way', details as unknown as ConstructorParameters<typeof NetworkError>[1]);

describe('an error', () => {
  test.each([
    [new TypeError('a fault of ours'), true, 'an error'],
    [aborted, true, 'aborted'],
    [http(401), true, 'status 401'],
    [http(403), true, 'status 403'],
    [http(404), false, 'status 404'],
    [http(500), false, 'status 500'],
    [network, false, 'network'],
  ])('%s stops a run: %s; what is kept of it: %s', (error, is, why) => {
    expect([stops(error), whyOf(error)]).toEqual([is, why]);
  });
});

describe('one record', () => {
  const asking = async (given: Played, resource: Resource = 'statements', more: Partial<RunContext> = {}) => {
    const { context, asked } = await played(given, more);
    const said = ask(context, resource, 'a', resource === 'schools' ? '2024' : null);
    return { said, asked, context };
  };
  const low = { priority: 'low' };

  test.each<[Resource, string, unknown, unknown]>([
    ['participants', 'participants.get a', null, { ...low, follow: false }],
    ['transfers', 'transfers.get a', null, { ...low, follow: false }],
    ['schools', 'schools.get a', { cohort: 2024 }, low],
    ['statements', 'statements.get a', null, low],
    ['declarations', 'declarations.get a', null, low],
  ])(
    'of %s is asked for, behind everything else, and no other in its place',
    async (resource, what, query, options) => {
      const { said, asked, context } = await asking({}, resource);
      expect(await said).toMatchObject({
        ...{ kind: 'served', readAt: '2025-06-10T09:00:00Z' },
        record: { id: 'a', cohort: resource === 'schools' ? '2024' : null },
      });
      expect(asked).toEqual([{ what, query, options }]);
      expect(context.counts.followUps).toBe(1);
      const { signal } = new AbortController();
      const other = await asking({}, resource, { options: { signal } });
      await other.said;
      expect(other.asked[0]?.options).toMatchObject({ signal });
    },
  );

  test('that answers under another id is missing; letters in capitals make no other id', async () => {
    expect(await (await asking({ single: () => item('b') })).said).toEqual({ kind: 'missing' });
    expect(await (await asking({ single: () => item('A') })).said).toMatchObject({ kind: 'served' });
  });

  test.each([
    [http(500), 'status 500'],
    [network, 'network'],
  ])('is in question after %s', async (error, why) => {
    const fails = (): never => {
      throw error;
    };
    expect(await (await asking({ single: fails })).said).toEqual({ kind: 'failed', why });
  });

  test.each([[http(401)], [aborted]])('stops the run with %s', async (error) => {
    const fails = (): never => {
      throw error;
    };
    await expect((await asking({ single: fails })).said).rejects.toBe(error);
  });

  /** A service that serves what a table names, and answers 404 for the rest. */
  const serving = (answers: Readonly<Record<string, string | Error>>): Required<Pick<Played, 'single'>> => ({
    single: (_, id) => {
      const answer = answers[id];
      if (typeof answer === 'string') return item(answer);
      throw answer ?? http(404);
    },
  });

  test.each<[string, Record<string, string | Error>, string]>([
    ['missing, when what was just served is answered', { known: 'known' }, 'missing'],
    ['missing, in capitals as well', { known: 'KNOWN' }, 'missing'],
    ['in question, when that is answered with another', { known: 'b' }, 'failed'],
    ['in question, when nothing is answered', {}, 'failed'],
    ['in question, when that fails', { known: http(500) }, 'failed'],
  ])('with a 404 is %s', async (_, answers, kind) => {
    const served = new Map([['statements', { id: 'known', cohort: null }]] as const);
    const { said, context } = await asking(serving(answers), 'statements', { served });
    expect((await said).kind).toBe(kind);
    // asked once in a run and list
    const before = context.counts.followUps;
    await ask(context, 'statements', 'c', null);
    expect([before, context.counts.followUps]).toEqual([2, 3]);
  });

  test('with a 404, of a list that is empty: one of another list is asked for', async () => {
    const served = new Map([['schools', { id: 'known', cohort: '2024' }]] as const);
    const { said, asked } = await asking(serving({ known: 'known' }), 'statements', { served });
    expect(await said).toEqual({ kind: 'missing' });
    expect(asked.map(({ what }) => what)).toEqual(['statements.get a', 'schools.get known']);
    const none = await asking(serving({}));
    expect(await none.said).toEqual({ kind: 'failed', why: 'a 404 while nothing else was answered either' });
  });

  test('with a 404, stops the run when the token is refused for the one that is known', async () => {
    const served = new Map([['statements', { id: 'known', cohort: null }]] as const);
    const { said } = await asking(serving({ known: http(403) }), 'statements', { served });
    await expect(said).rejects.toMatchObject({ status: 403 });
  });
});

describe('who has taken the place of an id', () => {
  test.each([
    [[], null],
    [['a'], null],
    [['A'], null],
    [['b', 'c'], { kind: 'served', record: { id: 'b' } }],
  ])('when %j is listed', async (ids, said) => {
    const { context, asked } = await played({ page: () => ids });
    const found = await instead(context, 'a');
    if (said === null) expect(found).toBeNull();
    else expect(found).toMatchObject(said);
    expect(asked).toEqual([
      { what: 'participants', query: { from_participant_id: 'a' }, options: { priority: 'low' } },
    ]);
    expect(context.counts.followUps).toBe(1);
  });

  test.each([
    [http(500), { kind: 'failed', why: 'status 500' }],
    [http(401), null],
  ])('after %s', async (error, said) => {
    const { context } = await played({
      page: () => {
        throw error;
      },
    });
    if (said === null) await expect(instead(context, 'a')).rejects.toBe(error);
    else expect(await instead(context, 'a')).toEqual(said);
  });
});
