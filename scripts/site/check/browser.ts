import { chromium, type Browser, type Page } from 'playwright-core';
import { chromiumHere } from '../../../test/browser/chromium.ts';
import { serve } from './serve.ts';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumHere(), args: ['--no-sandbox'] });

/** A page of the site as served under a path; what went wrong on it, and what it asked another host for, is kept. */
export async function visit(
  browser: Browser,
  folder: string,
  { under, scripts = true, width = 1280 }: { under: string; scripts?: boolean; width?: number },
  work: (page: Page, url: string) => Promise<void>,
): Promise<void> {
  const server = await serve(folder, under);
  const context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(server.url) && !url.startsWith('data:')) faults.push(`asked for ${url}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) faults.push(`${response.status()} for ${response.url()}`);
    });
    page.on('pageerror', (error) => faults.push(`an error on the page: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(`on the console: ${message.text()}`);
    });
    page.setDefaultTimeout(20_000);
    await work(page, server.url);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } finally {
    await context.close();
    server.end();
  }
}

async function isAt(page: Page, url: string, heading: RegExp): Promise<void> {
  await page.waitForURL(url);
  await page.locator('main h1').filter({ hasText: heading }).waitFor();
}

/** Goes through the site as a reader does: links of the sidebar and of pages, between folders, without loading anew. */
export async function navigates(page: Page, url: string): Promise<void> {
  const sidebar = page.locator('.VPSidebar');
  await page.goto(`${url}jobs/open-a-cohort.html`);
  await page.evaluate(() => Object.assign(globalThis, { sameDocument: true }));
  await sidebar.getByRole('link', { name: 'Rules', exact: true }).click();
  await isAt(page, `${url}rules.html`, /^Rules/);
  await sidebar.getByRole('link', { name: 'rect: Register early career teachers' }).click();
  await isAt(page, `${url}services/rect.html`, /behavioural reference/);
  await sidebar.getByRole('link', { name: '…/mock/server' }).click();
  await isAt(page, `${url}api/lead-provider-sdk/mock/server.html`, /mock\/server/);
  await sidebar.getByRole('link', { name: 'The console', exact: true }).click();
  await isAt(page, `${url}console.html`, /^The console/);
  await page.locator('main').getByRole('link', { name: 'Find a person' }).first().click();
  await isAt(page, `${url}console/01-find-a-person.html`, /^Find a person/);
  const picture = page.locator('main img').first();
  await picture.scrollIntoViewIfNeeded();
  await page.waitForFunction(() =>
    [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth > 0),
  );
  await page.goBack();
  await isAt(page, `${url}console.html`, /^The console/);
  await page.locator('.VPNavBarTitle a').click();
  await isAt(page, url, /^The lead provider API/);
  if (!(await page.evaluate(() => 'sameDocument' in globalThis))) throw new Error('The pages were loaded anew.');
}

/** Searches, and follows the first that is found. */
export async function searches(page: Page, url: string): Promise<void> {
  await page.goto(`${url}jobs/open-a-cohort.html`);
  await page.locator('#local-search button').click();
  await page.locator('.VPLocalSearchBox input').fill('awaiting-clawback');
  const found = page.locator('.VPLocalSearchBox .results a').first();
  await found.waitFor();
  const address = await found.evaluate((link) => (link instanceof HTMLAnchorElement ? link.href : ''));
  if (!address.startsWith(url)) throw new Error(`What was found is at ${address}, outside of ${url}.`);
  await found.click();
  await page.waitForURL(address);
  await page.locator('main h1').waitFor();
  if ((await page.locator('.NotFound').count()) > 0) throw new Error(`${address} is not a page.`);
}

/** Reads without scripts: text, sidebar, links from page to page. */
export async function readsWithoutScripts(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('main h1').filter({ hasText: 'The lead provider API' }).waitFor();
  for (const [name, at, heading] of [
    ['Declare before a deadline', 'jobs/declare-before-a-deadline.html', /^Declare before a deadline/],
    ['Find a person', 'console/01-find-a-person.html', /^Find a person/],
    ['…/bulk', 'api/lead-provider-sdk/bulk.html', /bulk/],
    ['Overview', 'overview.html', /^lead-provider-sdk/],
  ] as const) {
    await page.locator('.VPSidebar').getByRole('link', { name, exact: true }).click();
    await isAt(page, `${url}${at}`, heading);
  }
  await page.locator('main').getByRole('link', { name: 'docs/identifiers.md' }).click();
  await isAt(page, `${url}identifiers.html`, /^Identifiers/);
}
