/** `npm run docs:pictures`: does each of the twelve tasks and takes a picture of where it ends, for docs/console/. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateScenario } from 'lead-provider-sdk/mock';
import { chromium, type Browser } from 'playwright-core';
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
  writeFileSync(to(`${String(i + 1).padStart(2, '0')}.webp`), await asWebp(browser, await on.page.screenshot()));
  await on.end();
  console.log(`${i + 1}: ${task.name}`);
}
await browser.close();

/** A picture in half as many bytes: they travel with the package. */
async function asWebp(inside: Browser, png: Buffer): Promise<Buffer> {
  const page = await inside.newPage();
  const url = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.width, image.height];
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.8);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.close();
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
