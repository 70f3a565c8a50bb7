import type { Provider } from '../../world/records.ts';
import type { InductionRecord, Profile } from '../world.ts';

export interface Transfer {
  readonly profile: Profile;
  readonly leaving: InductionRecord;
  readonly joining: InductionRecord | null;
}

/**
 * docs/services/ecf.md 4.3: pairs each leaving record of a profile with the first later-unused record that joined
 * another school. Dates play no part in the pairing. A provider sees the pairs in which it has a side.
 */
export function transfersOf(profile: Profile, lp: Provider): Transfer[] {
  const records = [...profile.records].sort((a, b) => a.createdAt - b.createdAt);
  const used = new Set<InductionRecord>();
  const transfers: Transfer[] = [];
  for (const leaving of records) {
    if (leaving.status !== 'leaving') continue;
    const joining = records.find((record) => !used.has(record) && isJoining(record, leaving)) ?? null;
    if (joining !== null) used.add(joining);
    if (isWith(leaving, lp) || (joining !== null && isWith(joining, lp))) transfers.push({ profile, leaving, joining });
  }
  return transfers;
}

function isJoining(record: InductionRecord, leaving: InductionRecord): boolean {
  return (
    record.status !== 'leaving' &&
    record.schoolTransfer &&
    record.programme.schoolCohort.school !== leaving.programme.schoolCohort.school
  );
}

function isWith({ programme }: InductionRecord, lp: Provider): boolean {
  return programme.partnership?.lp === lp;
}
