import { once } from 'node:events';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve } from 'lead-provider-sdk/mock/server';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { september, spreadsheet, type Line } from '../../examples/bulk/world.ts';
import { help, type Command } from '../../src/cli/help.ts';
import { command, folder, pulling, serving, world } from './run.ts';

/** Whether a command can write a file that holds people's data or ids. Each new one has to say so here. */
const writes: Readonly<Record<Command, boolean>> = {
  ...{ pull: true, export: true, report: true, reconcile: true, declare: true, bulk: true, resume: true, mock: true },
  ...{ capture: true, compare: true },
  // these write code, or nothing but to standard output
  ...{ generate: false, diff: false, scenario: false, rule: false, changes: false, doctor: false, parity: false },
};

let umask = 0;
beforeAll(() => {
  umask = process.umask(0);
});
afterAll(() => void process.umask(umask));

/** Everything in a folder that others could reach, and how. */
function reachable(at: string): readonly string[] {
  return readdirSync(at, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, found: lstatSync(join(at, name)) }))
    .filter(({ found }) => (found.mode & 0o777) !== (found.isDirectory() ? 0o700 : 0o600))
    .map(({ name, found }) => `${name} ${(found.mode & 0o777).toString(8)}`);
}

async function rows(): Promise<{ url: string; token: string; csv: string }> {
  const server = await serve(createMock({ service: 'rect', scenario: september(20) }), { port: 0 });
  onTestFinished(() => server.close());
  const token = server.mock.token('lp1');
  const dfe = createClient({ service: 'rect', baseUrl: server.url, token, budget: 'off' });
  const people: Line[] = [];
  for await (const { id, attributes } of dfe.participants.list())
    for (const { participant_type: role, cohort } of attributes.ecf_enrolments)
      if (Number(cohort) >= 2024) people.push({ participant: id, role, cohort });
  const csv = join(folder(), 'rows.csv');
  writeFileSync(csv, spreadsheet(people));
  return { url: server.url, token, csv };
}

