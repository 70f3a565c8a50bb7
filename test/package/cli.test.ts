import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { leadProvider, said } from './command.ts';

const consumers = inject('consumers');
describe('lead-provider mock', () => {
  test('goes on serving when nobody reads what it prints any more', async () => {
    const run = leadProvider('mock', '--service', 'rect', '--port', '0', '--json');
    const [, url = ''] = await said(run, /"url":"([^"]+)"/);
    run.child.stdout?.destroy();
    for (let request = 0; request < 5; request += 1) expect((await fetch(`${url}/api/v3/statements`)).status).toBe(401);
    expect(run.err()).toBe('');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  });

  test.each(['rect', 'ecf'])('serves %s until it is told to stop', async (service) => {
    const run = leadProvider('mock', '--service', service, '--port', '0');
    const url = (await said(run, /is ready at (http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
    const token = (await said(run, /token of lp1: (\S+)/))[1] ?? '';
    const answer = await fetch(`${url}/api/v3/statements`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      data: expect.arrayContaining([expect.objectContaining({ type: 'statement' })]),
    });
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.err()).toBe('');
  });

  test('plays a scenario from a file, with its clock held', async () => {
    await writeFile(
      join(consumers, 'world.json'),
      JSON.stringify({ now: '2025-11-05T09:00:00Z', leadProviders: [{ id: 'us', token: 'our-token' }] }),
    );
    const run = leadProvider(
      'mock',
      '--service',
      'rect',
      '--port',
      '0',
      '--scenario',
      'world.json',
      '--clock',
      'frozen',
    );
    const url = (await said(run, /is ready at (\S+)/))[1] ?? '';
    const answer = await fetch(`${url}/api/v3/statements`, { headers: { authorization: 'Bearer our-token' } });
    expect(await answer.json()).toEqual({ data: [] });
    expect(answer.headers.get('date')).toBe('Wed, 05 Nov 2025 09:00:00 GMT');
    run.child.kill('SIGINT');
    expect(await run.ended).toBe(0);
  });

  test.each<[string, string[], number, RegExp]>([
    ['no service', ['mock'], 2, /--service rect or --service ecf/],
    ['an unknown service', ['mock', '--service', 'npq'], 2, /--service rect or --service ecf/],
    ['a port that is none', ['mock', '--service', 'rect', '--port', '99999'], 2, /--port has to be a whole number/],
    ['a clock that is none', ['mock', '--service', 'rect', '--clock', 'slow'], 2, /--clock running or --clock frozen/],
    ['an unknown option', ['mock', '--servcie', 'rect'], 2, /--servcie/],
    [
      'a scenario file that is not there',
      ['mock', '--service', 'rect', '--scenario', 'nowhere.json'],
      2,
      /cannot read the scenario file nowhere\.json/,
    ],
    ['an unknown command', ['mok'], 2, /There is no command "mok"/],
    ['a command that only objects have', ['constructor'], 2, /There is no command "constructor"/],
  ])('refuses %s', async (_name, args, code, words) => {
    const run = leadProvider(...args);
    expect(await run.ended).toBe(code);
    expect(run.err()).toMatch(words);
    expect(run.err()).not.toMatch(/\n\s+at /);
  });

  test.each<[string, string, RegExp]>([
    ['is not JSON', '{ "now": ', /broken\.json is not valid JSON/],
    [
      'does not hold together',
      '{ "partnerships": [{ "id": "ps1", "lp": "lp1", "dp": "dp1", "school": "s1", "cohort": 2025 }] }',
      /\$\.partnerships\[0\]\.lp: no lead provider with id "lp1"/,
    ],
  ])('says what is wrong with a scenario that %s', async (_name, text, words) => {
    await writeFile(join(consumers, 'broken.json'), text);
    const run = leadProvider('mock', '--service', 'rect', '--scenario', 'broken.json');
    expect(await run.ended).toBe(1);
    expect(run.err()).toMatch(words);
    expect(run.err()).not.toMatch(/\n\s+at /);
  });

  test('says so when the port is taken', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const address = blocker.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const run = leadProvider('mock', '--service', 'rect', '--port', String(port));
    expect(await run.ended).toBe(1);
    expect(run.err()).toMatch(/EADDRINUSE[\s\S]*Choose another --port/);
    blocker.close();
  });

  test('prints a line for each request, whose answer it tells', async () => {
    const run = leadProvider('mock', '--service', 'rect', '--port', '0');
    const url = (await said(run, /is ready at (\S+)/))[1] ?? '';
    const headers = { authorization: 'Bearer lp1-token' };
    await fetch(`${url}/api/v3/statements?filter[cohort]=2025`, { headers });
    await fetch(`${url}/api/v3/participants`);
    await fetch(`${url}/__mock/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"effect":{"kind":"drop"}}',
    });
    await expect(fetch(`${url}/api/v3/schools`, { headers })).rejects.toThrow();
    await said(run, /schools.*\n/);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.out().split('\n').slice(-5)).toEqual([
      expect.stringMatching(/^GET \/api\/v3\/statements\?filter\[cohort\]=2025 200 \d+ ms$/),
      expect.stringMatching(/^GET \/api\/v3\/participants 401 \d+ ms$/),
      expect.stringMatching(/^POST \/__mock\/faults 200 \d+ ms$/),
      expect.stringMatching(/^GET \/api\/v3\/schools \(connection broken\) \d+ ms$/),
      '',
    ]);
  });

  test.each([[[]], [['--json']]])('--quiet prints none (%j)', async (args) => {
    const run = leadProvider('mock', '--service', 'rect', '--port', '0', '--quiet', ...args);
    const url = (await said(run, /(http:\/\/127\.0\.0\.1:\d+)/))[1] ?? '';
    expect((await fetch(`${url}/api/v3/participants`)).status).toBe(401);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.out()).not.toContain('participants');
  });

  test('goes on when nobody reads its lines any more', async () => {
    const run = leadProvider('mock', '--service', 'rect', '--port', '0');
    const url = (await said(run, /is ready at (\S+)/))[1] ?? '';
    run.child.stdout?.destroy();
    for (let ask = 0; ask < 3; ask += 1) expect((await fetch(`${url}/api/v3/participants`)).status).toBe(401);
    run.child.kill('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(run.err()).toBe('');
  });
});

describe('lead-provider', () => {
  test.each([[['--help']], [['help']], [[]]])('explains all its commands: %j', async (args) => {
    const run = leadProvider(...args);
    expect(await run.ended).toBe(0);
    for (const command of [
      'mock',
      'scenario check',
      'generate',
      'diff',
      'rule',
      'pull',
      'changes',
      'export',
      'report',
      'reconcile',
    ])
      expect(run.out()).toContain(`\n  lead-provider ${command} `);
    expect(run.out()).toContain('--version');
  });

  test.each('mock scenario generate diff rule pull changes export report reconcile'.split(' '))(
    'explains one: %s',
    async (command) => {
      const run = leadProvider(command, '--help');
      expect(await run.ended).toBe(0);
      const commands = [...run.out().matchAll(/^lead-provider (\w+)/gm)].map(([, name]) => name);
      expect(commands).toEqual([command]);
      const other = leadProvider('help', command);
      expect(await other.ended).toBe(0);
      expect(other.out()).toBe(run.out());
    },
  );

  test('names every option that a command takes in its help', async () => {
    const run = leadProvider('mock', '--help');
    await run.ended;
    const named = [...run.out().matchAll(/--([a-z-]+)/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(
      'allow-host allow-origin clock host json no-console persist port profile quiet scenario seed service throttle'.split(
        ' ',
      ),
    );
  });

  test.each(['--version', '-V'])(
    '%s prints the version of the package, the day of its rules and a digest of its descriptions',
    async (option) => {
      const manifest: unknown = JSON.parse(
        await readFile(join(consumers, 'node_modules/lead-provider-sdk/package.json'), 'utf8'),
      );
      const run = leadProvider(option);
      expect(await run.ended).toBe(0);
      const [first, rules, descriptions, ...more] = run.out().split('\n');
      expect(first).toBe(Reflect.get(Object(manifest), 'version'));
      expect(rules).toMatch(/^rules of 20\d\d-\d\d-\d\d$/);
      expect(descriptions).toMatch(/^descriptions [\da-f]{12}$/);
      expect(more).toEqual(['']);
    },
  );

  test.each<[string, string[], string]>([
    [
      'an unknown command',
      ['mok'],
      'There is no command "mok". Did you mean "mock"? Run lead-provider --help for those there are.',
    ],
    [
      'an unknown option',
      ['--verison'],
      'There is no option "--verison". Did you mean "--version"? Run lead-provider --help for those there are.',
    ],
    [
      'an unknown option of a command',
      ['mock', '--servcie', 'rect'],
      'mock: there is no option --servcie. Did you mean "--service"?',
    ],
    ['an option of another command', ['diff', '--overlay', 'x'], 'diff: there is no option --overlay.'],
    ['an option without its value', ['mock', '--service'], 'mock: --service needs a value.'],
    [
      'an option in place of a value',
      ['mock', '--service', '--json'],
      'mock: --service needs a value, and --json looks like another option.',
    ],
    ['a value of an option that takes none', ['mock', '--json=yes'], 'mock: --json takes no value.'],
    ['a word that is no option', ['generate', 'rect'], 'generate: it takes options only, and "rect" is none.'],
  ])('refuses %s', async (_name, args, says) => {
    const run = leadProvider(...args);
    expect(await run.ended).toBe(2);
    expect(run.out()).toBe('');
    const command = args.length > 1 ? ` Run lead-provider ${args[0]} --help for what it takes.` : '';
    if (says.includes('looks like')) expect(run.err()).toContain(says);
    else expect(run.err()).toBe(`lead-provider: ${says}${command}\n`);
  });
});

describe('lead-provider rule', () => {
  test.each<[string, RegExp[]]>([
    [
      'rect.declaration.D14',
      [
        /^rect\.declaration\.D14\n/,
        /operation +rect declaration\n/,
        /title +participant_id\n/,
        /status +422\n/,
        /enforced by +service\n/,
        /refuses +A date on or after the withdrawal from training\n/,
        /source +docs\/services\/rect\.md#d14 \(4\.3, row D14; /,
        /\n\| D14 \| `participant_id` \|.*`withdrawn_at` ≤ declaration date \|\n$/,
      ],
    ],
    ['ecf.declaration.10', [/docs\/services\/ecf\.md#declaration-10/, /\n\| 10 \| slot free \|/]],
    ['ecf.request.4a', [/status +401\n/, /\n\| No \/ unknown \/ malformed token \|/]],
    [
      'rect.withdraw.G1',
      [/enforced by +guidance \(advice only\)/, /docs\/states\.md#training-deferred/, /\n\| `deferred` \|/],
    ],
  ])('prints %s with the passage it comes from', async (id, words) => {
    const run = leadProvider('rule', id);
    expect(await run.ended).toBe(0);
    for (const word of words) expect(run.out()).toMatch(word);
    expect(run.out()).not.toContain('<a id=');
    expect(run.err()).toBe('');
  });

  test.each<[string, string[], RegExp]>([
    ['no id', ['rule'], /give the id of one rule/],
    ['two ids', ['rule', 'rect.void.V1', 'rect.void.C2'], /give the id of one rule/],
    [
      'an id there is not',
      ['rule', 'rect.declaration.d14'],
      /no rule "rect\.declaration\.d14"\. Perhaps rect\.declaration\.D14, /,
    ],
    ['an option there is not', ['rule', '--all'], /--all/],
  ])('refuses %s', async (_name, args, words) => {
    const run = leadProvider(...args);
    expect(await run.ended).toBe(2);
    expect(run.out()).toBe('');
    expect(run.err()).toMatch(words);
    expect(run.err()).not.toMatch(/\n\s+at /);
  });
});
