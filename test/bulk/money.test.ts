import { expect, test } from 'vitest';
import { plan } from '../../src/bulk/index.ts';
import { createSync } from '../../src/sync/index.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf } from './world.ts';

test('a copy is told what was sent and for which statement; the next run reads it, and reports know what slid', async () => {
  const { mock, dfe, rows, journal } = await bulkWorld();
  const copy = await openCopy(':memory:');
  const sync = createSync(dfe, copy, { now: () => Date.parse(mock.clock.now) });
  await sync.full();
  const planned = await plan(dfe, 'declarations.create', sourceOf(rows), { journal, copy, stale: true });
  const statement = planned.rows.find(({ expected }) => expected !== null)?.expected?.statement ?? '';
  expect(statement).not.toBe('');
  expect((await copy.statements.report(statement)).slid.known).toBe(false);

  const result = await run(dfe, journal, { copy });
  expect(result.told).toBe(true);
  const [sends] = await copy.query('SELECT count(*) AS n FROM dfe_sends');
  expect(sends?.['n']).toBe(result.counts.done);
  const [none] = await copy.query('SELECT count(*) AS n FROM dfe_declarations');
  expect(none?.['n']).toBe(0);

  await sync.delta();
  const [read] = await copy.query('SELECT count(*) AS n FROM dfe_declarations');
  expect(read?.['n']).toBe(result.counts.done);
  const report = await copy.statements.report(statement);
  expect(report.slid).toMatchObject({ known: true });
  const on = result.rows.filter((row) => row.statement === statement).length;
  expect(report.declarations.length).toBe(on);
  await copy.close();
});
