import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { generateScenario } from 'lead-provider-sdk/mock';
import type { Browser, Page } from 'playwright-core';
import { stage, type Stage } from './stage.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** Every page, as places in the address. */
export async function everyPage({ mock, server }: Pick<Stage, 'mock' | 'server'>): Promise<readonly string[]> {
  const first = async (list: string): Promise<string> => {
    const response = await fetch(`${server.url}/__mock/${list}?limit=1`);
    const { items } = (await response.json()) as { items: { id: string }[] };
    return items[0]?.id ?? '';
  };
  const lists = ['participants', 'declarations', 'statements', 'schools', 'partnerships'];
  const single = await Promise.all(lists.map(async (list) => `#/${list}/${await first(list)}`));
  const steps = ['schools.moveParticipant', 'schools.registerParticipant', 'dfe.addStatement', 'dfe.fixSilently'];
  return [
    ...['#/', '#/log', '#/log/1', '#/time', '#/faults', '#/steps', '#/snapshots', '#/nothing'],
    ...lists.map((list) => `#/${list}`),
    ...single,
    ...steps.map((step) => `#/steps/${step}`),
    `#/rules/${mock.service === 'rect' ? 'rect.declaration.D14' : 'ecf.declaration.10'}`,
  ];
}

/** Violations of the rules of WCAG 2.1 AA, on every page: light, dark and on a small screen. */
export async function axeOn(browser: Browser): Promise<string[]> {
  const found: string[] = [];
  for (const [name, options] of [
    ['light', { viewport: { width: 1200, height: 900 } }],
    ['dark', { viewport: { width: 1200, height: 900 }, colorScheme: 'dark' }],
    ['360 px', { viewport: { width: 360, height: 700 } }],
  ] as const) {
    const scenario = generateScenario({ service: 'rect', participants: 120, schools: 40, declarations: 300, seed: 3 });
    const on = await stage(browser, 'rect', scenario, options);
    await on.api('lp1', 'GET', 'participants/nobody');
    on.mock.faults.add({ operation: 'declarations.create', effect: { kind: 'status', status: 503 } });
    await fetch(`${on.server.url}/__mock/snapshots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    for (const place of await everyPage(on)) {
      await visit(on.page, `${on.server.url}/${place}`);
      for (const { id, help, nodes } of await violationsOf(on.page))
        found.push(
          `${name} ${place}: ${id}: ${help}: ${nodes
            .slice(0, 2)
            .map(({ target }) => String(target))
            .join(' ')}`,
        );
      const isWide = await on.page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
      if (isWide) found.push(`${name} ${place}: wider than the window`);
    }
    await on.end();
  }
  return found;
}

export async function visit(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes('Reading…'));
}

async function violationsOf(page: Page): Promise<readonly Violation[]> {
  await page.evaluate(source);
  return page.evaluate(async () => {
    const axe = Reflect.get(globalThis, 'axe') as {
      run(options: object): Promise<{ violations: Violation[] }>;
    };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa'] });
    return violations;
  });
}
