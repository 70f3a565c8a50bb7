import { allowedEvidence, courseOf, declarationTypes, type DeclarationType } from '../../rules/terms.ts';
import { addDays, dayOf, earlierDay, toWire, type Day } from '../../rules/time.ts';
import type { Provider } from '../world/records.ts';
import type { Args, Stage } from './act.ts';
import { isTwice, oneOf } from './pick.ts';
import type { Training } from './side.ts';

/** How many people a provider looks at to find one of whom there is something to declare. */
const LOOKS = 30;

/** Declares what is next for somebody, with the evidence the rules ask for and a date they allow. */
export function declare(stage: Stage, lp: Provider): Args | null {
  const { side, world } = stage;
  const people = side.participants(lp);
  for (let i = 0, sent = 0; i < LOOKS && sent < 5; i += 1) {
    const person = oneOf(stage, people);
    if (person === null) return null;
    if (isTwice(world.duplicates, person.id)) continue;
    for (const training of side.trainings(person.id, lp)) {
      const draft = draftOf(stage, training);
      if (draft === null) continue;
      const attributes = { participant_id: person.id, course_identifier: courseOf[training.role], ...draft };
      if (stage.send(lp, 'declarations.create', '', attributes)) return [attributes];
      sent += 1;
    }
  }
  return null;
}

interface Draft {
  readonly declaration_type: DeclarationType;
  readonly declaration_date: string;
  readonly evidence_held?: string;
}

function draftOf(stage: Stage, training: Training): Draft | null {
  const { role, cohort, schedule, status } = training;
  if (status === 'withdrawn') return null;
  const types = role === 'mentor' && cohort.mentorFunding ? (['started', 'completed'] as const) : declarationTypes;
  const declared = new Set(training.declared.map(({ type }) => type));
  for (const type of types) {
    const window = schedule.milestones.get(type);
    if (window === undefined || declared.has(type) || (type === 'completed' && !isDone(stage, training))) continue;
    const day = dayIn(stage, training, type, window);
    if (day === null) continue;
    const evidence = allowedEvidence(cohort.detailedEvidence, role, type);
    if (evidence?.length === 0) continue;
    return {
      declaration_type: type,
      declaration_date: day === stage.today ? toWire(stage.now) : `${day}T09:00:00Z`,
      ...(evidence !== null && { evidence_held: stage.random.pick(evidence) }),
    };
  }
  return null;
}

/** Training of mentors has an end that no record tells in advance. */
function isDone({ random }: Stage, { role, hasFinishedInduction }: Training): boolean {
  return role === 'ect' ? hasFinishedInduction : random.chance(0.2);
}

/** A day in the milestone, not after today, and in order with what stands. */
function dayIn(
  { random, today }: Stage,
  { since, until, declared }: Training,
  type: DeclarationType,
  { start, end }: { readonly start: Day; readonly end: Day | null },
): Day | null {
  const at = declarationTypes.indexOf(type);
  let from = start > since ? start : since;
  let last = earlierDay(earlierDay(end, today), until) ?? today;
  for (const one of declared) {
    const day = dayOf(one.date, 'utc');
    const isEarlier = declarationTypes.findIndex((known) => known === one.type) < at;
    if (isEarlier && day >= from) from = addDays(day, 1);
    else if (!isEarlier && day <= last) last = addDays(day, -1);
  }
  if (from > last) return null;
  const days = Math.round((Date.parse(last) - Date.parse(from)) / 86_400_000);
  // most is declared soon after it happened
  return addDays(last, -random.below(Math.min(days, 25) + 1));
}
