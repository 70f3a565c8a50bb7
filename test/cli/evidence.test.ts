import { execFileSync, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { command, folder, lines, pulling, serving, TOKEN } from './run.ts';

const MAIN = 'src/cli/main.ts';

/** Every file under a folder, with what is in it. */
function filesIn(path: string): ReadonlyMap<string, string> {
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return new Map(names.filter((name) => statSync(name).isFile()).map((name) => [name, readFileSync(name, 'latin1')]));
}

async function answering(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return `http://127.0.0.1:${address.port}`;
}

describe('--evidence', { timeout: 120_000 }, () => {
  test('a run has a line for each request, a summary, and neither names, ids, values nor the token', async () => {
    const server = await serving();
    const at = folder();
    const evidence = join(at, 'deep', 'evidence');
    const run = await pulling(server.url, join(at, 'crm.db'), '--evidence', evidence).ended;
    expect(run).toMatchObject({ code: 0, err: expect.stringContaining(join(evidence, '0001')) });
    const told = lines(readFileSync(join(evidence, '0001', 'requests.jsonl'), 'utf8'));
    expect(told.map(({ number }) => number).sort((a, b) => Number(a) - Number(b))).toEqual(told.map((_, i) => i + 1));
    const participants = told.find(({ operation }) => operation === 'participants.list');
    expect(participants).toMatchObject({
      ...{ method: 'GET', path: '/api/v3/participants', status: 200, failed: null, requestBody: null },
      query: expect.arrayContaining(['page[page]', 'page[per_page]']),
      requestId: expect.stringMatching(/^[\w-]{8,}$/),
      serverDate: expect.stringMatching(/ GMT$/),
      responseBody: { bytes: expect.any(Number), digest: expect.stringMatching(/^sha256-hmac:[0-9a-f]{64}$/) },
      headers: { 'content-type': expect.stringContaining('json') },
    });
    const summary = readFileSync(join(evidence, '0001', 'summary.md'), 'utf8');
    const partners = told.filter(({ operation }) => operation === 'deliveryPartners.list').length;
    expect(summary).toContain(`| deliveryPartners.list | GET /api/v3/delivery-partners | 200 | ${partners} |`);
    expect(summary).toMatch(/lead-provider pull, lead-provider-sdk \d+\./);
    const all = [...filesIn(join(evidence, '0001')).values()].join('\n');
    for (const secret of [TOKEN, 'calc', server.mock.id('ada'), server.mock.id('d1'), '1000001', '3000', 'Bearer'])
      expect(all.includes(secret), secret).toBe(false);
    expect(all).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?!")/);

    // a second run writes beside the first, with the same key
    const before = filesIn(evidence);
    const again = await pulling(server.url, join(at, 'crm.db'), '--evidence', evidence).ended;
    expect(again.err).toContain(join(evidence, '0002'));
    for (const [name, text] of before) expect(readFileSync(name, 'latin1'), name).toBe(text);
    expect([...filesIn(evidence).keys()].map((name) => name.slice(evidence.length + 1)).sort()).toEqual(
      ['0001', '0002'].flatMap((run) => [`${run}/requests.jsonl`, `${run}/summary.md`]).concat('key'),
    );
  });

  test('the command of the summary prints the digest of a body', async () => {
    const server = await serving();
    const at = folder();
    const [evidence, key] = [join(at, 'evidence'), join(at, 'own', 'my.key')];
    const more = ['--evidence', evidence, '--evidence-key', key, '--bodies', '--only', 'statements'];
    expect(await pulling(server.url, join(at, 'crm.db'), ...more).ended).toMatchObject({ code: 0 });
    const run = join(evidence, '0001');
    const told = lines(readFileSync(join(run, 'requests.jsonl'), 'utf8'));
    const line = told.find(({ operation, status }) => operation === 'statements.list' && status === 200);
    const [body = ''] = Array.isArray(line?.['bodies']) ? line['bodies'].map(String) : [];
    const shell = /```sh\n([\s\S]*?)\n```/.exec(readFileSync(join(run, 'summary.md'), 'utf8'))?.[1] ?? '';
    const typed = shell.replace(/key body\.json$/, `'${key}' '${join(run, 'bodies', body)}'`);
    const printed = execFileSync('sh', ['-c', typed], { encoding: 'utf8' }).trim();
    expect(line).toMatchObject({ responseBody: { digest: `sha256-hmac:${printed}` }, tokenHidden: false });
    const own = createHmac('sha256', Buffer.from(readFileSync(key, 'utf8').trim(), 'hex'));
    expect(own.update(readFileSync(join(run, 'bodies', body))).digest('hex')).toBe(printed);
    expect(readFileSync(join(run, 'bodies', body), 'utf8')).toContain(server.mock.id('st1'));
    expect(filesIn(evidence).has(join(evidence, 'key'))).toBe(false);
  });

  test('a server that echoes the token in every way gets it into no file', async () => {
    const [first, second] = [TOKEN.slice(0, 11), TOKEN.slice(11)];
    const base64 = (text: string): string => Buffer.from(text).toString('base64');
    const hex = Buffer.from(TOKEN).toString('hex');
    const escaped = Array.from(TOKEN, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`).join('');
    const forms = [
      ...[TOKEN, escaped, hex, hex.toUpperCase(), TOKEN.toUpperCase(), base64(TOKEN), base64(`Bearer ${TOKEN}`)],
      ...[base64(`x:${TOKEN}`), base64(`xy${TOKEN}`).replaceAll('=', ''), base64(first), base64(second)],
      Array.from(TOKEN, (sign) => `%${sign.charCodeAt(0).toString(16)}`).join(''),
      Array.from(TOKEN, (sign) => `&#${sign.charCodeAt(0)};`).join(''),
      Array.from(TOKEN).reverse().join(''),
      ...[first, second],
    ];
    let turn = 0;
    const url = await answering((request, response) => {
      const form = forms[(turn += 1) % forms.length] ?? '';
      const plain = encodeURIComponent(form).replaceAll('%', '');
      const status = [200, 400, 422, 302, 500, 404, 401][turn % 7] ?? 200;
      response.writeHead(status, `No ${plain}`, [
        ...['x-request-id', plain, 'location', `http://127.0.0.1:1/${plain}`, 'set-cookie', plain],
        ...['content-type', `application/${plain}`, 'retry-after', '0', 'x-runtime', plain, 'etag', plain],
        ...['ratelimit-limit', first, 'ratelimit-remaining', second, 'date', plain, 'server', plain, plain, plain],
      ]);
      const body = { error: form, [form]: [form, { data: request.headers.authorization }], errors: forms };
      if (turn % 5 === 0) response.write(TOKEN.slice(0, 9));
      if (turn % 6 === 0) response.write(Buffer.from(TOKEN, 'utf16le'));
      response.end(`${JSON.stringify(body)}${form}${first}\n${second}`);
    });
    const at = folder();
    const evidence = join(at, 'evidence');
    const outputs: string[] = [];
    for (let run = 0; run < 8; run += 1) {
      const ran = pulling(url, join(at, `crm${run}.db`), '--evidence', evidence, ...(run % 2 ? ['--bodies'] : []));
      const timer = setTimeout(() => ran.child.kill('SIGINT'), 20_000);
      const { out, err } = await ran.ended;
      clearTimeout(timer);
      outputs.push(out, err);
    }
    const files = filesIn(evidence);
    expect([...files.keys()].filter((name) => name.includes('/bodies/')).length).toBeGreaterThan(0);
    const held = [...forms, Buffer.from(TOKEN, 'utf16le').toString('latin1')];
    for (const [name, text] of [...files, ...outputs.map((text) => ['output', text] as const)])
      for (const form of held) expect(text.includes(form) ? `${name} holds ${form}` : '').toBe('');
    expect([...files.values()].join('')).toContain('"status":');
  });

  test('bodies are refused for any other server, before anything is sent or written', async () => {
    const at = folder();
    const evidence = join(at, 'evidence');
    const db = join(at, 'crm.db');
    const pull = (...more: string[]) =>
      command(['pull', '--service', 'rect', '--out', db, '--evidence', evidence, '--bodies', ...more]).ended;
    for (const where of [
      ['--environment', 'production'],
      ['--base-url', 'https://127.0.0.1.example'],
      ['--base-url', 'https://localhost.example'],
      ['--base-url', 'https://sandbox.register-early-career-teachers.education.gov.uk.example'],
      ['--base-url', 'https://user@elsewhere.example/sandbox'],
      ['--base-url', 'https://www.register-early-career-teachers.education.gov.uk'],
    ])
      expect(await pull(...where), where.join(' ')).toMatchObject({
        code: 2,
        err: expect.stringContaining('--bodies'),
      });
    expect(readdirSync(at)).toEqual([]);
    const alone = await command(['resume', join(at, 'j'), '--environment', 'sandbox', '--bodies']).ended;
    expect(alone).toMatchObject({ code: 2, err: expect.stringContaining('--evidence') });
  });

  test('a folder or key that cannot be trusted is refused, before anything is sent', async () => {
    let asked = 0;
    const url = await answering((_, response) => {
      asked += 1;
      response.end();
    });
    const at = folder();
    const to = (name: string): string => join(at, name);
    mkdirSync(to('target'), { mode: 0o700 });
    symlinkSync(to('target'), to('link'));
    symlinkSync(to('nothing'), to('dangling'));
    writeFileSync(to('file'), 'mine', { mode: 0o600 });
    writeFileSync(to('open.key'), `${'0'.repeat(64)}\n`, { mode: 0o644 });
    symlinkSync(to('file'), to('link.key'));
    for (const [options, why] of [
      [['--evidence', to('link')], 'symbolic link'],
      [['--evidence', `${to('link')}/`], 'symbolic link'],
      [['--evidence', to('dangling')], 'symbolic link'],
      [['--evidence', to('file')], 'is no folder'],
      [['--evidence', to('new'), '--evidence-key', to('file')], 'holds no key'],
      [['--evidence', to('new'), '--evidence-key', to('open.key')], 'others can read'],
      [['--evidence', to('new'), '--evidence-key', to('link.key')], 'not followed'],
      [['--evidence', to('new'), '--evidence-key', ''], 'which file'],
      [['--evidence-key', to('new')], '--evidence'],
      [['--evidense', to('new')], 'Did you mean "--evidence"?'],
    ] as const)
      expect(await pulling(url, to('crm.db'), ...options).ended, options.join(' ')).toMatchObject({
        ...{ code: 2, err: expect.stringContaining(why) },
      });
    expect(asked).toBe(0);
    expect(readFileSync(to('file'), 'utf8')).toBe('mine');
    expect(readdirSync(to('target'))).toEqual([]);
    expect(readdirSync(at).sort()).toEqual(['dangling', 'file', 'link', 'link.key', 'new', 'open.key', 'target']);
  });

  // a limit of the shell on the size of files stands for a full disk
  test.skipIf(process.platform === 'win32')('evidence that cannot be written stops nothing, and is told', async () => {
    const server = await serving();
    const at = folder();
    const [csv, evidence] = [join(at, 'rows.csv'), join(at, 'evidence')];
    writeFileSync(csv, `participant_id,course,reason\n${server.mock.id('ada')},ecf-induction,bereavement\n`);
    const plan = ['bulk', 'participants.defer', csv, '--dry-run', '--base-url', server.url];
    expect(await command(plan).ended).toMatchObject({ code: 0 });
    const args = [...plan, '--evidence', evidence];
    const run = spawn(
      'sh',
      ['-c', 'ulimit -f 1; exec "$@"', 'sh', process.execPath, '--import', 'tsx', MAIN, ...args],
      {
        env: { ...process.env, LEAD_PROVIDER_TOKEN: TOKEN, TSX_DISABLE_CACHE: '1' },
      },
    );
    let [out, err] = ['', ''];
    run.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    run.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    await once(run, 'close');
    expect({ code: run.exitCode, out, err }).toMatchObject({
      ...{ code: 3, out: expect.stringContaining('participants.defer, 1 row') },
      err: expect.stringContaining('NOT ALL OF the evidence'),
    });
  });

  test('what was answered stays when the command is killed, and what broke off says so', async () => {
    const server = await serving();
    const fault = { operation: 'deliveryPartners.list', page: 3, effect: { kind: 'latency', ms: 60_000 } };
    await fetch(`${server.url}/__mock/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    const at = folder();
    const run = pulling(server.url, join(at, 'crm.db'), '--json', '--evidence', join(at, 'evidence'));
    await new Promise((resolve) => run.child.stdout?.once('data', resolve));
    run.child.kill('SIGKILL');
    await run.ended;
    const told = lines(readFileSync(join(at, 'evidence', '0001', 'requests.jsonl'), 'utf8'));
    // all that were answered before the one that hangs
    expect(told.length).toBeGreaterThan(2);
    expect(told.map(({ number, status, failed }) => ({ number, status, failed }))).toEqual(
      // the first has no token: it asks a server on this machine what time it is there
      told.map((_, i) =>
        i === 0 ? { number: 1, status: 401, failed: 'not-read' } : { number: i + 1, status: 200, failed: null },
      ),
    );

    const broken = await answering((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"data": [');
      setTimeout(() => response.destroy(), 20);
    });
    const second = pulling(broken, join(at, 'other.db'), '--evidence', join(at, 'evidence'));
    expect(await second.ended).toMatchObject({ code: 1 });
    const ends = lines(readFileSync(join(at, 'evidence', '0002', 'requests.jsonl'), 'utf8'));
    const broke = { status: 200, failed: 'broken-off', responseBody: expect.objectContaining({ bytes: 10 }) };
    expect(ends).toContainEqual(expect.objectContaining(broke));
    expect(readFileSync(join(at, 'evidence', '0002', 'summary.md'), 'utf8')).toContain('| 200, broken-off |');
  });
});
