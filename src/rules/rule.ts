import type { Service, Zone } from '../contract/service.ts';
import { dayOf, type Day, type Span } from './time.ts';

/** The operation that a rule belongs to. `request` is for refusals before any business rule is reached. */
export type RuleOperation =
  | 'declaration'
  | 'void'
  | 'defer'
  | 'resume'
  | 'withdraw'
  | 'schedule'
  | 'partnership-create'
  | 'partnership-update'
  | 'request';

export type RuleOutcome = 'pass' | 'refuse' | 'unknown';

/**
 * Why a rule could not be decided.
 *
 * - `not-visible`: it depends on a fact that the service shows to no provider
 * - `missing`: it depends on a fact that the caller could supply; `fact` names it
 * - `precision`: the times are too close to call, because served times are whole seconds and clocks differ
 * - `seed-data`: it would refuse by dates or flags that come from DfE's seed data, and production may have others
 * - `newer`: it depends on a value that the description of a generated client has and these rules do not know; `fact`
 *   names the attribute or a fact worked out from it
 */
export type Doubt =
  | { readonly reason: 'not-visible'; readonly fact: string }
  | { readonly reason: 'missing'; readonly fact: string }
  | { readonly reason: 'precision'; readonly fact: string }
  | { readonly reason: 'seed-data'; readonly fact: string }
  | { readonly reason: 'newer'; readonly fact: string };

/** Where a date or a flag comes from: the caller or the mock's world, DfE's written guidance, or only its seed data. */
export type Provenance = 'given' | 'guidance' | 'seed';
export interface Datum<T> {
  readonly value: T;
  readonly from: Provenance;
}

/** Replaces a fact that the reads of a provider leave open in this case, although in other cases they may show it. */
export const notVisible = Symbol('not visible to providers');

/** Replaces a fact that is worked out from a value which is newer than these rules. */
export const newerThanRules = Symbol('newer than these rules');

/** What can take the place of a fact's value. */
type Unsettled = typeof notVisible | typeof newerThanRules | undefined;

/** What is known of a rule set's facts. An absent fact was not supplied; a rule that needs it stays unknown. */
export type Facts<F> = { readonly [K in keyof F]?: F[K] | Unsettled };

const presumed = Symbol('presumed');

/**
 * Spread this into facts of which some are only presumed: if one of them is wrong, another rule of the set certainly
 * refuses. When a rule that needs a presumed fact refuses, it is only likely to be the one that refuses.
 */
export function presuming(...names: readonly string[]): object {
  return { [presumed]: names };
}

/**
 * Puts facts together; later ones win. A literal that spreads one set after another takes the engine a hundred times as
 * long, which is too slow for bulk checks.
 */
export function gathered<F>(...parts: readonly Facts<F>[]): Facts<F> {
  const whole: Facts<F> = {};
  for (const part of parts) Object.assign(whole, part);
  return whole;
}

/** Whether a rule needs a fact that is only presumed. */
export function presumes(facts: object, needs: readonly string[]): boolean {
  const names: unknown = Reflect.get(facts, presumed);
  return Array.isArray(names) && needs.some((need) => names.includes(need));
}

/** Reads facts for one rule. An absent fact makes the rule unknown at once. */
export interface Reader<F, K extends keyof F> {
  <N extends K>(name: N): F[N];
  /** Refuses only when that is certain: a refusal that depends on seed data leaves the rule unknown. */
  certain(refuses: boolean, known: Datum<unknown>, fact: K): boolean;
  /** Decides a comparison of times; undefined leaves the rule unknown. */
  decided(comparison: boolean | undefined, fact: string): boolean;
  /** Today in the service's zone; unknown within the clock's uncertainty of midnight. */
  today(now: Span, zone: Zone): Day;
}

export interface RuleText {
  /** `<service>.<operation>.<row>`, for example `rect.declaration.D14`. */
  readonly id: string;
  readonly service: Service;
  readonly operation: RuleOperation;
  /** The `title` of the error a client sees. */
  readonly title: string;
  /** What the rule refuses, in one line. */
  readonly refuses: string;
  /** Where the rule is written: an address in this package (`docs/services/rect.md#d14`), a space, and words. */
  readonly source: string;
  /** `service`: the live service refuses it. `guidance`: only the written guidance does. */
  readonly enforcedBy: 'service' | 'guidance';
  /** A guidance rule that only ever advises, because obeying it would block a plain duty or a lawful payment. */
  readonly advises?: boolean;
  /** HTTP status of the refusal. Any status but 422 ends the judgement: the answer has this refusal alone. */
  readonly status: 400 | 404 | 422 | 500;
  /**
   * A 422 that ends the judgement too, and how its body looks: `error` is `{"error": "…"}`, `issue` one ordinary error
   * object.
   */
  readonly alone?: 'error' | 'issue';
}

export interface Rule<F, D> extends RuleText {
  /** The facts that the rule reads. */
  readonly needs: readonly (keyof F & string)[];
  /** Titles whose earlier errors make the service skip the rule, or `any`. */
  readonly after: readonly string[] | 'any';
  /** Rules of one row exclude each other: after the first that refuses, the others are skipped. */
  readonly row: string;
  test(facts: Facts<F>, draft: D, now: Span): RuleOutcome;
  /** Like `test`, with the doubt when the outcome is unknown. */
  examine(facts: Facts<F>, draft: D, now: Span): { readonly outcome: RuleOutcome; readonly doubt?: Doubt };
  /** What is wrong, which value, what to do. Only asked after a refusal. */
  detail(facts: Facts<F>, draft: D, now: Span): string;
}

