import { topicOf } from '../heads.ts';
import type { Ask } from '../types.ts';
import type { Builder } from './builder.ts';

/** Tokens, headers, paths and verbs; and the clock header, where a server heeds it. */
export function askRequests(builder: Builder): void {
  const { service } = builder;
  const path = builder.list('statements', []);
  const say = (name: string, topic: Parameters<typeof topicOf>[1], more: Partial<Ask>): void => {
    builder.asks.push({ name: `a request: ${name}`, method: 'GET', path, head: topicOf(service, topic), ...more });
  };
  say('without a token', 'authentication', { token: 'none' });
  say('with a token of nobody', 'authentication', { token: 'wrong' });
  say('with the scheme Token', 'authentication', { token: 'Token' });
  say('with the scheme in lower case', 'authentication', { token: 'bearer' });
  say('without a token, and with a filter that is none', 'requests', { token: 'none', path: `${path}?filter=x` });
  say('without a token, and with a query that contradicts itself', 'requests', {
    token: 'none',
    path: `${path}?filter=x&filter[cohort]=2024`,
  });
  say('of a path that there is not', 'requests', { path: '/api/v3/nothing' });
  say('of a path that there is not, without a token', 'requests', { path: '/api/v3/nothing', token: 'none' });
  say('of a path that there is not, for a browser', 'requests', {
    path: '/api/v3/nothing',
    headers: { accept: 'text/html' },
  });
  say('with a verb that there is not', 'requests', { method: 'DELETE' });
  say('for a browser', 'headers', { headers: { accept: 'text/html' } });
  say('with an Accept that is none', 'headers', { headers: { accept: 'nonsense' } });
  say('for everything', 'headers', { headers: { accept: '*/*' } });
  say('of the head alone', 'headers', { method: 'HEAD' });
}

const moved = ['participants', 'transfers', 'partnerships', 'statements'] as const;

/** The clock header. Only for servers that heed it: production is never asked. */
export function askMoved(builder: Builder): void {
  const { service, observed } = builder;
  const head = topicOf(service, 'clock');
  const at = Date.parse(observed.at);
  const days = (count: number): string => `${new Date(at + count * 86_400_000).toISOString().slice(0, 19)}Z`;
  const header = (value: string) => ({ headers: { 'x-with-server-date': value }, isMoved: true });
  for (const resource of moved)
    for (const [name, count] of [
      ['a year ago', -365],
      ['in a year', 365],
    ] as const)
      builder.ask(resource, `the clock ${name}`, head, ['page[per_page]=3000'], header(days(count)));
  const forms: readonly (readonly [string, string])[] = [
    ['a day alone', days(40).slice(0, 10)],
    ['without a zone', days(40).replace('Z', '')],
    ['with an offset', days(40).replace('Z', '+05:00')],
    ['a word', 'nonsense'],
    ['a month 13', '2026-13-01T00:00:00Z'],
  ];
  for (const [name, value] of forms)
    builder.ask('participants', `the clock, ${name}`, head, ['page[per_page]=3000'], header(value));
}
