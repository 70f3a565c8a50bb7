/**
 * Holds `spec/<service>.overlay.yaml` against a published description: with the corrections applied it must say what
 * our own description says, as far as both overlap.
 *
 *   node --import tsx src/generate/overlay-check.ts rect PUBLISHED.json
 */
import { isService } from '../contract/index.ts';
import { differences, overlap } from './overlap.ts';
import { prepare } from './prepare.ts';
import { findSource } from './source.ts';

const [service = '', file] = process.argv.slice(2);
if (!isService(service) || file === undefined) {
  console.error('usage: overlay-check.ts rect|ecf PUBLISHED');
  process.exit(2);
}
const [published, ours] = await Promise.all(
  [file, 'bundled'].map(async (named) => prepare(service, await findSource(named, service))),
);
if (published === undefined || ours === undefined) throw new Error('There are two descriptions to compare.');
const problems = [
  ...published.corrections.flatMap(({ overlay, missed }) =>
    missed.map((target) => `${overlay} corrects what is not there: ${target}`),
  ),
  ...differences(published.document, ours.document),
];
for (const problem of problems) console.log(problem);
console.log(
  `${service}: ${overlap(published.document, ours.document)} places held against the corrected contract, ` +
    `${problems.length} problems`,
);
if (problems.length > 0) process.exitCode = 1;
