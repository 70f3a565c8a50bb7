import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { holds, stage } from './stage.ts';
import { smallWorld } from './world.ts';

/** A page on another port can neither read nor change nor frame the console. */
export async function elsewhere(browser: Browser): Promise<void> {
  const on = await stage(browser, 'rect', smallWorld());
  const other = createServer((_request, response) => {
    response
      .setHeader('content-type', 'text/html')
      .end(`<!doctype html><title>elsewhere</title><iframe src="${on.server.url}/"></iframe>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.waitForTimeout(500);
  const framed = page.frames().find((frame) => frame !== page.mainFrame());
  const inFrame = await framed?.evaluate(() => document.body.innerText).catch(() => '');
  holds(!(inFrame ?? '').includes('Mock of'), 'the console can be framed');
  const before = on.mock.clock.now;
  const json = { 'content-type': 'application/json' };
  const tries: readonly (readonly [string, RequestInit])[] = [
    ['/__mock/tokens', {}],
    ['/__mock/clock/advance', { method: 'POST', body: '{"days":1}', headers: json }],
    ['/__mock/clock/advance', { method: 'POST', body: '{"days":1}', headers: { 'content-type': 'text/plain' } }],
    ['/', {}],
  ];
  const answers: string[] = [];
  for (const [path, init] of tries)
    answers.push(
      await page.evaluate(
        async ([url, options]) =>
          fetch(url, options).then(
            ({ status }) => `read ${status}`,
            () => 'refused',
          ),
        [`${on.server.url}${path}`, init] as const,
      ),
    );
  holds(
    answers.every((answer) => answer === 'refused'),
    `a page elsewhere: ${answers.join(', ')}`,
  );
  await page.evaluate(async (url) => {
    await fetch(`${url}/__mock/clock/advance`, { method: 'POST', mode: 'no-cors', body: '{"days":1}' }).catch(
      () => undefined,
    );
  }, on.server.url);
  holds(on.mock.clock.now === before, 'a page elsewhere has moved the clock');
  await context.close();
  other.close();
  await on.end();
}
