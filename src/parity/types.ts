import type { ListName } from '../capture/observed.ts';
import type { Service } from '../contract/index.ts';
import type { RuleOperation } from '../rules/rule.ts';

/** One of the two that are compared: whatever answers requests, with the token that it knows. */
export interface Side {
  readonly send: (request: Request) => Promise<Response>;
  readonly token: string;
  /** Origin of its addresses, without a path: `https://sandbox.example`. */
  readonly origin: string;
}

/** The side that is a mock. It also tells which rules refused, and its clock can be set. */
export interface ModelSide extends Side {
  readonly setClock: (at: Date) => void;
  /** Ids of the rules that refused the last request; empty when none did. */
  readonly lastRules: () => readonly string[];
}

/** A list as it is asked for: schools are one list for each cohort. */
export type Resource = ListName | 'schools';

/** What is sent to both sides. */
export interface Ask {
  /** Without anything personal: no id stands in it. */
  readonly name: string;
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query as they are sent; `{created}` stands for the id that an earlier write was answered with. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How the token is sent. Default `Bearer`. */
  readonly token?: 'Bearer' | 'Token' | 'bearer' | 'wrong' | 'none';
  /** Section of `docs/services/` that says how this is answered: `docs/services/rect.md#section-3-3`. */
  readonly head: string;
  /** What records are answered with, when there are any. */
  readonly resource?: Resource;
  /** Served attributes by which rows are ordered; empty when nothing that is served tells. */
  readonly keys?: readonly string[];
  /** The section that says in which order rows stand. */
  readonly orderHead?: string;
  /** Whether the answer is about another day than the capture: what was fitted to one day is tested then. */
  readonly isMoved?: boolean;
  /** The operation of a write, as rules name it. */
  readonly operation?: RuleOperation;
  /** Whether it writes: ids and moments that are made on the way differ then. */
  readonly isWrite?: boolean;
}

/** Something that was not asked, because nothing that was observed lets it be asked. */
export interface Unreachable {
  readonly head: string;
  readonly what: string;
  readonly why: string;
}

export interface Answer {
  readonly status: number;
  /** The service's clock, by `Date` plus `Age`; null when it does not say. */
  readonly at: Date | null;
  readonly contentType: string | null;
  readonly challenge: string | null;
  readonly isEmpty: boolean;
  /** Undefined when the body is no JSON. */
  readonly json: unknown;
}

/** Whether a part of an answer could have differed, or was made to agree by the capture. */
export type Evidence = 'tested' | 'fitted';

export interface Difference {
  /** Id of a rule for refusals, else a section of `docs/services/`. */
  readonly head: string;
  /** Name of the ask in which it was seen. */
  readonly ask: string;
  /** `status`, `header content-type`, `errors`, `rows`, `order`, or an attribute such as `ecf_enrolments.mentor_id`. */
  readonly path: string;
  readonly evidence: Evidence;
  /** What each side's answer looks like there: shapes, never values. */
  readonly shapes: readonly [server: string, mock: string];
  /** In how many rows. */
  readonly count: number;
  /** The values of the first row; only shown when asked for. */
  readonly values: readonly [server: unknown, mock: unknown];
}

/** What was compared under one head, whether it differed or not. */
export interface Seen {
  readonly head: string;
  readonly evidence: Evidence;
  /** How many statuses, headers, errors, rows' attributes. */
  readonly count: number;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly seen: readonly Seen[];
}

export interface ParityResult {
  readonly service: Service;
  readonly asks: number;
  readonly differences: readonly Difference[];
  /** Names of asks that differed once and not when they were asked again. */
  readonly moved: readonly string[];
  readonly seen: readonly Seen[];
  readonly unreachable: readonly Unreachable[];
}
