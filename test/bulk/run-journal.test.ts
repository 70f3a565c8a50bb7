import { appendFileSync, existsSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { run, type BulkProgress } from '../../src/bulk/run/run.ts';
import { forStatement, journalOf, minute, sent } from './import-support.ts';
import { clientOf, typesIn } from './run-client.ts';
import { declaration, fail, http, listed, sending, type Served } from './served.ts';

/** What a run does with a journal, before it sends and in the end. */

const rows = [forStatement(2, null), forStatement(3, null)];
let made = 0;
const creating = (): Served => ({ declarations: { create: sending(() => declaration((made += 1))) } });

test('a run sends what a journal holds, tells what became of it, and lets go of the journal', async () => {
  const path = await journalOf(rows, sent(2, 1));
  const { client } = clientOf(creating());
  const result = await run(client, path);
  expect(result).toMatchObject({ operation: 'declarations.create', sends: 1, counts: { done: 2 }, exitCode: 0 });
  expect(result).not.toHaveProperty('told');
  expect(typesIn(path)).toEqual(['sending', 'done', 'sending', 'done']);
  expect(existsSync(`${path}.lock`)).toBe(false);
  expect(await run(client, path)).toMatchObject({ sends: 0, counts: { done: 2 } });
});

test('a run that a person lets go on says so in the journal, and others do not', async () => {
  const path = await journalOf(rows, [{ type: 'stopped', at: minute(1), rule: 'D7' }]);
  const { client } = clientOf(creating());
  await run(client, path, { keepGoing: true, lanes: 1 });
  expect(typesIn(path).slice(0, 3)).toEqual(['stopped', 'continued', 'sending']);
  const other = await journalOf(rows, []);
  await run(client, other, { keepGoing: true, lanes: 1 });
  expect(typesIn(other)).not.toContain('continued');
});

test('a journal with a bad line is repaired where that is said: each row is looked for before anything is sent', async () => {
  const path = await journalOf(rows, sent(2, 1));
  appendFileSync(path, 'not a line\n');
  await expect(run(clientOf({}).client, path)).rejects.toMatchObject({ reason: 'journal' });
  const own = clientOf(creating());
  own.find = () => ({ result: 'applied', record: declaration(700), already: true });
  const result = await run(own.client, path, { repair: true });
  expect(typesIn(path)).toEqual(['sending', 'done', 'repaired', 'already']);
  expect(result).toMatchObject({ sends: 0, counts: { done: 1, already: 1 } });
});

test('what another run had under way is looked for first', async () => {
  const path = await journalOf(rows, [{ type: 'sending', line: 2, at: minute(1) }]);
  const own = clientOf(creating());
  own.find = () => ({ result: 'applied', record: declaration(701) });
  await run(own.client, path, { lanes: 1 });
  expect(typesIn(path).slice(0, 2)).toEqual(['sending', 'settling']);
  expect(typesIn(path).filter((type) => type === 'sending')).toHaveLength(2);
});

test.each([15, 16])('while %d people are open since an earlier run, at most sixteen are in all', async (open) => {
  const lines = Array.from({ length: open }, (_, at) => at + 2);
  const opened = lines.flatMap((line) => [
    { type: 'sending', line, at: minute(1) } as const,
    { type: 'unknown', line, at: minute(2) } as const,
  ]);
  const path = await journalOf(
    [...lines, 90].map((line) => forStatement(line, null)),
    opened,
  );
  let looks = 0;
  const begunAfter: number[] = [];
  const create = sending(() => declaration(703));
  const own = clientOf({
    declarations: {
      create(draft, options) {
        begunAfter.push(looks);
        return create(draft, options);
      },
    },
  });
  own.find = () => ({ result: 'applied', record: declaration(800 + (looks += 1)) });
  const { counts } = await run(own.client, path, { lanes: 4 });
  expect(counts.done).toBe(open + 1);
  expect(begunAfter).toEqual([open === 16 ? 16 : 0]);
});

test('the cut-offs of statements are read for declarations, and for nothing else', async () => {
  let reads = 0;
  const statements = { list: () => ((reads += 1), listed()) };
  const client = (): Parameters<typeof run>[0] => clientOf({ ...creating(), statements }).client;
  await run(client(), await journalOf(rows, sent(2, 1)));
  expect(reads).toBe(1);
  await run(client(), await journalOf([], [], { operation: 'participants.defer' }));
  expect(reads).toBe(1);
});

test('a plan that is more than a day old is made again, unless it is frozen', async () => {
  const done = [...sent(2, 1), ...sent(3, 2)];
  for (const [frozen, types] of [
    [true, []],
    [false, ['replanned']],
    [undefined, ['replanned']],
  ] as const) {
    const path = await journalOf(rows, done);
    const own = clientOf({});
    own.now += 86_400_000;
    await run(own.client, path, frozen === undefined ? {} : { frozen });
    expect(typesIn(path).slice(done.length)).toEqual(types);
  }
});

test('who the provider is, is known when a plan is made again', async () => {
  const path = await journalOf([forStatement(2, null, { draft: { participant_id: 'a' } })], []);
  const own = clientOf({ participants: { get: () => fail(http(503)) } });
  own.now += 86_400_000;
  await expect(run(own.client, path)).rejects.toThrow('status 503');
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('how far a run is, is told twice a second and in the end', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const path = await journalOf([...rows, forStatement(4, null, { state: 'refused' })], sent(2, 1));
  const told: BulkProgress[] = [];
  const create = sending(() => {
    vi.advanceTimersByTime(499);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    return declaration(702);
  });
  await run(clientOf({ declarations: { create } }).client, path, { onProgress: (progress) => told.push(progress) });
  expect(told).toEqual([
    { rows: 3, over: 2, open: 1, sends: 1 },
    { rows: 3, over: 3, open: 0, sends: 1 },
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a run that cannot go on fails, with what was sent by then in the journal', async () => {
  const path = await journalOf(rows, []);
  const { client } = clientOf({ declarations: { create: sending(() => fail(http(401))) } });
  await expect(run(client, path, { lanes: 1 })).rejects.toMatchObject({ name: 'BulkError', reason: 'stopped' });
  expect(typesIn(path)).toEqual(['sending', 'pending']);
  expect(existsSync(`${path}.lock`)).toBe(false);
});
