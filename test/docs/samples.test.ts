import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Service } from 'lead-provider-sdk';
import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { servers, services } from '../../src/contract/index.ts';
import { typeErrors } from '../support/type-check.ts';
import { pages, read, samplesOf, scenariosOf } from './samples.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const samples = pages.flatMap(samplesOf);

test('samples compile', () => {
  const files = samples.map(({ where, code }) => ({
    path: `test/docs/${where.replaceAll('/', '-').replace(':', '-line-')}.ts`,
    text: code,
  }));
  expect(files.length).toBeGreaterThan(10);
  expect(typeErrors(files)).toEqual([]);
}, 120_000);

describe('samples run', () => {
  const printed: string[] = [];

  beforeEach(() => {
    printed.length = 0;
    vi.spyOn(console, 'log').mockImplementation(
      (...values: unknown[]) => void printed.push(values.map(String).join(' ')),
    );
    vi.stubEnv('LEAD_PROVIDER_TOKEN', 'lp1-token');
    // where a sample talks to DfE, a mock answers in its place
    const mocks = new Map(services.map((service) => [service, createMock({ service })]));
    const real = globalThis.fetch;
    vi.stubGlobal('fetch', (input: Request) => {
      const service = serviceAt(input.url);
      return service === null ? real(input) : mocks.get(service)?.fetch(input);
    });
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  });

  test.each(samples.map((sample) => [sample.where, sample] as const))('%s', async (where, { prints }) => {
    await import(/* @vite-ignore */ `doc-sample:${where}`);
    if (prints !== null) expect(`${printed.join('\n')}\n`).toBe(prints);
  });
});

function serviceAt(url: string): Service | null {
  const { origin } = new URL(url);
  return services.find((service) => Object.values(servers[service]).includes(origin)) ?? null;
}

describe('scenarios load', () => {
  test.each(pages.flatMap(scenariosOf).map(({ where, text }) => [where, text] as const))('%s', (_where, text) => {
    const scenario: Scenario = JSON.parse(text);
    expect(createMock({ service: 'rect', scenario }).service).toBe('rect');
  });
});

test.each(pages)('%s has links that lead somewhere', (page) => {
  const text = read(page).replaceAll(/```[\s\S]*?```/g, '');
  for (const [, target = ''] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
    if (/^https?:/.test(target)) continue;
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    expect(existsSync(join(root, file)), `${page} links to ${target}`).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(read(file)), `${page} links to ${target}`).toContain(anchor);
  }
});

function anchorsOf(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
