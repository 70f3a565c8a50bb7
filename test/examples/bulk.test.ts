import { expect, test } from 'vitest';
import { declareStory } from '../../examples/bulk/declare.ts';

test('declarations before a deadline, with bad rows and a crash in the middle: none lost, none doubled', async () => {
  const lines: string[] = [];
  const { planned, beforeKill, result, held } = await declareStory({ say: (line) => lines.push(line) });
  expect(planned.counts.refused).toBeGreaterThan(2);
  expect(planned.counts.duplicate).toBe(1);
  expect(beforeKill).toBeGreaterThanOrEqual(30);
  expect(beforeKill).toBeLessThan(planned.counts.pending);
  expect(held).toBe(result.counts.done);
  expect(result.counts).toMatchObject({ pending: 0, sending: 0, unknown: 0, duplicate: 1 });
  expect(lines).toHaveLength(4);
}, 120_000);
