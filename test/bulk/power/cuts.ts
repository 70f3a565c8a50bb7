import { setTimeout as sleep } from 'node:timers/promises';
import { readJournal } from '../../../src/bulk/journal/read-journal.ts';
import { planOn } from '../../../src/bulk/plan/plan.ts';
import { runOn } from '../../../src/bulk/run/run.ts';
import { createClient } from '../../../src/index.ts';
import { Random } from '../../fuzz/random.ts';
import { Books, carryOut, slotIn, type Post, type Wrong } from '../books.ts';
import { bulkWorld, sourceOf } from '../world.ts';
import { Disk, type Life } from './disk.ts';

export interface Cuts {
  readonly cuts: number;
  /** Deaths of the process alone, after which the disk still has all that was written. */
  readonly deaths: number;
  readonly wrong: readonly (Wrong & { readonly seed: number })[];
}

const SETTLE_MS = 120;
/** How long after a death a write of the dead can take effect. */
const LATE_MS = 100;
const MOST_LIVES = 40;

/**
 * Power cuts at random operations on files, several in one journal, until so many have come. `enough` ends them early:
 * for code that is broken on purpose, one thing that is wrong will do.
 */
export async function playCuts({
  cuts,
  seed,
  enough = Infinity,
}: {
  cuts: number;
  seed: number;
  enough?: number;
}): Promise<Cuts> {
  const all = { cuts: 0, deaths: 0, wrong: [] as Cuts['wrong'][number][] };
  for (let world = seed; all.cuts < cuts && all.wrong.length < enough; world += 1) {
    const one = await playJournal(world, cuts - all.cuts);
    all.cuts += one.cuts;
    all.deaths += one.deaths;
    all.wrong.push(...one.wrong);
  }
  return all;
}

async function playJournal(seed: number, most: number): Promise<Cuts> {
  const random = new Random(seed, 77);
  const { mock, rows: clear, journal: path } = await bulkWorld({ participants: 100, seed: 1 + (seed % 5) });
  const rows = clear.slice(0, 25);
  const [books, disk] = [new Books(), new Disk(random)];
  const service = new Service(books, random, (request) => mock.fetch(request));
  const wrong: Wrong[] = [];
  let [cuts, deaths, lives] = [0, 0, 0];
  for (; ; lives += 1) {
    if (lives > MOST_LIVES) throw new Error(`seed ${seed}: the journal does not come to an end`);
    const isLast = cuts >= Math.min(most, 6);
    const life = disk.life(isLast ? Infinity : random.int(1, disk.has(path) ? 40 : 9));
    const dfe = createClient({
      service: 'rect',
      baseUrl: 'https://mock.test',
      token: mock.token('lp1'),
      fetch: (request: Request) => service.serve(request, life),
      budget: 'off',
      settleAfterMs: SETTLE_MS,
      retries: 0,
    });
    let failed: Error | null = null;
    try {
      if (!disk.has(path)) {
        if (books.size > 0) wrong.push({ kind: 'lost', what: 'rows were sent, and the journal is gone' });
        await planOn(dfe, 'declarations.create', sourceOf(rows), { journal: path }, life.files);
      }
      await runOn(dfe, path, { lanes: 8 }, life.files);
    } catch (error) {
      failed = error instanceof Error ? error : new Error('thrown', { cause: error });
    }
    if (!life.isDead) {
      if (failed !== null) wrong.push({ kind: 'open', what: `it cannot go on: ${String(failed)}` });
      break;
    }
    if (random.chance(0.75)) {
      disk.cut();
      cuts += 1;
    } else deaths += 1;
    wrong.push(...unwhole(disk, path));
    if (wrong.length > 0) break;
  }
  const bytes = disk.bytes(path);
  if (wrong.length === 0 && bytes !== null) wrong.push(...books.judge(bytes, path));
  return { cuts, deaths, wrong: wrong.map((one) => ({ ...one, seed })) };
}

/** A plan has its name when it is whole, and not before; what is left of one under another name is refused, or whole. */
function unwhole(disk: Disk, path: string): readonly Wrong[] {
  const wrong: Wrong[] = [];
  for (const name of disk.paths())
    try {
      readJournal(disk.bytes(name) ?? Buffer.alloc(0), name);
    } catch (error) {
      const isRefused = error instanceof Error && error.name === 'BulkError';
      if (name === path || !isRefused) wrong.push({ kind: 'open', what: String(error) });
    }
  return wrong;
}

/** The service over a network on which answers are lost when whoever waits for them dies. */
class Service {
  readonly #books: Books;
  readonly #random: Random;
  readonly #answer: (request: Request) => Promise<Response>;
  /** Of a few nothing ever arrives. */
  readonly #unheard = new Set<string>();
  /** Writes of the dead that take effect later than anybody promised: right before the same is sent again. */
  readonly #overdue = new Map<string, () => Promise<unknown>>();
  readonly #known = new Set<string>();

  constructor(books: Books, random: Random, answer: (request: Request) => Promise<Response>) {
    this.#books = books;
    this.#random = random;
    this.#answer = answer;
  }

  async serve(request: Request, life: Life): Promise<Response> {
    if (life.isDead) throw new TypeError('gone');
    const response = request.method === 'POST' ? await this.#post(request, life) : await this.#answer(request);
    await sleep(this.#random.int(0, 6));
    if (life.diedAt !== null) throw new TypeError('gone');
    return response;
  }

  async #post(request: Request, life: Life): Promise<Response> {
    const slot = await slotIn(request);
    const post = this.#books.begin(slot);
    if (!this.#known.has(slot) && this.#random.chance(0.06)) this.#unheard.add(slot);
    this.#known.add(slot);
    if (this.#unheard.has(slot)) {
      post.state = 'gone';
      throw new TypeError('terminated');
    }
    const overdue = this.#overdue.get(slot);
    this.#overdue.delete(slot);
    await overdue?.();
    await sleep(this.#random.int(0, 8));
    const work = (): Promise<Response> => carryOut(post, request, this.#answer);
    if (life.diedAt === null) return work();
    void this.#afterDeath(post, work, life.diedAt);
    throw new TypeError('gone');
  }

  async #afterDeath(post: Post, work: () => Promise<Response>, diedAt: number): Promise<void> {
    const fate = this.#random.weighted({ lost: 4, now: 2, late: 4, overdue: 2 });
    if (fate === 'late') await sleep(Math.max(0, diedAt + this.#random.int(LATE_MS / 4, LATE_MS) - performance.now()));
    // a busy machine must not keep what is promised not to come
    const isTooLate = performance.now() > diedAt + LATE_MS + 5;
    if (fate === 'lost' || fate === 'overdue' || isTooLate) post.state = 'gone';
    else await work();
    if (fate === 'overdue') this.#overdue.set(post.slot, work);
  }
}
