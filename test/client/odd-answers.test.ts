import { isLeadProviderError, type Client } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { services } from '../../src/contract/index.ts';
import { errorOf, ID, json, observe, OTHER_ID, record } from '../support/observed-client.ts';

type Method = (...args: readonly unknown[]) => unknown;

/** Every method of every resource, by its name. */
function methodsOf(dfe: object): (readonly [string, Method])[] {
  return Object.entries(dfe).flatMap(([resource, methods]: [string, unknown]) =>
    resource === 'raw' || typeof methods !== 'object' || methods === null
      ? []
      : Object.entries(methods).flatMap(([name, method]: [string, unknown]) =>
          typeof method === 'function'
            ? [
                [
                  `${resource}.${name}`,
                  (...args: readonly unknown[]): unknown => Reflect.apply(method, methods, args),
                ] as const,
              ]
            : [],
        ),
  );
}

const names = methodsOf(observe('rect', () => json({})).dfe).map(([name]) => name);

describe.each(services)('%s: arguments that cannot be right', (service) => {
  test.each(names.filter((name) => !name.endsWith('.list')))('%s rejects and never throws', async (name) => {
    const { dfe, requests } = observe(service, () => json({ data: [] }));
    const method = methodsOf(dfe).find(([one]) => one === name)?.[1];
    for (const args of [[], ['not-a-uuid'], [null], [7], ['../x', {}], [{}, null], [[ID, 'x']], [' ', ' ', ' ']]) {
      const promise = method?.(...args);
      expect(promise).toBeInstanceOf(Promise);
      const error = await errorOf(Promise.resolve(promise));
      expect(error).toBeInstanceOf(Error);
    }
    expect(requests).toHaveLength(0);
  });

  test('schools.get refuses a cohort that is none', async () => {
    const { dfe } = observe(service, () => json({}));
    for (const cohort of ['25', '2025,2026', '', 1999]) {
      const error = await errorOf(dfe.schools.get(ID, { cohort }));
      expect(error).toMatchObject({ kind: 'validation', outcome: 'not-sent', operation: 'schools.get' });
    }
  });
});

describe('a list', () => {
  const rows: readonly [string, unknown][] = [
    ['null', null],
    ['a text', 'x'],
    ['a number', 1],
    ['a list', []],
    ['a record without an id', { attributes: {} }],
    ['a record with a number for an id', { id: 1 }],
  ];

  test.each(rows)('with %s among its rows is an error that names the page', async (_name, row) => {
    const full = Array.from({ length: 100 }, (_, i) => record(i));
    const { dfe } = observe('rect', ({ url }) =>
      json({ data: url.searchParams.get('page[page]') === '1' ? full : [record(100), row] }),
    );
    const list = dfe.statements.list({}, { perPage: 100 });
    const walks: Promise<unknown>[] = [
      list.take(102),
      list.collect({ max: 1000 }),
      list.collect({ max: 1000, verify: true }),
      (async () => {
        for await (const item of list) expect(item).toBeDefined();
      })(),
      (async () => {
        for await (const page of list.pages()) expect(page).toBeDefined();
      })(),
    ];
    for (const walk of walks) {
      expect(await errorOf(walk)).toMatchObject({
        kind: 'validation',
        operation: 'statements.list',
        message: expect.stringMatching(/^statements\.list succeeded, but something on page 2 is not a record/),
      });
    }
  });

  test.each([[{}], [null], ['x'], [7]])('whose data is %j is an error that names the page', async (data) => {
    const { dfe } = observe('rect', () => json({ data }));
    expect(await errorOf(dfe.statements.list().take(1))).toMatchObject({
      kind: 'validation',
      message: expect.stringContaining('page 1 is not a list'),
    });
  });

  test.each([null, 'x', [], { updated_at: 7 }, { updated_at: { toString: 1 } }])(
    'whose attributes are %j is read all the same, when they repeat too',
    async (attributes) => {
      const rowsOf = [...Array.from({ length: 100 }, (_, i) => ({ ...record(i), attributes }))];
      const { dfe, events } = observe('rect', ({ url }) =>
        json({ data: url.searchParams.get('page[page]') === '1' ? rowsOf : rowsOf.slice(0, 1) }),
      );
      expect(await dfe.statements.list({}, { perPage: 100 }).collect({ max: 1000 })).toHaveLength(100);
      expect(events).toContainEqual(expect.objectContaining({ type: 'drift', newer: null }));
    },
  );

  test('tells no id that is none in its events', async () => {
    const twice = [...Array.from({ length: 50 }, (_, i) => record(i)), { id: 'Ann Lee' }, { id: 'Ann Lee' }];
    const { dfe, events } = observe('rect', () => json({ data: twice }));
    await dfe.statements.list().collect({ max: 1000 });
    expect(events.filter(({ type }) => type === 'drift')).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain('Ann Lee');
  });

  test.each([2, 3, 4])('whose pages go round in a circle of %i ends early', async (circle) => {
    const { dfe, requests } = observe('rect', ({ url }) => {
      const page = Number(url.searchParams.get('page[page]'));
      return json({ data: Array.from({ length: 100 }, (_, i) => record(((page - 1) % circle) * 100 + i)) });
    });
    const error = await errorOf(dfe.statements.list({}, { perPage: 100 }).collect({ max: 10_000 }));
    expect(error).toMatchObject({ kind: 'validation', message: expect.stringContaining(`page ${circle + 3} and`) });
    expect(requests).toHaveLength(circle + 3);
  });

  test('that grows at its head by many pages while it is read is read to its end', async () => {
    let head = 0;
    const { dfe } = observe('rect', ({ url }) => {
      const page = Number(url.searchParams.get('page[page]'));
      if (page === 4) head = 730;
      const all = Array.from({ length: 900 + head }, (_, i) => record(i + 1000 - head));
      return json({ data: all.slice((page - 1) * 100, page * 100) });
    });
    const found = await dfe.statements.list({}, { perPage: 100 }).collect({ max: 10_000 });
    expect(found.length).toBeGreaterThanOrEqual(900);
  });
});

