import type { components } from '../../../../generated/ecf/types.ts';
import { dayOf, startOfDay, toWire } from '../../../rules/time.ts';
import type { Served } from '../../kit/served.ts';
import type { Provider } from '../../world/records.ts';
import { transfersOf, type Transfer } from '../derived/transfers.ts';
import type { EcfWorld, InductionRecord, User } from '../world.ts';
import { utcDay } from './wire.ts';

/** docs/services/ecf.md 5.3. */
export function serveTransfers(
  world: EcfWorld,
  user: User,
  lp: Provider,
  now: number,
): Served<components['schemas']['ParticipantTransfers']> {
  const transfers = (world.profilesOf.get(user.id) ?? []).flatMap((profile) => transfersOf(profile, lp));
  const newest = transfers.flatMap(({ leaving, joining }) => [leaving.updatedAt, joining?.updatedAt ?? 0]);
  const today = startOfDay(dayOf(now, 'utc'), 'utc');
  return {
    id: user.id,
    type: 'participant-transfer',
    attributes: {
      updated_at: toWire(newest.length === 0 ? user.updatedAt : Math.max(...newest)),
      transfers: transfers.map((transfer) => serveTransfer(transfer, today)),
    },
  };
}

function serveTransfer({ profile, leaving, joining }: Transfer, today: number) {
  const latest = Math.max(leaving.end ?? -Infinity, joining?.start ?? -Infinity);
  return {
    training_record_id: profile.id,
    transfer_type: typeOf(leaving, joining),
    status: latest > today ? 'incomplete' : 'complete',
    created_at: toWire(leaving.createdAt),
    leaving: { ...sideOf(leaving), date: utcDay(leaving.end) },
    joining: joining === null ? null : { ...sideOf(joining), date: dayOf(joining.start, 'utc') },
  };
}

function typeOf(leaving: InductionRecord, joining: InductionRecord | null): string {
  if (joining === null) return 'unknown';
  const [from, to] = [leaving.programme.partnership?.lp, joining.programme.partnership?.lp];
  return from !== undefined && to !== undefined && from !== to ? 'new_provider' : 'new_school';
}

function sideOf({ programme }: InductionRecord) {
  return { school_urn: programme.schoolCohort.school.urn, provider: programme.partnership?.lp.name ?? null };
}
