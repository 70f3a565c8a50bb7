import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from '../../src/bulk/run/run.ts';
import { forStatement, journalOf, minute } from './import-support.ts';
import { clientOf, typesIn } from './run-client.ts';
import { declaration, sending, type Served } from './served.ts';

/** What keeps a run from beginning. */

const rows = [forStatement(2, null), forStatement(3, null)];
let made = 0;
const creating = (): Served => ({ declarations: { create: sending(() => declaration((made += 1))) } });

describe('a run does not begin', () => {
  test.each([0, -1, 33, 1.5, NaN])('with %d lanes', async (lanes) => {
    const path = await journalOf(rows, []);
    await expect(run(clientOf({}).client, path, { lanes })).rejects.toMatchObject({
      ...{ reason: 'usage', message: "run: lanes has to be a whole number from 1 to 32, or 'auto'." },
    });
  });

  test('with an option that there is not', async () => {
    const path = await journalOf(rows, []);
    const options: object = { keepgoing: true };
    await expect(run(clientOf({}).client, path, options)).rejects.toThrow(/keepgoing.*keepGoing/s);
  });

  test.each<[string, object, string, RegExp]>([
    [
      'was planned anew',
      { type: 'superseded', by: 'new.jsonl' },
      'usage',
      /^run\.jsonl was planned anew as new\.jsonl\. Go on with that one\.$/,
    ],
    [
      'stopped, since plan and service disagree',
      { type: 'stopped', rule: 'D7' },
      'person',
      /^run\.jsonl stopped because the service refused by D7 what the plan called clear\. Look at those rows, then go on with it \(keepGoing, --keep-going\) or plan again\.$/,
    ],
  ])('on a journal that %s', async (_, event, reason, message) => {
    const path = await journalOf(rows, [{ at: minute(1), ...event } as never]);
    const words = { reason, message: expect.stringMatching(message) as string };
    await expect(run(clientOf({}).client, path)).rejects.toMatchObject(words);
    await expect(run(clientOf({}).client, path, { keepGoing: false })).rejects.toMatchObject(words);
    expect([typesIn(path).length, existsSync(`${path}.lock`)]).toEqual([1, false]);
  });

  test('on a journal of another server', async () => {
    const { client } = clientOf({}, 'https://other.test');
    await expect(run(client, await journalOf(rows, []))).rejects.toThrow(/https:\/\/other\.test.*Nothing was sent/);
  });
});

test.each([1, 32, 'auto'] as const)('%s lanes are as good as any', async (lanes) => {
  const result = await run(clientOf(creating()).client, await journalOf(rows, []), { lanes });
  expect(result.counts.done).toBe(2);
});
