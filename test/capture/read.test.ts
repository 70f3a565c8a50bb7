import { createClient } from 'lead-provider-sdk';
import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { captureClient } from '../../src/capture/read/capture-client.ts';
import { observedFrom } from '../../src/capture/read/observed-from.ts';
import { readWorld } from '../../src/capture/read/read-world.ts';
import { descriptionsOf } from '../../src/capture/stand-ins/described.ts';
import { StandIns } from '../../src/capture/stand-ins/stand-ins.ts';
import { ids, marked } from './marked.ts';

const KEY = Buffer.from('a key of these tests, long enough');

function clientOf(mock: Mock) {
  const { service } = mock;
  const fetch = async (request: Request): Promise<Response> => mock.fetch(request);
  const token = mock.token('lp1');
  return captureClient(createClient({ service, baseUrl: 'http://127.0.0.1:9', token, budget: 'off', fetch }));
}

async function read(mock: Mock, { allSchools = false, perPage = 3000 } = {}) {
  const { service } = mock;
  const standIns = new StandIns(KEY, await descriptionsOf(service), { keep: ['all'], keepReasons: true });
  let start: string | null = null;
  const world = await readWorld({
    client: clientOf(mock),
    standIns,
    keeper: {
      get start() {
        return start;
      },
      begin(at) {
        start = at;
      },
      finished: () => null,
      add: () => undefined,
      finish: () => undefined,
    },
    perPage,
    signal: undefined,
    onProgress: () => undefined,
  });
  return observedFrom(service, world, allSchools);
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).sort();

describe.each(['rect', 'ecf'] as const)('%s: what a capture reads', (service) => {
  test('is every list as it is served, schools by cohort, and under which cohort a record is shown', async () => {
    const mock = createMock({ service });
    const seen = await read(mock);
    const { participants, declarations, statements } = clientOf(mock);
    const options = { priority: 'low', perPage: 100 } as const;
    const years = Array.from({ length: 8 }, (_, index) => 2020 + index);
    expect(seen.lists.participants).toEqual(await participants.list({ cohort: years }, options).collect({ max: 1000 }));
    expect(seen.lists.declarations).toEqual(await declarations.list({}, options).collect({ max: 1000 }));
    expect(seen.lists.statements).toEqual(await statements.list({ cohort: years }, options).collect({ max: 1000 }));
    for (const cohort of years) {
      const shown = await declarations.list({ cohort: [cohort] }, options).collect({ max: 1000 });
      for (const { id } of shown) expect(seen.cohortOfDeclaration.get(id)).toBe(cohort);
      for (const { id } of await participants.list({ cohort: [cohort] }, options).collect({ max: 1000 }))
        expect(seen.cohortsOfParticipant.get(id)).toContain(cohort);
    }
    expect(seen.cohortOfDeclaration.size).toBe(seen.lists.declarations.length);
    expect(seen.provider).toBe('Northlight Teaching');
    expect(mock.requests.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('holds the schools that something names, and all of them on request', async () => {
    const urns = (seen: Awaited<ReturnType<typeof read>>): string[] => [
      ...new Set([...seen.schools.values()].flat().map(({ attributes }) => String(attributes['urn']))),
    ];
    const scenario = { ...marked, schools: [...(marked.schools ?? [])] };
    expect(urns(await read(createMock({ service, scenario })))).toEqual(['147147']);
    expect(urns(await read(createMock({ service, scenario }), { allSchools: true })).sort()).toEqual([
      '147147',
      '158158',
    ]);
  });
});

describe('what changes while it is read', () => {
  test('is read again, until nothing changes', async () => {
    const mock = createMock({ service: 'rect' });
    const [first] = (await read(mock)).lists.participants;
    const run = (): void => {
      mock.clock.advance({ minutes: 1 });
      mock.dfe.fixSilently(first?.id ?? '', { name: 'Silently Renamed' });
      mock.schools.changeName('ada', 'Ada Renamed');
    };
    mock.faults.add({ operation: 'declarations.list', effect: { kind: 'meanwhile', run } });
    const seen = await read(mock);
    expect(seen).toEqual({ ...(await read(mock)), at: seen.at });
    expect(JSON.stringify(seen.lists.participants)).toContain('Ada Renamed');
    expect(JSON.stringify(seen.lists.participants)).toContain('Silently Renamed');
  });

  test('somebody who is there no more is left out', async () => {
    const mock = createMock({ service: 'rect', scenario: marked });
    const run = (): void => mock.schools.undoRegistration(ids.mentor);
    mock.faults.add({ operation: 'unfundedMentors.list', effect: { kind: 'meanwhile', run } });
    const seen = await read(mock);
    expect(idsOf(seen.lists.participants)).toEqual(idsOf((await read(mock)).lists.participants));
    expect(seen.lists.participants).toHaveLength(1);
  });

  test('three rounds are the most, however much changes', async () => {
    const mock = createMock({ service: 'rect' });
    let count = 0;
    const run = (): void => {
      count += 1;
      mock.clock.advance({ minutes: 5 });
      mock.schools.changeName('ada', `Ada ${count}`);
    };
    mock.faults.add({ operation: 'transfers.list', effect: { kind: 'meanwhile', run }, times: 100 });
    const seen = await read(mock);
    expect(count).toBe(4);
    expect(JSON.stringify(seen.lists.participants)).toContain('Ada 4');
  });
});
