import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, inject, test } from 'vitest';

const consumers = inject('consumers');
const running = new Set<ChildProcess>();

interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
}

/** Starts the command through the link that npm made for it. */
function leadProvider(...args: string[]): Run {
  const child = spawn(join(consumers, 'node_modules/.bin/lead-provider'), args, {
    cwd: consumers,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = once(child, 'close').then(() => {
    running.delete(child);
    return child.exitCode;
  });
  return { child, out: () => out, err: () => err, ended };
}

/** Waits for a text in the output; fails with what was written when the process ends first. */
async function said(run: Run, pattern: RegExp): Promise<RegExpExecArray> {
  for (;;) {
    const found = pattern.exec(run.out());
    if (found !== null) return found;
    const code = await Promise.race([
      run.ended,
      new Promise<'more'>((resolve) => run.child.stdout?.once('data', () => setImmediate(resolve, 'more'))),
    ]);
    if (code !== 'more' && pattern.exec(run.out()) === null)
      throw new Error(`lead-provider ended with ${String(code)}: ${run.out()}${run.err()}`);
  }
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

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

  test.each([[['--help']], [['mock', '--help']], [[]]])('explains itself: %j', async (args) => {
    const run = leadProvider(...args);
    expect(await run.ended).toBe(0);
    expect(run.out()).toMatch(/lead-provider mock --service rect\|ecf/);
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
