import { expect, test } from 'vitest';
import { playThefts } from './thefts.ts';

test('a host that is stopped at any of its requests, while another takes everybody over, sends nothing again', async () => {
  const { plays, wrong } = await playThefts();
  expect(wrong).toEqual([]);
  expect(plays).toBeGreaterThan(4);
});
