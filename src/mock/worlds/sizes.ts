import type { Service } from '../../contract/service.ts';

/**
 * How large a generated world is. Counts are those of the main provider, `lp1`; what comes about by chance differs a
 * little.
 */
export interface WorldSize {
  readonly participants: number;
  readonly schools: number;
  /** Partnerships of `lp1`, over all cohorts. */
  readonly partnerships: number;
  /** Participants who came from another provider or school. */
  readonly transfers: number;
  /** Mentors of `lp1`'s ECTs who are trained by `lp2`. */
  readonly unfundedMentors: number;
  /** About this many declarations. */
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
  /** Default: the six most recent ones known of the service. */
  readonly cohorts?: readonly number[];
}

/** Everything settled: given sizes, with the rest in proportion to the participants. */
export function settle(
  options: GenerateOptions,
): WorldSize & { service: Service; seed: number; now: string; cohorts: readonly number[] } {
  const { service = 'rect', seed = 1, participants = 200 } = options;
  const share = (part: number, least: number): number => Math.max(least, Math.round(participants * part));
  return {
    service,
    seed,
    participants,
    now: options.now ?? (service === 'rect' ? '2026-09-15T09:00:00Z' : '2026-02-10T12:00:00Z'),
    cohorts:
      options.cohorts ?? (service === 'rect' ? [2021, 2022, 2023, 2024, 2025, 2026] : [2021, 2022, 2023, 2024, 2025]),
    schools: options.schools ?? share(0.5, 12),
    partnerships: options.partnerships ?? share(0.3, 12),
    transfers: options.transfers ?? share(0.1, 1),
    unfundedMentors: options.unfundedMentors ?? share(0.05, 1),
    declarations: options.declarations ?? share(4, 1),
  };
}
