import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { valueAt } from '../../src/base/value-at.ts';
import { statementPage } from '../../src/sync/reports/html/page.ts';
import type { StatementReport } from '../../src/sync/reports/index.ts';
import { august, FORMULA, MARKUP } from '../sync/reports/world.ts';
import { chromiumHere } from './chromium.ts';
import { lookAt, type LookOptions, type Seen } from './devtools.ts';

/** All that a reader sees: each value with its path, each bar with its length and title, and what is left without them. */
const READ = `(() => {
  const shown = [...document.querySelectorAll('[data-path]:not(rect)')].map((e) => [e.dataset.path, e.textContent]);
  const bars = [...document.querySelectorAll('svg[role=img]')].map((svg) => [...svg.querySelectorAll('rect')].map((rect) =>
    ({ path: rect.dataset.path, length: rect.getBBox().width, colour: getComputedStyle(rect).fill, title: rect.querySelector('title').textContent })));
  const cells = [...document.querySelectorAll('td, tbody th, strong, dd')].filter((e) =>
    e.dataset.path === undefined && e.querySelector('[data-path]') === null && e.textContent !== 'not known').length;
  const rest = document.body.cloneNode(true);
  for (const e of rest.querySelectorAll('[data-path], svg, details > summary, caption')) e.remove();
  return { shown, bars, cells, rest: rest.textContent, images: document.images.length, scripts: document.scripts.length,
    page: getComputedStyle(document.body).backgroundColor, overflow: document.documentElement.scrollWidth > innerWidth };
})()`;

async function seen(page: string, options: Partial<LookOptions> = {}): Promise<Seen> {
  const folder = mkdtempSync(join(tmpdir(), 'lead-provider-report-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'report.html');
  writeFileSync(file, page, { mode: 0o600 });
  chmodSync(folder, 0o700);
  const found = await lookAt(chromiumHere(), file, { expression: READ, ...options });
  const kept = process.env['REPORT_PICTURE'];
  if (kept !== undefined)
    writeFileSync(`${kept}-${options.scheme ?? 'light'}-${options.width ?? 0}.png`, found.picture);
  return found;
}

/** The number at the end of what is shown, as a person reads it. */
const numberIn = (text: string): number => Number((/[\d,]+$/.exec(text)?.[0] ?? 'none').replaceAll(',', ''));

const word = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'yes' : 'no') : '–';

/** Every number of a report with its path. */
function numbersOf(value: unknown, path = ''): readonly string[] {
  if (typeof value === 'number') return [path];
  const inside: readonly (readonly [string, unknown])[] =
    Array.isArray(value) || isRecord(value) ? Object.entries(value) : [];
  return inside.flatMap(([key, one]) => numbersOf(one, path === '' ? key : `${path}.${key}`));
}

interface Read {
  readonly shown: readonly (readonly [path: string, text: string])[];
  readonly bars: readonly (readonly { path: string; length: number; colour: string; title: string }[])[];
  readonly [other: string]: unknown;
}

const read = ({ value }: Seen): Read => value as Read;

function check(report: StatementReport, found: Seen): void {
  const json: unknown = JSON.parse(JSON.stringify(report));
  const at = (path: string): unknown => valueAt(json, path.split('.'));
  const { shown, bars, cells, rest } = read(found);
  for (const [path, text] of shown) {
    const value = at(path);
    if (typeof value === 'number') expect(numberIn(text), path).toBe(value);
    else expect(text, path).toBe(word(value));
  }
  // there and back: no number of the report is left out, and none is shown that is not the report's
  const paths = new Set(shown.map(([path]) => path));
  expect(numbersOf(json).filter((path) => !paths.has(path))).toEqual([]);
  expect(cells).toBe(0);
  expect(rest).not.toMatch(/\d/);
  for (const chart of bars) {
    const [longest] = chart.toSorted((a, b) => b.length - a.length);
    const scale = longest === undefined ? 0 : longest.length / Number(at(longest.path));
    for (const { path, length, title } of chart) {
      expect(numberIn(title), path).toBe(at(path));
      expect(length, path).toBeCloseTo(Number(at(path)) * scale, 1);
    }
  }
}

describe('the page of a report in a real browser, offline', () => {
  test('every number drawn is that of the JSON, and nothing is asked for', { timeout: 120_000 }, async () => {
    const found = await seen(statementPage(august));
    check(august, found);
    expect(read(found).bars.map((chart) => chart.length)).toEqual([4, 17]);
    expect(found.requests).toEqual([expect.stringMatching(/^file:.*report\.html$/)]);
    expect(found.said).toEqual([]);
    expect(found.value).toMatchObject({ images: 0, scripts: 0, overflow: false });
    const names = read(found).shown.map(([, text]) => text);
    expect(names).toContain(MARKUP);
    expect(names).toContain(FORMULA);
  });

  test('on dark and on a small screen, with thousands, the same', { timeout: 120_000 }, async () => {
    const many: StatementReport = {
      ...august,
      declared: 1_234_567,
      payments: august.payments.map((count) => ({ ...count, declarations: 4890 })),
      states: {
        states: ['eligible', 'paid'],
        days: [
          { day: '2026-07-20', counts: { eligible: 48_900, paid: 1 } },
          { day: '2026-08-26', counts: { eligible: 0, paid: 1000 } },
        ],
      },
    };
    const found = await seen(statementPage(many), { scheme: 'dark', width: 400 });
    check(many, found);
    expect(found.said).toEqual([]);
    expect(read(found).shown).toContainEqual(['declared', '1,234,567']);
    const light = await seen(statementPage(many));
    expect(read(found)['page']).not.toBe(read(light)['page']);
    expect(read(found).bars[0]?.[0]?.colour).not.toBe(read(light).bars[0]?.[0]?.colour);
    expect(read(found)['overflow']).toBe(false);
  });

  test('a page that did otherwise would be seen', { timeout: 120_000 }, async () => {
    const asking = await seen(
      statementPage(august).replace(
        '</main>',
        '<p style="color:red">x</p><img src="https://evil.test/x.png" alt=""></main>',
      ),
    );
    expect(asking.said.length + asking.requests.length).toBeGreaterThan(2);
    expect(asking.said.join('\n')).toContain('Content Security Policy');
    const wrong = await seen(statementPage(august).replace('data-path="declared">2<', 'data-path="declared">3<'));
    expect(() => check(august, wrong)).toThrow('declared');
  });
});
