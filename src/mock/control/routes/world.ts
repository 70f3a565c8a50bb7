import { recordOptions } from '../../changes/recorder.ts';
import { object, optional, outOfRange, text, type Shape } from '../../kit/shapes.ts';
import type { LoadedMock } from '../../mock.ts';
import { BadControl } from '../bad-control.ts';
import type { Desk } from '../desk.ts';
import { KeptSnapshots } from '../kept-snapshots.ts';
import { numberFrom, route, type Routes } from '../route.ts';
import { worldAsServed } from '../world-as-served.ts';

const symbols: Shape<readonly string[]> = (value, at) => {
  if (!Array.isArray(value)) throw outOfRange(at, 'has to name a symbol, for example ?symbol=lp1.');
  return value.map((one: unknown) => text()(one, at));
};

const id: Shape<string> = (value, at) => {
  if (!Array.isArray(value)) throw outOfRange(at, 'has to name a snapshot, as GET /__mock/snapshots lists them.');
  if (value.length > 1) throw outOfRange(at, 'has to be given once.');
  return text()(value[0], at);
};

const anything: Shape<unknown> = (value) => value;
const labelled = object<{ label?: string | undefined }>({ label: optional(text({ most: 100 })) });

/** The world as a whole: what is served, where it came from, snapshots, what changed. */
export function worldRoutes({ mock, load, present, epoch }: Desk): Routes {
  const snapshots = new KeptSnapshots();
  return {
    'GET /world': route({}, () => worldAsServed(mock)),
    'GET /scenario': route({}, () => mock.scenario),
    'PUT /scenario': route({ body: anything }, async (scenario) => {
      await load(scenario);
      return present();
    }),
    'GET /ids': route<undefined, { symbol: readonly string[] }>({ query: { symbol: symbols } }, (_body, { symbol }) =>
      Object.fromEntries(symbol.map((one) => [one, idOf(mock, one)])),
    ),
    'GET /tokens': route({}, () =>
      Object.fromEntries(
        (mock.scenario.leadProviders ?? []).map((lp) => {
          const name = typeof lp === 'string' ? lp : lp.id;
          return [name, mock.token(name)];
        }),
      ),
    ),
    'GET /snapshots': route({}, () => ({ items: snapshots.list, epoch: epoch() })),
    'POST /snapshots': route({ body: (value, at) => labelled(value ?? {}, at) }, ({ label }) => ({
      id: snapshots.keep(mock.snapshot(), label ?? null),
      epoch: epoch(),
    })),
    'DELETE /snapshots': route<undefined, { id: string }>({ query: { id } }, (_body, asked) => {
      snapshots.forget(asked.id);
      return { left: snapshots.list.length };
    }),
    'POST /snapshots/restore': route({ body: object<{ id: string }>({ id: text() }) }, (asked) => {
      mock.restore(snapshots.get(asked.id));
      return present();
    }),
    'POST /changes': route({ body: (value, at) => recordOptions(value ?? {}, at) }, (options) => {
      mock.changes.record(options);
      return { newest: mock.changes.newest };
    }),
    'GET /changes': route<undefined, { since?: number | undefined }>(
      { query: { since: numberFrom(0) } },
      (_body, { since = 0 }) => {
        const changes = mock.changes.since(since);
        return { newest: mock.changes.newest, changes };
      },
    ),
    'DELETE /changes': route({}, () => {
      mock.changes.stop();
      return { left: 0 };
    }),
  };
}

/** The UUID behind a word; a word that nobody has is the caller's mistake. */
function idOf(mock: LoadedMock, symbol: string): string {
  try {
    return mock.id(symbol);
  } catch (error) {
    if (error instanceof RangeError) throw new BadControl(error.message);
    throw error;
  }
}
