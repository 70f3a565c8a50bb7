import type { OperationCall, SendOptions } from '../../client/index.ts';
import type { WrapperName } from '../../contract/index.ts';
import type * as Rules from '../../rules/index.ts';
import type { CheckInput, CheckOptions, Checks, Verdict } from '../../rules/index.ts';
import type { Reads } from './facts.ts';

/** How writes are checked before they are sent. */
export interface CheckSettings {
  /**
   * Which rules may refuse a write: `documented` the service's and DfE's guidance's, `service` only what the live
   * service refuses (guidance becomes advice), `off` none.
   * @default 'documented'
   */
  readonly checks?: Checks;
  /**
   * Where the checks get what they judge by. `fetch`: a write first reads the record it is about to act on, unless it
   * is passed (`participant`, `declarations`, …). `given`: no extra request; what is not passed stays unchecked.
   * @default 'fetch'
   */
  readonly facts?: 'fetch' | 'given';
}

interface Moment {
  /**
   * The moment to judge by. Default: `serverDate`, or the service's clock as its last answer told it, or this
   * machine's.
   */
  readonly now?: Date | string | number;
}

/** Options of a write: how it is sent, how it is checked, and what the check need not fetch. */
export interface WriteOptions extends SendOptions, CheckSettings, CheckInput, Moment {}

/** Options of a check that is made by itself. It fetches all it needs, each thing once, unless it is passed. */
export interface CheckOnlyOptions extends SendOptions, CheckSettings, CheckInput, Moment {}

/** How much a check reads: `least` before a write, `all` when it is asked for by itself. */
export type Depth = 'least' | 'all';

/** A write as it is sent, with the options of how. */
export type WriteCall = Omit<OperationCall, 'options'> & { readonly options?: SendOptions };

/** How a write is checked: what that needs to read, and by which rules. */
export interface CheckPlan {
  readonly operation: WrapperName;
  /** The participant the request names, where it names one. */
  readonly participantId: string | null;
  /** Adds to what is given; asks for nothing that is there already. */
  readonly gather: (given: CheckInput, reads: Reads, depth: Depth) => Promise<CheckInput>;
  readonly verdict: (rules: typeof Rules, given: CheckInput, options: CheckOptions) => Verdict;
}

/** A write as its resource describes it: what is sent, and how it is checked. */
export interface WritePlan {
  readonly call: Omit<WriteCall, 'options'>;
  readonly check: CheckPlan;
  /** The same about another participant: for following a retired id. */
  readonly about?: (participantId: string) => WritePlan;
}
