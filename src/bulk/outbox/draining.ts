import type { RunContext } from '../run/context.ts';
import { notNowIn } from '../run/ended.ts';
import { Looks } from '../run/looks.ts';
import { sendRow } from '../run/send-row.ts';
import { FreshDeclarations } from '../run/send-void.ts';
import type { Row } from '../state/ledger.ts';
import type { Keeper } from './keeping.ts';
import type { Leases } from './leases.ts';
import { People } from './people.ts';
import type { Planner } from './planner.ts';
import type { OutboxStore } from './store.ts';

/** People that are taken at once for each lane, whose first rows are planned together; the others are left to other hosts. */
const A_LANE = 2;
/** When nobody is left to take, the table is not asked again for so long. */
const DRY_MS = 300;

interface Parts {
  readonly context: RunContext;
  readonly store: OutboxStore;
  readonly leases: Leases;
  readonly planner: Planner;
  readonly keeper: Keeper;
  /** Whether those that wait for a person are tried, too. */
  readonly all: boolean;
}

/** Works on people until nobody is left for whom anything can be done, or the drain stops. */
export class Draining {
  readonly #parts: Parts;
  readonly #looks: Looks;
  readonly #fresh: FreshDeclarations;
  readonly #people: People;
  readonly #ready: string[] = [];
  readonly #busy = new Set<string>();
  /** People of whose first row it is not known what became of it. */
  readonly #parked = new Set<string>();
  #taking: Promise<void> | null = null;
  #dryAt = -Infinity;
  #isLooking = false;
  #atOnce = A_LANE;
  /** Whether all lanes have ended, so that nothing can come that has to be looked for. */
  #isOver = false;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#people = new People(parts);
    this.#looks = new Looks(parts.context);
    this.#fresh = new FreshDeclarations(parts.context);
  }

  async work(lanes: number): Promise<void> {
    this.#atOnce = lanes * A_LANE;
    const { context, leases } = this.#parts;
    const onStop = (): void => context.wake();
    context.stop?.addEventListener('abort', onStop);
    try {
      const looking = this.#lookOn();
      await Promise.all(Array.from({ length: lanes }, () => this.#lane()));
      this.#isOver = true;
      context.wake();
      await looking;
    } finally {
      context.stop?.removeEventListener('abort', onStop);
      for (const person of leases.people()) await this.#people.putAside(person).catch(() => leases.forget(person));
    }
  }

  async #lane(): Promise<void> {
    const { context } = this.#parts;
    for (;;) {
      if (context.isStopping) return;
      if (this.#ready.length === 0) await this.#take();
      const isIdle = this.#isIdle();
      if (isIdle && this.#ready.length > 0) context.breaker.settled(null);
      const person = context.breaker.isOpenForNew ? this.#ready.shift() : undefined;
      if (person !== undefined) {
        await this.#workOn(person);
        continue;
      }
      if (isIdle && this.#ready.length === 0) {
        context.wake();
        return;
      }
      await context.changed();
    }
  }

  #isIdle(): boolean {
    return this.#busy.size === 0 && this.#taking === null && !this.#isLooking && this.#looks.open().length === 0;
  }

  /** Takes people, a few at once; several lanes that have nothing to do wait for the same. */
  async #take(): Promise<void> {
    if (performance.now() - this.#dryAt < DRY_MS && !this.#people.hasMore) return;
    this.#taking ??= this.#takeSome()
      .catch((error: unknown) => this.#parts.context.fail(error))
      .finally(() => (this.#taking = null));
    await this.#taking;
  }

  async #takeSome(): Promise<void> {
    const { store, leases, all, planner } = this.#parts;
    this.#people.hasMore = false;
    // whoever is ours is at work on, though the lease may have run out by now
    const found = await store.candidates(all, [...this.#people.setAside(), ...leases.people()], this.#atOnce);
    const taken: string[] = [];
    for (const person of found) if (await leases.take(person)) taken.push(person);
    if (taken.length === 0) {
      this.#dryAt = performance.now();
      return;
    }
    const fresh: { row: Row; draft: string }[] = [];
    for (const person of taken) {
      await this.#people.load(person);
      const head = this.#people.toPlan(person);
      if (head !== null) fresh.push(head);
    }
    await this.#people.notePlans(await planner.plan(fresh));
    this.#ready.push(...taken);
  }

  async #workOn(person: string): Promise<void> {
    const { context } = this.#parts;
    this.#busy.add(person);
    context.breaker.enter(person);
    try {
      const left = await this.#rowsOf(person);
      if (left === 'parked') this.#parked.add(person);
      else if (left === 'later') this.#ready.push(person);
      else if (left === 'done') await this.#people.putAside(person);
    } catch (error) {
      if (notNowIn(error)?.why === 'lost') this.#people.drop(person);
      else context.fail(error);
    } finally {
      context.breaker.left(person);
      this.#busy.delete(person);
      context.wake();
    }
  }

  /** Sends the rows of a person, as far as that can be done now. */
  async #rowsOf(person: string): Promise<'done' | 'parked' | 'later' | 'lost'> {
    const { context, leases, planner } = this.#parts;
    // the first of them was let through by the breaker when its person's turn came
    for (let isFirst = true; ;) {
      if (context.isStopping) return 'done';
      const toPlan = this.#people.toPlan(person);
      if (toPlan !== null) await this.#people.notePlans(await planner.plan([toPlan]));
      if (leases.of(person) === null) return 'lost';
      const head = this.#people.head(person);
      if (head === null) return 'done';
      if (head.state === 'unknown') return 'parked';
      if (toPlan !== null && toPlan.row.planned.line !== head.planned.line) continue;
      if (this.#people.isWaiting(head) || head.state === 'unsure' || (head.state === 'held' && toPlan !== null))
        return 'done';
      if (!isFirst && !context.breaker.isOpenForNew) return 'later';
      isFirst = false;
      await sendRow(context, head, this.#fresh);
      const after = context.ledger.rows.get(head.planned.line);
      if (after === undefined) return 'lost';
      if (after.key !== person) this.#people.leave({ ...after, planned: { ...after.planned, key: person } }, after.key);
      else if (after.state === 'held') this.#people.heldAgain(head);
      else if (after.state === head.state && after.sends === head.sends) {
        // not sent after all: whoever has this person now, or the breaker, decides when
        // others have their turn first
        await new Promise(setImmediate);
        if (!leases.signalOf(person).aborted) return 'later';
        this.#people.drop(person);
        return 'lost';
      }
    }
  }

  async #lookOn(): Promise<void> {
    const { context } = this.#parts;
    for (;;) {
      if (context.isStopping || this.#isOver) return;
      const due = this.#looks.dueAt();
      if (due === null) {
        await context.changed();
        continue;
      }
      const wait = due - context.writer.now();
      if (wait > 0) {
        await Promise.race([context.writer.sleep(wait, context.stop), context.changed()]);
        continue;
      }
      this.#isLooking = true;
      try {
        await this.#looks.look(context.abort ?? context.stop);
      } catch (error) {
        const lost = notNowIn(error);
        if (lost?.why !== 'lost') context.fail(error);
        else if (lost.person !== null) this.#people.drop(lost.person);
      }
      this.#offerParked();
      this.#isLooking = false;
      context.wake();
    }
  }

  /** People of whom more is known now. */
  #offerParked(): void {
    for (const person of this.#parked) {
      if (this.#people.head(person)?.state === 'unknown') continue;
      this.#parked.delete(person);
      this.#ready.push(person);
    }
  }
}
