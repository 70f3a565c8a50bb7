import { parseArgs } from 'node:util';
import { tellTotals } from '../support/totals.ts';
import { exceptions, exceptionsOf } from './exceptions.ts';
import { play, worldAt } from './play.ts';

/**
 * Whether a world that `lead-provider capture` wrote, with stand-ins for everybody, answers as the one it was read from, and
 * tells of nobody. What may differ is the list of docs/capture.md.
 *
 *     npm run test:capture -- --worlds 400
 *     npm run test:capture -- --world 17
 */
const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '100' }, world: { type: 'string' } },
});
const worlds = Number(values.worlds);
if (!Number.isInteger(worlds) || worlds < 1) throw new RangeError('--worlds is a whole number from 1.');
const indexes = values.world === undefined ? Array.from({ length: worlds }, (_, i) => i) : [Number(values.world)];

const applied = new Set<string>();
let [reads, leaks, failed] = [0, 0, 0];
for (const index of indexes) {
  const world = worldAt(index);
  const { service, seed, days, lp } = world;
  const played = await play(world);
  reads += played.reads;
  leaks += played.leaks.length;
  for (const name of played.found.counts().keys()) applied.add(`${service} ${name}`);
  const wrong = Object.entries(played.found.except(exceptionsOf(service)));
  if (wrong.length > 0 || played.leaks.length > 0) failed += 1;
  const where = `world ${index} (${service}, seed ${seed}, ${days} days, ${lp})`;
  for (const [name, what] of wrong) console.log(`  DIFFERS in ${where}: ${name}: ${what}`);
  for (const leak of new Set(played.leaks)) console.log(`  LEAKS in ${where}: ${leak}`);
}
for (const { service, name } of exceptions)
  if (!applied.has(`${service} ${name}`)) console.log(`  never differed: ${service}, ${name}`);
tellTotals({ passed: indexes.length - failed, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
console.log(
  `capture: ${indexes.length} worlds, ${reads} reads compared, ${exceptions.length} exceptions, ${leaks} leaks`,
);
