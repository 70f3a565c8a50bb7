/** `npm run docs:pictures`: does each of the twelve tasks and takes a picture of where it ends, for docs/console/. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateScenario } from 'lead-provider-sdk/mock';
import { chromium } from 'playwright-core';
import { chromiumHere } from '../../browser/chromium.ts';
import { mouse } from './hand.ts';
import { stage } from './stage.ts';
import { tasks } from './tasks.ts';

const to = (name: string): string => fileURLToPath(new URL(`../../../docs/console/pictures/${name}`, import.meta.url));
mkdirSync(to(''), { recursive: true });

// a picture shows what a larger world does, and is ready sooner
const world = () =>
  generateScenario({ service: 'rect', participants: 2000, schools: 200, declarations: 3000, seed: 9 });
const browser = await chromium.launch({ executablePath: chromiumHere(), args: ['--no-sandbox'] });
for (const [i, task] of tasks(world).entries()) {
  const on = await stage(browser, task.service, task.world(), { viewport: { width: 900, height: 620 } });
  await on.page.goto(`${on.server.url}/`);
  await task.run(on, mouse());
  await on.page.screenshot({ path: to(`${String(i + 1).padStart(2, '0')}.png`) });
  await on.end();
  console.log(`${i + 1}: ${task.name}`);
}
await browser.close();
