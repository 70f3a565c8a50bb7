import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCopy as openInPostgres } from '../../src/sync/postgres/index.ts';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { anyPostgres, NO_POSTGRES } from '../support/postgres.ts';
import { tellTotals } from '../support/totals.ts';
import { playCrashes } from './crash/play.ts';
import { play, type Played } from './model/play.ts';
import { huntMutants } from './mutants/run.ts';

/**
 * The proofs of the copy that take a while: worlds live and copies follow them, on both services; the code is broken on
 * purpose and the tests have to notice; runs are killed at random moments. `--named` kills them at every named point too,
 * in so many worlds (`npm run test:crash` does so in five). On PostgreSQL nothing is killed: the runs that die are those
 * of a file.
 *
 *     npm run test:sync -- --days 90 --seeds 20 --people 8000 --kills 200
 */
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '20' },
    seeds: { type: 'string', default: '1' },
    people: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: true },
    kills: { type: 'string', default: '20' },
    'no-kills': { type: 'boolean', default: false },
    named: { type: 'string', default: '0' },
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
const struckIn = ({ struck }: Played): number => [...struck.values()].reduce((total, times) => total + times, 0);
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
          `explained, ${unexplained.length} unexplained; naive delta ${naive}; ` +
          `${struckIn(played)} requests struck, ${played.again} runs made again`,
      );
      for (const line of unexplained.slice(0, 10)) console.log(`  ${line}`);
    }

const sum = (count: (played: Played) => number): number => all.reduce((total, played) => total + count(played), 0);
const hunted = values.mutants ? await huntMutants() : { caught: 0, of: 0, escaped: [] };
for (const name of hunted.escaped) console.log(`  not caught: ${name}`);
// some versions of Node make `--no-kills` false for `kills`, which counts as 0 too
const kills = values['no-kills'] ? 0 : Number(values.kills);
const named = Number(values.named);
const crashes =
  postgres === null && kills + named > 0
    ? await playCrashes({ kills, named, seed: Number(values.seed), say: (line) => console.log(`  ${line}`) })
    : { kills: 0, missed: [], differences: [] };
for (const name of crashes.missed) console.log(`  no run came to: ${name}`);
for (const difference of crashes.differences.slice(0, 50)) console.log(`  ${difference}`);
const struck = new Map<string, number>();
for (const played of all) for (const [name, times] of played.struck) struck.set(name, (struck.get(name) ?? 0) + times);
console.log(`  struck: ${[...struck].map(([name, times]) => `${name} ${times}`).join(', ')}`);
const unexplained = sum((played) => played.unexplained.length);
const runs = sum((played) => played.runs);
// a naive copy that were right would mean that the worlds are too kind
const isKind = sum((played) => played.naive) === 0;
console.log(
  `${runs} runs, ${sum((played) => played.explained)} differences explained, ${unexplained} unexplained; naive delta ` +
    `${sum((played) => played.naive)} unexplained; ${hunted.caught} mutants caught of ${hunted.of}; ${crashes.kills} kills`,
);
await postgres?.stop();
const atCrashes = crashes.differences.length + crashes.missed.length;
const failed = unexplained + hunted.escaped.length + (isKind ? 1 : 0) + atCrashes;
tellTotals({ passed: runs + hunted.caught + crashes.kills, failed, skipped: 0 });
if (failed > 0) process.exitCode = 1;
