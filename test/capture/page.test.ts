import { readFileSync } from 'node:fs';
import { createMock, generateScenario } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { expect, onTestFinished, test } from 'vitest';
import { fit, keepWords } from '../../src/capture/index.ts';
import { help } from '../../src/cli/help.ts';
import { exceptionsOf } from './exceptions.ts';
import { lived } from './lived.ts';
import { observe } from './observe.ts';
import { capturing, folder } from './run.ts';

const page = readFileSync(new URL('../../docs/capture.md', import.meta.url), 'utf8');

/** A command that the page shows after `$ `, and what it prints. */
const samples = [...page.matchAll(/^```console\n\$ lead-provider capture (.*)\n([\s\S]*?)^```/gm)].map(
  ([, line = '', prints = '']) => ({ line, prints }),
);

/** Without how far it is, which goes by the clock. */
const withoutProgress = (text: string): string =>
  text.replaceAll(/^lead-provider capture: \w+.* left in the window\n/gm, '');

test('the page shows what the command prints', { timeout: 60_000 }, async () => {
  expect(samples).toHaveLength(2);
  const server = await serve(createMock({ service: 'rect' }), { port: 0 });
  onTestFinished(() => server.close());
  for (const { line, prints } of samples) {
    const at = folder();
    const args = line.replace('http://127.0.0.1:4010', server.url).replace('world.json', `${at}/world.json`).split(' ');
    const { out, err } = await capturing(at, args, { LEAD_PROVIDER_TOKEN: 'lp1-token' }).ended;
    expect(withoutProgress((out + err).replaceAll(`${at}/`, ''))).toBe(prints);
  }
});

test('the page and the help name every word of --keep, and the page every option', () => {
  for (const word of keepWords) {
    expect(page).toContain(`\`${word}\``);
    expect(help.capture).toContain(word);
  }
  const common = [
    '--service',
    '--environment',
    '--base-url',
    '--allow-http',
    '--token-file',
    '--evidence-key',
    '--force',
  ];
  const options = [...new Set(help.capture.match(/--[a-z-]+/g))].filter((option) => !common.includes(option));
  expect(options.filter((option) => !page.includes(option))).toEqual([]);
});

test.each(['rect', 'ecf'] as const)(
  '%s: the page tells of every fact that a report counts',
  { timeout: 60_000 },
  async (service) => {
    const [, table = ''] = page.split(`${service === 'rect' ? 'kind. ' : ''}On \`${service}\`:\n`);
    const told = [...(table.split(/^On |^### /m)[0] ?? '').matchAll(/^\| ([^|]+) \|/gm)].map(([, fact]) => fact);
    const facts = new Set<string>();
    for (const [seed, days] of [
      [1, 0],
      [2, 0],
      [3, 60],
      [4, 120],
    ] as const) {
      const mock = lived(service, generateScenario({ service, seed, participants: 60, schools: 12 }), days, seed);
      for (const { fact } of (await fit(await observe(mock, 'lp1-token', service))).fitted) facts.add(fact);
    }
    expect(facts.size).toBeGreaterThan(5);
    expect([...facts].filter((fact) => !told.includes(fact))).toEqual([]);
  },
);

test('the page lists what may differ, eight a service at most', () => {
  for (const service of ['rect', 'ecf'] as const) {
    const names = exceptionsOf(service);
    expect(names.length).toBeLessThanOrEqual(8);
    expect(new Set(names).size).toBe(names.length);
  }
});
