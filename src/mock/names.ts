import { didYouMean } from '../base/nearest.ts';
import { isUuid } from '../base/uuid.ts';
import type { Dfe, Schools } from './actors/types.ts';
import { uuidOf, type Uuid } from './ids.ts';
import type { Scenario } from './scenario/schema.ts';
import type { BaseWorld } from './world/base-world.ts';

/** The words a mock knows ids by: those of its scenario, and those that schools have registered people under since. */
export class Names {
  readonly #registered = new Set<string>();
  readonly #duplicates = new Set<Uuid>();
  /** Gathered when a word is first asked for; worlds can be large. */
  #written: { readonly of: Scenario; readonly words: ReadonlySet<string> } | null = null;

  /** The same steps, with an ear for the words of new people. Whoever vanished again can be asked for still. */
  listening(schools: Schools): Schools {
    return {
      ...schools,
      registerParticipant: (registration) => {
        const id = schools.registerParticipant(registration);
        this.#registered.add(registration.id);
        if (registration.record !== undefined) this.#registered.add(registration.record);
        return id;
      },
    };
  }

  /** The same for what DfE does. */
  listeningTo(dfe: Dfe): Dfe {
    return {
      ...dfe,
      addStatement: (statement) => {
        const id = dfe.addStatement(statement);
        if (statement.id !== undefined) this.#registered.add(statement.id);
        return id;
      },
      registerDuplicate: (of) => {
        const id = dfe.registerDuplicate(of);
        this.#duplicates.add(id);
        return id;
      },
    };
  }

  /** Whether a scenario gives a word to something. */
  isWritten(symbol: string, scenario: Scenario): boolean {
    return this.#wordsOf(scenario).has(symbol);
  }

  /**
   * The UUID behind a word.
   * @throws {RangeError} when nobody has it
   */
  idOf(symbol: string, scenario: Scenario, isKnown: (id: Uuid) => boolean): Uuid {
    const id = uuidOf(symbol);
    if (isUuid(symbol)) return id;
    const written = this.#wordsOf(scenario);
    // a world that was restored can hold people whom another mock registered
    if (written.has(symbol) || this.#registered.has(symbol) || this.#duplicates.has(id) || isKnown(id)) return id;
    throw new RangeError(
      `mock.id: nothing in this world is called ${JSON.stringify(symbol)}.` +
        `${didYouMean(symbol, [...written, ...this.#registered])} For the id of a stranger write ` +
        `mock.id(${JSON.stringify(symbol)}, { unknown: true }).`,
    );
  }

  #wordsOf(scenario: Scenario): ReadonlySet<string> {
    if (this.#written?.of !== scenario) this.#written = { of: scenario, words: wordsOf(scenario) };
    return this.#written.words;
  }
}

/** Every word that a scenario gives to something. */
function wordsOf(scenario: Scenario): ReadonlySet<string> {
  const words = new Set<string>();
  for (const lp of scenario.leadProviders ?? []) words.add(typeof lp === 'string' ? lp : lp.id);
  const { deliveryPartners, schools, partnerships, participants, declarations, statements } = scenario;
  for (const list of [deliveryPartners, schools, partnerships, participants, declarations, statements])
    for (const { id } of list ?? []) words.add(id);
  for (const { idPrefix, count } of scenario.bulk ?? [])
    for (let n = 1; n <= count; n += 1) words.add(`${idPrefix}${n}`);
  for (const { idChanges, training } of participants ?? []) {
    for (const { from, to } of idChanges ?? []) words.add(from).add(to);
    for (const { record, identity } of training ?? []) {
      words.add(record);
      if (identity != null) words.add(identity);
    }
  }
  return words;
}

/** Whether one of the records that both services keep has this id. */
export function isInWorld(world: BaseWorld, id: Uuid): boolean {
  const { providerById, deliveryPartners, schools, partnerships, statements } = world;
  return [providerById, deliveryPartners, schools, partnerships, statements].some((records) => records.has(id));
}
