import type { Service } from '../../contract/service.ts';
import { checkGenerateOptions, needRoom } from './options.ts';

/** How large a generated world is. Each count is what the API serves the main provider, `lp1`. */
export interface WorldSize {
  /** People in the list of participants, duplicate registrations included. */
  readonly participants: number;
  /** Schools in the list of each cohort. */
  readonly schools: number;
  /** Partnerships of `lp1`, over all cohorts. */
  readonly partnerships: number;
  /** People in the list of transfers: who came, left, or moved within `lp1`, or will. */
  readonly transfers: number;
  /** Mentors of `lp1`'s ECTs whom `lp1` does not train: `lp2` does, or nobody. */
  readonly unfundedMentors: number;
  /**
   * Declarations in the list, those of `lp2` about people who came from there included. There are fewer when the people
   * have not been in training for long enough to have been declared so often.
   */
  readonly declarations: number;
}

/** Three lead providers: a small one, one in the middle, and the largest. */
export const profiles: Readonly<Record<'S' | 'M' | 'L', WorldSize>> = {
  S: {
    participants: 8_000,
    declarations: 30_000,
    partnerships: 2_000,
    transfers: 1_000,
    unfundedMentors: 500,
    schools: 24_000,
  },
  M: {
    participants: 25_000,
    declarations: 110_000,
    partnerships: 8_000,
    transfers: 2_500,
    unfundedMentors: 1_500,
    schools: 24_000,
  },
  L: {
    participants: 60_000,
    declarations: 275_000,
    partnerships: 20_000,
    transfers: 6_000,
    unfundedMentors: 5_000,
    schools: 24_000,
  },
};

export interface GenerateOptions extends Partial<WorldSize> {
  /** @default 'rect' */
  readonly service?: Service;
  /** @default 1 */
  readonly seed?: number;
  /** The mock's clock. Default: a day in the last of the service's known cohorts. */
  readonly now?: string;
  /** Default: those known of the service from 2021 on. */
  readonly cohorts?: readonly number[];
}

export interface Settled extends WorldSize {
  readonly service: Service;
  readonly seed: number;
  readonly now: string;
  readonly today: string;
  readonly cohorts: readonly number[];
}

/**
 * Everything settled: given sizes, with the rest in proportion to the participants, and enough for a case of each kind
 * in a small world.
 */
export function settle(options: GenerateOptions): Settled {
  checkGenerateOptions(options);
  const { service = 'rect', seed = 1, participants = 200 } = options;
  const cohorts = [
    ...(options.cohorts ??
      (service === 'rect' ? [2021, 2022, 2023, 2024, 2025, 2026] : [2021, 2022, 2023, 2024, 2025])),
  ].sort((a, b) => a - b);
  const share = (part: number, least: number): number => Math.max(least, Math.round(participants * part));
  const fewer = (count: number, part: number): number => Math.min(count, Math.floor(participants * part));
  const now = options.now ?? (service === 'rect' ? '2026-09-15T09:00:00Z' : '2026-02-10T12:00:00Z');
  const schools = options.schools ?? share(0.5, 12);
  const settled = {
    service,
    seed,
    participants,
    now,
    today: new Date(now).toISOString().slice(0, 10),
    cohorts,
    schools,
    partnerships: options.partnerships ?? Math.min(share(0.3, 2 * cohorts.length), schools * cohorts.length),
    transfers: options.transfers ?? share(0.1, fewer(9, 0.45)),
    unfundedMentors: options.unfundedMentors ?? share(0.05, fewer(2, 0.1)),
    declarations: options.declarations ?? share(4, 1),
  };
  needRoom(settled);
  return settled;
}
