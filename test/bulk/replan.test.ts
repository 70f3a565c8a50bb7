import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plan, type RunOptions } from '../../src/bulk/index.ts';
import { readJournal } from '../../src/bulk/journal/read-journal.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { kindsWorld, people, rowsOf, stateOf } from './kinds-world.ts';
import { run } from './watched.ts';
import { bulkWorld, sourceOf, type BulkWorld } from './world.ts';

const CUT_OFF = '2026-12-10';

/** A world in which some rows are planned for one cut-off, and the first of them is sent. */
async function begun(at: string, options: RunOptions = {}): Promise<{ world: BulkWorld; rows: readonly SourceRow[] }> {
  const world = await bulkWorld();
  for (const cohort of [2024, 2025, 2026])
    world.mock.dfe.addStatement({
      ...{ lp: 'lp1', cohort, month: 12, year: 2026, cutOff: CUT_OFF },
      payment: '2026-12-30',
    });
  world.mock.clock.set(at);
  await world.dfe.whoAmI();
  const every = await plan(world.dfe, 'declarations.create', sourceOf(world.rows));
  const lines = new Set(every.rows.filter(({ expected }) => expected?.cutOff === CUT_OFF).map(({ line }) => line));
  const rows = world.rows.filter(({ line }) => lines.has(line)).slice(0, 5);
  expect(rows).toHaveLength(5);
  await plan(world.dfe, 'declarations.create', sourceOf(rows), { journal: world.journal });
  const stop = new AbortController();
  world.put((request, answer) => {
    if (request.method === 'POST') stop.abort();
    return answer();
  });
  await run(world.dfe, world.journal, { lanes: 1, signal: stop.signal, ...options });
  expect(world.sends()).toBe(1);
  world.put(null);
  return { world, rows };
}

async function later(world: BulkWorld, hours: number): Promise<void> {
  world.mock.clock.advance({ hours });
  // the service's clock is heard with an answer
  await world.dfe.statements.list().collect({ max: 1000 });
}

const wholeIn = ({ journal }: Pick<BulkWorld, 'journal'>): number =>
  readJournal(readFileSync(journal), journal).events.filter((one) => one.type === 'replanned' && !('line' in one))
    .length;

const statesOf = ({ rows }: { rows: readonly { state: string }[] }): readonly string[] =>
  rows.map(({ state }) => state);

test('after 30 hours what others did by hand is not sent: it is already, or in conflict; the rest is', async () => {
  const { world, rows } = await begun('2026-12-05T08:00:00Z');
  await later(world, 30);
  const [, second, third] = rows;
  await world.dfe.declarations.create(second?.draft as never);
  await world.dfe.declarations.create({ ...third?.draft, declaration_date: '2026-11-03T00:00:00Z' } as never);
  const before = world.sends();
  const result = await run(world.dfe, world.journal);
  expect(statesOf(result)).toEqual(['done', 'already', 'conflict', 'done', 'done']);
  expect(world.sends() - before).toBe(2);
  expect(result.exitCode).toBe(3);
});

test('ten minutes later it is not planned again, a day after the last time it is; frozen it never is', async () => {
  const { world, rows } = await begun('2026-12-05T08:00:00Z');
  await later(world, 23);
  const nothing = { lanes: 1, signal: AbortSignal.timeout(0) };
  await new Promise((resolve) => setTimeout(resolve, 5));
  const stop = (): RunOptions => {
    const signal = new AbortController();
    world.put((request, answer) => {
      if (request.method === 'POST') signal.abort();
      return answer();
    });
    return { lanes: 1, signal: signal.signal };
  };
  await run(world.dfe, world.journal, stop());
  expect(wholeIn(world)).toBe(0);
  await later(world, 2);
  await run(world.dfe, world.journal, { ...stop(), frozen: true });
  expect(wholeIn(world)).toBe(0);
  await run(world.dfe, world.journal, stop());
  expect(wholeIn(world)).toBe(1);
  await later(world, 1 / 6);
  await run(world.dfe, world.journal, nothing);
  await run(world.dfe, world.journal, stop());
  expect(wholeIn(world)).toBe(1);
  await later(world, 25);
  world.put(null);
  const result = await run(world.dfe, world.journal);
  expect(wholeIn(world)).toBe(2);
  expect(result.counts.done).toBe(rows.length);
  expect(world.accepted).toHaveLength(rows.length);
});

test('what missed its cut-off meanwhile is not sent for the next one by itself, and is told as slid when it is', async () => {
  const { world, rows } = await begun(`${CUT_OFF}T08:00:00Z`);
  await later(world, 30);
  const result = await run(world.dfe, world.journal);
  expect(statesOf(result)).toEqual(['done', 'missed', 'missed', 'missed', 'missed']);
  expect(wholeIn(world)).toBe(1);
  expect(world.sends()).toBe(1);
  expect(await run(world.dfe, world.journal)).toMatchObject({ sends: 0, exitCode: 3 });
  const next = await run(world.dfe, world.journal, { nextStatement: true });
  expect(next.counts.done).toBe(rows.length);
  expect(next.slid).toBe(rows.length - 1);
});

test('an action rests on the person as they are now; one that the rules refuse by now is not sent', async () => {
  const world = kindsWorld({ participants: 250, declarations: 250 });
  const draft = ({ course }: { course: string }) => ({ reason: 'bereavement', course_identifier: course });
  const active = (await people(world)).filter(({ cohort }) => Number(cohort) >= 2024);
  const every = await plan(
    world.dfe,
    'participants.defer',
    sourceOf(rowsOf(active.map((person) => ({ id: person.id, draft: draft(person) })))),
  );
  const clear = new Set(every.rows.filter(({ state }) => state === 'pending').map(({ id }) => id));
  const [renamed, withdrawn, ...others] = active.filter(({ id }) => clear.has(id)).slice(0, 4);
  const some = [renamed, withdrawn, ...others].filter((one) => one !== undefined);
  await world.plan('participants.defer', rowsOf(some.map((person) => ({ id: person.id, draft: draft(person) }))));
  world.mock.clock.advance({ hours: 30 });
  world.mock.schools.changeName(renamed?.id ?? '', 'Somebody Else');
  const { participants } = world.dfe as unknown as {
    participants: { withdraw(id: string, draft: object): Promise<unknown> };
  };
  await participants.withdraw(withdrawn?.id ?? '', {
    reason: 'moved-school',
    course_identifier: withdrawn?.course ?? '',
  });
  world.count();
  const result = await world.run();
  expect([2, 3, 4, 5].map((line) => stateOf(result, line))).toEqual(['done', 'refused', 'done', 'done']);
  expect(result.rows.find(({ line }) => line === 3)?.rule).toMatch(/^rect\./);
  expect(world.count().writes).toBe(3);
});

test('what was chosen for a plan is kept for the next one', async () => {
  const { world } = await begun('2026-12-05T08:00:00Z');
  const { header } = readJournal(readFileSync(world.journal), world.journal);
  expect(header.options).toMatchObject({ holdUnsure: false, sendUnsure: false });
});
