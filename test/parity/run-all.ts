import { parseArgs } from 'node:util';
import { tellTotals } from '../support/totals.ts';
import { maskedMutations, mutations } from './mutations/index.ts';
import { isFound, playMutation, playSides, worldOf } from './play.ts';

/**
 * Whether `lead-provider parity` finds what a server does otherwise: each mutation is planted by itself, and has to be
 * found under its head. Without one, nothing may be found, in any world.
 *
 *     npm run test:parity -- --worlds 200
 */

/** How many may be absorbed, because a capture makes agree what they change. Those are named in docs/parity.md. */
const MOST_ABSORBED = 3;

const { values } = parseArgs({
  options: { worlds: { type: 'string', default: '20' }, only: { type: 'string', default: '' } },
});
let [found, misplaced, invented, visible] = [0, 0, 0, 0];
const planted = mutations.filter(({ name }) => name.includes(values.only));
for (const mutation of planted) {
  const result = await playMutation(mutation);
  const heads = [...new Set(result.differences.map(({ head }) => head))];
  if (isFound(mutation, result)) found += 1;
  else {
    if (heads.length > 0) misplaced += 1;
    console.log(
      `  NOT FOUND ${mutation.service}: ${mutation.name}: ${heads.slice(0, 6).join(', ') || 'nothing differs'}`,
    );
  }
}
// what the page says cannot be seen has to be true too
for (const mutation of maskedMutations.filter(({ name }) => name.includes(values.only))) {
  const { differences } = await playMutation(mutation);
  console.log(`  masked by a rule of the same title: ${mutation.name}: ${differences.length} differ`);
  if (differences.length > 0) visible += 1;
}
const worlds = Number(values.worlds);
for (let seed = 1; seed <= worlds; seed += 1) {
  const service = seed % 2 === 0 ? 'ecf' : 'rect';
  const { differences } = await playSides(
    service,
    worldOf(service, { seed: 1000 + seed, participants: 24 + (seed % 30), declarations: 20 + (seed % 40) }),
  );
  invented += differences.length;
  for (const { head, path, ask } of differences)
    console.log(`  INVENTED world ${seed}, ${service}: ${head} ${path} in ${ask}`);
}
const absorbed = planted.length - found;
const failed = misplaced + Math.max(0, absorbed - misplaced - MOST_ABSORBED) + invented + visible;
tellTotals({ passed: found + worlds, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
console.log(`parity: ${planted.length} planted, ${found} found, ${absorbed} absorbed, ${invented} invented`);
