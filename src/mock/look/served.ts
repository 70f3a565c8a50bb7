import { isRecord } from '../../base/guards.ts';
import type { Serving } from '../changes/served.ts';
import type { Uuid } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { ParticipantRow } from './types.ts';

type Enrolment = ParticipantRow['served'][number];

/** What the lead providers who are served a person see of each enrolment. */
export function servedEnrolments<W extends BaseWorld>(
  serving: Serving<W>,
  world: W,
  now: number,
): (id: Uuid) => Enrolment[] {
  const list = serving.lists(world).find(({ resource }) => resource === 'participants');
  return (id) =>
    world.providers.flatMap((lp) => {
      const attributes = list?.serve(id, lp, now);
      const enrolments: unknown = isRecord(attributes) ? attributes['ecf_enrolments'] : null;
      return Array.isArray(enrolments) ? enrolments.filter(isRecord).map((one) => enrolment(lp.symbol, one)) : [];
    });
}

function enrolment(leadProvider: string, one: Readonly<Record<string, unknown>>): Enrolment {
  const text = (name: string): string => {
    const value = one[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    leadProvider,
    role: text('participant_type') === 'mentor' ? 'mentor' : 'ect',
    trainingStatus: text('training_status'),
    participantStatus: text('participant_status'),
    cohort: text('cohort'),
    schedule: text('schedule_identifier'),
  };
}
