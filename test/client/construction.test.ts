import { createClient, type ClientOptions } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { errorOf, ID, observe, thrown } from '../support/observed-client.ts';

const base = { service: 'rect', baseUrl: 'http://127.0.0.1:4010', token: 'abc' } as const;
const refusal = (options: object): unknown => thrown(() => createClient(options as ClientOptions));

describe('createClient refuses, before anything is sent,', () => {
  test.each<[string, object, string]>([
    ['no token', { ...base, token: undefined }, 'token: Is missing'],
    ['an empty token', { ...base, token: ' ' }, 'token: Is missing'],
    ['a token with its scheme', { ...base, token: 'Bearer abc' }, 'Pass the token alone'],
    ['a token with a line end', { ...base, token: 'abc\n' }, 'line breaks'],
    ['an unknown service', { ...base, service: 'npq' }, 'service: Has to be "rect"'],
    ['neither environment nor baseUrl', { service: 'rect', token: 'abc' }, 'either environment'],
    ['both environment and baseUrl', { ...base, environment: 'sandbox' }, 'either environment'],
    ['an unknown environment', { service: 'rect', token: 'abc', environment: 'live' }, '"production", "sandbox"'],
    ['a baseUrl that is none', { ...base, baseUrl: 'localhost:4010' }, 'Is not an http(s) URL'],
    ['a baseUrl with a path', { ...base, baseUrl: 'http://127.0.0.1:4010/api/v3' }, '"http://127.0.0.1:4010"'],
    ['a baseUrl with a password', { ...base, baseUrl: 'http://u:p@127.0.0.1' }, 'user name or password'],
    ['http: to another host', { ...base, baseUrl: 'http://mock.example' }, 'in the clear'],
    [
      'http: to DfE, even when allowed',
      { ...base, baseUrl: 'http://www.register-early-career-teachers.education.gov.uk', allowHttp: true },
      'only reached over https',
    ],
    [
      'the host of the other service',
      { ...base, service: 'ecf', baseUrl: 'https://www.register-early-career-teachers.education.gov.uk' },
      'host of rect',
    ],
    [
      'serverDate for production',
      { service: 'rect', token: 'abc', environment: 'production', serverDate: new Date(0) },
      'has a movable clock',
    ],
    [
      'serverDate for production by its host',
      { ...base, baseUrl: 'https://www.register-early-career-teachers.education.gov.uk', serverDate: new Date(0) },
      'has a movable clock',
    ],
    ['serverDate without a zone', { ...base, serverDate: '2026-01-01T00:00:00' }, 'with a zone'],
  ])('%s', (_name, options, words) => {
    expect(refusal(options)).toMatchObject({
      name: 'ValidationError',
      kind: 'validation',
      outcome: 'not-sent',
      operation: 'createClient',
      message: expect.stringContaining(words),
    });
  });

  test('and never repeats the token or a password', () => {
    for (const options of [
      { ...base, token: 'Bearer s3cret' },
      { ...base, baseUrl: 'http://user:s3cret@127.0.0.1' },
    ]) {
      expect(JSON.stringify(refusal(options)) + String(refusal(options))).not.toContain('s3cret');
    }
  });
});

describe('createClient accepts', () => {
  test.each([
    { ...base },
    { ...base, baseUrl: 'http://localhost:4010/' },
    { ...base, baseUrl: 'http://[::1]:4010' },
    { ...base, baseUrl: 'https://mock.example' },
    { ...base, baseUrl: 'http://mock.example', allowHttp: true },
    { service: 'ecf', environment: 'production', token: 'abc' } as const,
    { service: 'rect', environment: 'sandbox', token: () => 'abc', serverDate: '2026-01-01T00:00:00Z' } as const,
  ])('%o', (options) => {
    expect(createClient(options).service).toBe(options.service);
  });

  test('a token function, whose value is checked when it is called', async () => {
    const { dfe, requests } = observe('rect', () => new Response(), { token: () => Promise.resolve('') });
    expect(await errorOf(dfe.statements.get(ID))).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
      operation: 'statements.get',
    });
    expect(requests).toHaveLength(0);
  });
});