/** Whether a refusal of the rule is answered alone, without other rules' objections to the request. */
export function standsAlone(rule: RuleText): boolean {
  return rule.status !== 422 || rule.alone !== undefined;
}

/** Thrown inside a rule to say "unknown"; never leaves this module. Not an `Error`, because bulk checks throw many. */
class Unknown {
  constructor(readonly doubt: Doubt) {}
}

const PASSED = { outcome: 'pass' } as const;
const REFUSED = { outcome: 'refuse' } as const;

function undecided(doubt: Doubt): unknown {
  return new Unknown(doubt);
}

function isKnown<T>(value: T | Unsettled): value is T {
  return value !== undefined && value !== notVisible && value !== newerThanRules;
}

interface Definition<F, D, K extends keyof F & string> {
  readonly row?: string;
  readonly title: string;
  readonly refuses: string;
  readonly source: string;
  readonly enforcedBy?: 'service' | 'guidance';
  readonly advises?: boolean;
  readonly status?: 400 | 404 | 422 | 500;
  readonly alone?: 'error' | 'issue';
  readonly needs: readonly K[];
  readonly after?: readonly string[] | 'any';
  /** Whether the rule refuses. */
  readonly when: (read: Reader<F, K>, draft: D, now: Span) => boolean;
  /** The error's detail. An absent fact is undefined here and does not make the rule unknown. */
  readonly detail: string | ((facts: Facts<F>, draft: D, now: Span) => string);
}

/** Makes the `define` function of one operation: it knows the service and which facts no provider can see. */
export function ruleBook<F, D>(service: Service, operation: RuleOperation, hidden: readonly (keyof F & string)[]) {
  const invisible = new Set<string>(hidden);
  // the rules of a set are asked one after the other about the same facts, so one reader serves all of them
  let latest: { readonly facts: Facts<F>; readonly reader: Reader<F, keyof F & string> } | undefined;

  function readerOf(facts: Facts<F>): Reader<F, keyof F & string> {
    if (latest?.facts !== facts) latest = { facts, reader: makeReader(facts) };
    return latest.reader;
  }

  function makeReader(facts: Facts<F>): Reader<F, keyof F & string> {
    const read = <N extends keyof F & string>(name: N): F[N] => {
      const value: F[N] | Unsettled = facts[name];
      if (isKnown<F[N]>(value)) return value;
      if (value === newerThanRules) throw undecided({ reason: 'newer', fact: name });
      throw undecided({ reason: value === notVisible || invisible.has(name) ? 'not-visible' : 'missing', fact: name });
    };
    return Object.assign(read, {
      certain(refuses: boolean, known: Datum<unknown>, fact: keyof F & string): boolean {
        if (refuses && known.from === 'seed') throw undecided({ reason: 'seed-data', fact });
        return refuses;
      },
      decided(comparison: boolean | undefined, fact: string): boolean {
        if (comparison === undefined) throw undecided({ reason: 'precision', fact });
        return comparison;
      },
      today(now: Span, zone: Zone): Day {
        const day = dayOf(now.earliest, zone);
        if (now.latest !== now.earliest && dayOf(now.latest, zone) !== day)
          throw undecided({ reason: 'precision', fact: 'now' });
        return day;
      },
    });
  }

  return function define<K extends keyof F & string>(row: string, definition: Definition<F, D, K>): Rule<F, D> {
    const { when, detail, enforcedBy = 'service', status = 422, after = [], ...text } = definition;
    const examine: Rule<F, D>['examine'] = (facts, draft, now) => {
      try {
        return when(readerOf(facts), draft, now) ? REFUSED : PASSED;
      } catch (thrown) {
        if (thrown instanceof Unknown) return { outcome: 'unknown', doubt: thrown.doubt };
        throw thrown;
      }
    };
    return {
      ...text,
      id: `${service}.${operation}.${row}`,
      service,
      operation,
      enforcedBy,
      status,
      after,
      row: definition.row ?? row.replace(/[a-z]$/, ''),
      examine,
      test: (facts, draft, now) => examine(facts, draft, now).outcome,
      detail: typeof detail === 'string' ? () => detail : detail,
    };
  };
}

/** A fact for a message: undefined when it is not known. */
export function known<F, K extends keyof F>(facts: Facts<F>, name: K): F[K] | undefined {
  const value: F[K] | Unsettled = facts[name];
  return isKnown<F[K]>(value) ? value : undefined;
}

/**
 * A copy of a draft in which some attributes cannot be read. A rule that reads one of them is unknown, because of its
 * value.
 */
export function unreadable<D extends object>(draft: D, attributes: readonly string[]): D {
  const copy = { ...draft };
  for (const attribute of attributes) {
    Object.defineProperty(copy, attribute, {
      enumerable: true,
      get() {
        throw undecided({ reason: 'newer', fact: attribute });
      },
    });
  }
  return copy;
}
