import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { components } from '../../generated/control/types.ts';
import { codeOf, literal, stepCodeOf } from '../../src/console/text/code.ts';
import { controlCurlOf, curlOf } from '../../src/console/text/curl.ts';

type Logged = components['schemas']['ReceivedRequest'];

const base: Logged = {
  ...{ number: 1, at: '2026-02-10T12:00:00.000Z', method: 'GET', path: '/api/v3/participants', query: '' },
  ...{ operation: null, leadProvider: 'lp1', headers: {}, body: '', status: 200, rules: [], sources: [] },
};

/** Runs lines in `sh`, with a program in the place of curl that writes down what it was given. */
function given(lines: readonly string[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'console-curl-'));
  const out = join(folder, 'given');
  const program = join(folder, 'curl');
  // each word ends with a zero, which no word can hold, and each call with a line of its own
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\0' "$@" >> '${out}'\nprintf '\\1\\0' >> '${out}'\n`);
  chmodSync(program, 0o700);
  const script = join(folder, 'lines.sh');
  writeFileSync(script, `${lines.join('\n')}\n`);
  execFileSync('sh', [script], {
    env: { PATH: `${folder}:${process.env['PATH'] ?? ''}`, LEAD_PROVIDER_TOKEN: 'the token' },
  });
  const calls: string[][] = [[]];
  for (const word of readFileSync(out, 'utf8').split('\0').slice(0, -1))
    if (word === '\u0001') calls.push([]);
    else calls.at(-1)?.push(word);
  return calls.slice(0, -1);
}

const nasty = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    `'; touch /tmp/owned; '`,
    '$(id)',
    '`id`',
    '"\n\t\\',
    '@/etc/passwd',
    '--next -o x',
    '\u202egnp.exe',
    '{a,b}[1-3]',
    '!!',
    '<script>alert(1)</script>',
    'x'.repeat(10_000),
  ),
);
/** What a program can be given and a mark of this test is not. */
const sendable = (text: string): boolean => !/[\u0000\u0001]/.test(text) && Buffer.from(text).toString() === text;
const oneLine = (text: string): string => text.replace(/[\r\n]/g, ' ');

describe('a call as curl', () => {
  test('arrives in sh as it was: 200 of them', () => {
    const requests = fc
      .sample(fc.record({ query: nasty, body: nasty, header: nasty, path: nasty, isPost: fc.boolean() }), 400)
      .filter((one) => Object.values(one).every((value) => typeof value !== 'string' || sendable(value)))
      .slice(0, 200)
      .map(({ query, body, header, path, isPost }): Logged => ({
        ...base,
        method: isPost ? 'POST' : 'PUT',
        path: `/api/v3/${path}`,
        query,
        body,
        headers: { 'content-type': 'application/json', 'x-with-server-date': oneLine(header) },
      }));
    expect(requests.length).toBe(200);
    const calls = given(requests.map((request) => curlOf(request, 'http://localhost:4010')));
    expect(calls.length).toBe(200);
    for (const [i, request] of requests.entries()) {
      const words = calls[i] ?? [];
      expect(words.slice(0, 4)).toEqual(['--globoff', '--path-as-is', '-X', request.method]);
      expect(words).toContain('Authorization: Bearer the token');
      expect(words.at(-1)).toBe(
        `http://localhost:4010${request.path}${request.query === '' ? '' : `?${request.query}`}`,
      );
      if (request.body !== '') expect(words[words.indexOf('--data-raw') + 1]).toBe(request.body);
      const date = request.headers['x-with-server-date'] ?? '';
      expect(words).toContain(date === '' ? 'x-with-server-date;' : `x-with-server-date: ${date}`);
    }
  });

  test('holds no token, and none is sent where none was', () => {
    expect(curlOf(base, 'http://localhost')).not.toContain('lp1');
    expect(curlOf({ ...base, leadProvider: null }, 'http://localhost')).not.toContain('Authorization');
    const [words] = given([controlCurlOf('POST', '/__mock/dfe/pay', { statement: "st'1" }, 'http://localhost')]);
    expect(words).toEqual([
      ...['--globoff', '--path-as-is', '-X', 'POST', '-H', 'content-type: application/json'],
      ...['--data-raw', `{"statement":"st'1"}`, 'http://localhost/__mock/dfe/pay'],
    ]);
  });
});

describe('a call as TypeScript', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  const json = { data: { type: 'participant', attributes: { reason: 'other', course_identifier: 'ecf-induction' } } };
  test.each<[Partial<Logged>, string]>([
    [
      { operation: 'participants.list', query: 'filter[cohort]=2024,2025&page[per_page]=50' },
      'await dfe.participants.list({"cohort":[2024,2025]}, {"perPage":50}).take(10)',
    ],
    [{ operation: 'participants.list' }, 'await dfe.participants.list().take(10)'],
    [{ operation: 'participants.get', path: `/api/v3/participants/${id}` }, `await dfe.participants.get("${id}")`],
    [
      { operation: 'schools.get', path: `/api/v3/schools/${id}`, query: 'filter[cohort]=2025' },
      `await dfe.schools.get("${id}", {"cohort":2025})`,
    ],
    [
      {
        operation: 'participants.defer',
        method: 'PUT',
        path: `/api/v3/participants/${id}/defer`,
        json,
        body: JSON.stringify(json),
      },
      `await dfe.participants.defer("${id}", {"reason":"other","course_identifier":"ecf-induction"}, {"checks":"off"})`,
    ],
    [
      {
        operation: 'declarations.void',
        method: 'PUT',
        path: `/api/v3/participant-declarations/${id}/void`,
        headers: { 'x-with-server-date': '2026-01-01T00:00:00Z' },
      },
      `await dfe.declarations.void("${id}", {"serverDate":"2026-01-01T00:00:00Z","checks":"off"})`,
    ],
    [{ operation: 'participants.list', query: 'filter[cohort][]=1' }, 'await fetch('],
    [
      { operation: 'participants.defer', method: 'PUT', path: `/api/v3/participants/${id}/defer`, body: '{' },
      'await fetch(',
    ],
    [{ path: '/api/v3/nothing' }, 'await fetch('],
  ])('%j', (request, call) => {
    expect(codeOf({ ...base, ...request }, 'rect', 'http://localhost:4010')).toContain(call);
  });

  test('nothing in a text ends it or turns it round', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const written = literal(text);
        expect(JSON.parse(written)).toBe(text);
        expect(written).not.toMatch(/[<\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }),
    );
    expect(stepCodeOf('dfe', 'decideFunding', ['ben', null])).toBe('mock.dfe.decideFunding("ben", null);\n');
  });
});
