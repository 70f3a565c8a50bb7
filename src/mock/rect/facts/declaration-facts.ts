import { given } from '../../../rules/reads.ts';
import type { RectDeclarationFacts, RectVoidFacts } from '../../../rules/rect/index.ts';
import type { DeclarationInput } from '../../../rules/shared/inputs.ts';
import { roleOf } from '../../../rules/terms.ts';
import { dayOf, exactly, type Day } from '../../../rules/time.ts';
import type { Call } from '../../http/call.ts';
import { readUuid } from '../../kit/uuid.ts';
import { isLive, ownerOf, stateOf } from '../derived/declarations.ts';
import { isFrozen, isFundable, nextStatement } from '../derived/funding.ts';
import { trainingStatus } from '../derived/status.ts';
import { allDeclarations, allTraining, contains, hasRoom, latestTraining, reopenedSlice } from '../derived/training.ts';
import type { Declaration, Person, RectWorld, Training } from '../world.ts';

/** What a new declaration is about. */
export interface DeclarationSubject {
  /** The person who has or had the id. People who were merged into others still count. */
  readonly person: Person | null;
  /** The provider's latest training in the role (mentor when the course is neither of the two). */
  readonly training: Training | null;
}

export function declarationSubject({ world, lp }: Call<RectWorld>, draft: DeclarationInput): DeclarationSubject {
  const id = typeof draft.participant_id === 'string' ? readUuid(draft.participant_id) : null;
  const person = id === null ? null : (world.persons.get(id) ?? null);
  return { person, training: person === null ? null : latestTraining(person[workingRole(draft)], lp) };
}

function workingRole(draft: DeclarationInput): 'ect' | 'mentor' {
  return roleOf(draft.course_identifier) ?? 'mentor';
}

/** Facts about the training are read only when there is one. Without one they mean nothing. */
export function declarationFacts(
  call: Call<RectWorld>,
  draft: DeclarationInput,
  { person, training }: DeclarationSubject,
): RectDeclarationFacts {
  const { world, lp, now } = call;
  const today = dayOf(now, 'london');
  const record = person?.[workingRole(draft)];
  const cohort = training?.partnership?.cohort;
  const status = training === null ? 'active' : trainingStatus(training);
  // an expression of interest has no cohort here, nor has school-led training
  const frozen =
    record !== undefined &&
    allTraining(record).some(
      (one) => one.partnership !== null && contains(one, today) && isFrozen(one.partnership.cohort, now),
    );
  return {
    personExists: person !== null,
    trained: {
      ect: person !== null && latestTraining(person.ect, lp) !== null,
      mentor: person !== null && latestTraining(person.mentor, lp) !== null,
    },
    cohort: cohort?.year ?? 0,
    withdrawnAt: status === 'withdrawn' && training?.withdrawn ? exactly(training.withdrawn.at) : null,
    deferredAt: status === 'deferred' && training?.deferred ? exactly(training.deferred.at) : null,
    milestone: given(training?.schedule?.milestones.get(String(draft.declaration_type)) ?? null),
    live:
      record === undefined
        ? []
        : allDeclarations(record)
            .filter(isLive)
            .map(({ type, date }) => ({ type, date: exactly(date) })),
    unseenLive: [],
    mentorFunding: given(cohort?.mentorFunding ?? false),
    detailedEvidence: given(cohort?.detailedEvidence ?? false),
    trainingInFrozenCohort: given(frozen),
    fundable: record !== undefined && isFundable(record),
    openStatement: cohort !== undefined && nextStatement(world, lp, cohort, today, 'open') !== null,
  };
}

/** Whether no completion would be left without this one, and the training it ended cannot go on. */
function leavesNoRoom(declaration: Declaration, today: Day): boolean {
  const { stay, partnership } = declaration.training;
  if (stay.role !== 'mentor' || declaration.type !== 'completed' || partnership === null) return false;
  const record = stay.person.mentor;
  if (allDeclarations(record).some((one) => one !== declaration && one.type === 'completed' && isLive(one)))
    return false;
  const reopened = reopenedSlice(latestTraining(record, partnership.lp), today);
  return reopened !== null && !hasRoom(record, reopened);
}

export function voidFacts({ world, lp, now }: Call<RectWorld>, declaration: Declaration | null): RectVoidFacts {
  const cohort = declaration?.training.partnership?.cohort;
  return {
    own: declaration !== null && ownerOf(declaration) === lp,
    state: declaration === null ? 'submitted' : stateOf(declaration),
    statementAhead: cohort !== undefined && nextStatement(world, lp, cohort, dayOf(now, 'london'), 'any') !== null,
    noRoomToReopen: declaration !== null && leavesNoRoom(declaration, dayOf(now, 'london')),
  };
}