describe('a single record', () => {
  const reads: Readonly<Record<string, (dfe: Client<'rect'>) => Promise<unknown>>> = {
    'participants.get': (dfe) => dfe.participants.get(ID),
    'participants.transfers': (dfe) => dfe.participants.transfers(ID),
    'declarations.get': (dfe) => dfe.declarations.get(ID),
    'statements.get': (dfe) => dfe.statements.get(ID),
    'schools.get': (dfe) => dfe.schools.get(ID, { cohort: 2025 }),
    'deliveryPartners.get': (dfe) => dfe.deliveryPartners.get(ID),
    'partnerships.get': (dfe) => dfe.partnerships.get(ID),
    'unfundedMentors.get': (dfe) => dfe.unfundedMentors.get(ID),
  };

  test.each(Object.entries(reads))('%s: what is no record is an error, what is one is returned', async (name, read) => {
    for (const data of [null, [], [{ id: ID }], 'text', 7, true]) {
      const error = await errorOf(read(observe('rect', () => json({ data })).dfe));
      expect(error).toMatchObject({ kind: 'validation', operation: name, outcome: 'unknown' });
    }
    expect(await read(observe('rect', () => json({ data: { odd: 1 } })).dfe)).toEqual({ odd: 1 });
  });
});

describe('ids of participants that cannot be read', () => {
  const odd = [{}, { attributes: null }, { attributes: {} }, { attributes: { participant_id_changes: [null] } }];

  test.each(odd)('%j: an error of the family', async (more) => {
    const { dfe } = observe('rect', ({ url }) =>
      url.pathname.endsWith('/participants')
        ? json({ data: [{ id: OTHER_ID, ...more }] })
        : json({ errors: [{ title: 'Resource not found', detail: '' }] }, 404),
    );
    const many = Array.from({ length: 50 }, (_, i) => record(i).id);
    for (const call of [
      dfe.participants.resolve(ID),
      dfe.participants.resolveMany(many),
      dfe.participants.identityIndex({ max: 10 }),
    ]) {
      const error = await errorOf(call);
      expect(isLeadProviderError(error, 'validation')).toBe(true);
    }
  });
});
