import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { components } from '../../generated/control/types.ts';
import { controlCurlOf, curlOf } from '../../src/console/text/curl.ts';

type Logged = components['schemas']['ReceivedRequest'];

const base: Logged = {
  ...{ number: 1, at: '2026-02-10T12:00:00.000Z', method: 'GET', path: '/api/v3/participants', query: '' },
  ...{ operation: null, leadProvider: 'lp1', headers: {}, body: '', status: 200, rules: [], sources: [] },
};
const origin = 'http://localhost:4010';

interface Given {
  readonly words: readonly string[];
  /** What came through a pipe. */
  readonly piped: string;
}

/** Runs lines in one `sh`, with a program in the place of curl that writes down what it was given. */
function given(lines: readonly string[], shell = 'sh'): Given[] {
  const folder = mkdtempSync(join(tmpdir(), 'console-curl-'));
  const out = join(folder, 'given');
  const input = join(folder, 'piped');
  const program = join(folder, 'curl');
  // each word ends with NUL, which no word can hold, and each call with an empty word, which none of ours is; a
  // program of the shell, for 200 of node take a minute
  writeFileSync(
    program,
    `#!/bin/sh
printf '%s\\0' "$@" '' >> '${out}'
case " $* " in *' --data-binary @- '*) base64 | tr -d '\\n' >> '${input}';; esac
echo >> '${input}'
`,
  );
  chmodSync(program, 0o700);
  const script = join(folder, 'lines.sh');
  writeFileSync(script, `${lines.join('\n')}\n`);
  execFileSync(shell, [script], {
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, LEAD_PROVIDER_TOKEN: 'the $token' },
  });
  const piped = readFileSync(input, 'utf8').split('\n');
  const calls = readFileSync(out, 'utf8').split('\0\0').slice(0, -1);
  return calls.map((call, i) => ({
    words: call.split('\0'),
    piped: Buffer.from(piped[i] ?? '', 'base64').toString(),
  }));
}

const texts = [
  ...[`'; touch owned; '`, `''`, `\\'`, '$(id)', '${HOME}', '`id`', '"\n\t\\', '@/etc/passwd', '--next -o x', ';&|#%'],
  ...['\u202egnp.exe', '{a,b}[1-3]', '!!', '<script>alert(1)</script>', 'é\u0301 漢字 👩‍🏫', '\\0101\\c\\n', '%s%n', '~'],
  ...['\u0003\ntouch owned\n', '\u001b[201~\ntouch owned\n', 'a\r\nb\n\n', '\u0015\u0004', 'x'.repeat(10_000)],
];
const nasty = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(...texts),
  fc.array(fc.constantFrom(...texts.slice(0, -1)), { maxLength: 5 }).map((parts) => parts.join('')),
);
/** What HTTP carries in a header: one line of bytes, each of which a server reads as a character, without NUL. */
const headerOf = (text: string): string =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[\u0000\r\n]/g, ' ')
    .trim();
/** What a URL never holds. */
const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

const requests = fc.record({
  ...{ query: nasty, body: fc.oneof(fc.constant(''), nasty), header: nasty, path: nasty },
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
});

const sample: readonly Logged[] = fc.sample(requests, 200).map(({ query, body, header, path, method }) => ({
  ...{ ...base, method, body, path: `/api/v3/${withoutNul(path)}`, query: withoutNul(query) },
  headers: { 'content-type': 'application/json', 'x-with-server-date': headerOf(header) },
}));

/** What a terminal or a reader would take for something else than text. */
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const CONTROLS = /[\u0000-\u0008\u000a-\u001f\u007f]/g;

