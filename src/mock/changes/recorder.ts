import { object, optional, outOfRange, type Shape } from '../kit/shapes.ts';
import type { BaseWorld } from '../world/base-world.ts';
import { Baseline, type Turn } from './baseline.ts';
import { differenceOf } from './difference.ts';
import { Journal } from './journal.ts';
import { closeMarks, openMarks, takeMarks } from './marks.ts';
import type { Serving } from './served.ts';
import type { Changes } from './types.ts';

/** What a recorder looks at. */
export interface Recorded<W extends BaseWorld> {
  readonly serving: Serving<W>;
  /** The world that is in place. */
  readonly world: () => W;
  /** The mock's present. */
  readonly now: () => number;
  /** What the service does by itself as time passes. */
  readonly tick: (world: W, now: number) => void;
}

export interface Recorder {
  readonly changes: Changes;
  /** Does something that may change the world, in the name of an act. Costs nothing while nothing is recorded. */
  readonly during: <T>(act: string, work: () => T) => T;
  /** Puts another world in place, or the same one at another moment. */
  readonly replacing: (act: string, work: () => void) => void;
  /** To be called when the clock was moved. */
  readonly clockMoved: () => void;
}

const KEEP = 100_000;

const keepShape: Shape<number> = (value, at) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  throw outOfRange(at, 'has to be a whole number of at least 1.');
};

export const recordOptions = object<{ keep?: number }>({ keep: optional(keepShape) });

/** What is recorded, and of which moment of the world it tells. */
interface Recording<W> {
  readonly journal: Journal;
  baseline: Baseline;
  world: W;
  version: number;
  at: number;
}

export function createRecorder<W extends BaseWorld>({ serving, world, now, tick }: Recorded<W>): Recorder {
  let recording: Recording<W> | null = null;
  /** Whether something is under way that will be compared when it ends. */
  let isUnderWay = false;

  const look = (of: W, at: number): Baseline => new Baseline(serving.lists(of), of.providers, at);

  /** Writes down what is served otherwise. `since`: the moment from which it may have been. */
  function write({ journal }: Recording<W>, turns: Iterable<Turn>, act: string, at: number, since: number): void {
    const instant = new Date(at).toISOString();
    for (const { before, after, ...record } of turns)
      journal.add({ at: instant, ...record, act, ...differenceOf(before, after, since) });
  }

  /** Compares what may have changed in a world since it was looked at last. */
  function compare(known: Recording<W>, act: string, since: number): void {
    const at = now();
    const of = known.world;
    const marks = takeMarks(of);
    const isChanged = of.version !== known.version;
    known.version = of.version;
    if (marks?.isAll === true || (marks === null && isChanged)) {
      // nobody said what changed
      const next = look(of, at);
      write(known, known.baseline.until(next), act, at, since);
      known.baseline = next;
    } else if (marks !== null) {
      const reached = serving.reach(of, marks);
      write(
        known,
        known.baseline.lookAt(({ resource }) => reached[resource], at),
        act,
        at,
        since,
      );
    }
  }

  /** Writes down what time has done. */
  function catchUp(known: Recording<W>): void {
    const at = now();
    tick(known.world, at);
    compare(known, 'clock', at);
    if (at !== known.at) write(known, known.baseline.pass(known.at, at), 'clock', at, at);
    known.at = at;
  }

  function present(): Recording<W> | null {
    if (recording !== null && !isUnderWay) catchUp(recording);
    return recording;
  }

  function begin(keep: number): void {
    const [of, at] = [world(), now()];
    tick(of, at);
    openMarks(of);
    recording = { journal: new Journal(keep), baseline: look(of, at), world: of, version: of.version, at };
  }

  const changes: Changes = {
    record(options) {
      begin(recordOptions(options ?? {}, 'mock.changes.record:').keep ?? KEEP);
    },
    stop() {
      if (recording !== null) closeMarks(recording.world);
      recording = null;
    },
    get newest() {
      return present()?.journal.newest ?? 0;
    },
    since(n) {
      const known = present();
      if (known === null)
        throw outOfRange('mock.changes.since:', 'nothing is recorded; call mock.changes.record() first.');
      return known.journal.since(n);
    },
  };

  return {
    changes,
    during(act, work) {
      // what is done inside of something belongs to it
      if (recording === null || isUnderWay) return work();
      const known = recording;
      catchUp(known);
      isUnderWay = true;
      try {
        return work();
      } finally {
        isUnderWay = false;
        compare(known, act, known.at);
      }
    },
    replacing(act, work) {
      if (recording === null || isUnderWay) return work();
      const known = recording;
      catchUp(known);
      isUnderWay = true;
      try {
        work();
      } finally {
        isUnderWay = false;
      }
      closeMarks(known.world);
      const [of, at] = [world(), now()];
      openMarks(of);
      tick(of, at);
      const next = look(of, at);
      write(known, known.baseline.until(next), act, at, at);
      Object.assign(known, { world: of, version: of.version, baseline: next, at });
    },
    clockMoved() {
      present();
    },
  };
}
