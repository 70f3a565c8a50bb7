import { load } from '../load.ts';
import { askedOf, startPrism } from '../prism.ts';
import { serverProgram, start, type Started } from '../servers.ts';
import { demandSame, type Group, type Measurement } from './measurement.ts';

const ROUND_MS = 400;

const ours = 'our mock';
const bare = 'bare node:http';
const prism = 'Prism';

export async function open(): Promise<Group> {
  const mock = await start([...serverProgram, 'mock', 'M', 'rect']);
  const asked = await askedOf(mock);
  const [one = '', page = ''] = Object.values(asked);
  const plain = (path: string): Promise<Started> =>
    start([...serverProgram, 'plain', `${mock.url}${path}`, mock.token]);
  const [plainOne, plainPage] = [await plain(one), await plain(page)];
  const started = await startPrism(mock, asked);
  const answers = (url: string, path: string) => async (): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${mock.token}` } });
    return { status: answer.status, body: await answer.text() };
  };
  await demandSame('one', { [ours]: answers(mock.url, one), [bare]: answers(plainOne.url, one) });
  await demandSame('a page', { [ours]: answers(mock.url, page), [bare]: answers(plainPage.url, page) });
  const compared = async ({ url }: { readonly url: string }): Promise<string | null> => {
    for (const path of [one, page])
      await demandSame('Prism', { [ours]: answers(mock.url, path), [prism]: answers(url, path) });
    return null;
  };
  const differs = 'why' in started ? null : await compared(started).catch((error: unknown) => String(error));
  if (differs !== null && 'stop' in started) await started.stop();
  const rival = differs === null ? started : { why: differs };
  const measurement = (name: string, path: string, besides: Started, owed?: number): Measurement => ({
    name,
    unit: 'answers/s',
    runs: {
      [bare]: () => load(`${besides.url}${path}`, mock.token, ROUND_MS),
      [ours]: () => load(`${mock.url}${path}`, mock.token, ROUND_MS),
      ...('url' in rival ? { [prism]: () => load(`${rival.url}${path}`, mock.token, ROUND_MS) } : {}),
    },
    missing: 'why' in rival ? { [prism]: rival.why } : {},
    ratios: [
      {
        name: 'our mock / node:http',
        over: ours,
        under: bare,
        ...(owed === undefined ? {} : { owed: { atLeast: owed } }),
      },
      { name: 'our mock / Prism', over: ours, under: prism },
    ],
    warmUps: 2,
  });
  return {
    about: [
      '## The mock server',
      '',
      'Three servers, each in a process of its own, send the same bytes on ten open connections: `serve(createMock(…))`',
      'with a provider of the middle size, a bare `node:http` server that was given the answer, and',
      `${'version' in rival ? rival.version : 'Prism'} on \`spec/rect-v3.yaml\` with that answer as the example. Prism checks the request as the mock does, but holds`,
      'no world: it sends one example, whichever id is asked for.',
    ].join('\n'),
    measurements: [
      measurement('Serving one participant', one, plainOne, 0.75),
      measurement('Serving a page of 100 participants', page, plainPage),
    ],
    close: async () => {
      for (const server of [mock, plainOne, plainPage]) server.stop();
      if ('stop' in rival) await rival.stop();
    },
  };
}
