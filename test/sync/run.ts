import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCopy as openInPostgres } from '../../src/sync/postgres/index.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { anyPostgres, NO_POSTGRES } from '../support/postgres.ts';
import { tellTotals } from '../support/totals.ts';
import { play, type Played } from './model/play.ts';
import { huntMutants } from './mutants/run.ts';

/**
 * The proofs of the copy that take a while: worlds live and copies follow them, on both services; the code is broken on
 * purpose and the tests have to notice.
 *
 *     npm run test:sync -- --days 90 --seeds 20 --people 8000
 */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '20' },
    seeds: { type: 'string', default: '1' },
    people: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: true },
    on: { type: 'string', default: 'sqlite' },
  },
  allowNegative: true,
});

if (values.on !== 'sqlite' && values.on !== 'postgres') throw new RangeError('--on has to be sqlite or postgres.');
const postgres = values.on === 'postgres' ? await anyPostgres() : null;
if (values.on === 'postgres' && postgres === null) throw new Error(NO_POSTGRES);

const people = Number(values.people);
const size = {
  participants: people,
  schools: Math.round(people * 0.6),
  partnerships: Math.round(people / 4),
  transfers: Math.round(people / 8),
  unfundedMentors: Math.round(people / 12),
  declarations: people * 3,
};
const all: Played[] = [];
for (let seed = Number(values.seed); seed < Number(values.seed) + Number(values.seeds); seed += 1)
  for (const service of ['rect', 'ecf'] as const)
    for (const daily of [true, false]) {
      const folder = mkdtempSync(join(tmpdir(), 'dfe-model-'));
      const days = Number(values.days);
      const played = await play({
        ...{ service, seed, days, daily, world: size, every: seed % 2 === 0 ? 3 : 6 },
        openCopy: async () =>
          postgres === null
            ? openCopy(join(folder, 'copy.db'))
            : openInPostgres(postgres.pool(), { schema: await postgres.schema() }),
      });
      rmSync(folder, { recursive: true, force: true });
      all.push(played);
      const { runs, acts, explained, unexplained, naive } = played;
      console.log(
        `${service} seed ${seed}, ${daily ? 'daily' : 'not daily'}: ${runs} runs, ${acts} acts, ${explained} differences ` +
          `explained, ${unexplained.length} unexplained; naive delta ${naive}`,
      );
      for (const line of unexplained.slice(0, 10)) console.log(`  ${line}`);
    }

const sum = (count: (played: Played) => number): number => all.reduce((total, played) => total + count(played), 0);
const hunted = values.mutants ? await huntMutants() : { caught: 0, of: 0, escaped: [] };
for (const name of hunted.escaped) console.log(`  not caught: ${name}`);
const unexplained = sum((played) => played.unexplained.length);
const runs = sum((played) => played.runs);
// a naive copy that were right would mean that the worlds are too kind
const isKind = sum((played) => played.naive) === 0;
console.log(
  `${runs} runs, ${sum((played) => played.explained)} differences explained, ${unexplained} unexplained; naive delta ` +
    `${sum((played) => played.naive)} unexplained; ${hunted.caught} mutants caught of ${hunted.of}`,
);
await postgres?.stop();
const failed = unexplained + hunted.escaped.length + (isKind ? 1 : 0);
tellTotals({ passed: runs + hunted.caught, failed, skipped: 0 });
if (failed > 0) process.exitCode = 1;
