import { plain } from '../../rules/reads.ts';
import { startOfDay } from '../../rules/time.ts';
import type { PlannedRow } from '../journal/lines.ts';
import { today, type Decision } from '../plan/decision.ts';
import type { RunContext } from '../run/context.ts';
import { notNowIn } from '../run/ended.ts';
import type { Row } from '../state/ledger.ts';
import { rowStates } from '../state/row-states.ts';
import type { Keeper } from './keeping.ts';
import type { Leases } from './leases.ts';
import { rowsOfPerson, type RowsOfPerson } from './rows-of-person.ts';
import type { Aside, OutboxStore } from './store.ts';

interface Parts {
  readonly context: RunContext;
  readonly store: OutboxStore;
  readonly leases: Leases;
  readonly keeper: Keeper;
  /** Whether those that wait for a person are tried, too. */
  readonly all: boolean;
}

/** The people whose rows this host has, and what is to be done with the first row of each. */
export class People {
  /** Whether a row has joined somebody who is to be taken for it. */
  hasMore = false;
  readonly #parts: Parts;
  readonly #people = new Map<string, RowsOfPerson>();
  /** People that were set aside in this drain, and are not taken again while nothing tells of more. */
  readonly #aside = new Set<string>();
  /** People who were given a row of another id meanwhile. */
  readonly #again = new Set<string>();
  /** Sent and held again in this drain: the service has said that it is too early. */
  readonly #heldAgain = new Set<number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  setAside(): readonly string[] {
    return [...this.#aside];
  }

  heldAgain({ planned }: Row): void {
    this.#heldAgain.add(planned.line);
  }

  async load(person: string): Promise<void> {
    const { context, store } = this.#parts;
    const { rows: stored, events } = await store.load(person);
    const loaded = rowsOfPerson(person, stored, events);
    this.#people.set(person, loaded);
    for (const row of loaded.rows) {
      context.ledger.put(row);
      // what one row of two ids that became one has made is there already for the other
      if (row.state === 'done' && row.record !== null) context.ownerOf.set(plain(row.record), row.planned.line);
    }
    context.queues.put(
      person,
      loaded.rows.map(({ planned }) => planned.line),
    );
    // whoever sent them had this person before, and is not at work any more
    const at = context.at();
    const left = loaded.rows.filter(({ state }) => state === 'sending');
    if (left.length > 0)
      await context.note(
        ...left.map(({ planned }) => ({ type: 'settling' as const, line: planned.line, at, until: at })),
      );
  }

  /** The first row of a person that is not over, when nothing before it is in the way. */
  head(person: string): Row | null {
    const { context } = this.#parts;
    if (this.#people.get(person)?.late !== null) return null;
    return context.queues.head(person, { missed: context.nextStatement });
  }

  /** The head of a person, when it is to be planned before it can be sent. */
  toPlan(person: string): { row: Row; draft: string } | null {
    const row = this.head(person);
    if (row === null || row.sends > 0 || row.wasOpen) return null;
    const draft = this.#people.get(person)?.drafts.get(row.planned.line);
    return draft === undefined || this.isWaiting(row) ? null : { row, draft };
  }

  /** Whether nothing can be done for a row now, whatever a plan says. */
  isWaiting(row: Row): boolean {
    const { context, all } = this.#parts;
    if (row.state === 'held')
      return (
        this.#heldAgain.has(row.planned.line) || (row.until !== null && row.until > today(context.writer.serviceNow()))
      );
    return row.state === 'unknown' || row.state === 'sending' || (row.state === 'unsure' && !all);
  }

  async notePlans(decisions: ReadonlyMap<Row, Decision>): Promise<void> {
    for (const [row, decision] of decisions) {
      const { key, line } = row.planned;
      try {
        await this.#notePlan(row, { ...decision, type: 'row', line, operation: this.#parts.context.operationOf(row) });
      } catch (error) {
        if (notNowIn(error)?.why !== 'lost') throw error;
        this.drop(key);
      }
    }
  }

  /** Keeps a plan; a declaration whose participant goes on under another id joins that one's rows. */
  async #notePlan(row: Row, planned: PlannedRow): Promise<void> {
    const { context, keeper } = this.#parts;
    const person = row.planned.key;
    if (planned.key !== person && planned.operation?.startsWith('declarations.') === true) {
      await this.#rekey(row, planned.key);
      return;
    }
    const after = await keeper.plan({ ...planned, key: person }, context.at());
    context.ledger.put(after);
    const loaded = this.#people.get(person);
    // one that has to wait is judged anew when its time has come
    if (loaded === undefined || (after.state !== 'pending' && !rowStates[after.state].isFinal)) return;
    const drafts = new Map(loaded.drafts);
    drafts.delete(after.planned.line);
    this.#people.set(person, { ...loaded, drafts });
  }

  async #rekey(row: Row, to: string): Promise<void> {
    const { context } = this.#parts;
    await context.note({ type: 'rekeyed', line: row.planned.line, at: context.at(), id: to });
    this.leave(row, to);
  }

  /** A row that is another person's now, whom somebody has to look at again. */
  leave({ planned }: Row, to: string): void {
    const { context } = this.#parts;
    if (!this.#aside.delete(to)) this.#again.add(to);
    this.hasMore = true;
    const lines = context.queues.lines(planned.key).filter((line) => line !== planned.line);
    context.queues.put(planned.key, lines);
    context.ledger.remove(planned.line);
  }

  /** Gives a person back, and says until when nothing can be done. */
  async putAside(person: string): Promise<void> {
    const { context, leases } = this.#parts;
    if (!this.#again.delete(person)) this.#aside.add(person);
    const aside = this.#asideOf(person);
    const lines = context.queues.lines(person);
    try {
      await leases.release(person, aside);
    } finally {
      for (const line of lines) context.ledger.remove(line);
      context.queues.remove(person);
      this.#people.delete(person);
    }
  }

  #asideOf(person: string): Aside {
    const { context } = this.#parts;
    const { late, newest = 0 } = this.#people.get(person) ?? { late: null };
    const open = context.queues
      .lines(person)
      .map((line) => context.ledger.row(line))
      .filter(({ state }) => !rowStates[state].isFinal);
    if (open.length === 0) return { waits: null, seen: null, next: null };
    if (late !== null) return { waits: 'person', seen: newest, next: null };
    const head = context.queues.head(person);
    if (head === null || head.state === 'unsure') return { waits: 'person', seen: newest, next: null };
    if (head.state === 'held') return { waits: 'day', seen: newest, next: dayIn(head) };
    if (head.state === 'unknown' || head.state === 'sending') return { waits: 'look', seen: newest, next: 0 };
    return { waits: null, seen: null, next: null };
  }

  /** A person whom another host has taken over: what it found out is told by the table. */
  drop(person: string): void {
    const { context, leases } = this.#parts;
    leases.forget(person);
    for (const line of context.queues.lines(person)) context.ledger.remove(line);
    context.queues.remove(person);
    this.#people.delete(person);
    this.#aside.add(person);
  }
}

const dayIn = ({ until }: Row): number => (until === null ? 0 : startOfDay(until, 'london'));
