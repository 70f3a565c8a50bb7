import { describe, expect, test } from 'vitest';
import type { Service } from '../../src/contract/index.ts';
import type { Mock } from '../../src/mock/index.ts';
import { runs } from '../support/size.ts';
import { WorldRun } from './run.ts';

const WORLDS = runs(6);
const REQUESTS = 40;
const SEED = 2027;

let looks = 0;

/** All that the providers are served, one text; each time asked in another way, so that no kept page is served. */
async function served(mock: Mock, lps: readonly string[], years: readonly number[]): Promise<string> {
  const lists = ['participants', 'participant-declarations', 'statements', 'partnerships/ecf', 'partnerships'];
  const more = ['participants/transfers', 'participants/ecf', 'participants/ecf/transfers', 'unfunded-mentors'];
  const schools = years.flatMap((year) => [`schools?filter[cohort]=${year}`, `schools/ecf?filter[cohort]=${year}`]);
  const paths = [...lists, ...more, ...schools, 'delivery-partners', 'unfunded-mentors/ecf'];
  looks += 1;
  const answers: unknown[] = [];
  for (const lp of lps)
    for (const path of paths)
      answers.push(
        await mock.peek(
          lp,
          `/api/v3/${path}${path.includes('?') ? '&' : '?'}filter[look]=${looks}&page[per_page]=3000`,
        ),
      );
  return JSON.stringify(answers);
}

describe.each<Service>(['rect', 'ecf'])('%s: a request that is refused changes nothing', (service) => {
  test('the served world is the same, byte for byte, after every answer of 400 or more', async () => {
    const broken: string[] = [];
    let refused = 0;
    for (let index = 0; index < WORLDS; index += 1) {
      let before: string | null = null;
      let run: WorldRun | null = null;
      const look = async (mock: Mock): Promise<string> => {
        const { lps, years } = run?.world.organisations ?? { lps: [], years: [] };
        return served(mock, lps, years);
      };
      // looks at the world before and after each request, whoever made it
      const between = (mock: Mock): Mock => ({
        ...mock,
        get requests() {
          return mock.requests;
        },
        async fetch(request) {
          const asked = `${request.method} ${request.url} ${await request.clone().text()}`;
          before ??= await look(mock);
          const response = await mock.fetch(request);
          if (request.method === 'GET') return response;
          const after = await look(mock);
          if (response.status >= 400) {
            refused += 1;
            if (after !== before) broken.push(`world ${index}: ${asked} ${response.status}`);
          }
          before = null;
          return response;
        },
      });
      run = new WorldRun(service, SEED, index, between);
      for (let request = 0; request < REQUESTS; request += 1) await run.step(request);
    }
    expect(broken).toEqual([]);
    expect(refused).toBeGreaterThan(WORLDS * REQUESTS * 0.3);
  }, 120_000);
});
