import { clockIn } from '../../base/service-clock.ts';
import type { Paged } from '../../paging/index.ts';
import type { Row } from '../observed.ts';
import type { StandIns } from '../stand-ins/stand-ins.ts';
import type { CaptureClient } from './capture-client.ts';
import { partName, type Gathered, type Part } from './gathered.ts';

/** Keeps what is read while a capture goes on, with stand-ins in it. */
export interface Keeper {
  /** The service's clock when the capture began; null when it begins now. */
  readonly start: string | null;
  begin(start: string): void;
  /** What an earlier try read of a part to its end; null when it did not. */
  finished(part: string): readonly Row[] | null;
  add(part: string, rows: readonly Row[]): void;
  finish(part: string): void;
}

export interface ReadProgress {
  readonly list: Part['list'];
  readonly cohort: number | null;
  /** 0 for the first reading, then the rounds that look for what has changed since. */
  readonly round: number;
  readonly page: number;
  readonly rows: number;
}

/** What the steps of a capture share. */
export interface Reading {
  readonly client: CaptureClient;
  readonly standIns: StandIns;
  readonly gathered: Gathered;
  readonly keeper: Keeper;
  readonly perPage: number;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: (progress: ReadProgress) => void;
  readonly clock: HeardClock;
}

/** The service's clock, as its last answer told it. */
export class HeardClock {
  #at: number | null = null;

  hear(response: Response): void {
    this.#at = clockIn(response.headers) ?? this.#at;
  }

  /** Whole seconds, as a service writes them. */
  now(): string {
    return instantOf(this.#at ?? Date.now());
  }
}

export const instantOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Every cohort there can be, by the service's clock. */
export function yearsAt(instant: string): number[] {
  return Array.from({ length: Number(instant.slice(0, 4)) + 1 - 2019 }, (_, index) => 2020 + index);
}

/** `since`: what was updated since then alone. `only`: what is shown for that cohort alone. */
export interface Asked {
  readonly since?: string;
  readonly only?: number;
  /** Participants with this status of training alone. */
  readonly status?: 'deferred' | 'withdrawn';
}

function listed({ client, perPage, signal, keeper, clock }: Reading, { list, cohort }: Part, asked: Asked): Paged<Row> {
  const options = { perPage, priority: 'low' as const, ...(signal && { signal }) };
  const touched = asked.since === undefined ? {} : { updated_since: asked.since };
  if (list === 'schools') return client.schools.list({ cohort: cohort ?? 0, ...touched }, options);
  if (list === 'participants' && asked.status !== undefined)
    return client.participants.list({ training_status: asked.status }, options);
  if (asked.only !== undefined) return client[list].list({ cohort: [asked.only], ...touched }, options);
  // without a cohort `ecf` leaves out those up to 2020; every year written out leaves out none
  const hasDefault = ['deliveryPartners', 'statements', 'partnerships', 'participants'].includes(list);
  const every = client.service === 'ecf' && hasDefault ? { cohort: yearsAt(keeper.start ?? clock.now()) } : {};
  if (list === 'deliveryPartners') return client[list].list(every, options);
  return client[list].list({ ...every, ...touched }, options);
}

/** The pages of a list, with stand-ins in them; a record that comes on two pages is there once. */
export async function* pagesOf(
  reading: Reading,
  part: Part,
  round: number,
  asked: Asked = {},
): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  for await (const { number, items, response } of listed(reading, part, asked).pages()) {
    reading.clock.hear(response);
    if (reading.keeper.start === null) reading.keeper.begin(reading.clock.now());
    rows += items.length;
    yield items.map((item) => reading.standIns.replaceRow(part.list, item));
    reading.onProgress({ ...part, cohort: asked.only ?? part.cohort, round, page: number, rows });
  }
}

/** The records of a part that is read once: from an earlier try, where that came to its end. */
export async function* readOnce(reading: Reading, part: Part): AsyncGenerator<readonly Row[]> {
  const name = partName(part);
  const before = reading.keeper.finished(name);
  if (before !== null) {
    yield before;
    return;
  }
  for await (const rows of pagesOf(reading, part, 0)) {
    reading.keeper.add(name, rows);
    yield rows;
  }
  reading.keeper.finish(name);
}
