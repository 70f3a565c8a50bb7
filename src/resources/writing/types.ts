import type { CallOptions, OperationCall, SendOptions } from '../../client/index.ts';
import type { WrapperName } from '../../contract/index.ts';
import type * as Rules from '../../rules/index.ts';
import type { CheckInput, CheckOptions, Checks, ReadDeclaration, ReadParticipant, Verdict } from '../../rules/index.ts';
import type { Reads } from './facts.ts';

/** How writes are checked before they are sent. */
export interface CheckSettings {
  /**
   * Which rules may refuse a write: `documented` those of the service and of DfE's guidance, `service` only those the
   * live service enforces (guidance becomes advice), `off` none.
   * @default 'documented'
   */
  readonly checks?: Checks;
  /**
   * Where the checks get their facts. `fetch`: a write first reads the record it is about to act on, unless that is
   * passed (`participant`, `declarations`, …). `given`: no extra request; facts that are not passed stay unchecked.
   * @default 'fetch'
   */
  readonly facts?: 'fetch' | 'given';
}

interface Moment {
  /**
   * The moment to judge by. Default: `serverDate`, or the service's clock as an answer told it within the last hour, or
   * this machine's, which may be wrong by a day before anything is refused by it.
   */
  readonly now?: Date | string | number;
}

/** Options of a write: how it is sent, how it is checked, and which records the check need not fetch. */
export interface WriteOptions extends SendOptions, CheckSettings, CheckInput, Moment {}

/** Options of a check without a write. It fetches each thing it needs once, unless it is passed. */
export interface CheckOnlyOptions extends SendOptions, CheckSettings, CheckInput, Moment {}

/**
 * Options of a check of many declarations. It reads the participants and declarations it needs and all statements,
 * unless they are passed.
 */
export interface CheckManyOptions
  extends CallOptions, Pick<CheckSettings, 'checks'>, Pick<CheckInput, BulkRecords>, Moment {
  /** Participants you have read already. Only the others are asked for. */
  readonly participants?: readonly ReadParticipant[];
  /** All declarations of the participants in question that you can see. When passed, none are read. */
  readonly declarations?: readonly ReadDeclaration[];
}

type BulkRecords = 'statements' | 'partnerships' | 'schedules' | 'cohorts';

/** How much a check reads: `least` before a write, `all` for a check without a write. */
export type Depth = 'least' | 'all';

export type ParticipantAction = 'defer' | 'resume' | 'withdraw' | 'changeSchedule';

const writeNames = [
  'declarations.create',
  'declarations.void',
  'participants.defer',
  'participants.resume',
  'participants.withdraw',
  'participants.changeSchedule',
  'partnerships.create',
  'partnerships.update',
] as const satisfies readonly WrapperName[];

/** The writes. */
export type WriteName = (typeof writeNames)[number];

export const isWriteName = (value: unknown): value is WriteName => writeNames.some((name) => name === value);

/** A write to send, with its send options. */
export interface WriteCall extends Pick<OperationCall, 'id' | 'attributes'> {
  readonly operation: WriteName;
  readonly options?: SendOptions;
}

/** How a write is checked: what the check reads, and which rules judge. */
export interface CheckPlan {
  readonly operation: WriteName;
  /** The records that the write would change, among those the check reads. */
  readonly target: 'participant' | 'declaration' | 'declarations' | 'partnership' | 'partnerships';
  /** The participant the request names, where it names one. */
  readonly participantId: string | null;
  /** Adds to the records that are given. Does not read those that are there already. */
  readonly gather: (given: CheckInput, reads: Reads, depth: Depth) => Promise<CheckInput>;
  readonly verdict: (rules: typeof Rules, given: CheckInput, options: CheckOptions) => Verdict;
}

/** A write as its resource describes it: what is sent, and how it is checked. */
export interface WritePlan {
  readonly call: Omit<WriteCall, 'options'>;
  readonly check: CheckPlan;
  /** The same write about another participant, for following a retired id. */
  readonly about?: (participantId: string) => WritePlan;
}