describe('a call as curl', () => {
  test.each(['sh', 'bash'])('arrives in %s as it was: 200 of them', (shell) => {
    const lines = sample.map((request) => curlOf(request, origin));
    for (const line of lines) expect(line).not.toMatch(unseen);
    const calls = given(lines, shell);
    expect(calls).toHaveLength(200);
    for (const [i, { method, path, query, headers, body }] of sample.entries()) {
      const { words, piped } = calls[i] ?? { words: [], piped: '' };
      const date = headers['x-with-server-date'] ?? '';
      const isPiped = words.includes('--data-binary');
      const sent = isPiped ? ['--data-binary', '@-'] : body === '' ? [] : ['--data-raw', body];
      // a word is decoded as UTF-8 here, a header as the bytes it was
      expect(words).toEqual([
        ...['--globoff', '--path-as-is', '-X', method, '-H', 'Authorization: Bearer the $token'],
        ...['-H', 'content-type: application/json', '-H'],
        date === '' ? 'x-with-server-date;' : `x-with-server-date: ${Buffer.from(date, 'latin1').toString()}`,
        ...['-H', 'accept:', ...sent, `${origin}${path}${query === '' ? '' : `?${query}`}`],
      ]);
      expect(piped).toBe(isPiped ? body : '');
    }
  });

  test('a body that no argument can hold goes through a pipe', () => {
    const bodies = ['x'.repeat(300_000), `a'b\u0000c\\`, `{"name":"\\u0000"}`];
    const calls = given(bodies.map((body) => curlOf({ ...base, method: 'POST', body }, origin)));
    expect(calls.map(({ words, piped }) => (piped === '' ? words.at(-2) : piped))).toEqual(bodies);
  });

  test('holds no token, and none is sent where none was', () => {
    expect(curlOf(base, origin)).not.toContain('lp1');
    expect(curlOf(base, origin)).toBe(
      `curl --globoff --path-as-is -X 'GET' -H "Authorization: Bearer $LEAD_PROVIDER_TOKEN" -H 'accept:' ` +
        `'${origin}/api/v3/participants'`,
    );
    expect(curlOf({ ...base, leadProvider: null }, origin)).not.toContain('Authorization');
  });

  test('steers the mock', () => {
    const [pay, read] = given([
      controlCurlOf('POST', '/__mock/dfe/pay', { statement: "st'1" }, origin),
      controlCurlOf('GET', '/__mock/requests', undefined, origin),
    ]);
    const start = ['--globoff', '--path-as-is', '-X'];
    expect(pay?.words).toEqual([
      ...[...start, 'POST', '-H', 'content-type: application/json'],
      ...['--data-raw', `{"statement":"st'1"}`, `${origin}/__mock/dfe/pay`],
    ]);
    expect(read?.words).toEqual([...start, 'GET', `${origin}/__mock/requests`]);
    expect(controlCurlOf('POST', '/__mock/dfe/pay', {}, origin, true)).toContain(' -H "Mock-Secret: $MOCK_SECRET" ');
  });
});

/** A server that writes down what it is sent. */
async function listening(): Promise<{ origin: string; seen: unknown[]; close: () => void }> {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method, url, headers } = request;
      const { accept, authorization, 'content-type': type, 'x-with-server-date': date } = headers;
      seen.push({ method, url, accept, authorization, type, date, body: Buffer.concat(parts).toString() });
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return { origin: `http://127.0.0.1:${address.port}`, seen, close: () => server.close() };
}

test('the real curl sends what was sent: 24 of them over a socket', async () => {
  const inUrl = (text: string): string => encodeURI(text).replace(/[#?]/g, '');
  const requests: readonly Logged[] = [
    ...sample.slice(0, 20).map(({ path, query, headers, ...request }) => ({
      ...{ ...request, path: `${inUrl(path)}/../{x,y}`, query: `${inUrl(query)}&a=[1-2]'` },
      // no server takes these in a header
      headers: { ...headers, 'x-with-server-date': headers['x-with-server-date']?.replace(CONTROLS, '').trim() ?? '' },
    })),
    { ...base, method: 'POST', path: '/large', body: 'é'.repeat(200_000) },
    { ...base, method: 'POST', path: '/nul', body: '\u0000\r\n\u0000' },
    { ...base, method: 'HEAD', path: '/head', headers: { accept: 'text/csv' } },
    { ...base, method: 'GET', path: '/body', body: '@x\n', leadProvider: null },
  ];
  const { origin, seen, close } = await listening();
  const script = join(mkdtempSync(join(tmpdir(), 'console-curl-')), 'lines.sh');
  writeFileSync(script, `${requests.map((request) => curlOf(request, origin)).join('\n')}\n`);
  try {
    await promisify(execFile)('sh', [script], { env: { ...process.env, LEAD_PROVIDER_TOKEN: 'token-1' } });
  } finally {
    close();
  }
  expect(seen).toEqual(
    requests.map(({ method, path, query, headers, body, leadProvider }) => ({
      ...{ method, body, url: query === '' ? path : `${path}?${query}`, accept: headers['accept'] },
      ...{ type: headers['content-type'], date: headers['x-with-server-date'] },
      authorization: leadProvider === null ? undefined : 'Bearer token-1',
    })),
  );
});
