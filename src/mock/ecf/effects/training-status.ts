import type { Provider } from '../../world/records.ts';
import type { EcfWorld, InductionRecord, Profile, TrainingStatus } from '../world.ts';
import { changeRecord } from './training.ts';

/**
 * Deferral, resumption and withdrawal (docs/services/ecf.md 4.12 to 4.14): a state row, a new slice, and the
 * profile's one flag.
 */
export function setTrainingStatus(
  world: EcfWorld,
  profile: Profile,
  record: InductionRecord,
  lp: Provider,
  state: TrainingStatus,
  reason: string | null,
  now: number,
): void {
  profile.states.push({ lp, state, reason, at: now });
  profile.trainingStatus = state;
  changeRecord(world, profile, record, { trainingStatus: state }, now);
}
