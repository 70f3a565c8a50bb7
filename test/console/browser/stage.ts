import { createMock, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import type { Browser, BrowserContext, Page } from 'playwright-core';

/** What the page must not do, as it was seen. */
export interface Seen {
  foreign: string[];
  reports: string[];
  dialogs: number;
  largest: number;
}

export interface Stage {
  readonly mock: Mock;
  readonly server: MockServer;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly seen: Seen;
  /** A request to the API with a provider's token, as a check from outside. */
  readonly api: (
    lp: string,
    method: string,
    path: string,
    attributes?: object,
  ) => Promise<{ status: number; data: Record<string, unknown> }>;
  readonly end: () => Promise<void>;
}

export const seen: Seen = { foreign: [], reports: [], dialogs: 0, largest: 0 };

export async function stage(
  browser: Browser,
  service: 'rect' | 'ecf',
  scenario: Scenario,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Stage> {
  const mock = createMock({ service, scenario });
  const server = await serve(mock, { port: 0 });
  const context = await browser.newContext({ locale: 'en-US', ...options });
  const page = await opened(context, server.url);
  return {
    ...{ mock, server, page, context, seen },
    async api(lp, method, path, attributes) {
      const response = await fetch(`${server.url}/api/v3/${path}`, {
        method,
        headers: { authorization: `Bearer ${mock.token(lp)}`, 'content-type': 'application/json' },
        ...(attributes !== undefined && { body: JSON.stringify({ data: { type: 'any', attributes } }) }),
      });
      const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
      return { status: response.status, data: (body['data'] ?? body) as Record<string, unknown> };
    },
    async end() {
      await context.close();
      await server.close();
    },
  };
}

/** A page that is watched. */
export async function opened(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) seen.foreign.push(request.url());
  });
  page.on('response', (response) => {
    const length = Number(response.headers()['content-length'] ?? 0);
    if (response.url().includes('/__mock/')) seen.largest = Math.max(seen.largest, length);
  });
  page.on('dialog', (dialog) => {
    seen.dialogs += 1;
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.reports.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted ?Type|violat/i.test(message.text())) seen.reports.push(message.text());
  });
  return page;
}

/** Fails with words unless something holds. */
export function holds(isTrue: boolean, words: string): void {
  if (!isTrue) throw new Error(words);
}
