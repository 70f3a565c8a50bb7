import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import { september, spreadsheet, type Line } from '../../examples/bulk/world.ts';
import { inside } from '../../src/sync/copy/copy.ts';
import { holding } from '../../src/sync/run/hold.ts';
import { command, folder, lines, pulling } from './run.ts';

const servers: MockServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function world(): Promise<{ url: string; csv: string; journal: string; token: string }> {
  const server = await serve(createMock({ service: 'rect', scenario: september(80) }), { port: 0 });
  servers.push(server);
  const token = server.mock.token('lp1');
  const dfe = createClient({ service: 'rect', baseUrl: server.url, token, budget: 'off' });
  const people: Line[] = [];
  for await (const { id, attributes } of dfe.participants.list())
    for (const { participant_type: role, cohort } of attributes.ecf_enrolments)
      if (Number(cohort) >= 2024) people.push({ participant: id, role, cohort });
  const at = folder();
  const csv = join(at, 'rows.csv');
  writeFileSync(csv, spreadsheet(people));
  return { url: server.url, csv, journal: join(at, 'run.jsonl'), token };
}

describe('lead-provider declare, bulk and resume', { timeout: 120_000 }, () => {
  test('a dry run, a run, the same again, and what became of each row', async () => {
    const { url, csv, journal, token } = await world();
    const look = await command(['declare', csv, '--dry-run', '--base-url', url], token).ended;
    expect(look).toMatchObject({ code: 3, out: expect.stringMatching(/pending +\d+/) });
    const done = await command(['declare', csv, '--journal', journal, '--base-url', url, '--json'], token).ended;
    expect(done.code).toBe(3);
    for (const one of lines(done.out)) if (one['event'] === 'progress') expect(one['left']).toBeLessThan(980);
    const told = lines(done.out).at(-1) as { counts: Record<string, number>; sends: number };
    expect(told).toMatchObject({
      event: 'result',
      exitCode: 3,
      sends: (told.counts['done'] ?? 0) + sentAndRefused(journal),
    });
    expect(told.counts['done']).toBeGreaterThan(5);
    for (const file of [journal, `${journal}.result.csv`]) expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(journal, 'utf8')).not.toContain('Person 1');
    expect(readFileSync(`${journal}.result.csv`, 'utf8')).toMatch(/\r\n\d+,done,[0-9a-f-]{36},/);

    const again = await command(['resume', journal, '--base-url', url, '--json'], token).ended;
    expect(lines(again.out).at(-1)).toMatchObject({ event: 'result', sends: 0, counts: told.counts });
    const over = await command(['declare', csv, '--journal', journal, '--base-url', url], token).ended;
    expect(over).toMatchObject({ code: 2, err: expect.stringContaining('never planned over') });
  });

  test('a service that is not there ends it with 1: it says that nothing was sent, and speaks of no pull', async () => {
    const { csv, journal, token } = await world();
    const [server] = servers.splice(0);
    await server?.close();
    const url = server?.url ?? '';
    const { code, err } = await command(['declare', csv, '--journal', journal, '--base-url', url], token).ended;
    expect(code).toBe(1);
    expect(err).toContain('Nothing was sent');
    expect(err).not.toMatch(/What was read before|undefined/);
  });

  test('what cannot be carried out is refused with 2, before anything is sent', async () => {
    const { url, csv, journal, token } = await world();
    const cases: readonly (readonly [readonly string[], string])[] = [
      [['declare', csv, '--base-url', url], 'name the file of the journal'],
      [['declare', csv, csv, '--dry-run', '--base-url', url], 'name one CSV file'],
      [['bulk', 'declarations.viod', csv, '--dry-run', '--base-url', url], 'Did you mean "declarations.void"?'],
      [['bulk', 'declarations.void', csv, '--dry-run', '--base-url', url], 'declaration_id'],
      [
        ['bulk', 'participants.defer', csv, '--no-deadline', '--dry-run', '--base-url', url],
        'a deadline is of declarations alone',
      ],
      [['resume', journal, '--base-url', url], 'There is no journal'],
      [['resume', '--base-url', url], 'name one journal'],
      [['declare', csv, '--dry-run', '--base-url', url, '--lanes', '99'], 'from 1 to 32'],
      [['bulk', 'drop', journal], 'say which row'],
      [['bulk', 'import', journal], 'say which copy is to be told'],
      [['bulk', 'import', '--db', csv], 'name one journal'],
      [['bulk', 'import', journal, '--db', `${csv}.db`], 'there is no copy'],
      [['bulk', 'import', journal, '--db', csv], 'holds no copy'],
      [['bulk', 'import', journal, '--bd', csv], 'Did you mean "--db"?'],
      [['bulk', 'close', journal, '--line', '2', '--base-url', url], 'say what became of it'],
    ];
    for (const [args, words] of cases) {
      const { code, err } = await command(args, token).ended;
      expect([args.join(' '), code, err]).toEqual([args.join(' '), 2, expect.stringContaining(words)]);
    }
  });

  test('a copy is told what a journal sent, as often as one likes, unless a run holds it', async () => {
    const { url, csv, journal, token } = await world();
    const db = join(folder(), 'crm.db');
    await pulling(url, db, '--token-file', tokenFile(token)).ended;
    const importing = (...more: string[]) => command(['bulk', 'import', journal, '--db', db, ...more], '').ended;
    expect(await importing()).toMatchObject({ code: 2, err: expect.stringContaining('There is no journal run.jsonl') });
    const done = await command(['declare', csv, '--journal', journal, '--base-url', url, '--json'], token).ended;
    const { counts } = lines(done.out).at(-1) as { counts: Record<string, number> };
    expect(counts['done']).toBeGreaterThan(5);
    const sendsIn = async (): Promise<unknown> => {
      const copy = await openCopy(db);
      const [found] = await copy.query('SELECT count(*) AS n FROM dfe_sends');
      await copy.close();
      return found?.['n'];
    };

    const copy = await openCopy(db);
    const [busy, resumed] = await holding(copy[inside].connection, false, async () => [
      await importing('--json'),
      await command(['resume', journal, '--db', db, '--base-url', url], token).ended,
    ]);
    await copy.close();
    expect(busy).toMatchObject({ code: 4, err: expect.stringContaining('holds this copy') });
    expect(lines(busy.out)).toEqual([expect.objectContaining({ event: 'failed', exitCode: 4 })]);
    // a run ends as it would have ended, and says what is left to do
    expect(resumed).toMatchObject({ code: done.code, out: expect.stringContaining('bulk import') });
    expect(await sendsIn()).toBe(0);

    const [first, again] = [await importing(), await importing('--json')];
    expect(first).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`${counts['done']} declarations`) });
    expect(lines(again.out)).toEqual([{ event: 'import', declarations: counts['done'] }]);
    expect(await sendsIn()).toBe(counts['done']);
  });

  test('a token file that others can read is refused, and a row is dropped by hand', async () => {
    const { url, csv, journal, token } = await world();
    const file = join(folder(), 'token');
    writeFileSync(file, token);
    chmodSync(file, 0o644);
    const open = await command(['declare', csv, '--dry-run', '--base-url', url, '--token-file', file], '').ended;
    expect(open).toMatchObject({ code: 2, err: expect.stringContaining('others can read') });
    await command(['declare', csv, '--journal', journal, '--base-url', url], token).ended;
    const refused = /^(\d+),refused,/m.exec(readFileSync(`${journal}.result.csv`, 'utf8'))?.[1] ?? '';
    expect((await command(['bulk', 'drop', journal, '--line', refused], '').ended).code).toBe(0);
    const after = await command(['resume', journal, '--base-url', url, '--json'], token).ended;
    expect(lines(after.out).at(-1)).toMatchObject({ counts: expect.objectContaining({ dropped: 1 }) });
  });
});

function tokenFile(token: string): string {
  const file = join(folder(), 'token');
  writeFileSync(file, token, { mode: 0o600 });
  return file;
}

/** Rows of a journal that were sent, and refused by the service. */
function sentAndRefused(journal: string): number {
  const events = lines(readFileSync(journal, 'utf8'));
  const sent = new Set(events.filter(({ type }) => type === 'sending').map(({ line }) => line));
  return events.filter(({ type, line }) => type === 'refused' && sent.has(line)).length;
}
