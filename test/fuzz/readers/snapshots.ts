import { deserialize, serialize } from 'node:v8';
import { createMock, type Mock } from '../../../src/mock/index.ts';
import type { Random } from '../random.ts';
import { changed } from './mutate-json.ts';
import { Broken, type Reader } from './reader.ts';
import { served } from './served.ts';

let mock: Mock | null = null;

/** What a program kept of `mock.snapshot()` and gives to `mock.restore`, by way of v8 or of JSON. */
export const snapshots: Reader = {
  name: 'snapshots',
  layout: 'bytes',
  made: () =>
    Promise.resolve(
      (['rect', 'ecf'] as const).flatMap((service) => {
        const kept = createMock({ service }).snapshot();
        return [serialize(kept), Buffer.from(JSON.stringify(kept))];
      }),
    ),
  sealed(item, random) {
    const kept = valueIn(item);
    return kept === undefined ? null : written(altered(kept, random));
  },
  async read(bytes) {
    const kept = valueIn(bytes);
    mock ??= createMock({ service: 'rect' });
    const before = mock.clock.now;
    try {
      mock.restore(kept as ReturnType<Mock['snapshot']>);
    } catch (error) {
      if (mock.clock.now !== before) throw new Broken('a snapshot was refused, and the clock was moved');
      await served(mock, 'lp1');
      throw error;
    }
    // what is in a world is its keeper's own: it is looked at no further
    mock = null;
  },
  isOurs: (error) => error instanceof RangeError && error.message.startsWith('mock.restore: '),
};

/** Undefined for bytes that neither Node nor a parser of JSON makes anything of. */
export function valueIn(bytes: Buffer): unknown {
  try {
    return bytes[0] === 0xff ? deserialize(bytes) : JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** A change near the root, where a snapshot is looked at. */
export function altered(kept: unknown, random: Random): unknown {
  if (typeof kept !== 'object' || kept === null) return changed(kept, random);
  const inner: unknown = Reflect.get(kept, 'world');
  if (random.chance(0.5) && typeof inner === 'object' && inner !== null) {
    const name = random.maybe(Object.keys(inner)) ?? 'service';
    const put = random.pick<unknown>([
      null,
      undefined,
      1,
      'x',
      [],
      {},
      new Map(),
      new Date(NaN),
      Reflect.get(inner, 'now'),
    ]);
    return { ...kept, world: { ...inner, [name]: put } };
  }
  return changed({ ...kept }, random);
}

export function written(value: unknown): Buffer | null {
  try {
    return serialize(value);
  } catch {
    return null;
  }
}
