import { connect } from '../../../src/client/index.ts';
import { isLeadProviderError } from '../../../src/index.ts';
import { createMock, generateScenario, type Change, type Mock } from '../../../src/mock/index.ts';
import { clientOver } from '../../../src/resources/create-client.ts';
import { blindSpots } from '../../../src/sync/blind-spots.ts';
import { isSyncClient } from '../../../src/sync/client.ts';
import type { Copy } from '../../../src/sync/copy/copy.ts';
import { syncOver, type Sync } from '../../../src/sync/create-sync.ts';
import type { SyncReport } from '../../../src/sync/types.ts';
import { differences, held, inEnrolments, type Difference } from './compare.ts';
import { Trouble } from './faults.ts';
import { HASTE, hasty } from './hasty.ts';
import { NaiveCopy } from './naive.ts';
import { randomOf, type Random } from './random.ts';
import { served } from './truth.ts';

export interface PlayOptions {
  readonly service: 'rect' | 'ecf';
  readonly seed: number;
  readonly days: number;
  readonly world: Readonly<Record<string, number>>;
  /** Hours between two runs. */
  readonly every: number;
  readonly daily?: boolean;
  readonly perPage?: number;
  readonly fullEveryDays?: number;
  readonly openCopy: () => Promise<Copy>;
  /** Is given every copy after each run, for further questions. */
  readonly afterRun?: (copy: Copy) => Promise<void>;
}

export interface Played {
  runs: number;
  explained: number;
  readonly unexplained: string[];
  /** What was explained, counted by row of the table. */
  readonly byRow: Map<string, number>;
  naive: number;
  acts: number;
  /** What struck the runs' requests, counted by name. */
  readonly struck: ReadonlyMap<string, number>;
  /** Runs that broke off, or left something to be asked for, and were made again. */
  again: number;
}

const HOUR = 3_600_000;

/** Lets a world live and a copy follow it, and judges the copy after every run by what the API serves. */
export async function play(options: PlayOptions): Promise<Played> {
  const { service, seed, days, world, every, daily = true, perPage = 200, fullEveryDays = 4 } = options;
  const random = randomOf(seed);
  const mock = createMock({ service, scenario: generateScenario({ service, seed, ...world }), keepRequests: 10 });
  const lp = 'lp1';
  const trouble = new Trouble(mock, randomOf(seed + 1000));
  const common = { service, baseUrl: 'https://mock.test', token: mock.token(lp), budget: 'off' } as const;
  // no answer is so slow that this would be up
  const patience = { retries: 6, timeoutMs: 60_000 * HASTE };
  const waiting = hasty(randomOf(seed + 2000));
  const client = clientOver(service, connect({ ...common, ...patience, fetch: trouble.fetch }, waiting));
  const plain = clientOver(service, connect({ ...common, fetch: mock.fetch }));
  const cohorts = [Number(mock.clock.now.slice(0, 4)) - 1, Number(mock.clock.now.slice(0, 4))];
  mock.changes.record();
  const copy = await options.openCopy();
  const sync = syncOver(client, copy, { cohorts, daily, seed: true, now: () => Date.parse(mock.clock.now) }, perPage);
  if (!isSyncClient(plain)) throw new Error('no client');
  const naive = new NaiveCopy(plain, cohorts);
  const judge = new Judge(mock, lp, every, daily);
  const played: Played = {
    runs: 0,
    explained: 0,
    unexplained: judge.unexplained,
    byRow: judge.byRow,
    naive: 0,
    acts: 0,
    struck: trouble.struck,
    again: 0,
  };
  const act = (): void => {
    const [step] = mock.live({ seed: random.below(1e9), perDay: 1, provider: true, clock: 'stays' });
    played.acts += step?.acts.length ?? 0;
  };

  mock.changes.since(0);
  const end = Date.parse(mock.clock.now) + days * 24 * HOUR;
  let nextRun = Date.parse(mock.clock.now);
  let lastFull = -Infinity;
  while (nextRun < end) {
    // what happens until the next run, at any instant
    for (const at of instants(random, Date.parse(mock.clock.now), nextRun, every)) {
      moveTo(mock, at);
      act();
    }
    moveTo(mock, nextRun);
    const isFull = nextRun - lastFull >= fullEveryDays * 24 * HOUR;
    if (isFull) lastFull = nextRun;
    judge.begin(isFull);
    trouble.begin();
    const stop = disturb(mock, random, act);
    try {
      const { tries, since } = await runUntilDone(sync, isFull, mock);
      played.again += tries;
      judge.beganAt(since);
    } finally {
      stop();
    }
    await naive.delta();
    const truth = await served(mock, lp, cohorts);
    judge.judge(differences(await held(copy), truth));
    played.naive = differences(naive.copy, truth).length;
    await options.afterRun?.(copy);
    played.runs += 1;
    nextRun += every * HOUR + random.below(600_000);
  }
  played.explained = judge.explained;
  await copy.close();
  return played;
}

