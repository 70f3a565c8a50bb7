import { isUuid } from '../../../base/uuid.ts';
import type { Scenario, ScenarioParticipant, ScenarioTraining } from '../../scenario/schema.ts';

/**
 * Somebody named as a mentor who has no training as one is still registered as a mentor, at the school of the first
 * ECT who names them: the service has no mentors without a role.
 */
export function withUntrainedMentors(scenario: Scenario): readonly ScenarioParticipant[] {
  const participants = scenario.participants ?? [];
  const needed = new Map<string, ScenarioTraining>();
  const need = (mentor: string, entry: ScenarioTraining): void => {
    if (!needed.has(keyOf(mentor))) needed.set(keyOf(mentor), entry);
  };
  for (const { training = [] } of participants) {
    for (const entry of training) {
      if (entry.mentor != null) need(entry.mentor, entry);
      for (const { id } of entry.mentors ?? []) need(id, entry);
    }
  }
  if (needed.size === 0) return participants;
  const schoolOf = new Map(scenario.partnerships?.map(({ id, school }) => [keyOf(id), school]));
  return participants.map((participant) => {
    const { id, training = [] } = participant;
    const entry = needed.get(keyOf(id));
    if (entry === undefined || training.some(({ role }) => role === 'mentor')) return participant;
    const school = entry.partnership === null ? entry.school : schoolOf.get(keyOf(entry.partnership));
    const from = entry.from ?? entry.schoolFrom;
    if (school === undefined || from === undefined) return participant;
    const untrained: ScenarioTraining = {
      role: 'mentor',
      record: `untrained-mentor:${id}`,
      partnership: null,
      school,
      programme: 'none',
      from,
    };
    return { ...participant, training: [...training, untrained] };
  });
}

/** Symbols are compared as they are, UUIDs in any case. */
function keyOf(symbol: string): string {
  return isUuid(symbol) ? symbol.toLowerCase() : symbol;
}
