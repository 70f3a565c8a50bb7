import { tellTotals } from '../support/totals.ts';
import { disturbances } from './disturbances.ts';
import { playground } from './play.ts';

/**
 * Whether `lead-provider doctor` names what is wrong: each disturbance is played by itself, and exactly its line has to
 * differ. Nothing disturbed, nothing differs.
 *
 *     npm run test:doctor
 */
const { play, close } = playground();
let [named, others] = [0, 0];
try {
  for (const service of ['rect', 'ecf'] as const) {
    const { differing, wrong } = await play({ service });
    const found = [...differing, ...wrong];
    others += found.length;
    console.log(`  nothing disturbed, ${service}: ${found.length === 0 ? 'nothing differs' : found.join(', ')}`);
  }
  for (const disturbance of disturbances) {
    const { differing, wrong } = await play(disturbance);
    const isNamed = differing.includes(disturbance.line);
    const beside = [...differing.filter((id) => id !== disturbance.line), ...wrong];
    if (isNamed) named += 1;
    others += beside.length;
    const said = [isNamed ? disturbance.line : `NOT ${disturbance.line}`, ...beside.map((one) => `ALSO ${one}`)];
    console.log(`  ${disturbance.name}: ${said.join(', ')}`);
  }
} finally {
  close();
}
const failed = disturbances.length - named + others;
tellTotals({ passed: named, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
console.log(`doctor: ${disturbances.length} disturbances, ${named} named, ${others} others`);
