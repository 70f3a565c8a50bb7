import { createClient, memoryBudget, type Client } from 'lead-provider-sdk';
import { describe, expect, test } from 'vitest';
import { errorOf, ID, json, observe } from '../support/observed-client.ts';

const client = { service: 'rect', baseUrl: 'http://127.0.0.1:1', token: 'x' } as const;

describe('options that there are not', () => {
  test.each([
    ['retry', 'retries'],
    ['enviroment', 'environment'],
    ['baseURL', 'baseUrl'],
    ['timeout', 'timeoutMs'],
    ['onEvents', 'onEvent'],
    ['check', 'checks'],
    ['maxresponsebytes', 'maxResponseBytes'],
  ])('createClient refuses %s and suggests %s', (wrong, right) => {
    expect(() => createClient({ ...client, [wrong]: 4 })).toThrow(
      `createClient cannot use its options. ${wrong}: No such option. Did you mean ${right}?`,
    );
  });

  test('what is like nothing has no suggestion', () => {
    expect(() => createClient({ ...client, xyzzy: 1 } as never)).toThrow(/xyzzy: No such option.$/);
  });

  test.each([undefined, null, 'rect', ['rect']])('createClient(%j) says what it takes', (given) => {
    expect(() => createClient(given as never)).toThrow(
      /createClient cannot use its options\. options: Has to be an object/,
    );
  });

  const wrong: object = { timeOut: 5 };
  test.each<[string, (dfe: Client<'rect'>) => Promise<unknown>]>([
    ['participants.get', (dfe) => dfe.participants.get(ID, wrong)],
    ['participants.list', (dfe) => dfe.participants.list({}, wrong).take(1)],
    ['statements.get', (dfe) => dfe.statements.get(ID, wrong)],
    ['declarations.create', (dfe) => dfe.declarations.create(draft, wrong)],
    ['declarations.create', (dfe) => dfe.declarations.create(draft, { ...wrong, checks: 'off' })],
    ['declarations.void', (dfe) => dfe.declarations.void(ID, wrong)],
    ['declarations.checkMany', (dfe) => dfe.declarations.checkMany([draft], wrong)],
    ['participants.defer', (dfe) => dfe.participants.checkDefer(ID, { reason: 'other' } as never, wrong)],
  ])('%s sends nothing', async (operation, use) => {
    const { dfe, requests } = observe('rect', () => json({ data: [] }));
    expect(await errorOf(use(dfe))).toMatchObject({
      kind: 'validation',
      outcome: 'not-sent',
      message: `${operation} was not sent. timeOut: No such option. Did you mean timeoutMs?`,
    });
    expect(requests).toEqual([]);
  });

  test('memoryBudget', () => {
    expect(() => memoryBudget({ limits: 5 } as never)).toThrow(/limits/);
  });
});

const draft = {
  participant_id: ID,
  declaration_type: 'started',
  declaration_date: '2025-10-01T09:00:00Z',
  course_identifier: 'ecf-induction',
} as never;
