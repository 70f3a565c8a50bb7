import { describe, expect, test } from 'vitest';
import { findTarget } from '../../src/client/origin.ts';
import { thrown } from '../support/observed-client.ts';

/** Which server a token may go to, and what is known of it: whether it is production, and whether it is local. */

const RECT = 'www.register-early-career-teachers.education.gov.uk';
const target = (baseUrl: unknown, allowHttp = false, service: 'rect' | 'ecf' = 'rect') =>
  findTarget(service, undefined, baseUrl, allowHttp);

describe('what a server is', () => {
  test.each<[string, boolean, boolean]>([
    [`https://${RECT}`, true, false],
    [`https://${RECT.replace('www.', '')}`, true, false],
    ['https://sandbox.register-early-career-teachers.education.gov.uk', false, false],
    ['https://crm.school.uk', false, false],
    ['https://mock.test', false, true],
    ['https://mock.example', false, true],
    ['https://mock.invalid', false, true],
    ['https://mock.test.uk', false, false],
    ['http://localhost:4010', false, true],
    ['http://mock.localhost:4010', false, true],
    ['http://127.0.0.1', false, true],
    ['http://[::1]:4010', false, true],
  ])('%s: production %s, local %s', (baseUrl, production, local) => {
    expect(target(baseUrl)).toEqual({ origin: new URL(baseUrl).origin, production, local });
  });

  test('an environment is production when it is named so', () => {
    for (const service of ['rect', 'ecf'] as const) {
      expect(findTarget(service, 'production', undefined, false)).toMatchObject({ production: true, local: false });
      expect(findTarget(service, 'sandbox', undefined, false)).toMatchObject({ production: false, local: false });
    }
  });
});

describe('what is refused', () => {
  test.each<[unknown, string]>([
    [7, 'Is not an http(s) URL'],
    [new URL('http://127.0.0.1'), 'Is not an http(s) URL'],
    [null, 'Is not an http(s) URL'],
    ['no address', 'Is not an http(s) URL'],
    ['ftp://127.0.0.1', 'Is not an http(s) URL'],
    ['http://user@127.0.0.1', 'user name or password'],
    ['http://:word@127.0.0.1', 'user name or password'],
    ['http://127.0.0.1/api', 'without a path: "http://127.0.0.1"'],
    ['http://127.0.0.1/?a=1', 'without a path'],
    ['http://127.0.0.1/#a', 'without a path'],
    ['http://localhost.crm.uk', 'in the clear'],
    ['http://xlocalhost', 'in the clear'],
  ])('%s', (baseUrl, words) => {
    expect(thrown(() => target(baseUrl))).toMatchObject({
      kind: 'validation',
      issues: [{ title: 'baseUrl', detail: expect.stringContaining(words) }],
    });
  });

  test('http: to DfE by its name without www, even when http: is allowed', () => {
    expect(thrown(() => target(`http://${RECT.replace('www.', '')}`, true))).toMatchObject({
      issues: [{ title: 'baseUrl', detail: expect.stringContaining('only reached over https:') }],
    });
  });

  test('the host of the other service, in each environment', () => {
    for (const host of [RECT, 'sandbox.register-early-career-teachers.education.gov.uk'])
      expect(thrown(() => target(`https://${host}`, false, 'ecf'))).toMatchObject({
        issues: [{ title: 'baseUrl', detail: expect.stringContaining('Is the host of rect, but service is "ecf"') }],
      });
  });

  test('neither an environment nor a server is named by its option, with both names', () => {
    expect(thrown(() => findTarget('rect', undefined, undefined, false))).toMatchObject({
      issues: [{ title: 'environment', detail: expect.stringContaining('("sandbox" or "production") or baseUrl') }],
    });
  });
});
