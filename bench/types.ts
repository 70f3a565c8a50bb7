/** `npm run bench:types`: what the types of ten typical calls cost the compiler, and an editor that completes one. */
import { completion, costOf, ways, type Way } from './type-cost.ts';

console.log('Type instantiations for ten calls, imports and client not counted:');
for (const way of Object.keys(ways)) {
  if (!isWay(way)) continue;
  const { instantiations, errors } = costOf(way);
  console.log(`  ${way.padEnd(26)} ${instantiations.toLocaleString('en-GB').padStart(9)}`);
  for (const error of errors) console.log(`    does not compile: ${error}`);
  if (errors.length > 0) process.exitCode = 1;
}
console.log('Completing `participant.attributes.` (median of 5):');
for (const way of ['wrappers of createClient', 'wrappers written by hand'] as const) {
  const { milliseconds, offered } = completion(way);
  console.log(`  ${way.padEnd(26)} ${milliseconds.toFixed(1).padStart(6)} ms, ${offered} attributes offered`);
}

function isWay(name: string): name is Way {
  return name in ways;
}
