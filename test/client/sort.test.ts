import { expect, test } from 'vitest';
import { errorOf, json, observe } from '../support/observed-client.ts';

/** A sort is one name, names with commas between them, or a list of names; anything else is refused before it is sent. */

async function sorted(sort: unknown): Promise<string | null> {
  const { dfe, requests } = observe('rect', () => json({ data: [] }));
  await dfe.participants.list({ sort } as never).take(1);
  return requests[0]?.url.searchParams.get('sort') ?? null;
}

test('one, several in a text, several in a list', async () => {
  expect(await sorted('-updated_at')).toBe('-updated_at');
  expect(await sorted('created_at,-updated_at')).toBe('created_at,-updated_at');
  expect(await sorted(['created_at', '-updated_at'])).toBe('created_at,-updated_at');
});

test.each([7, true, {}, [], ['created_at', 7], 'name', 'created_at,name', ''])('%j is refused', async (sort) => {
  expect(await errorOf(sorted(sort))).toMatchObject({ kind: 'validation', outcome: 'not-sent' });
});
