import { expect, test } from 'vitest';
import { services } from '../../src/contract/index.ts';
import { allRules } from '../../src/rules/index.ts';
import { requestRule } from '../../src/rules/registry.ts';
import { partsOf } from '../../src/rules/source.ts';

test('ids are unique and say service and operation', () => {
  const ids = allRules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { id, service, operation } of allRules)
    expect(id).toMatch(new RegExp(`^${service}\\.${operation}\\.[A-Z]?\\d+[a-z]?$`));
});

test('every operation of both services has rules, and what comes before any of them', () => {
  for (const service of services) {
    expect([...new Set(allRules.filter((rule) => rule.service === service).map(({ operation }) => operation))]).toEqual(
      [
        'declaration',
        'void',
        'defer',
        'resume',
        'withdraw',
        'schedule',
        'partnership-create',
        'partnership-update',
        'request',
      ],
    );
  }
});

test('each says in plain words what it refuses and where in this package that is written', () => {
  for (const { id, refuses, source, enforcedBy } of allRules) {
    expect(refuses, id).toMatch(/^[A-Z\d].*[^.]$/i);
    // an address in this package, which a test of the documents looks up, and words
    expect(source, id).toMatch(/^docs\/(services\/(rect|ecf)|states)\.md#[a-z][a-z0-9-]* \S/);
    const { words } = partsOf(source);
    expect(words, id).toMatch(enforcedBy === 'guidance' ? /Definitions and states: / : /^\d+(\.\d+)*(?=[,; ]|$)/);
  }
});

test('the causes of 400, 404 and 500 have rules too', () => {
  for (const service of services) {
    const statuses = new Set(allRules.filter((rule) => rule.service === service).map(({ status }) => status));
    for (const status of [400, 401, 404, 422, 429, 500] as const) expect(statuses).toContain(status);
  }
});

test('request rules are found by row', () => {
  expect(requestRule('rect', '8')).toMatchObject({
    id: 'rect.request.8',
    status: 400,
    title: 'Bad parameter',
    body: 'issue',
  });
  expect(requestRule('ecf', '6c')).toMatchObject({ id: 'ecf.request.6c', status: 404, body: 'error' });
  expect(() => requestRule('rect', 'none')).toThrow('there is no rect.request.none');
});
