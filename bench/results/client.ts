import { createClient } from 'lead-provider-sdk';
import type { paths } from 'lead-provider-sdk/types/rect';
import createFetchClient from 'openapi-fetch';
import { serve } from '../client.ts';
import { demandSame, timed, type Group, type RatioAsked, type Works } from './measurement.ts';

const PAGE = 1000;
const ID = '00000001-0000-4000-8000-000000000000';
const token = 'bench';

const ours = 'our client';
const theirs = 'openapi-fetch, our types';
const bare = 'bare fetch and JSON.parse';

export async function open(): Promise<Group> {
  const { origin, stop } = await serve();
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json' };
  const dfe = createClient({ service: 'rect', baseUrl: origin, token });
  const typed = createFetchClient<paths>({ baseUrl: origin, headers });
  const plain = async (path: string): Promise<unknown> => {
    const body: unknown = JSON.parse(await (await fetch(`${origin}${path}`, { headers })).text());
    return typeof body === 'object' && body !== null && 'data' in body ? body.data : undefined;
  };
  const query = { page: { page: 1, per_page: PAGE } };
  const list = `/api/v3/participants?page%5Bpage%5D=1&page%5Bper_page%5D=${PAGE}`;
  const one: Works = {
    [bare]: () => plain(`/api/v3/participants/${ID}`),
    [theirs]: async () => (await typed.GET('/api/v3/participants/{id}', { params: { path: { id: ID } } })).data?.data,
    [ours]: () => dfe.participants.get(ID),
  };
  const page: Works = {
    [bare]: () => plain(list),
    [theirs]: async () => (await typed.GET('/api/v3/participants', { params: { query } })).data?.data,
    [ours]: () => dfe.participants.list({}, { perPage: PAGE }).take(PAGE),
  };
  for (const [name, works] of Object.entries({ one, page })) await demandSame(name, works);
  return {
    about: [
      '## Reading over HTTP',
      '',
      'A local server in a process of its own answers from memory. Our client retries and checks answers as it does by',
      'default; the other two do neither. Each number is for one request.',
    ].join('\n'),
    measurements: [
      {
        name: 'One participant',
        unit: 'ms',
        runs: timed(one, 400),
        ratios: ratios({ atMost: 1.25 }),
        warmUps: 3,
      },
      {
        name: `A page of ${PAGE.toLocaleString('en-GB')} participants`,
        unit: 'ms',
        runs: timed(page, 5),
        ratios: ratios(),
        warmUps: 3,
      },
    ],
    close: stop,
  };
}

const ratios = (owed?: RatioAsked['owed']): readonly RatioAsked[] => [
  { name: 'our client / bare fetch', over: ours, under: bare, ...(owed === undefined ? {} : { owed }) },
  { name: 'our client / openapi-fetch', over: ours, under: theirs },
];
