import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drain, outboxJournal, plan, type DrainResult, type OutboxEntry } from '../../../src/bulk/index.ts';
import { drainOn } from '../../../src/bulk/outbox/drain.ts';
import { openFile } from '../../../src/sync/sqlite/drivers.ts';
import { runs } from '../../support/size.ts';
import { kindsWorld, lossy, people } from '../kinds-world.ts';
import { bulkWorld, sourceOf } from '../world.ts';

const path = (): string => join(mkdtempSync(join(tmpdir(), 'dfe-hosts-')), 'outbox.db');

test('defer, resume, defer of many people by two hosts: the service hears each person in order, each row once', async () => {
  const world = kindsWorld({ participants: 250, declarations: 250 });
  const draft = { reason: 'bereavement', course_identifier: '' };
  const all = await people(world);
  const rows = all.map(({ id, course }, line) => ({ line, id, draft: { ...draft, course_identifier: course } }));
  const planned = await plan(world.dfe, 'participants.defer', sourceOf(rows));
  const some = planned.rows.flatMap(({ state, line }) => (state === 'pending' ? [all[line]] : []));
  const heard = new Map<string, string[]>();
  world.put(async (request, answer) => {
    const response = await answer();
    const [, id, what] = /participants\/([^/]+)\/(defer|resume)/.exec(request.url) ?? [];
    if (id !== undefined && what !== undefined && response.ok) heard.set(id, [...(heard.get(id) ?? []), what]);
    return response;
  });
  const file = path();
  const [one, two] = [await outboxJournal(file), await outboxJournal(file)];
  const entries = some.flatMap((person): OutboxEntry[] =>
    person === undefined
      ? []
      : ['defer', 'resume', 'defer'].map((what, at) => ({
          ...{ batch: 'b', key: `${person.id} ${at}`, person: person.id, position: at },
          operation: what === 'defer' ? 'participants.defer' : 'participants.resume',
          draft:
            what === 'defer' ? { ...draft, course_identifier: person.course } : { course_identifier: person.course },
        })),
  );
  await one.add(entries);
  // nobody can be resumed on the day of their deferral
  for (let day = 0; day < 3; day += 1) {
    await Promise.all([drain(world.dfe, one, { lanes: 4 }), drain(world.dfe, two, { lanes: 4 })]);
    world.mock.clock.advance({ days: 1 });
  }
  const after = await one.rows();
  const whole = some.filter((person) => {
    const own = after.filter(({ person: id }) => id === person?.id);
    const done = own
      .filter(({ state }) => state === 'done')
      .map(({ operation }) => operation.slice('participants.'.length));
    expect(heard.get(person?.id ?? '')).toEqual(done);
    // the service lets nobody be resumed whose stay has ended; what comes after that waits for a person
    expect(
      own.filter(({ state, rule }) => state !== 'done' && state !== 'pending' && rule !== 'rect.resume.R4'),
    ).toEqual([]);
    expect(['defer', 'resume', 'defer'].slice(0, done.length)).toEqual(done);
    return done.length === 3;
  });
  expect(whole.length).toBeGreaterThan(20);
  await Promise.all([one.close(), two.close()]);
});

test('whatever becomes of answers and leases, nothing is lost and nothing doubled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        lost: fc.integer({ min: 3, max: 12 }),
        thefts: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 4 }),
        lanes: fc.integer({ min: 1, max: 8 }),
        seed: fc.integer({ min: 1, max: 5 }),
      }),
      async ({ lost, thefts, lanes, seed }) => {
        const world = await bulkWorld({ participants: 80, seed });
        const file = path();
        const [one, two] = [await outboxJournal(file), await outboxJournal(file)];
        const thief = await openFile(file);
        const rows = world.rows.slice(0, 16);
        await one.add(
          rows.map(({ line, draft }) => ({
            ...{ batch: 'b', key: String(line), person: draft['participant_id'] ?? '', position: line },
            ...{ operation: 'declarations.create', draft },
          })),
        );
        let writes = 0;
        const loses = lossy(lost);
        world.put((request, answer) => {
          if (request.method === 'POST') writes += 1;
          if (request.method === 'POST' && thefts.includes(writes))
            thief.exec(
              "UPDATE dfe_outbox_people SET number = number + 1, word = 'thief', until_ms = 0 WHERE word <> ''",
            );
          return loses(request, answer);
        });
        let last: readonly DrainResult[] = [];
        for (let round = 0; round < 8; round += 1) {
          last = await Promise.all(
            [one, two].map((outbox) => drainOn(world.dfe, outbox, { lanes, keepGoing: true }, { leaseMs: 2000 })),
          );
          if (last.every(({ exitCode }) => exitCode < 5)) break;
        }
        const states = await one.rows();
        expect(states.filter(({ state }) => state !== 'done' && state !== 'already')).toEqual([]);
        expect(world.accepted).toHaveLength(rows.length);
        expect(new Set(states.map(({ record }) => record)).size).toBe(rows.length);
        await Promise.all([one.close(), two.close()]);
        thief.close();
      },
    ),
    { numRuns: runs(20) },
  );
}, 180_000);
