import { beforeAll, describe, expect, test } from 'vitest';
import { bench, worlds, type Bench, type Ended } from './bench.ts';
import { faults, type Expected, type FaultCase } from './faults.ts';
import { reads, writes, type Kind } from './kinds.ts';

const services = ['rect', 'ecf'] as const;
const spans = [
  ['once', 1],
  ['always', Infinity],
] as const;

/** Runs an operation under a fault of its own, and holds what it came to against the world. */
async function struck(
  service: 'rect' | 'ecf',
  kind: Kind,
  fault: FaultCase,
  times: number,
  expected: Expected,
  onUnknown: 'throw' | 'settle' = 'throw',
): Promise<{ on: Bench; ended: Ended }> {
  const on = bench(service);
  on.mock.faults.add({ operation: kind.operation, effect: fault.effect, times });
  const ended = await on.run(kind, kind.isWrite ? { onUnknown } : {});
  await on.time.finish();
  expect([ended.comes, on.sent(kind)]).toEqual(expected);
  expect(on.mock.faults.list[0]?.struck).toBeGreaterThan(0);
  return { on, ended };
}

describe.each(services)('%s: reads', (service) => {
  for (const kind of reads) {
    test.each(faults)(`${kind.operation}: $name`, async (fault) => {
      const calm = bench(service);
      const told = (await calm.run(kind)).value;
      for (const [span, times] of spans) {
        const { on, ended } = await struck(service, kind, fault, times, fault[span].read);
        if (ended.comes === 'ok') expect(ended.value).toEqual(told);
        expect(await on.world()).toBe(await calm.world());
      }
    });
  }
});

describe.each(services)('%s: writes', (service) => {
  describe.each(writes)('$operation', (kind) => {
    let known: Awaited<ReturnType<typeof worlds>>;
    beforeAll(async () => {
      known = await worlds(service, kind);
    });

    test('does something', () => {
      expect(known.done).not.toBe(known.undone);
    });

    test.each(faults)('$name: says what is known, and settle() finds out the rest', async (fault) => {
      for (const [span, times] of spans) {
        const expected = fault[span].write;
        const { on, ended } = await struck(service, kind, fault, times, expected);
        const done = fault.applies || ended.comes === 'ok';
        expect(await on.world()).toBe(done ? known.done : known.undone);
        if (ended.error === null) continue;
        on.mock.faults.clear();
        const isOpen = ended.comes === 'unknown';
        const { result } = await on.time.run(ended.error.settle());
        // until nothing can arrive any more, silence is no answer
        expect(result).toBe(done ? 'applied' : isOpen ? 'unknown' : 'not-applied');
        await on.time.advance(180_000);
        expect((await on.time.run(ended.error.settle())).result).toBe(done ? 'applied' : 'not-applied');
        expect(on.sent(kind)).toBe(expected[1]);
      }
    });

    test.each(faults)('$name: settled at once, it is done exactly once or not at all', async (fault) => {
      for (const [span, times] of spans) {
        const { on, ended } = await struck(service, kind, fault, times, fault[span].settling, 'settle');
        const done = fault.applies || ended.comes === 'ok';
        expect(await on.world()).toBe(done ? known.done : known.undone);
        // whoever is told that it was refused may send it again, so nothing may have been changed
        if (ended.comes === 'refused' || ended.comes === 'not-sent') expect(done).toBe(false);
      }
    });

    test.each(faults.filter(({ once }) => once.write[0] === 'unknown'))(
      '$name, and nothing can be read either: the outcome stays unknown',
      async (fault) => {
        const on = bench(service);
        on.mock.faults.add({ operation: kind.operation, effect: fault.effect });
        on.mock.faults.add({ from: 2, times: Infinity, effect: { kind: 'status', status: 503 } });
        const ended = await on.run(kind, { onUnknown: 'settle' });
        await on.time.finish();
        expect([ended.comes, on.sent(kind)]).toEqual(['unknown', 1]);
        expect(await on.world()).toBe(fault.applies ? known.done : known.undone);
      },
    );
  });
});
