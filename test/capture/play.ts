import { capture } from '../../src/capture/index.ts';
import type { Service } from '../../src/contract/index.ts';
import { createClient } from '../../src/index.ts';
import { createMock, generateScenario, type Mock } from '../../src/mock/index.ts';
import { compareAll, Differences } from './differences.ts';
import { lived } from './lived.ts';
import { leaksIn, withMarks } from './marks.ts';
import { observe } from './observe.ts';
import { compareReads } from './reads.ts';
import { translated } from './translated.ts';

export interface World {
  readonly service: Service;
  readonly seed: number;
  /** How many days have passed in it; 0 is a world as it is generated. */
  readonly days: number;
  /** The provider whose token captures. */
  readonly lp: string;
}

/** Half of the worlds of each service, half of those as they are generated; the providers of a world take turns. */
export function worldAt(index: number): World {
  const round = Math.floor(index / 2);
  const lived = Math.floor(round / 2);
  return {
    service: index % 2 === 0 ? 'rect' : 'ecf',
    seed: 3000 + index,
    days: round % 2 === 0 ? 0 : 1 + ((lived * 37) % 200),
    lp: lived % 2 === 0 ? 'lp1' : 'lp2',
  };
}

export interface Played {
  readonly reads: number;
  readonly found: Differences;
  readonly leaks: readonly string[];
}

/** Captures a marked world with stand-ins, and asks it and the one that was written the same. */
export async function play({ service, seed, days, lp }: World): Promise<Played> {
  const size = { participants: 40 + (seed % 21), schools: 8 + (seed % 5), declarations: 60 + (seed % 41) };
  const scenario = withMarks(
    generateScenario({ service, seed, ...size, ...(service === 'ecf' && { unfundedMentors: 3 }) }),
  );
  const mock = lived(service, scenario, days, seed);
  const token = mock.token(lp);
  const seen = await observe(mock, token, service);
  const { map, ...handedOn } = await capture(clientOf(mock, token), {
    ...{ key: Buffer.from(`a key for the world of seed ${seed}`), allSchools: true, keepReasons: true },
  });
  const found = new Differences();
  for (const { list, attributes, why } of handedOn.left) found.add(`left: ${list} ${attributes.join()}`, why);
  const written = createMock({ service, scenario: handedOn.scenario });
  const told = translated(seen, map);
  compareAll(told.seen, await observe(written, 'lp1-token', service), found);
  const reads = await compareReads(
    seen,
    { mock, token, rows: (_list, rows) => told.rows(rows) },
    { mock: written, token: 'lp1-token', path: told.path },
    found,
    told.seen,
  );
  return { reads, found, leaks: leaksIn(handedOn, seen) };
}

/** A client of a provider of a mock, without a network between them. */
export function clientOf(mock: Mock, token: string) {
  const fetch = async (request: Request): Promise<Response> => mock.fetch(request);
  return createClient({ service: mock.service, baseUrl: 'http://127.0.0.1:9', token, budget: 'off', fetch });
}
