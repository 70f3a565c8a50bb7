import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { steps } from '../../generated/control/steps.ts';
import { apiOver, Refused } from '../../src/console/api.ts';
import { eventReader, pause } from '../../src/console/events.ts';
import { argsOf, bodyOf, NONE, startValues } from '../../src/console/form.ts';
import { linkTo, routeOf, secretIn } from '../../src/console/route.ts';
import { checkRequest, described } from '../support/control-spec.ts';

describe('places in the page', () => {
  test('a link leads to what it was made of, whatever that holds, and nowhere else', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.dictionary(fc.stringMatching(/^[a-z]+$/), fc.string({ minLength: 1 })),
        (id, query) => {
          const link = linkTo('participants', id, query);
          expect(link.startsWith('#/participants')).toBe(true);
          expect(link).not.toMatch(/[<>"\s]/);
          expect(routeOf(link)).toEqual({ page: 'participants', id, query });
        },
      ),
    );
    expect(linkTo('participants', 'javascript:alert(1)')).toBe('#/participants/javascript%3Aalert(1)');
  });

  test.each(['', '#', '#/', '#/%E0%A4%A', '#//', '#/?', '#javascript:alert(1)'])(
    '%j is read without a fault',
    (fragment) => {
      expect(typeof routeOf(fragment).page).toBe('string');
    },
  );

  test('a secret is found where the command puts it', () => {
    expect(secretIn('#secret=a%20b')).toBe('a b');
    expect(secretIn('#/participants?search=secret')).toBeNull();
  });
});

describe('events', () => {
  test('are read from pieces, wherever these are cut', () => {
    const text = 'id: 3\nevent: request\ndata: {"a":"ü\\n"}\n\n: here\n\nevent: clock\ndata: {"now":1}\n\n';
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: text.length }), { maxLength: 6 }), (cuts) => {
        const read = eventReader();
        const places = [0, ...cuts.sort((a, b) => a - b), text.length];
        const told = places.slice(1).flatMap((end, i) => read(text.slice(places[i], end)));
        expect(told).toEqual([
          { event: 'request', id: '3', data: { a: 'ü\n' } },
          { event: 'clock', id: null, data: { now: 1 } },
        ]);
      }),
    );
    expect([0, 3, 30].map(pause)).toEqual([500, 4000, 30_000]);
  });
});

describe('forms', () => {
  const of = (name: string) => steps.find(({ who, step }) => `${who}.${step}` === name)?.arguments ?? [];
  test.each<[string, Record<string, string>, Record<string, unknown>, unknown[]]>([
    ['dfe.mergeParticipants', { from: 'a', to: 'b' }, { from: 'a', to: 'b' }, ['a', 'b']],
    ['dfe.decideFunding', { participant: 'a', eligible: NONE }, { participant: 'a', eligible: null }, ['a', null]],
    [
      'dfe.decideFunding',
      { participant: 'a', eligible: 'no', 'options.role': 'ect' },
      { participant: 'a', eligible: false, options: { role: 'ect' } },
      ['a', false, { role: 'ect' }],
    ],
    [
      'schools.moveParticipant',
      { participant: 'a', 'move.partnership': 'p', 'move.from': '' },
      { participant: 'a', move: { partnership: 'p' } },
      ['a', { partnership: 'p' }],
    ],
    ['schools.setTutor', { school: 's', tutor: NONE }, { school: 's', tutor: null }, ['s', null]],
    ['dfe.openCohort', { year: '2027' }, { year: 2027 }, [2027]],
  ])('of %s: %j', (name, values, body, args) => {
    expect(bodyOf(of(name), values)).toEqual(body);
    expect(argsOf(of(name), bodyOf(of(name), values))).toEqual(args);
  });

  test('start with what the address says', () => {
    expect(startValues(of('schools.registerParticipant'), { school: 's1' })).toEqual({ 'registration.school': 's1' });
    expect(startValues(of('schools.moveParticipant'), { participant: 'p1' })).toEqual({ participant: 'p1' });
  });
});

test('every call of the page is described', async () => {
  const sent: [string, string][] = [];
  const api = apiOver({
    onEpoch: () => undefined,
    onLocked: () => undefined,
    fetch: (address, init) => {
      const url = new URL(address, 'http://localhost');
      const method = init.method ?? 'GET';
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
      checkRequest(method, url, body);
      if (method !== 'GET') expect(new Headers(init.headers).get('content-type')).toBe('application/json');
      expect(new Headers(init.headers).get('mock-secret')).toBe('s');
      sent.push([method, url.pathname]);
      return Promise.resolve(Response.json({ items: [] }));
    },
  });
  api.setSecret('s');
  const id = '00000000-0000-4000-8000-000000000001';
  const calls: readonly (() => Promise<unknown>)[] = [
    () => api.index(),
    () =>
      api.list('participants', {
        search: 'a',
        leadProvider: 'lp1',
        role: 'ect',
        state: 'active',
        cohort: '2025',
        cursor: 'x',
        limit: '30',
      }),
    () => api.list('declarations', { search: 'a', state: 'paid', statement: id }),
    () => api.list('statements', { state: 'open', limit: '100' }),
    () => api.list('schools', { search: 'a' }),
    () => api.list('partnerships', { state: 'challenged', school: id }),
    () => api.list('delivery-partners', { search: 'a', limit: '30' }),
    () => api.participant(id),
    () => api.declaration(id),
    () => api.statement(id),
    () => api.school(id),
    () => api.partnership(id),
    () => api.rule('rect.declaration.D14'),
    () => api.tokens(),
    () => api.requests(300),
    () => api.request('3'),
    () => api.setClock('2026-03-01T09:00:00Z'),
    () => api.advance({ days: 1, hours: 0 }),
    () => api.live({ days: 7, perDay: 20, seed: 1, provider: true, lp: 'lp1' }),
    () => api.stopLiving(),
    () => api.addFault({ operation: 'declarations.create', times: 2, effect: { kind: 'status', status: 503 } }),
    () => api.removeFault(1),
    () => api.removeFaults(),
    () => api.snapshots(),
    () => api.takeSnapshot(''),
    () => api.takeSnapshot('first'),
    () => api.restore('1'),
    () => api.deleteSnapshot('1'),
    () => api.step('dfe', 'mergeParticipants', { from: 'a', to: 'b' }),
    () => api.call({ leadProvider: 'lp1', method: 'PUT', path: `/api/v3/participant-declarations/${id}/void` }),
    () => api.events(3, new AbortController().signal),
  ];
  for (const call of calls) await call();
  expect(sent.length).toBe(calls.length);
  // whatever there is of it in the api is called here
  expect(calls.length).toBeGreaterThanOrEqual(Object.keys(api).length - 2);
  expect(described.length).toBeGreaterThan(40);
});

test('a refusal is told in the words of the mock, and a lock is told', async () => {
  let isLocked = false;
  const api = apiOver({
    onEpoch: () => undefined,
    onLocked: () => (isLocked = true),
    fetch: () => Promise.resolve(Response.json({ error: 'no secret' }, { status: 401 })),
  });
  await expect(api.index()).rejects.toThrow(new Refused('no secret', 401));
  expect(isLocked).toBe(true);
});