describe('what commands write', { timeout: 120_000 }, () => {
  test('every file is for its owner alone, in folders for them alone, with a umask that forbids nothing', async () => {
    const [server, bulk, at] = [await serving(), await rows(), folder()];
    const to = (name: string): string => join(at, name);
    const [db, statement] = [to('new/deep/crm.db'), server.mock.id('st1')];
    const finance = join(folder(), 'finance.csv');
    writeFileSync(finance, `declaration_id,state\n${server.mock.id('d1')},eligible\n`);
    const evidence = ['--evidence', to('evidence/deep'), '--bodies'];
    const sending = ['--base-url', bulk.url, ...evidence];
    const done = new Set<string>();
    const run = async (args: readonly string[], token?: string): Promise<void> => {
      const { code, err } = await command(args, token).ended;
      expect([0, 3], `${args.join(' ')}: ${err}`).toContain(code);
      done.add(args[0] ?? '');
    };
    expect(await pulling(server.url, db, ...evidence).ended).toMatchObject({ code: 0 });
    done.add('pull');
    await run(['export', '--db', db, '--table', 'participants', '--out', to('export.csv')]);
    await run(['report', 'statement', statement, '--db', db, '--out', to('report.html')]);
    await run(['reconcile', 'statement', statement, finance, '--db', db, '--out', to('reconcile.txt')]);
    const ecf = await serve(createMock({ service: 'ecf', scenario: world }), { port: 0 });
    onTestFinished(() => ecf.close());
    const other = join(folder(), 'ecf.db');
    await run(['pull', '--service', 'ecf', '--base-url', ecf.url, '--out', other, '--cohort', '2025']);
    await run(['compare', '--from', other, '--to', db, '--out', to('compare.txt')]);
    await run(['capture', '--db', db, '--out', to('world.json'), '--map', to('map.json')]);
    await run(['declare', bulk.csv, '--journal', to('a.jsonl'), ...sending], bulk.token);
    await run(['bulk', 'declarations.create', bulk.csv, '--journal', to('b.jsonl'), ...sending], bulk.token);
    await run(['resume', to('a.jsonl'), ...sending], bulk.token);
    const { child, ended } = command(['mock', '--service', 'rect', '--port', '0', '--persist', to('world'), '--json']);
    if (child.stdout !== null) await once(child.stdout, 'data');
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    done.add('mock');

    expect([...done].sort()).toEqual(
      Object.keys(help)
        .filter((name) => Object.entries(writes).some(([one, does]) => one === name && does))
        .sort(),
    );
    expect(readdirSync(at).sort()).toEqual(
      ['a.jsonl', 'a.jsonl.result.csv', 'b.jsonl', 'b.jsonl.result.csv', 'evidence', 'export.csv', 'new']
        .concat(
          'compare.txt',
          'map.json',
          'reconcile.txt',
          'report.html',
          'world',
          'world.json',
          'world.json.report.txt',
        )
        .sort(),
    );
    expect(readdirSync(to('evidence/deep'))).toEqual(['0001', '0002', '0003', '0004', 'key']);
    expect(readFileSync(to('evidence/deep/0002/requests.jsonl'), 'utf8')).toContain(
      '"operation":"declarations.create"',
    );
    expect(reachable(at)).toEqual([]);
  });

  test('nothing is written over without --force, nor through a link', async () => {
    const [server, at] = [await serving(), folder()];
    const to = (name: string): string => join(at, name);
    const [db, statement] = [to('crm.db'), server.mock.id('st1')];
    expect((await pulling(server.url, db).ended).code).toBe(0);
    const finance = to('finance.csv');
    writeFileSync(finance, `declaration_id,state\n${server.mock.id('d1')},eligible\n`);
    writeFileSync(to('mine'), 'mine');
    symlinkSync(to('mine'), to('link'));
    symlinkSync(to('nothing'), to('dangling'));
    for (const args of [
      ['export', '--db', db, '--table', 'participants'],
      ['report', 'statement', statement, '--db', db],
      ['reconcile', 'statement', statement, finance, '--db', db],
    ]) {
      for (const [name, force, why] of [
        ['mine', [], '--force'],
        ['link', [], 'symbolic link'],
        ['link', ['--force'], 'symbolic link'],
        ['dangling', ['--force'], 'symbolic link'],
        ['crm.db', ['--force'], 'the copy itself'],
      ] as const)
        expect(await command([...args, '--out', to(name), ...force]).ended, `${args[0]} ${name}`).toMatchObject({
          ...{ code: 2, err: expect.stringContaining(why) },
        });
      expect(readFileSync(to('mine'), 'utf8')).toBe('mine');
      writeFileSync(to('old'), 'old', { mode: 0o666 });
      const shown = await command(args).ended;
      expect(await command([...args, '--out', to('old'), '--force']).ended).toMatchObject({ code: 0 });
      expect(readFileSync(to('old'), 'utf8')).toBe(shown.out);
      expect(lstatSync(to('old')).mode & 0o777).toBe(0o600);
      expect(await command([...args, '--force']).ended).toMatchObject({ code: 2, out: '' });
    }
    expect(lstatSync(to('nothing'), { throwIfNoEntry: false })).toBeUndefined();
    expect(await pulling(server.url, to('link')).ended).toMatchObject({ code: 2 });
    expect(readFileSync(to('mine'), 'utf8')).toBe('mine');
  });

  test("a result takes the place of the run's own, and of nothing else; that is found out before anything is sent", async () => {
    const { url, token, csv } = await rows();
    const at = folder();
    const to = (name: string): string => join(at, name);
    writeFileSync(to('mine'), 'mine');
    writeFileSync(to('a.jsonl.result.csv'), 'line,notes\r\n1,mine\r\n');
    symlinkSync(to('mine'), to('b.jsonl.result.csv'));
    mkdirSync(to('c.jsonl.result.csv'));
    for (const name of ['a', 'b', 'c']) {
      const journal = to(`${name}.jsonl`);
      const { code, err } = await command(['declare', csv, '--journal', journal, '--base-url', url], token).ended;
      expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(`${journal}.result.csv`) });
      expect(lstatSync(journal, { throwIfNoEntry: false })).toBeUndefined();
    }
    const dfe = createClient({ service: 'rect', baseUrl: url, token, budget: 'off' });
    const before = await dfe.declarations.list().collect({ max: 1000 });
    const sent = await command(['declare', csv, '--journal', to('d.jsonl'), '--base-url', url], token).ended;
    expect([0, 3]).toContain(sent.code);
    expect((await dfe.declarations.list().collect({ max: 1000 })).length).toBeGreaterThan(before.length);
    const result = to('d.jsonl.result.csv');
    const first = readFileSync(result, 'utf8');
    expect([0, 3]).toContain((await command(['resume', to('d.jsonl'), '--base-url', url], token).ended).code);
    expect(readFileSync(result, 'utf8')).toBe(first);
    writeFileSync(result, 'mine');
    expect(await command(['resume', to('d.jsonl'), '--base-url', url], token).ended).toMatchObject({ code: 2 });
    expect(readFileSync(result, 'utf8')).toBe('mine');
    expect(readFileSync(to('mine'), 'utf8')).toBe('mine');
  });
});
