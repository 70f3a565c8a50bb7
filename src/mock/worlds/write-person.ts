import type { Day } from '../../rules/time.ts';
import type { ScenarioParticipant, ScenarioTraining } from '../scenario/schema.ts';
import type { Enrolment, NewPerson, Spell } from './person.ts';
import type { Settled } from './sizes.ts';

/** A person as a scenario has it, given the day on which a mentor was declared to have completed. */
export function writePerson({ service }: Settled, person: NewPerson, completed: Day | undefined): ScenarioParticipant {
  const { id, name, trn, idChanges, induction, fundingEnd, enrolments } = person;
  const ended =
    completed === undefined ? fundingEnd : { day: completed, reason: 'completed_declaration_received' as const };
  return {
    id,
    name,
    ...(trn !== null && { trn }),
    ...(idChanges.length > 0 && { idChanges }),
    ...(induction !== null && { induction }),
    ...(ended !== null && { mentorFundingEnd: ended.day, mentorFundingReason: ended.reason }),
    training: enrolments.flatMap((own) =>
      own.spells.map((spell, i) => {
        const isLast = i === own.spells.length - 1;
        return writeSpell(service, person, own, spell, isLast, own.role === 'mentor' ? completed : undefined);
      }),
    ),
  };
}

function writeSpell(
  service: Settled['service'],
  { id, idChanges }: NewPerson,
  { role, record, eligible, isPartTime, mentor, frozenCohort }: Enrolment,
  { place, from, to, schedule, stop, schoolFrom }: Spell,
  isLast: boolean,
  completed: Day | undefined,
): ScenarioTraining {
  const retired = idChanges[0]?.from;
  return {
    role,
    record,
    partnership: place.written.id,
    schedule,
    ...(schoolFrom !== undefined && { schoolFrom }),
    from,
    ...endOf(service, to, stop, isLast && completed !== undefined && completed > from ? completed : undefined),
    eligibleForFunding: eligible,
    email: `${id}@${place.school}.example`,
    ...(role === 'ect' && { workingPattern: isPartTime ? ('part_time' as const) : ('full_time' as const) }),
    ...(isLast && mentor !== null && { mentor }),
    ...(isLast && frozenCohort !== undefined && { frozenCohort }),
    // the account that the school registered is the oldest one
    ...(service === 'ecf' && retired !== undefined && { identity: retired }),
  };
}

/**
 * How training ends. In `ecf` an end is leaving the school, which neither a report of the provider nor a mentor's
 * completion is; in `rect` both end the training, and the person stays at the school.
 */
function endOf(
  service: Settled['service'],
  to: Day | null,
  stop: Spell['stop'],
  completed: Day | undefined,
): Partial<ScenarioTraining> {
  if (stop !== undefined && to !== null)
    return {
      ...(service === 'rect' && { schoolTo: null, to }),
      [stop.kind]: { at: `${to}T10:00:00Z`, reason: stop.reason },
    };
  if (to !== null) return { to };
  return completed !== undefined && service === 'rect' ? { schoolTo: null, to: completed } : {};
}
