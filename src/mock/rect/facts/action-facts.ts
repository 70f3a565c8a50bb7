import type { RectActionFacts, RectResumeFacts } from '../../../rules/rect/index.ts';
import type { ActionInput } from '../../../rules/shared/inputs.ts';
import { roleOf } from '../../../rules/terms.ts';
import { dayOf, type Day } from '../../../rules/time.ts';
import type { Call } from '../../http/call.ts';
import { trainingStatus } from '../derived/status.ts';
import { allTraining, contains, latestTraining, overlapsOther } from '../derived/training.ts';
import { findParticipant } from '../reading/who.ts';
import type { Person, RectWorld, Training } from '../world.ts';

/** What an action on a participant is about. */
export interface ActionSubject {
  readonly person: Person | null;
  /** The provider's latest training in the role asked for; null when there is none, or no such role. */
  readonly training: Training | null;
  readonly today: Day;
}

export function subjectOf({ world, lp, id, now }: Call<RectWorld>, draft: ActionInput): ActionSubject {
  const person = findParticipant(world, lp, id);
  const role = roleOf(draft.course_identifier);
  return {
    person,
    training: person === null || role === null ? null : latestTraining(person[role], lp),
    today: dayOf(now, 'london'),
  };
}

/** Facts about the training are read only when there is one. Without one they mean nothing. */
export function actionFacts({ lp }: Call<RectWorld>, { person, training, today }: ActionSubject): RectActionFacts {
  return {
    visible: person !== null,
    trained: {
      ect: person !== null && latestTraining(person.ect, lp) !== null,
      mentor: person !== null && latestTraining(person.mentor, lp) !== null,
    },
    status: training === null ? 'active' : trainingStatus(training),
    startsLater: training !== null && training.startedOn > today,
    startsToday: training?.startedOn === today,
  };
}

export function resumeFacts(call: Call<RectWorld>, subject: ActionSubject): RectResumeFacts {
  const { training, today } = subject;
  const facts = actionFacts(call, subject);
  if (training === null)
    return { ...facts, otherTrainingToday: false, finishedToday: false, schoolPeriodOver: false, overlapsOther: false };
  const { stay } = training;
  const record = stay.person[stay.role];
  return {
    ...facts,
    otherTrainingToday: stay.training.some((other) => other !== training && contains(other, today)),
    finishedToday: training.finishedOn === today,
    schoolPeriodOver: stay.finishedOn !== null && stay.finishedOn <= today,
    overlapsOther: overlapsOther(record, today, stay.finishedOn, null),
  };
}

/** Whether any training of the person in the role, with any provider, starts after this one. */
export function hasLaterTraining({ stay, startedOn }: Training): boolean {
  return allTraining(stay.person[stay.role]).some((other) => other.startedOn > startedOn);
}
