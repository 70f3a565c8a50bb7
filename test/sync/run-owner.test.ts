import { expect, test } from 'vitest';
import type { SyncClient } from '../../src/sync/client.ts';
import { checkOwner, checkReader, knownOwner } from '../../src/sync/run/owner.ts';
import { query, text, type CopyConnection } from '../../src/sync/store/steps.ts';
import { errorOf, json, observe } from '../support/observed-client.ts';
import { bareCopy, put, writerOf } from './bare.ts';

/** A copy is kept by its owner alone: the same service and server, and a token it knows or that is served its statements. */

const ids = ['a', 'b', 'c', 'd'].map((sign) => `${sign.repeat(8)}-1111-4111-8111-111111111111`);

/** A client with a token; the statements that it is served, and those that it asked for. */
function clientOf(token: string, served: readonly string[] = [], service: 'rect' | 'ecf' = 'rect') {
  const asked: string[] = [];
  const { dfe } = observe(
    service,
    ({ url }) => {
      const id = url.pathname.split('/').at(-1) ?? '';
      asked.push(id);
      return served.includes(id)
        ? json({ data: { id, type: 'statement', attributes: {} } })
        : json(
            { errors: [{ title: 'Resource not found', detail: 'Nothing could be found for the provided details' }] },
            404,
          );
    },
    { token },
  );
  return { client: dfe as unknown as SyncClient, asked };
}

/** A copy that was kept with `first`, and holds four statements, the newest of which is `a`. */
async function kept({ isEmpty = false, statements = ids } = {}) {
  const copy = await bareCopy();
  const { lease } = await writerOf(copy);
  await checkOwner(clientOf('first').client, copy, lease, {});
  if (!isEmpty) await put(copy, 'dfe_checkpoints', await rowOf(copy, 'dfe_checkpoints'));
  const rows = statements.map((id, at) => ({ id, cut_off_date: `2025-0${9 - at}-01` }));
  for (const row of rows) await put(copy, 'dfe_statements', { ...(await rowOf(copy, 'dfe_statements')), ...row });
  const check = (client: SyncClient, options = {}) => checkOwner(client, copy, lease, options);
  return { copy, check, known: () => copy.read(knownOwner) };
}

/** A row with something in each column that must have something. */
async function rowOf(copy: CopyConnection, table: string): Promise<Record<string, string | number>> {
  const columns = await copy.read(() =>
    query('SELECT name, type FROM pragma_table_info(?) WHERE "notnull" = 1 OR pk > 0', table),
  );
  return Object.fromEntries(
    columns.map((column) => [text(column, 'name'), text(column, 'type') === 'INTEGER' ? 1 : 'x']),
  );
}

test('a new copy is whoever keeps it first', async () => {
  const { known } = await kept();
  expect(await known()).toMatchObject({ service: 'rect', origin: 'http://localhost:1', isEmpty: false });
  expect(JSON.stringify(await known())).not.toContain('first');
});

test('with the token that is known nothing is asked for', async () => {
  const { check } = await kept();
  const { client, asked } = clientOf('first');
  await check(client);
  expect(asked).toEqual([]);
});

test('a new token is asked for the newest three, and known from then on when one is served', async () => {
  const { check, copy } = await kept();
  const second = clientOf('second', [ids[2] ?? '']);
  await check(second.client);
  expect(second.asked).toEqual(ids.slice(0, 3));
  const again = clientOf('second');
  await check(again.client);
  await checkReader(again.client, copy);
  expect(again.asked).toEqual([]);
});

test('one that is served none of them is another provider’s, whatever the fourth says', async () => {
  const { check, copy, known } = await kept();
  const other = clientOf('other', [ids[3] ?? '']);
  const before = await known();
  const words = expect.stringContaining("it is another provider's");
  expect(await errorOf(check(other.client))).toMatchObject({ reason: 'owner', message: words });
  expect(await errorOf(checkReader(other.client, copy))).toMatchObject({ reason: 'owner', message: words });
  expect(other.asked).toEqual([...ids.slice(0, 3), ...ids.slice(0, 3)]);
  expect(await known()).toEqual(before);
});

test('without a statement nothing can tell, unless whoever keeps it says so', async () => {
  const { check } = await kept({ statements: [] });
  const { client, asked } = clientOf('second');
  expect(await errorOf(check(client))).toMatchObject({
    reason: 'owner',
    message: expect.stringContaining('sameOwner: true'),
  });
  await check(client, { sameOwner: true });
  expect(asked).toEqual([]);
});

test('a first run that wrote nothing leaves nothing that could be another’s', async () => {
  const { check } = await kept({ isEmpty: true });
  const { client, asked } = clientOf('second');
  await check(client);
  expect(asked).toEqual([]);
});

test('another service is refused with both, also for a reader', async () => {
  const { check, copy } = await kept();
  const { client, asked } = clientOf('first', [], 'ecf');
  for (const refused of [check(client, { sameOwner: true }), checkReader(client, copy)])
    expect(await errorOf(refused)).toMatchObject({
      reason: 'owner',
      message: expect.stringContaining('of rect at http://localhost:1, and the client asks ecf at http://localhost:1'),
    });
  expect(asked).toEqual([]);
});

test('a reader of a copy that nobody has kept yet may read it', async () => {
  const { client, asked } = clientOf('any');
  await checkReader(client, await bareCopy());
  expect(asked).toEqual([]);
});

test('what is no client of ours is refused', async () => {
  expect(await errorOf(checkReader({} as SyncClient, await bareCopy()))).toMatchObject({ reason: 'options' });
});
