import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMock, parseScenario, type Scenario } from 'lead-provider-sdk/mock';
import type { MockServer } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';
import { ids, leaksIn, marked } from './marked.ts';
import { capturing, filesIn, folder, running, serving, type Ran } from './run.ts';

const KEY = 'feedfacefeedfacefeedfacefeedface';
const of = (server: MockServer, at: string, ...more: string[]): string[] => [
  ...['--service', 'rect', '--base-url', server.url, '--out', join(at, 'world.json'), ...more],
];
const DONE = [0, 3];

/** A capture that waits in the list of declarations, all others being read. */
async function stuck(server: MockServer, at: string, ...more: string[]): Promise<Ran> {
  server.mock.faults.add({ operation: 'declarations.list', effect: { kind: 'latency', ms: 60_000 } });
  const run = capturing(at, of(server, at, '--json', ...more));
  await new Promise<void>((resolve) => {
    let told = '';
    run.child.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.includes('"list":"unfundedMentors"')) resolve();
    });
  });
  return run;
}

function expectNoLeak(at: string, ...told: string[]): void {
  for (const { name, text } of filesIn(at)) expect({ name, leaks: leaksIn(text) }).toEqual({ name, leaks: [] });
  for (const text of told) expect(leaksIn(text)).toEqual([]);
}

test('what would leak is found', () => {
  expect(leaksIn(JSON.stringify(marked)).length).toBeGreaterThan(40);
  expect(leaksIn(Buffer.from(JSON.stringify(marked)).toString('base64')).length).toBeGreaterThan(10);
  expect(leaksIn('nothing of it')).toEqual([]);
});

