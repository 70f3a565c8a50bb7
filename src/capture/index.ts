import { refuseUnknownOptions } from '../base/unknown-options.ts';
import type { Service } from '../contract/index.ts';
import type { Scenario } from '../mock/index.ts';
import type { AnyClient } from '../sync/client.ts';
import type { Copy } from '../sync/index.ts';
import { aboutText, type Place } from './about.ts';
import { fit } from './fit/fit.ts';
import type { Fitted } from './fit/types.ts';
import type { Observed } from './observed.ts';
import { captureClient } from './read/capture-client.ts';
import { observedFrom } from './read/observed-from.ts';
import { factsOf, readCopy } from './read/read-copy.ts';
import { readWorld, type ReadWorld } from './read/read-world.ts';
import type { Keeper, ReadProgress } from './read/reading.ts';
import { descriptionsOf } from './stand-ins/described.ts';
import type { Keep, Kind } from './stand-ins/kinds.ts';
import { StandIns } from './stand-ins/stand-ins.ts';

export type { Place } from './about.ts';
export { fit } from './fit/fit.ts';
export type { Observed } from './observed.ts';
export type { Fitted, FittedFact, NotReproduced } from './fit/types.ts';
export type { Keeper, ReadProgress } from './read/reading.ts';
export { keepWords, type Keep, type Kind } from './stand-ins/kinds.ts';

export interface CaptureOptions {
  /** Of the stand-ins; 16 bytes at least. Who has it can look for somebody in the world, so it is kept apart from it. */
  readonly key: Uint8Array;
  /** What is left as it was served. */
  readonly keep?: readonly Keep[];
  /** Whether reasons of withdrawals and deferrals stay, which are data about health; otherwise they are `other`. */
  readonly keepReasons?: boolean;
  /** Whether schools stay that nothing names. */
  readonly allSchools?: boolean;
  /** What the world says of where it was seen. */
  readonly place?: Place;
  readonly perPage?: number;
  readonly signal?: AbortSignal;
  /** Keeps what is read, so that a capture that broke off can be gone on with. */
  readonly keeper?: Keeper;
  readonly onProgress?: (progress: ReadProgress) => void;
}

const OPTIONS = 'key keep keepReasons allSchools place perPage signal keeper onProgress'.split(' ');

export interface Captured extends Fitted {
  /** What stands for what, by kind. Whoever has it knows everybody; of an earlier try it holds nothing. */
  readonly map: ReadonlyMap<Kind, ReadonlyMap<string, string>>;
}

/** Reads what a client can see, and fits a world that makes the mock serve the same, with stand-ins for everybody. */
export async function capture(client: AnyClient, options: CaptureOptions): Promise<Captured> {
  refuseUnknownOptions('capture', options, OPTIONS);
  const { signal, keeper = keepingNothing(), perPage = 3000, onProgress = () => undefined } = options;
  const known = captureClient(client);
  const standIns = await standInsOf(known.service, options);
  const read = await readWorld({ client: known, standIns, keeper, perPage, signal, onProgress });
  return fitted(known.service, read, standIns, options);
}

export interface ObserveOptions {
  readonly perPage?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}

/** Reads what a client can see, with the originals: for what stays in memory. */
export async function observe(client: AnyClient, options: ObserveOptions = {}): Promise<Observed> {
  refuseUnknownOptions('observe', options, ['perPage', 'signal', 'onProgress']);
  const { signal, perPage = 3000, onProgress = () => undefined } = options;
  const known = captureClient(client);
  const everything = { keep: ['all'], keepReasons: true } as const;
  // nothing is replaced, so the key is never used
  const standIns = new StandIns(new Uint8Array(32), await descriptionsOf(known.service), everything);
  const read = await readWorld({ client: known, standIns, keeper: keepingNothing(), perPage, signal, onProgress });
  return observedFrom(known.service, read, true);
}

/** The same of a copy that `pull` keeps. */
export async function captureCopy(copy: Copy, options: CaptureOptions): Promise<Captured> {
  refuseUnknownOptions('captureCopy', options, OPTIONS);
  const facts = await factsOf(copy);
  if (facts?.at == null) throw new TypeError('captureCopy: no run of this copy has come to its end.');
  const standIns = await standInsOf(facts.service, options);
  const read = await readCopy(copy, facts.at, standIns, options.onProgress ?? (() => undefined));
  return fitted(facts.service, read, standIns, { place: 'a copy', ...options });
}

const standInsOf = async (service: Service, { key, ...options }: CaptureOptions): Promise<StandIns> =>
  new StandIns(key, await descriptionsOf(service), options);

async function fitted(
  service: Service,
  read: ReadWorld,
  standIns: StandIns,
  options: CaptureOptions,
): Promise<Captured> {
  const { allSchools = false, place = 'another server' } = options;
  const { scenario, ...rest } = await fit(observedFrom(service, read, allSchools));
  const about = aboutText(service, place, read.at, options);
  const written: Scenario = { about, ...scenario };
  return { ...rest, scenario: written, map: standIns.map() };
}

function keepingNothing(): Keeper {
  let start: string | null = null;
  return {
    get start() {
      return start;
    },
    begin(at) {
      start = at;
    },
    finished: () => null,
    add: () => undefined,
    finish: () => undefined,
  };
}
