import { useEffect, useState } from 'preact/hooks';
import {
  apiOver,
  Refused,
  type Api,
  type Index,
  type LivingDays,
  type Logged,
  type PlacedFault,
  type Present,
} from './api.ts';
import { eventReader, pause, type Told } from './events.ts';

/** What all parts of the page share. */
export interface Shared {
  readonly index: Index | null;
  readonly present: Present | null;
  readonly faults: readonly PlacedFault[];
  /** The newest first. */
  readonly log: readonly Logged[];
  readonly living: LivingDays | null;
  /** Whether what is shown is of another epoch than the present. */
  readonly isOld: boolean;
  readonly needsSecret: boolean;
  readonly isListening: boolean;
  /** Grows when everything has to be read anew. */
  readonly version: number;
}

/** How much of the log is read when the page opens; the rest comes in as it happens. */
const FIRST_ROWS = 50;
/** No page holds more rows. */
export const MOST_ROWS = 300;

let shared: Shared = {
  ...{ index: null, present: null, faults: [], log: [], living: null },
  ...{ isOld: false, needsSecret: false, isListening: false, version: 0 },
};
const listeners = new Set<() => void>();
let epoch: string | null = null;

function put(change: Partial<Shared>): void {
  shared = { ...shared, ...change };
  for (const listener of listeners) listener();
}

export const api: Api = apiOver({
  fetch: (url, init) => fetch(url, init),
  onEpoch(told) {
    if (epoch !== null && told !== epoch && !shared.isOld) put({ isOld: true });
    epoch ??= told;
  },
  onLocked: () => put({ needsSecret: true }),
});

export function useShared(): Shared {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = (): void => again((count) => count + 1);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
  return shared;
}

/** Reads everything anew, and takes what is there now for the present. */
export async function reload(): Promise<void> {
  epoch = null;
  put({ isOld: false, version: shared.version + 1 });
  await readIndex();
}

/** After something that changes the world: what is shown is read again. */
export function changed(): void {
  put({ version: shared.version + 1 });
  void readIndex();
}

/** After a change of ours that is known to begin another epoch: nobody has to be told. */
export function changedEpoch(): void {
  epoch = null;
  put({ isOld: false });
  changed();
}

async function readIndex(): Promise<void> {
  try {
    const index = await api.index();
    put({ index, present: index, needsSecret: false });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
  }
}

export async function unlock(secret: string): Promise<void> {
  api.setSecret(secret);
  put({ needsSecret: false });
  await reload();
}

export async function begin(): Promise<void> {
  await readIndex().catch(() => undefined);
  void listenForEver();
}

async function listenForEver(): Promise<void> {
  let lastSeen: number | null = null;
  for (let tries = 0; ; tries += 1) {
    try {
      if (lastSeen === null) {
        const kept = await api.requests(FIRST_ROWS);
        put({ log: [...kept].reverse() });
        lastSeen = kept.at(-1)?.number ?? 0;
      }
      const stream = await api.events(lastSeen, new AbortController().signal);
      put({ isListening: true });
      tries = 0;
      const reader = stream.getReader();
      const decoder = new TextDecoder();
      const read = eventReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read())
        for (const told of read(decoder.decode(piece.value, { stream: true }))) {
          hear(told);
          if (told.id !== null) lastSeen = Number(told.id);
        }
    } catch {
      // told by `isListening`
    }
    put({ isListening: false });
    await new Promise((resolve) => setTimeout(resolve, pause(tries)));
  }
}

function hear({ event, data }: Told): void {
  switch (event) {
    case 'request':
      put({ log: [data as Logged, ...shared.log].slice(0, MOST_ROWS) });
      return;
    case 'clock': {
      const present = data as Present;
      if (epoch !== null && present.epoch !== epoch) put({ isOld: true });
      put({ present });
      return;
    }
    case 'faults':
      put({ faults: data as readonly PlacedFault[] });
      return;
    case 'live':
      put({ living: data as LivingDays });
  }
}

/** What an asking has come to. */
export interface Asked<T> {
  readonly value: T | null;
  readonly error: string | null;
  readonly isAsking: boolean;
}

/** Asks when something of `by` changes, or everything has to be read anew. */
export function useAsked<T>(ask: () => Promise<T>, by: readonly unknown[]): Asked<T> {
  const { version } = useShared();
  const [asked, put] = useState<Asked<T>>({ value: null, error: null, isAsking: true });
  useEffect(() => {
    let isOver = false;
    put((before) => ({ ...before, isAsking: true }));
    ask().then(
      (value) => !isOver && put({ value, error: null, isAsking: false }),
      (error: unknown) => !isOver && put({ value: null, error: wordsFor(error), isAsking: false }),
    );
    return () => {
      isOver = true;
    };
  }, [...by, version]);
  return asked;
}

export const wordsFor = (error: unknown): string =>
  error instanceof Refused ? error.message : 'The mock cannot be reached. Is it running?';
