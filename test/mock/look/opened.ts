import { isRecord } from '../../../src/base/guards.ts';
import { routeOf, type Service, type WrapperName } from '../../../src/contract/index.ts';
import { checkedActors } from '../../../src/mock/actors/checked.ts';
import type { Dfe, Schools } from '../../../src/mock/actors/types.ts';
import { Clock } from '../../../src/mock/clock.ts';
import { ecfService } from '../../../src/mock/ecf/service.ts';
import type { MockService } from '../../../src/mock/http/call.ts';
import { incomingOf } from '../../../src/mock/http/incoming.ts';
import { Crash } from '../../../src/mock/http/page.ts';
import { createPipeline, untouched } from '../../../src/mock/http/pipeline.ts';
import { uuidOf } from '../../../src/mock/ids.ts';
import type { Mock, Scenario } from '../../../src/mock/index.ts';
import { createLive } from '../../../src/mock/live/live.ts';
import type { Live } from '../../../src/mock/live/types.ts';
import { loadWorld } from '../../../src/mock/load-world.ts';
import { recordsOf } from '../../../src/mock/look/records.ts';
import type { Page, Records } from '../../../src/mock/look/types.ts';
import { rectService } from '../../../src/mock/rect/service.ts';
import { openSnapshot } from '../../../src/mock/snapshot.ts';
import type { BaseWorld } from '../../../src/mock/world/base-world.ts';

/** A mock without its doors: a world, those who act in it, and the records that are to be tested. */
export interface Opened {
  readonly world: BaseWorld;
  readonly clock: Clock;
  readonly records: Records;
  readonly dfe: Dfe;
  readonly schools: Schools;
  readonly live: Live;
  /** The `data` a provider is served; null when it is not. */
  readonly peek: (lp: string, operation: WrapperName, id?: string) => Promise<unknown>;
  /** A write past the wire, at once: the status. */
  readonly act: (lp: string, operation: WrapperName, id: string, attributes: object) => number;
  /** A write by a provider: the status, and `data`. */
  readonly write: (
    lp: string,
    operation: WrapperName,
    id: string,
    attributes: object,
  ) => Promise<readonly [number, unknown]>;
}

export function open(service: Service, scenario: Scenario): Opened {
  return service === 'rect'
    ? build(rectService, loadWorld(rectService, scenario, 1))
    : build(ecfService, loadWorld(ecfService, scenario, 1));
}

/** The world of a mock, copied. */
export function opened(mock: Mock): Opened {
  const snapshot = mock.snapshot();
  const kept = <W extends BaseWorld>(service: MockService<W>) => {
    const like = loadWorld(service, mock.scenario, 1).world;
    const { world, at } = openSnapshot(service.service, snapshot, like);
    return build(service, { world, now: at });
  };
  return mock.service === 'rect' ? kept(rectService) : kept(ecfService);
}

function build<W extends BaseWorld>(
  service: MockService<W>,
  { world, now }: { readonly world: W; readonly now: number },
): Opened {
  const clock = new Clock(now, false);
  const handle = createPipeline(service);
  const actors = checkedActors(
    service.actors(
      world,
      () => clock.ms,
      () => clock.ms,
    ),
  );
  const send = async (lp: string, method: string, path: string, body?: object): Promise<readonly [number, unknown]> => {
    const token = world.providerById.get(uuidOf(lp))?.token ?? '';
    const request = new Request(`http://mock.invalid${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { judge } = await handle(world, incomingOf(request), clock.ms, untouched);
    const { reply } = judge(clock.ms);
    const json: unknown = JSON.parse(JSON.stringify(reply.json ?? null));
    return [reply.status, isRecord(json) ? (json['data'] ?? null) : null];
  };
  return {
    world,
    clock,
    records: recordsOf(
      service,
      () => world,
      () => clock.ms,
    ),
    ...actors,
    live: createLive({
      service,
      clock,
      world: () => world,
      dfe: () => actors.dfe,
      schools: () => actors.schools,
      isWritten: () => false,
      during: (_act, work) => work(),
    }),
    peek: async (lp, operation, id = '') => {
      const [status, data] = await send(lp, 'GET', routeOf(service.service, operation)[1].replace('{id}', id));
      return status === 200 ? data : null;
    },
    act(lp, operation, id, attributes) {
      const provider = world.providerById.get(uuidOf(lp));
      const call = service.handlers[operation];
      if (provider === undefined || call === undefined) throw new Error(`${lp} cannot ${operation}`);
      const { ms } = clock;
      const body = { data: { attributes } };
      try {
        return call({ world, lp: provider, now: ms, clock: ms, id, params: {}, filter: {}, body }).status;
      } catch (error) {
        if (error instanceof Crash) return 500;
        throw error;
      }
    },
    write: (lp, operation, id, attributes) => {
      const [method, path] = routeOf(service.service, operation);
      return send(lp, method.toUpperCase(), path.replace('{id}', id), { data: { attributes } });
    },
  };
}

/** All rows of a list, page by page. `between` is called after each page. */
export function walk<Row>(
  page: (asked: { cursor?: string; limit: number }) => Page<Row>,
  limit = 7,
  between: () => void = () => undefined,
): Row[] {
  const rows: Row[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const { items, next }: Page<Row> = page({ limit, ...(cursor !== undefined && { cursor }) });
    if (items.length > limit) throw new Error(`A page of ${limit} held ${items.length} rows.`);
    rows.push(...items);
    cursor = next;
    between();
  }
  return rows;
}
