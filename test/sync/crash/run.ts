import { parseArgs } from 'node:util';
import { runs } from '../../support/size.ts';
import { tellTotals } from '../../support/totals.ts';
import { playCrashes } from './play.ts';

/**
 * `node --import tsx test/sync/crash/run.ts --kills 200 --seed 7`: runs of a copy are killed at every named point, and so
 * often at random moments, while the world goes on; after each the feed holds, and at the end copy, feed and API agree.
 */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: String(runs(100)) },
    seed: { type: 'string', default: '1' },
    named: { type: 'string', default: '5' },
  },
});
const { kills, differences, missed } = await playCrashes({
  kills: Number(values.kills),
  seed: Number(values.seed),
  named: Number(values.named),
  say: (line) => console.log(line),
});
for (const difference of differences.slice(0, 50)) console.log(difference);
console.log(`${kills} kills, ${differences.length} differences`);
const failed = differences.length + missed.length;
tellTotals({ passed: kills, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
