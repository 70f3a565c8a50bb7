import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MockServer } from 'lead-provider-sdk/mock/server';
import { describe, expect, test } from 'vitest';
import { command, folder, lines, NAME, pulling, serving, TOKEN, type Ran } from './run.ts';

/** A pull that waits at the third page of the first list, the first two being written. */
async function stuck(server: MockServer, db: string): Promise<Ran> {
  const fault = { operation: 'deliveryPartners.list', page: 3, effect: { kind: 'latency', ms: 60_000 } };
  await fetch(`${server.url}/__mock/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  const run = pulling(server.url, db, '--json');
  await new Promise((resolve) => run.child.stdout?.once('data', resolve));
  return run;
}

describe('lead-provider pull', { timeout: 120_000 }, () => {
  test('a mock on this machine lives in a time of its own', async () => {
    const server = await serving();
    server.mock.clock.set('2031-05-05T09:00:00Z');
    const db = join(folder(), 'crm.db');
    const { code, out } = await pulling(server.url, db, '--json').ended;
    expect(code).toBe(0);
    expect(lines(out).at(-1)).toMatchObject({ event: 'report', serverAt: expect.stringMatching(/^2031-05-05T09:/) });
  });

  test('a first, a second and a full run, and what reads the copy', async () => {
    const server = await serving();
    const at = folder();
    const db = join(at, 'crm.db');
    const first = await pulling(server.url, db).ended;
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/participants +1 +1 /) });
    const second = await pulling(server.url, db, '--json').ended;
    expect(lines(second.out).at(-1)).toMatchObject({ event: 'report', run: 2, mode: 'delta' });
    const full = await pulling(server.url, db, '--full', '--json').ended;
    expect(lines(full.out).at(-1)).toMatchObject({ mode: 'full', held: [] });

    const csv = await command(['export', '--db', db, '--table', 'participants']).ended;
    expect(csv.out).toContain(`,'${NAME},`);
    const raw = await command(['export', '--db', db, '--table', 'participants', '--raw']).ended;
    expect(raw.out).toContain(`,${NAME},`);
    const partners = await command(['export', '--db', db, '--table', 'dfe_delivery_partners', '--json']).ended;
    expect(new Set(lines(partners.out).map(({ id }) => id)).size).toBe(6501);
    expect(await command(['export', '--db', db, '--table', 'dfe_schema']).ended).toMatchObject({ code: 2, out: '' });

    const statement = server.mock.id('st1');
    const report = await command(['report', 'statement', statement, '--db', db]).ended;
    expect(report.out).toMatch(/payment +ect +started +eligible +1\n/);
    const [same, other] = [join(at, 'same.csv'), join(at, 'other.csv')];
    writeFileSync(same, `declaration_id,state\n${server.mock.id('d1')},eligible\n`);
    writeFileSync(other, `declaration_id,state\n${server.mock.id('d1')},paid\n`);
    expect((await command(['reconcile', 'statement', statement, same, '--db', db]).ended).code).toBe(0);
    expect(await command(['reconcile', 'statement', statement, other, '--db', db]).ended).toMatchObject({
      code: 3,
      out: expect.stringContaining('state is paid in the file and eligible here'),
    });

    const changes = await command(['changes', '--db', db]).ended;
    const cursor = String(lines(changes.out).at(-1)?.['cursor']);
    const again = await command(['changes', '--db', db, '--after', cursor]).ended;
    expect(lines(again.out)).toEqual([{ cursor }]);
    expect(await command(['changes', '--db', db, '--after', '99:other']).ended).toMatchObject({
      code: 3,
      err: expect.stringContaining(`--after ${cursor}`),
    });
    const all = [first, second, full, csv, report, changes].map(({ out, err }) => out + err).join('');
    expect(all).not.toContain(TOKEN);
  });

  test('interrupted, it ends with 6, and the next one goes on', async () => {
    const server = await serving();
    const db = join(folder(), 'crm.db');
    const run = await stuck(server, db);
    const busy = await pulling(server.url, db).ended;
    expect(busy).toMatchObject({ code: 4, err: expect.stringContaining('Another run holds this copy') });
    run.child.kill('SIGINT');
    const { code, out, err } = await run.ended;
    expect({ code, last: lines(out).at(-1) }).toMatchObject({ code: 6, last: { event: 'failed', exitCode: 6 } });
    expect(err).toMatch(/goes on where it stopped/);
    const next = await pulling(server.url, db, '--json').ended;
    expect({ code: next.code, report: lines(next.out).at(-1) }).toMatchObject({ code: 0, report: { resumed: true } });
  });

  test('killed, the next one goes on', async () => {
    const server = await serving();
    const db = join(folder(), 'crm.db');
    const run = await stuck(server, db);
    run.child.kill('SIGKILL');
    await run.ended;
    const next = await pulling(server.url, db, '--json').ended;
    expect({ code: next.code, report: lines(next.out).at(-1) }).toMatchObject({ code: 0, report: { resumed: true } });
  });

  test('a list of which too much is missing is held, until it is accepted', async () => {
    const server = await serving();
    const db = join(folder(), 'crm.db');
    await pulling(server.url, db).ended;
    server.mock.load({ ...server.mock.scenario, bulk: [] });
    // what was seen in the second in which a walk begins may have come while it went on
    server.mock.clock.advance({ seconds: 2 });
    expect(await pulling(server.url, db).ended).toMatchObject({
      code: 3,
      out: expect.stringContaining('--accept-absence deliveryPartners=6500'),
    });
    const accepted = await pulling(server.url, db, '--accept-absence', 'deliveryPartners=6500').ended;
    expect([0, 5]).toContain(accepted.code);
  });

  test('a token that is refused, and then the right one', async () => {
    const server = await serving();
    const db = join(folder(), 'crm.db');
    const args = ['pull', '--service', 'rect', '--base-url', server.url, '--out', db];
    const refused = await command(args, 'another-secret').ended;
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('refuses the token (status 401') });
    expect(refused.out + refused.err).not.toContain('another-secret');
    expect((await command(args).ended).code).toBe(0);
  });

  test.each<[string, string[], RegExp]>([
    ['no server', [], /either --environment/],
    ['both servers', ['--environment', 'sandbox', '--base-url', 'http://localhost:1'], /either --environment/],
    ['a year that is none', ['--environment', 'sandbox', '--cohort', '25'], /--cohort takes years/],
    ['a list that is none', ['--environment', 'sandbox', '--only', 'participant'], /Did you mean "participants"/],
    ['an absence that is none', ['--environment', 'sandbox', '--accept-absence', 'participants'], /list and a number/],
    ['both modes', ['--environment', 'sandbox', '--full', '--auto'], /either --full or --auto/],
    ['days that are none', ['--environment', 'sandbox', '--auto', '--full-every', '0'], /--full-every takes/],
    ['http to another machine', ['--base-url', 'http://mock.internal'], /in the clear/],
    ['a token file that is not there', ['--environment', 'sandbox', '--token-file', '/nowhere'], /ENOENT/],
    ['a token as an argument', ['--environment', 'sandbox', '--token', TOKEN], /no option --token/],
  ])('refuses %s, and writes nothing', async (_name, args, words) => {
    const db = join(folder(), 'crm.db');
    const { code, err, out } = await command(['pull', '--service', 'rect', '--out', db, ...args]).ended;
    expect({ code, out, made: existsSync(db) }).toEqual({ code: 2, out: '', made: false });
    expect(err).toMatch(words);
    expect(err).not.toContain(TOKEN);
  });
});
