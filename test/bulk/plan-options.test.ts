import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import { plan, planOn, type PlanOptions } from '../../src/bulk/plan/plan.ts';
import { rulesVersion } from '../../src/bulk/plan/rules-version.ts';
import { bulkOperations, type BulkOperation } from '../../src/bulk/rows/operations.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { rowStates } from '../../src/bulk/state/row-states.ts';
import { recorded } from './journal/files.ts';
import { drainingWorld } from './outbox/draining-world.ts';
import { copyStand } from './plan-copies.ts';
import { NOW, person, started, statement } from './plan-stand.ts';
import { listed } from './served.ts';

const KEY = Symbol.for('lead-provider-sdk');
const SHA = 'a'.repeat(64);
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'dfe-plan-')), 'run.jsonl');
/** The name of a journal that is on no disk. */
const IN_MEMORY = newFile();
/** Minutes before the end of 10 June in London, the first cut-off of `soon`, at which it is noon in UTC. */
const TO_NOON = 11 * 60;

/** A service by hand, and what is planned on it. */
async function service(rows: readonly SourceRow[] = [started(2, 1), started(3, 2)], cutOff = '2026-09-30') {
  const { client } = await drainingWorld();
  const whoAmI = vi.fn(() => Promise.resolve('Alpha'));
  const list = () => ({ collect: () => Promise.resolve([statement(500, cutOff)]) });
  const inside: unknown = Reflect.get(client, KEY);
  const still = Object.assign({}, inside, { runtime: { now: () => NOW, later: () => () => undefined } });
  const served = {
    ...{ ...client, whoAmI, statements: { list }, deliveryPartners: { list: () => listed() } },
    [KEY]: still,
  };
  const source = { name: 'rows.csv', read: vi.fn(() => Promise.resolve({ rows, sha256: SHA })) };
  const planned = (options?: PlanOptions, operation: BulkOperation = 'declarations.create') =>
    plan(served, operation, source, options);
  const { files, kept } = recorded();
  /** As `planned`, with a journal in memory. */
  const written = async (options: PlanOptions) => {
    const made = await planOn(served, 'declarations.create', source, { journal: IN_MEMORY, ...options }, files);
    return { made, ...readJournal(Buffer.from(kept.get(IN_MEMORY) ?? ''), IN_MEMORY) };
  };
  return { whoAmI, source, planned, written, kept };
}
const headerOf = (path: string) => readJournal(readFileSync(path), path).header;

describe('a plan is refused before anything is asked for', () => {
  test.each([NaN, -1, Infinity])('with a margin of %d minutes', async (marginMinutes) => {
    const { planned, whoAmI } = await service();
    const refused = planned({ marginMinutes });
    await expect(refused).rejects.toMatchObject({ reason: 'usage' });
    await expect(refused).rejects.toThrow('marginMinutes has to be a number of minutes, 0 or more');
    expect(whoAmI).not.toHaveBeenCalled();
  });

  test.each(bulkOperations.filter((one) => one !== 'declarations.create'))('with a deadline for %s', async (one) => {
    const { planned, whoAmI } = await service([]);
    for (const deadline of ['cut-off', 'none'] as const) {
      const refused = planned({ deadline }, one);
      await expect(refused).rejects.toMatchObject({ reason: 'usage' });
      await expect(refused).rejects.toThrow(`a deadline is of declarations alone, not of ${one}`);
    }
    expect(whoAmI).not.toHaveBeenCalled();
    expect((await planned({}, one)).operation).toBe(one);
  });

  test('of what is no operation, with options that there are none of, and after another with no new journal', async () => {
    const { planned, whoAmI } = await service();
    await expect(planned({}, 'declarations.burn' as never)).rejects.toThrow('declarations.burn is no bulk operation');
    await expect(planned({ jurnal: 'x' } as never)).rejects.toThrow(/jurnal.*journal/s);
    await expect(planned({ after: newFile() })).rejects.toThrow('plan: after needs the file of a new journal.');
    expect(whoAmI).not.toHaveBeenCalled();
  });

  test('over a file, and told whether the rows have changed since', async () => {
    const { planned, whoAmI, source } = await service();
    const journal = newFile();
    writeFileSync(journal, 'of somebody');
    await expect(planned({ journal })).rejects.toThrow(/^There is a file run\.jsonl already/);
    expect(whoAmI).not.toHaveBeenCalled();
    expect(readFileSync(journal, 'utf8')).toBe('of somebody');
    const own = newFile();
    await planned({ journal: own });
    const bytes = readFileSync(own, 'utf8');
    await expect(planned({ journal: own })).rejects.toThrow(/^There is a file run\.jsonl already/);
    source.read.mockResolvedValue({ rows: [], sha256: 'b'.repeat(64) });
    await expect(planned({ journal: own })).rejects.toThrow(/^The file of rows has changed since this journal/);
    // also where the last line of it is not whole
    writeFileSync(own, `${bytes}{"type":`);
    await expect(planned({ journal: own })).rejects.toThrow(/^The file of rows has changed since this journal/);
  });
});

