import type { Service } from 'lead-provider-sdk';
import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { servers, services } from '../../src/contract/index.ts';
import { typeErrors } from '../support/type-check.ts';
import { jobPages, pages, samplesOf, scenariosOf } from './samples.ts';

const samples = [...pages, ...jobPages].flatMap(samplesOf);

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
    vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) => {
      const request = new Request(input, init);
      const service = serviceAt(request.url);
      return service === null ? real(request) : mocks.get(service)?.fetch(request);
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
