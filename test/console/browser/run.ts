/**
 * `npm run test:console`: the page of the mock in a real Chromium. Twelve tasks by mouse and twelve by keyboard alone, axe on
 * every page, a world full of hostile texts, and a page of another origin.
 *
 *     npm run test:console -- --task 3
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generateScenario, profiles, type Scenario } from 'lead-provider-sdk/mock';
import { chromium } from 'playwright-core';
import { chromiumHere } from '../../browser/chromium.ts';
import { tellTotals } from '../../support/totals.ts';
import { axeOn } from './axe.ts';
import { elsewhere } from './elsewhere.ts';
import { keyboard, mouse } from './hand.ts';
import { hostile } from './hostile.ts';
import { seen, stage } from './stage.ts';
import { tasks } from './tasks.ts';

const { values } = parseArgs({ options: { task: { type: 'string' } } });
const built = fileURLToPath(new URL('../../../dist/console', import.meta.url));
if (!existsSync(built) || readdirSync(built).length < 4)
  throw new Error('Build the page first: npm run build:console.');

const browser = await chromium.launch({ executablePath: chromiumHere(), args: ['--no-sandbox'] });
let [passed, failed] = [0, 0];
const done = { mouse: 0, keyboard: 0 };

async function judged(name: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    passed += 1;
    return true;
  } catch (error) {
    failed += 1;
    console.log(
      `  FAILED: ${name}\n    ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n    ') : String(error)}`,
    );
    return false;
  }
}

let large: Scenario | null = null;
const largeWorld = (): Scenario => (large ??= generateScenario({ service: 'rect', ...profiles.L }));

for (const [i, task] of tasks(largeWorld).entries()) {
  if (values.task !== undefined && Number(values.task) !== i + 1) continue;
  for (const by of ['mouse', 'keyboard'] as const) {
    const isDone = await judged(`task ${i + 1} by ${by}: ${task.name}`, async () => {
      const on = await stage(browser, task.service, task.world());
      try {
        await on.page.goto(`${on.server.url}/`);
        await task.run(on, by === 'mouse' ? mouse() : keyboard(on.page));
      } finally {
        await on.end();
      }
    });
    if (isDone) done[by] += 1;
  }
}

let violations = 0;
if (values.task === undefined) {
  await judged('axe on every page', async () => {
    const found = await axeOn(browser);
    violations = found.length;
    if (found.length > 0) throw new Error(found.join('\n'));
  });
  await judged('hostile texts', () => hostile(browser));
  await judged('a page of another origin', () => elsewhere(browser));
  await judged('nothing forbidden was seen', async () => {
    const bad = [...seen.foreign.map((url) => `a request to ${url}`), ...seen.reports];
    if (seen.dialogs > 0) bad.push(`${seen.dialogs} dialogs`);
    if (seen.largest > 200_000) bad.push(`an answer of ${seen.largest} bytes`);
    if (bad.length > 0) throw new Error(bad.slice(0, 10).join('\n'));
  });
}
await browser.close();
tellTotals({ passed, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;
console.log(
  `console: ${done.mouse} tasks by mouse, ${done.keyboard} by keyboard, ${violations} axe violations, ${seen.foreign.length} foreign requests`,
);
// requests of the page that were not answered keep the process
process.exit();