describe('a plan', () => {
  test('without a journal writes nothing, and says what each row is expected to do', async () => {
    const { planned } = await service([started(2, 1), started(3, 100), started(4, 1)]);
    const made = await planned();
    expect(made.rows.map(({ line, state }) => `${line} ${state}`)).toEqual(['2 pending', '3 refused', '4 duplicate']);
    expect(made.counts).toEqual({
      ...Object.fromEntries(Object.keys(rowStates).map((state) => [state, 0])),
      ...{ pending: 1, refused: 1, duplicate: 1 },
    });
    expect(made).toMatchObject({ operation: 'declarations.create', unsure: 0, cost: { requests: 1, fits: 'yes' } });
    expect(made).not.toHaveProperty('left');
  });

  test('counts rows that are sent though a fact is missing, and not those that wait for it', async () => {
    // within the seconds by which clocks may differ nobody knows whether it is over
    const row = started(3, 2, { declaration_date: '2026-06-10T12:00:01Z' });
    const { planned } = await service([started(2, 1), row]);
    expect(await planned()).toMatchObject({ unsure: 1, counts: { pending: 2, unsure: 0 } });
    expect(await planned({ holdUnsure: true })).toMatchObject({ unsure: 0, counts: { pending: 1, unsure: 1 } });
  });

  test.each<[PlanOptions, object]>([
    [{}, { marginMinutes: 5, holdUnsure: false, sendUnsure: false, clawBack: false }],
    [{ deadline: 'cut-off' }, { marginMinutes: 5, holdUnsure: false, sendUnsure: false, clawBack: false }],
    [{ deadline: 'none', marginMinutes: 9 }, { marginMinutes: null }],
    [
      { marginMinutes: 0, clawBack: true },
      { marginMinutes: 0, clawBack: true, holdUnsure: false },
    ],
    [{ holdUnsure: true }, { holdUnsure: true, sendUnsure: false }],
    [{ sendUnsure: true }, { holdUnsure: false, sendUnsure: true }],
  ])('with %o is written with what was chosen, and of whom it is', async (options, chosen) => {
    const { written } = await service();
    const { header, rows } = await written(options);
    expect(header.options).toMatchObject(chosen);
    expect(header).toMatchObject({
      ...{ service: 'rect', origin: 'https://mock.test', provider: 'Alpha', operation: 'declarations.create' },
      ...{ source: { name: 'rows.csv', sha256: SHA }, rules: rulesVersion },
      token: createHash('sha256').update('t').digest('hex').slice(0, 16),
    });
    expect(header.plannedAt).toBe(new Date(NOW).toISOString());
    expect(rows.map(({ line }) => line)).toEqual([2, 3]);
  });

  test('hands on what stops it', async () => {
    const { planned, whoAmI } = await service();
    const { signal } = new AbortController();
    await planned({ signal });
    expect(whoAmI).toHaveBeenCalledWith({ signal });
    await planned();
    expect(whoAmI).toHaveBeenLastCalledWith({});
  });

  test('goes by a copy, and by an old one only where that is known', async () => {
    const { planned } = await service();
    const { copy, hold } = await copyStand(NOW - 2 * 86_400_000);
    await hold('dfe_participants', person(1));
    await hold('dfe_participants', person(2));
    await expect(planned({ copy })).rejects.toThrow('more than a day ago');
    await expect(planned({ copy, stale: false })).rejects.toThrow('more than a day ago');
    expect((await planned({ copy, stale: true })).counts.pending).toBe(2);
  });
});

describe('a plan of what cannot be sent before its cut-off', () => {
  const late = { marginMinutes: TO_NOON };

  test('is not written, unless it is said that as many as go are to be sent', async () => {
    const { planned, written, kept } = await service(undefined, '2026-06-10');
    const journal = IN_MEMORY;
    const refused = planned({ journal, ...late });
    await expect(refused).rejects.toMatchObject({ reason: 'late' });
    await expect(refused).rejects.toThrow(
      /^Not all rows can be sent before 2026-06-10T12:00:00\.000Z: 2 requests take 1 minutes and more\./,
    );
    await expect(planned({ journal, ...late, partly: false })).rejects.toMatchObject({ reason: 'late' });
    await expect(written(late)).rejects.toMatchObject({ reason: 'late' });
    expect([existsSync(journal), kept.size]).toEqual([false, 0]);
    const { made, rows } = await written({ ...late, partly: true });
    expect([made.cost.fits, rows.length]).toEqual(['no', 2]);
  });

  test('is told where nothing is to be written', async () => {
    const { planned } = await service(undefined, '2026-06-10');
    expect((await planned(late)).cost.fits).toBe('no');
  });

  test('is written where no cut-off counts, or it is far enough away', async () => {
    for (const options of [{ deadline: 'none' }, {}] as const) {
      const { written } = await service(undefined, '2026-06-10');
      expect((await written(options)).made.cost.fits).toBe('yes');
    }
  });
});

describe('a plan after another', () => {
  test('ends that one, and tells which of its rows are left', async () => {
    const { planned, source } = await service();
    const [after, journal] = [newFile(), newFile()];
    await planned({ journal: after });
    source.read.mockResolvedValue({ rows: [started(2, 2), started(3, 3)], sha256: SHA });
    const second = await planned({ journal, after });
    expect(second.left).toEqual([2]);
    expect(readJournal(readFileSync(after), after).events).toMatchObject([{ type: 'superseded', by: 'run.jsonl' }]);
    expect(headerOf(journal).operation).toBe('declarations.create');
    expect(existsSync(`${after}.lock`)).toBe(false);
  });

  test('that is not made leaves it as it was, and free', async () => {
    const { planned } = await service(undefined, '2026-06-10');
    const [after, journal] = [newFile(), newFile()];
    await planned({ journal: after });
    await expect(planned({ journal, after, marginMinutes: TO_NOON })).rejects.toMatchObject({ reason: 'late' });
    expect(readJournal(readFileSync(after), after).events).toEqual([]);
    expect(existsSync(`${after}.lock`)).toBe(false);
  });
});
