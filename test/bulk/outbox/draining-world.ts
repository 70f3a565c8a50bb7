import type { AnyClient, Item } from '../../../src/bulk/client.ts';
import type { DrainOptions, DrainResult, OutboxEntry } from '../../../src/bulk/index.ts';
import { drainOn } from '../../../src/bulk/outbox/drain.ts';
import type { Settlement, StoredWrite } from '../../../src/errors/index.ts';
import { bareRun } from '../bare.ts';
import { declaration, idOf, NOW, person, statement } from '../plan-stand.ts';
import { fail, listed, missing, sending } from '../served.ts';
import { entry, outboxStand, type OutboxStand } from './stand.ts';

/** What the service answers to the nth send, from 1, of somebody's declaration. */
export type Answer = (who: number, nth: number) => unknown;

/** An outbox in memory, and a client of a service by hand that has people 1 to 99, at noon of 10 June 2026 and after. */
export interface DrainingWorld extends OutboxStand {
  readonly client: AnyClient;
  /** Whose declarations were sent, one by one. */
  readonly sent: number[];
  /** What may give up each send. */
  readonly signals: unknown[];
  answer: Answer;
  /** What is served of somebody. */
  personOf: (who: number) => Item;
  /** What is served of a declaration that is asked for by its id. */
  declarationOf: (id: string) => Item;
  /** What a look finds for what is open. */
  find: (write: StoredWrite) => Partial<Settlement> | Promise<Partial<Settlement>>;
  /** How often it was looked. */
  looks: number;
  /** The options of each look. */
  readonly lookedWith: object[];
  /** Puts in a declaration of each of these people: the next of whoever has some already, three at most. */
  add(...people: readonly number[]): Promise<void>;
  drain(options?: DrainOptions, leaseMs?: number): Promise<DrainResult>;
  /** Who it is of and how it stands, of each row in their order. */
  states(): Promise<readonly string[]>;
}

/** What can be declared of somebody by now, each in its milestone. */
const DECLARED = [
  { declaration_type: 'started', declaration_date: '2025-10-15' },
  { declaration_type: 'retained-1', declaration_date: '2026-02-02' },
  { declaration_type: 'retained-2', declaration_date: '2026-05-15', evidence_held: '75-percent-engagement-met' },
];
const numberOf = (id: unknown): number => Number(String(id).slice(-4));

/** A record that the service has made. */
export const made = (nth: number, who: number, more: Readonly<Record<string, unknown>> = {}): Item =>
  declaration(2000 + nth, who, { statement_id: idOf(500), ...more });

/** `cutOff`: of the earliest statement that is ahead. `still`: the clock of the client stands, so that nothing can be looked at again. */
export async function drainingWorld({ cutOff = '2026-09-30', still = false } = {}): Promise<DrainingWorld> {
  const stand = await outboxStand();
  const began = performance.now();
  const now = (): number => (still ? NOW : Math.floor(NOW + performance.now() - began));
  const { dfe } = bareRun('declarations.create', []).context.writer;
  const sent: number[] = [];
  const create = (draft: object, options: object): Promise<unknown> => {
    const who = numberOf(Reflect.get(draft, 'participant_id'));
    world.signals.push(Reflect.get(options, 'signal'));
    return sending(() => {
      sent.push(who);
      return world.answer(who, sent.length);
    })(draft, options);
  };
  const inside = {
    ...{ origin: 'https://mock.test', settleAfterMs: 5, token: () => Promise.resolve('t') },
    ...{ serviceNow: () => null, serverDate: () => null },
    budgetLeft: () => Promise.resolve(null),
    runtime: {
      now,
      later(work: () => void, ms: number): () => void {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
  };
  const client = {
    ...dfe,
    ...{ transfers: {}, unfundedMentors: {}, whoAmI: () => Promise.resolve('Alpha') },
    partnerships: { ...dfe.partnerships, list: () => listed() },
    participants: {
      ...dfe.participants,
      get: (id: string) => Promise.resolve(numberOf(id)).then((who) => world.personOf(who)),
    },
    declarations: {
      ...dfe.declarations,
      list: () => listed(),
      create,
      get: (id: string) => Promise.resolve(id).then((one) => world.declarationOf(one)),
    },
    statements: { ...dfe.statements, list: () => listed(statement(500, cutOff), statement(501, '2026-10-31')) },
    settle(writes: readonly StoredWrite[], options: object): Promise<Settlement[]> {
      world.looks += 1;
      world.lookedWith.push(options);
      return Promise.all(
        writes.map(async (write) => ({
          ...{ result: 'unknown' as const, record: null, lookAgainAt: null },
          ...(await world.find(write)),
        })),
      );
    },
    [Symbol.for('lead-provider-sdk')]: inside,
  };
  const world: DrainingWorld = {
    ...{ ...stand, client, sent, signals: [], looks: 0, lookedWith: [], find: () => ({}) },
    answer: (who, nth) => made(nth, who),
    declarationOf: () => fail(missing()),
    personOf: (who) => (who < 100 ? person(who) : fail(missing())),
    async add(...people) {
      const known = await stand.outbox.rows();
      const of = [...known.map((row) => numberOf(row.person))];
      const entries = people.map((who): OutboxEntry => {
        const nth = of.filter((one) => one === who).length;
        of.push(who);
        const draft = { ...entry('').draft, evidence_held: 'training-event-attended', ...DECLARED[nth] };
        return entry(`${who} ${nth}`, { person: idOf(who), position: nth, draft });
      });
      await stand.outbox.add(entries);
    },
    drain: (options = {}, leaseMs = 60_000) => drainOn(client, stand.outbox, options, { leaseMs }),
    states: async () => (await stand.outbox.rows()).map((row) => `${numberOf(row.person)} ${row.state}`),
  };
  return world;
}