/** Far more often than any fault can strike in the same place. */
const MOST_TRIES = 10;

/**
 * Runs as a scheduler does: a run that broke off is made again, and so is one that could not ask for all it owes. Answers
 * with how many more it took, and since when something can have happened that the last of them did not have to see: since
 * it began, or since the first began whose pages it went on from.
 */
async function runUntilDone(sync: Sync, isFull: boolean, mock: Mock): Promise<{ tries: number; since: number }> {
  const first = mock.changes.newest;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const since = mock.changes.newest;
    const report = await (isFull ? sync.full() : sync.delta()).catch((error: unknown): SyncReport | null => {
      if (isByChance(error)) return null;
      throw error;
    });
    if (report?.todo === 0) return { tries, since: report.resumed ? first : since };
  }
  throw new Error(`A run does not come to its end in ${MOST_TRIES} tries.`);
}

/** A failure that comes of what was put in the way, and not of the copy. */
function isByChance(error: unknown): boolean {
  return isLeadProviderError(error, 'validation') || (isLeadProviderError(error, 'http') && error.status === 404);
}

function moveTo(mock: Mock, at: number): void {
  if (at <= Date.parse(mock.clock.now)) return;
  const morning = nextMorning(mock);
  // what happens on dates happens in the morning, before what comes later that day
  if (at >= morning) mock.live({ perDay: 0 })[Symbol.iterator]().next();
  if (at > Date.parse(mock.clock.now)) mock.clock.set(at);
}

function nextMorning(mock: Mock): number {
  const now = Date.parse(mock.clock.now);
  return Math.floor(now / (24 * HOUR)) * 24 * HOUR + 24 * HOUR + 9 * HOUR;
}

function instants(random: Random, from: number, to: number, every: number): number[] {
  const count = Math.max(1, Math.round((every * 14) / 24));
  return Array.from({ length: to > from ? count : 0 }, () => from + random.below(to - from)).sort((a, b) => a - b);
}

/** A third of all acts fall between two requests of a run, some of them in the second of an answer; and faults strike. */
function disturb(mock: Mock, random: Random, act: () => void): () => void {
  const strikes = new Set(Array.from({ length: 3 }, () => random.below(14)));
  let request = 0;
  const stopActs = mock.between({
    before() {
      if (strikes.has(request)) act();
      request += 1;
    },
    after() {
      if (random.chance(0.5)) mock.clock.advance({ milliseconds: random.below(1500) });
      if (strikes.has(request)) act();
    },
  });
  return stopActs;
}

/** Whether each difference stands in the table of blind spots, with its cause and within its age. */
class Judge {
  readonly unexplained: string[] = [];
  readonly byRow = new Map<string, number>();
  explained = 0;
  #began = 0;
  #isFull = false;
  #before = 0;
  #since = new Map<string, { readonly change: Change; readonly holds: string }>();

  constructor(
    private readonly mock: Mock,
    private readonly lp: string,
    private readonly every: number,
    private readonly daily: boolean,
  ) {}

  begin(isFull: boolean): void {
    this.#before = this.#began;
    this.#began = this.mock.changes.newest;
    this.#isFull = isFull;
  }