describe('lead-provider capture', { timeout: 180_000 }, () => {
  test('writes a world that loads, for its owner alone, in which nobody can be found', async () => {
    const [server, at] = [await serving(), folder()];
    const { code, out, err } = await capturing(at, of(server, at), { LEAD_PROVIDER_CAPTURE_KEY: KEY }).ended;
    expect(DONE, err).toContain(code);
    expect(
      filesIn(at)
        .filter(({ name }) => !name.startsWith('tmp'))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['world.json', 'world.json.report.txt']);
    expect(filesIn(at).filter(({ mode }) => mode !== 0o600)).toEqual([]);
    const text = readFileSync(join(at, 'world.json'), 'utf8');
    const scenario = parseScenario(JSON.parse(text));
    expect(Object.keys(scenario)[0]).toBe('about');
    expect(scenario.about).toMatch(/pseudonymous, not anonymous.*personal data still/);
    createMock({ service: 'rect', scenario });
    expectNoLeak(at, out, err);
    for (const one of [text, readFileSync(join(at, 'world.json.report.txt'), 'utf8'), out, err])
      expect(one.toLowerCase()).not.toMatch(new RegExp(`${KEY}|${Buffer.from(KEY).toString('hex')}`));
    expect(server.mock.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('killed in the middle, it leaves rows with stand-ins, and the same command goes on', async () => {
    const [server, at] = [await serving(), folder()];
    const partial = join(at, 'world.json.partial');
    const run = await stuck(server, at);
    run.child.kill('SIGKILL');
    const killed = await run.ended;
    // killed before it asked for declarations, it leaves the fault for the next one, which would wait a minute
    server.mock.faults.clear();
    expect(statSync(partial).mode & 0o777).toBe(0o600);
    expectNoLeak(at, killed.out, killed.err);
    const head: unknown = JSON.parse(readFileSync(partial, 'utf8').split('\n')[0] ?? '');
    const { key } = head as { key: string };
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    // a line that the kill cut off
    writeFileSync(partial, `${readFileSync(partial, 'utf8')}{"part":"decla`);
    const before = server.mock.requests.length;
    const { code, out, err } = await capturing(at, of(server, at)).ended;
    expect(DONE, err).toContain(code);
    const whole = server.mock.requests
      .slice(before)
      .filter(({ query }) => !/filter(\[|%5B)(updated_since|cohort|training_status)/.test(query))
      .map(({ operation }) => operation);
    expect(whole).toContain('declarations.list');
    expect(whole).not.toContain('participants.list');
    expectNoLeak(at, out, err);
    expect(filesIn(at).map(({ name }) => name)).not.toContain('world.json.partial');
    for (const { text } of filesIn(at)) expect(text.includes(key)).toBe(false);
    // gone on with, it is as one that was read in one go with that key
    const other = folder();
    const whatWas = await capturing(other, of(server, other), { LEAD_PROVIDER_CAPTURE_KEY: key }).ended;
    expect(DONE).toContain(whatWas.code);
    const [one, same] = [at, other].map(
      (where) => JSON.parse(readFileSync(join(where, 'world.json'), 'utf8')) as object,
    );
    const timeless = (world: object | undefined): object => ({ ...world, about: '', now: '' });
    expect(timeless(one)).toEqual(timeless(same));
  });

  test('one whose token was refused stands in the way of nobody: the next one begins anew, with whatever it is asked for', async () => {
    const [server, at] = [await serving(), folder()];
    const refused = await capturing(at, of(server, at), { LEAD_PROVIDER_TOKEN: 'zq-token-of-nobody' }).ended;
    expect(DONE).not.toContain(refused.code);
    const { code, err } = await capturing(at, of(server, at, '--keep', 'names')).ended;
    expect(DONE, err).toContain(code);
    expect(filesIn(at).map(({ name }) => name)).not.toContain('world.json.partial');
  });

  test('interrupted, it ends with 6, says how to go on, and another one is told to wait meanwhile', async () => {
    const [server, at] = [await serving(), folder()];
    const run = await stuck(server, at);
    expect(await capturing(at, of(server, at)).ended).toMatchObject({
      code: 4,
      err: expect.stringContaining('another capture'),
    });
    run.child.kill('SIGINT');
    expect(await run.ended).toMatchObject({ code: 6, err: expect.stringContaining('run the same command again') });
    const refused = [
      [of(server, at, '--keep', 'names'), {}, 'another service or server'],
      [of(server, at), { LEAD_PROVIDER_TOKEN: 'zq-token-of-lp2' }, 'another token'],
      [of(server, at), { LEAD_PROVIDER_CAPTURE_KEY: KEY }, 'another key'],
    ] as const;
    for (const [args, env, words] of refused) {
      const { code, err } = await capturing(at, args, env).ended;
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) });
      expect(err).toContain('begin anew');
    }
    expect(DONE).toContain((await capturing(at, of(server, at)).ended).code);
  });

  test('the same key gives the same world, and --map says who is who', async () => {
    const [server, at, other] = [await serving(), folder(), folder()];
    const key = join(at, 'key');
    writeFileSync(key, KEY, { mode: 0o600 });
    const more = ['--key-file', key, '--map', join(at, 'map.json')];
    expect(DONE).toContain((await capturing(at, of(server, at, ...more)).ended).code);
    expect(DONE).toContain((await capturing(other, of(server, other), { LEAD_PROVIDER_CAPTURE_KEY: KEY }).ended).code);
    const read = (where: string): string =>
      readFileSync(join(where, 'world.json'), 'utf8').replaceAll(/"(now|about)": .*/g, '');
    expect(read(at)).toBe(read(other));
    expect(statSync(join(at, 'map.json')).mode & 0o777).toBe(0o600);
    const map = JSON.parse(readFileSync(join(at, 'map.json'), 'utf8')) as Record<string, Record<string, string>>;
    expect(map['name']?.[ids.mentorName]).toMatch(/^[A-Z]/);
    expect(Object.keys(map['id'] ?? {})).toContain(ids.ect);
  });

  test('production is refused before a token is looked for, and so is what cannot be meant', async () => {
    const at = folder();
    const out = join(at, 'world.json');
    writeFileSync(join(at, 'there.json'), 'mine');
    symlinkSync(join(at, 'there.json'), join(at, 'link.json'));
    const there = ['--service', 'rect', '--base-url', 'http://127.0.0.1:9'];
    const host = 'https://www.register-early-career-teachers.education.gov.uk/';
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['--service', 'rect', '--environment', 'production', '--out', out], '--yes-production'],
      [['--service', 'rect', '--base-url', host, '--out', out], '--yes-production'],
      [[...there, '--out', out, '--key', KEY], '--key-file'],
      [[...there, '--out', out, '--kep', 'names'], 'Did you mean "--keep"'],
      [[...there, '--out', out, '--keep', 'name'], 'Did you mean "names"'],
      [[...there, '--out', join(at, 'there.json')], '--force'],
      [[...there, '--out', join(at, 'link.json'), '--force'], 'symbolic link'],
      [[...there, '--out', out, '--report', out], 'three files'],
      [[...there, '--out', join(at, 'nowhere/world.json')], 'there is no folder'],
      [[...there, '--out', out, '--db', 'crm.db'], 'either --db or a server'],
    ];
    for (const [args, words] of cases) {
      const { code, err } = await capturing(at, args, { LEAD_PROVIDER_TOKEN: '' }).ended;
      expect({ args, code, err }).toEqual({ args, code: 2, err: expect.stringContaining(words) });
      expect(err).not.toContain(KEY);
    }
    expect(existsSync(`${out}.partial`)).toBe(false);
    expect(readFileSync(join(at, 'there.json'), 'utf8')).toBe('mine');
  });

  test('of a copy it is the same world, and no token is needed', async () => {
    const [server, at, other] = [await serving(), folder(), folder()];
    const db = join(at, 'crm.db');
    const pulled = await running(at, [
      'pull',
      '--service',
      'rect',
      '--base-url',
      server.url,
      '--out',
      db,
      '--cohort',
      '2025',
    ]).ended;
    expect(pulled).toMatchObject({ code: 0 });
    const key = { LEAD_PROVIDER_CAPTURE_KEY: KEY };
    const env = { ...key, LEAD_PROVIDER_TOKEN: '' };
    const { code, out, err } = await capturing(other, ['--db', db, '--out', join(other, 'world.json')], env).ended;
    expect(DONE, err).toContain(code);
    expectNoLeak(other, out, err);
    const direct = await capturing(at, of(server, at), key).ended;
    expect(DONE).toContain(direct.code);
    const [one, same] = [at, other].map((where): Scenario =>
      parseScenario(JSON.parse(readFileSync(join(where, 'world.json'), 'utf8'))),
    );
    expect(same?.about).toContain('captured from a copy');
    for (const part of ['leadProviders', 'deliveryPartners', 'statements'] as const)
      expect(same?.[part]).toEqual(one?.[part]);
    expect(await capturing(other, ['--db', db, '--out', db, '--force'], env).ended).toMatchObject({ code: 2 });
  });

  test('with everything kept, what the mock serves is the same byte for byte', async () => {
    const [server, at] = [await serving(), folder()];
    expect(DONE).toContain((await capturing(at, of(server, at, '--keep', 'all', '--reasons', 'keep')).ended).code);
    const scenario = parseScenario(JSON.parse(readFileSync(join(at, 'world.json'), 'utf8')));
    expect(scenario.about).toContain('Kept as served: all, reasons.');
    const mock = createMock({ service: 'rect', scenario });
    for (const list of ['statements', 'delivery-partners']) {
      const bodies = [server.mock, mock].map(async (one) => {
        const headers = { authorization: `Bearer ${one.token('lp1')}` };
        return (await one.fetch(new Request(`http://127.0.0.1/api/v3/${list}`, { headers }))).text();
      });
      expect(await bodies[1]).toBe(await bodies[0]);
    }
  });

  test('--drop takes a person out, and the world loads', async () => {
    const at = folder();
    const [from, out] = [join(at, 'from.json'), join(at, 'out.json')];
    writeFileSync(from, JSON.stringify(marked));
    expect(await capturing(at, ['--drop', ids.mentor, '--from', from, '--out', out]).ended).toMatchObject({ code: 0 });
    const world = parseScenario(JSON.parse(readFileSync(out, 'utf8')));
    expect(JSON.stringify(world)).not.toMatch(new RegExp(`${ids.mentor}|Zqmentor`, 'i'));
    expect(world.participants).toHaveLength(1);
    createMock({ service: 'rect', scenario: world });
    expect(await capturing(at, ['--drop', ids.ect, '--out', out]).ended).toMatchObject({ code: 0 });
    const nobody = parseScenario(JSON.parse(readFileSync(out, 'utf8')));
    expect(nobody).toMatchObject({ participants: [], declarations: [] });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(await capturing(at, ['--drop', ids.ect, '--out', out]).ended).toMatchObject({ code: 2 });
  });
});
