import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hideSecret, requestIdOf } from '../../src/client/hide.ts';
import { runs } from '../support/size.ts';

/** What is hidden is the token in any writing, with nothing of it left, and nothing else. */

/** Signs by which base64 of a token holds `+` and `/`: both its forms, and their percent codes, have to be found. */
const secrets = ['>>>>>>>>????????', 'abcdefgh~~~~~~~~????>>>>', 'short-token-1'];

test.each(secrets.flatMap((secret) => ['', 'x', 'xy', 'xyz'].map((before) => [secret, before])))(
  'base64 of %s after "%s", in each form',
  (secret, before) => {
    const plain = Buffer.from(`${before}${secret}`).toString('base64');
    for (const written of [plain, plain.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(plain)]) {
      const hidden = hideSecret(`<${written}>`, secret);
      expect(hidden).toContain('[token]');
      // what is left is what other bytes decided: those before
      expect(hidden.replace('[token]', '').length).toBeLessThanOrEqual(2 + Math.ceil((before.length * 8) / 6));
    }
  },
);

test('of base64 nothing is left that the token alone decides, whatever the token', () => {
  for (let run = 0; run < runs(2_000); run += 1) {
    const secret = randomBytes(12 + (run % 9)).toString('base64url');
    const before = 'x'.repeat(run % 3);
    const written = Buffer.from(`${before}${secret}`).toString('base64');
    const hidden = hideSecret(written, secret);
    expect(hidden).toMatch(/^[\w+/]{0,2}\[token\]$/);
  }
});

test('hex in either case, and mixed, with what may stand between bytes', () => {
  const hex = Buffer.from('jklmno+/').toString('hex');
  for (const written of [hex, hex.toUpperCase(), hex.replace(/6a/g, '6A'), hex.replace(/..(?=.)/g, '$&:')])
    expect(hideSecret(`a ${written} b`, 'jklmno+/')).toBe('a [token] b');
});

const each = (secret: string, write: (code: number) => string): string =>
  Array.from(secret, (sign) => write(sign.charCodeAt(0))).join('');
const hexOf = (code: number): string => code.toString(16).padStart(2, '0');

test.each([
  ['percent codes', each('a&b<c>"d\'', (code) => `%${hexOf(code)}`)],
  ['percent codes of percent codes', each('a&b<c>"d\'', (code) => `%25${hexOf(code).toUpperCase()}`)],
  ['escapes of JSON', each('a&b<c>"d\'', (code) => `\\u00${hexOf(code)}`)],
  ['entities by number', each('a&b<c>"d\'', (code) => `&#${code};`)],
  ['entities in hex', each('a&b<c>"d\'', (code) => `&#x${hexOf(code)};`)],
  ['entities by name', 'a&amp;b&lt;c&gt;&quot;d&apos;'],
])('%s', (_how, written) => {
  expect(hideSecret(`before ${written} after`, 'a&b<c>"d\'')).toBe('before [token] after');
});

test('texts that only look a little like it stay as they are', () => {
  for (const secret of ['abc', 'a-token']) {
    expect(hideSecret('nothing of it here, 61 62 6', secret)).toBe('nothing of it here, 61 62 6');
    expect(hideSecret('', secret)).toBe('');
  }
  // three signs are too short to be told from chance in another writing
  expect(hideSecret('616263 YWJj abc', 'abc')).toBe('616263 YWJj [token]');
  expect(hideSecret('all of it', '')).toBe('all of it');
});

test('one token after another: each is hidden by its own pattern', () => {
  expect(hideSecret('first-token second-token', 'first-token')).toBe('[token] second-token');
  expect(hideSecret('first-token second-token', 'second-token')).toBe('first-token [token]');
});

test.each([
  ['abc.DEF:1_2-3', 'abc.DEF:1_2-3'],
  ['x'.repeat(128), 'x'.repeat(128)],
  ['x'.repeat(129), null],
  ['with space', null],
  ['', null],
  ['id-s3cret-token', null],
])('a request id %j is %j', (id, expected) => {
  expect(requestIdOf(new Headers({ 'x-request-id': id }), 's3cret-token')).toBe(expected);
});

test('an answer without a request id has none', () => {
  expect(requestIdOf(new Headers(), 's3cret-token')).toBeNull();
});
