import { generateScenario, type Scenario } from 'lead-provider-sdk/mock';
import type { Browser } from 'playwright-core';
import { everyPage, visit } from './axe.ts';
import { holds, stage } from './stage.ts';

const NASTY = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}${alert(1)}',
  '\u202eeman\u202c \u2066x',
  'http://elsewhere.invalid/x.png',
  '"><svg/onload=alert(1)>',
  `'-alert(1)-'`,
  'A'.repeat(200),
];

/** A world in which every text is one of those that somebody would try. */
function hostileWorld(): Scenario {
  const world = generateScenario({ service: 'rect', participants: 40, schools: 12, declarations: 60, seed: 6 });
  const text = (i: number): string => NASTY[i % NASTY.length] ?? '';
  return {
    ...world,
    leadProviders: (world.leadProviders ?? []).map((lp, i) => ({
      id: typeof lp === 'string' ? lp : lp.id,
      name: text(i),
    })),
    schools: (world.schools ?? []).map((school, i) => ({
      ...school,
      name: text(i),
      tutor: { name: text(i + 1), email: 'a@b.example' },
    })),
    deliveryPartners: (world.deliveryPartners ?? []).map((partner, i) => ({ ...partner, name: text(i + 2) })),
    participants: (world.participants ?? []).map((person, i) => ({ ...person, name: text(i) })),
  };
}

/** Goes through every page of such a world, with such requests in its log. That nothing came of them is judged by what was seen. */
export async function hostile(browser: Browser): Promise<void> {
  const on = await stage(browser, 'rect', hostileWorld());
  const { mock, server, page } = on;
  const [first] = (on.mock.scenario.participants ?? []).map(({ id }) => id);
  mock.schools.changeName(first ?? '', 'B'.repeat(255));
  for (const text of [...NASTY, 'C'.repeat(10_000)]) {
    const headers = {
      authorization: `Bearer ${mock.token('lp1')}`,
      'content-type': 'application/json',
      // what no header can hold is left out
      ...(/^[\x20-\x7e]*$/.test(text) && { accept: text.slice(0, 200), 'x-with-server-date': text.slice(0, 200) }),
    };
    const address = `${server.url}/api/v3/${encodeURIComponent(text).slice(0, 2000)}?${encodeURIComponent(text).slice(0, 2000)}`;
    await fetch(address, { headers });
    await fetch(`${server.url}/api/v3/participant-declarations`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ data: { attributes: { declaration_type: text } } }),
    });
    await fetch(`${server.url}/__mock/snapshots`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ label: text.slice(0, 100) }),
    });
  }
  const log = mock.requests.map(({ number }) => `#/log/${number}`);
  const people = (mock.scenario.participants ?? [])
    .slice(0, NASTY.length)
    .map(({ id }) => `#/participants/${mock.id(id)}`);
  for (const place of [...(await everyPage(on)), ...log, ...people]) {
    await visit(page, `${server.url}/${place}`);
    const { rows, links } = await page.evaluate(() => ({
      rows: document.querySelectorAll('tr').length,
      links: [...document.querySelectorAll('a')].map(({ href }) => href),
    }));
    holds(rows <= 301, `${place}: ${rows} rows`);
    const bad = links.find((href) => !href.startsWith(`${server.url}/`));
    holds(bad === undefined, `${place}: a link to ${String(bad)}`);
  }
  for (const text of NASTY) await visit(page, `${server.url}/#/participants?search=${encodeURIComponent(text)}`);
  const html = await page.content();
  holds(!html.includes(mock.token('lp1')), 'a token is in the page');
  await on.end();
}
