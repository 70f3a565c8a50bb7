import { createMock, generateScenario, profiles } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { getResponse, http, HttpResponse } from 'msw';
import { routes } from '../../src/contract/routes.ts';
import { demandSame, timed, type Group } from './measurement.ts';

const READS = 200;
const origin = 'https://api.example.com';

const ours = 'our msw handlers';
const bare = 'one bare msw handler';

export async function open(): Promise<Group> {
  const scenario = generateScenario({ service: 'rect', ...profiles.S });
  const mock = createMock({ service: 'rect', scenario });
  const provider = scenario.leadProviders?.[0];
  const token = mock.token(typeof provider === 'string' ? provider : (provider?.id ?? ''));
  const ask = (path: string): Request =>
    new Request(`${origin}${path}`, { headers: { authorization: `Bearer ${token}`, accept: 'application/json' } });
  const list = routes.rect['participants.list'][1];
  const path = `${list}/${firstId(await (await mock.fetch(ask(list))).json())}`;
  const answer: unknown = await (await mock.fetch(ask(path))).json();
  if (typeof answer !== 'object') throw new Error(`bench/results/msw.ts: ${path} has no answer.`);
  const own = handlers(mock);
  const plain = [http.get(`${origin}${list}/:id`, () => HttpResponse.json(answer))];
  const read = (of: typeof own) => async (): Promise<unknown> => {
    const response = await getResponse(of, ask(path));
    if (response?.status !== 200) throw new Error(`bench/results/msw.ts: ${path} was answered ${response?.status}`);
    return response.json();
  };
  const works = { [bare]: read(plain), [ours]: read(own) };
  await demandSame('msw', works);
  return {
    about: [
      '## msw, in process',
      '',
      'msw looks for the handler of a request and has it answer (`getResponse`): one bare handler that always answers with',
      'the same participant, and all our handlers, which look the participant up in the world of the mock. Each number is',
      'for one read.',
    ].join('\n'),
    measurements: [
      {
        name: 'One participant through msw',
        unit: 'ms',
        runs: timed(works, READS),
        ratios: [{ name: 'our handlers / a bare handler', over: ours, under: bare }],
        warmUps: 3,
      },
    ],
    close: () => {},
  };
}

function firstId(body: unknown): string {
  const data: unknown = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  const first: unknown = Array.isArray(data) ? data[0] : null;
  if (typeof first !== 'object' || first === null || !('id' in first))
    throw new Error('bench/results/msw.ts: the mock lists no participant.');
  return String(first.id);
}
