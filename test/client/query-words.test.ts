import { expect, test } from 'vitest';
import { toWireQuery } from '../../src/client/list-query.ts';
import type { OperationInfo } from '../../src/contract/index.ts';
import { thrown } from '../support/observed-client.ts';

/** What a list's query says on the wire, and which words refuse one that cannot be right. */

const info: OperationInfo = {
  method: 'GET',
  path: '/api/v3/things',
  paged: true,
  filters: {
    cohort: { kind: 'year', many: true, required: true },
    state: { kind: 'enum', values: ['open', 'paid'] },
    name: { kind: 'text' },
    names: { kind: 'text', many: true },
    since: { kind: 'instant' },
  },
  sort: ['created_at', '-created_at'],
};
const bare: OperationInfo = { method: 'GET', path: '/api/v3/things', filters: {}, sort: [] };
const wire = (query: unknown, of = info) => toWireQuery('things.list', of, query);
const detail = (query: unknown, of = info): string => {
  const error = thrown(() => wire(query, of));
  const issues = typeof error === 'object' && error !== null && 'issues' in error ? error.issues : [];
  return (issues as { title: string; detail: string }[]).map((one) => `${one.title}: ${one.detail}`).join('\n');
};

test.each<[object, object, string | null]>([
  [{ cohort: 2025 }, { cohort: '2025' }, null],
  [{ cohort: '2024, 2025' }, { cohort: '2024,2025' }, null],
  [{ cohort: [2024, '2025'], state: 'paid' }, { cohort: '2024,2025', state: 'paid' }, null],
  [{ cohort: 2025, name: ' Ada ', state: undefined }, { cohort: '2025', name: 'Ada' }, null],
  [{ cohort: 2025, names: 'Ada,Bob' }, { cohort: '2025', names: 'Ada,Bob' }, null],
  [{ cohort: 2025, sort: 'created_at' }, { cohort: '2025' }, 'created_at'],
  [{ cohort: 2025, sort: ['created_at', '-created_at'] }, { cohort: '2025' }, 'created_at,-created_at'],
  [{ cohort: 2025, since: new Date(0) }, { cohort: '2025', since: '1970-01-01T00:00:00.000Z' }, null],
])('%j goes out as %j, sorted %j', (query, filter, sort) => {
  expect(wire(query)).toEqual({ filter, sort });
});

test('no query is one without filters', () => {
  for (const query of [undefined, null, {}]) expect(wire(query, bare)).toEqual({ filter: {}, sort: null });
});

test.each<[unknown, string]>([
  [7, 'query: The first argument is an object of filters'],
  [{}, 'cohort: Is required for this list, for example { cohort: 2025 }.'],
  [{ cohort: undefined }, 'cohort: Is required for this list'],
  [{ cohort: 1999 }, 'cohort: Is not a cohort'],
  [{ cohort: [] }, 'cohort: Is an empty list, which the service would read as no filter'],
  [{ cohort: 2025, state: ['open', 'paid'] }, 'state: Takes a single value; the service would use only the first'],
  [{ cohort: 2025, state: 'lost' }, 'state: Has to be one of open, paid.'],
  [{ cohort: 2025, state: {} }, 'state: Is empty or of the wrong type.'],
  [{ cohort: 2025, name: 'Ada,Bob' }, 'name: Takes a single value without a comma.'],
  [{ cohort: 2025, since: '2025-01-01' }, 'since: Is not an instant with a zone'],
  [{ cohort: 2025, sort: 'name' }, 'sort: Has to be one of created_at, -created_at.'],
  [{ cohort: 2025, sort: [7] }, 'sort: Has to be one of created_at, -created_at.'],
  [{ cohort: 2025, sort: [] }, 'sort: Is an empty list.'],
  [
    { cohort: 2025, colour: 'red' },
    'colour: This operation has no such filter; the service would ignore it. It has cohort, state',
  ],
])('%j is refused: %s', (query, words) => {
  expect(detail(query)).toContain(words);
});

test('what is wrong with a required filter is told once, and everything that is wrong at once', () => {
  expect(
    detail({ cohort: 'x', state: 'lost' })
      .split('\n')
      .map((line) => line.split(':')[0]),
  ).toEqual(['cohort', 'state']);
});

test('a list without filters and without an order says so', () => {
  expect(detail({ colour: 'red' }, bare)).toContain('It has none.');
  expect(detail({ sort: 'created_at' }, bare)).toContain('This list cannot be sorted');
  expect(detail({}, { ...bare, filters: { urn: { kind: 'text', required: true } } })).toContain('{ urn: … }');
});