  /** From which change on the run that is judged did not have to see any more. */
  beganAt(n: number): void {
    this.#began = n;
  }

  judge(found: readonly Difference[]): void {
    const still = new Map<string, { readonly change: Change; readonly holds: string }>();
    const now = Date.parse(this.mock.clock.now);
    for (const difference of found) {
      const name = `${difference.key} ${difference.field}`;
      const causes = this.#causes(difference);
      const last = causes.at(-1);
      if (last !== undefined && last.n > this.#began) continue; // it came while the run was under way
      // what the copy holds is as old as it holds it: a run that was broken off may have read something newer meanwhile
      const known = this.#since.get(name);
      const since = known !== undefined && known.holds === difference.holds ? known.change : undefined;
      const first = since ?? causes.find(({ n }) => n > this.#before) ?? last;
      if (first !== undefined) still.set(name, { change: first, holds: difference.holds });
      const row = this.#rowFor(difference, causes, first, now);
      if (row === null)
        this.unexplained.push(
          `${this.mock.clock.now} ${this.#isFull ? 'full' : 'delta'} ${name}: ` +
            (last === undefined
              ? 'nothing happened to it'
              : `${last.act} at ${last.at}, touched ${String(last.updatedAtMoved)}, seen ${String(last.seen)}`),
        );
      else {
        this.explained += 1;
        this.byRow.set(row, (this.byRow.get(row) ?? 0) + 1);
      }
    }
    this.#since = still;
  }

  /** What happened to a field of a record, oldest first. */
  #causes({ resource, id, cohort, attribute, field }: Difference): Change[] {
    return this.#changesOf(resource, id, cohort).filter(({ fields }) => {
      const moved = fields === null || attribute === null ? undefined : fields[attribute];
      if (moved === undefined) return fields === null;
      return attribute !== 'ecf_enrolments' || inEnrolments(...moved).includes(field);
    });
  }

  /** Whether a change, or one of the record after it, was such as `updated_since` tells of. */
  #isTouched({ resource, id, cohort }: Difference, { n: from }: Change): boolean {
    return this.#changesOf(resource, id, cohort).some(
      ({ n, updatedAtMoved }) => n >= from && n <= this.#began && updatedAtMoved,
    );
  }

  #byKey = new Map<string, Change[]>();
  #read = 0;

  #changesOf(resource: string, id: string, cohort: number | null): readonly Change[] {
    for (const change of this.mock.changes.since(this.#read)) {
      this.#read = change.n;
      if (change.lp !== this.lp) continue;
      const key = `${change.resource} ${change.id.toLowerCase()} ${change.cohort ?? null}`;
      const known = this.#byKey.get(key);
      if (known === undefined) this.#byKey.set(key, [change]);
      else known.push(change);
    }
    return this.#byKey.get(`${resource} ${id} ${cohort}`) ?? [];
  }

  #rowFor(difference: Difference, causes: readonly Change[], first: Change | undefined, now: number): string | null {
    const last = causes.at(-1);
    if (this.#isFull || last === undefined || first === undefined) return null;
    // what deltas do not ask for can have been touched all the same
    const isLeftOut = this.mock.service === 'ecf' && difference.resource === 'schools';
    if (this.#isTouched(difference, last) && !isLeftOut) return null;
    const age = (now - Date.parse(first.at)) / HOUR;
    for (const { service, resource, fields, cause, mendedBy, acts } of blindSpots) {
      if (service !== 'both' && service !== this.mock.service) continue;
      if (resource !== difference.resource) continue;
      if (!fields.includes(difference.field) && !(fields.includes('any') && difference.field !== 'record')) continue;
      if (!acts.includes('any') && !acts.includes(last.act)) continue;
      // 24 hours and the time to the next run, which begins up to ten minutes late here
      if (mendedBy === 'daily' && this.daily && age > 24 + this.every + 0.5) continue;
      return `${resource} ${difference.field} (${cause})`;
    }
    return null;
  }
}
