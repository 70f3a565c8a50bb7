import { expect, test } from 'vitest';
import { run } from '../../src/bulk/run/run.ts';
import { inside } from '../../src/sync/copy/copy.ts';
import { holding } from '../../src/sync/run/hold.ts';
import { copyOf, forStatement, journalOf, sendsIn, sent } from './import-support.ts';
import { clientOf, DIGEST, typesIn } from './run-client.ts';
import { declaration, fail, http, sending } from './served.ts';

/** A copy that is told in the end what a run sent. */

const rows = [forStatement(2, null), forStatement(3, null)];
const own = () => copyOf({ tokens: [DIGEST] });
let made = 0;
const { client } = clientOf({ declarations: { create: sending(() => declaration((made += 1))) } });

test('is told what was sent, by this run and by those before it', async () => {
  const copy = await own();
  const result = await run(client, await journalOf(rows, sent(2, 1)), { copy });
  expect(result).toMatchObject({ told: true, sends: 1, counts: { done: 2 } });
  expect((await sendsIn(copy)).map(({ line }) => line)).toEqual([2, 3]);
});

test('is told by the token of the run, whatever token the journal was planned with', async () => {
  const copy = await own();
  const path = await journalOf(rows, [], { token: 'an earlier one' });
  expect(await run(client, path, { copy })).toMatchObject({ told: true });
  expect(await sendsIn(copy)).toHaveLength(2);
});

test('is not told while a run of its own goes on, and the run ends well', async () => {
  const copy = await own();
  const path = await journalOf(rows, []);
  await holding(copy[inside].connection, false, async () => {
    expect(await run(client, path, { copy })).toMatchObject({ told: false, counts: { done: 2 } });
  });
  expect(await sendsIn(copy)).toEqual([]);
});

test('of somebody else is refused before anything is sent', async () => {
  const copy = await copyOf({ tokens: [DIGEST], origin: 'https://other.test' });
  const path = await journalOf(rows, []);
  await expect(run(client, path, { copy })).rejects.toThrow(/https:\/\/other\.test/);
  expect(typesIn(path)).toEqual([]);
});

test('is told what was sent before a run could not go on; why it could not is what is thrown', async () => {
  const copy = await own();
  const refusing = clientOf({ declarations: { create: sending(() => fail(http(401))) } });
  await expect(run(refusing.client, await journalOf(rows, sent(2, 1)), { copy })).rejects.toThrow(/refuses the token/);
  expect(await sendsIn(copy)).toMatchObject([{ line: 2 }]);
  const { connection } = copy[inside];
  const write = connection.write.bind(connection);
  Object.assign(connection, { write: () => Promise.reject(new Error('the disk is full')) });
  await expect(run(refusing.client, await journalOf(rows, sent(2, 1)), { copy })).rejects.toThrow(/refuses the token/);
  await expect(run(client, await journalOf(rows, []), { copy })).rejects.toThrow('the disk is full');
  Object.assign(connection, { write });
});
