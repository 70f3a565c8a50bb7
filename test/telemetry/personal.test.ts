import { createClient, isLeadProviderError, type ClientEvent } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { explain } from 'lead-provider-sdk/rules';
import { logEvents } from 'lead-provider-sdk/telemetry';
import { describe, expect, test } from 'vitest';
import { errorOf, ID, OTHER_ID } from '../support/observed-client.ts';

const events: readonly ClientEvent[] = [
  { type: 'drift', operation: 'participants.list', id: ID, change: 'repeated', page: 2, newer: true },
  { type: 'followed', operation: 'participants.get', from: ID, to: OTHER_ID },
  { type: 'new-value', operation: 'participants.list', field: 'data[].attributes.reason', value: 'Ann Lee', count: 3 },
];

function linesOf(options?: Parameters<typeof logEvents>[1]): string[] {
  const lines: string[] = [];
  const log = logEvents((line) => lines.push(line), options);
  for (const event of events) log(event);
  return lines;
}

describe('logEvents', () => {
  test('hides ids and new values when asked to', () => {
    expect(linesOf({ personal: 'hide' })).toEqual([
      'participants.list: a record repeated on page 2, newer',
      'participants.get: a retired id was followed',
      'participants.list: data[].attributes.reason has a new value (3)',
    ]);
  });

  test('shows them otherwise', () => {
    const shown = linesOf().join();
    for (const text of [ID, OTHER_ID, '"Ann Lee"']) expect(shown).toContain(text);
    expect(linesOf({ personal: 'show' }).join()).toBe(shown);
  });
});

describe('explain', () => {
  const refused = {
    operation: 'participants.defer',
    issues: [
      { title: 'Teacher', detail: 'Ann Lee (TRN 1234567) is odd' },
      { title: 'HTTP 404', detail: '' },
    ],
  };

  test('puts our words in place of details when asked to', async () => {
    const mock = createMock({ service: 'rect' });
    const dfe = createClient({
      service: 'rect',
      baseUrl: 'https://mock.test',
      token: mock.token('lp1'),
      fetch: mock.fetch,
      checks: 'off',
    });
    const error = await errorOf(
      dfe.participants.defer(mock.id('ben'), { reason: 'other', course_identifier: 'ecf-mentor' }),
    );
    if (!isLeadProviderError(error)) throw error;
    const hidden = explain(error, { personal: 'hide' });
    expect(hidden.length).toBeGreaterThan(0);
    for (const { issue, advice } of hidden) expect(issue.detail).toBe(advice);
    expect(hidden.map(({ rules }) => rules)).toEqual(explain(error).map(({ rules }) => rules));
    expect(explain(refused, { personal: 'hide' }).map(({ issue }) => issue)).toEqual([
      { title: 'Teacher', detail: '[hidden]' },
      { title: 'HTTP 404', detail: '' },
    ]);
  });

  test('leaves them otherwise', () => {
    expect(JSON.stringify(explain(refused))).toContain('Ann Lee');
  });
});

test.each(['Hide', '', null, true])('personal: %j is refused', (personal) => {
  const options: { personal: 'hide' } = JSON.parse(JSON.stringify({ personal }));
  expect(() => linesOf(options)).toThrow('logEvents: personal has to be "show" or "hide".');
  expect(() => explain({ issues: [] }, options)).toThrow('explain: personal has to be "show" or "hide".');
});
