import { expect, test } from 'vitest';
import { checkOwner, knownOwner } from '../../src/sync/run/owner.ts';
import { set } from '../../src/sync/store/schema.ts';
import { saveCheckpoint } from '../../src/sync/store/walks.ts';
import { errorOf, json, observe } from '../support/observed-client.ts';
import { writerOf } from './bare.ts';
import { NOW, settling } from './settle-support.ts';

/** Which tokens a copy knows, and what becomes of a question that is not answered. */

const statement = 'aaaaaaaa-1111-4111-8111-111111111111';

/** A copy with one statement; `isBegun`: of which a page was written. */
async function copyOf({ isBegun = true } = {}) {
  const { connection } = await settling({ holds: { statements: [statement] } });
  const { lease } = await writerOf(connection, 'another');
  const begin = () =>
    connection.write(() =>
      saveCheckpoint({ resource: 'statements', cohort: null }, { walk: 'w', startedAt: NOW, page: 1 }, 4, NOW),
    );
  const check = (token: string, answer: () => Response, signal?: AbortSignal) => {
    const { dfe, requests } = observe('rect', answer, { token });
    const checked = checkOwner(dfe, connection, lease, { signal });
    return { checked, requests };
  };
  await check('first', () => json({})).checked;
  if (isBegun) await begin();
  return { connection, begin, check, known: () => connection.read(knownOwner) };
}

test('the token of a first run that wrote nothing is known no more when there is another', async () => {
  const { begin, check, known } = await copyOf({ isBegun: false });
  expect(await known()).toMatchObject({ tokens: [], isEmpty: true });
  await check('second', () => json({})).checked;
  await begin();
  expect((await known())?.tokens).toHaveLength(1);
  const again = check('first', () => json({ data: { id: statement, type: 'statement', attributes: {} } }));
  await again.checked;
  expect(again.requests).toHaveLength(1);
  expect((await known())?.tokens).toHaveLength(2);
});

test('tokens that cannot be read are none', async () => {
  const { connection, known } = await copyOf();
  expect((await known())?.tokens).toHaveLength(1);
  await connection.write(() => set('tokens', '"first"'));
  expect((await known())?.tokens).toEqual([]);
});

test('a statement that cannot be asked for tells nothing: the failure is told, and the copy stays as it is', async () => {
  const { check, known } = await copyOf();
  const before = await known();
  const { checked, requests } = check('second', () => json({}, 500));
  expect(await errorOf(checked)).toMatchObject({ kind: 'http', status: 500 });
  expect(requests).toHaveLength(1);
  expect(await known()).toEqual(before);
});

test('a run that is told to stop asks for none', async () => {
  const { check, known } = await copyOf();
  const before = await known();
  const served = () => json({ data: { id: statement, type: 'statement', attributes: {} } });
  const { checked, requests } = check('second', served, AbortSignal.abort());
  expect(await errorOf(checked)).toMatchObject({ kind: 'aborted' });
  expect(requests).toEqual([]);
  expect(await known()).toEqual(before);
});
