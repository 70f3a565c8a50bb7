import { createClient } from 'lead-provider-sdk';
import { checkDeclaration } from 'lead-provider-sdk/rules';
import { describe, expect, test } from 'vitest';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

/** Texts that look like instants and name a day, or a time, that does not exist. */
const impossible = [
  '2025-09-31T09:00:00+01:00',
  '2025-09-31T09:00:00Z',
  '2025-02-29T23:59:59Z',
  '2025-02-30t00:00:00z',
  '2024-02-30T09:00:00.123Z',
  '2025-13-01T09:00:00Z',
  '2025-00-10T09:00:00Z',
  '2025-01-00T09:00:00Z',
  '2025-01-32T09:00:00Z',
  '2025-01-31T25:00:00Z',
];
const real = ['2024-02-29T09:00:00Z', '2025-09-30T23:59:59+01:00', '2025-12-31T00:00:00-05:00'];

describe.each(['rect', 'ecf'] as const)('%s: an instant of a day that does not exist', (service) => {
  const uses: readonly (readonly [string, (at: string) => unknown])[] = [
    ['updatedSince of a list', (at) => listed(at)],
    ['serverDate of a call', (at) => dfe().statements.get(ID, { serverDate: at })],
    ['a declaration', (at) => dfe().declarations.create(draft(at), { checks: 'off' })],
    ['a declaration that is checked first', (at) => dfe().declarations.create(draft(at))],
  ];
  let sent = 0;
  const dfe = () => {
    sent = 0;
    const made = observe(service, () => {
      sent += 1;
      return json({ data: [] });
    });
    return made.dfe;
  };
  const listed = (at: string): Promise<unknown> =>
    dfe()
      .participants.list({ updated_since: at } as never)
      .take(1);
  const draft = (at: string) =>
    ({
      participant_id: ID,
      declaration_type: 'started',
      declaration_date: at,
      course_identifier: 'ecf-induction',
    }) as never;

  test.each(uses)('%s: refused, and nothing is sent', async (_, use) => {
    for (const at of impossible) {
      expect([at, await errorOf(Promise.resolve().then(() => use(at)))]).toMatchObject([at, { outcome: 'not-sent' }]);
      expect([at, sent]).toEqual([at, 0]);
    }
  });

  test('a real one is sent', async () => {
    for (const at of real) {
      await listed(at);
      expect(sent).toBe(1);
    }
  });

  test('serverDate of a client', () => {
    for (const serverDate of impossible) {
      expect(() => createClient({ service, baseUrl: 'http://127.0.0.1:1', token: 'x', serverDate })).toThrow(
        /serverDate/,
      );
    }
  });

  test('the present of the pure checks', () => {
    for (const now of impossible) {
      expect(() => checkDeclaration(service, draft('2025-10-01T09:00:00Z'), {}, { now })).toThrow(RangeError);
    }
  });
});
