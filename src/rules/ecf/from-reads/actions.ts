import type { CheckInput } from '../../reads.ts';
import { notVisible, type Facts } from '../../rule.ts';
import type { ActionInput } from '../../shared/inputs.ts';
import type { EcfActionFacts, TrainingStatus } from '../action-facts.ts';
import { ifLatest, subjectOf, type Subject } from './subject.ts';

/** What a provider's reads say about deferring, withdrawing or resuming the participant with an id. */
export function ecfActionFacts(id: string, draft: ActionInput, given: CheckInput): Facts<EcfActionFacts> {
  const subject = subjectOf(id, draft.course_identifier, given);
  return subject === undefined ? {} : actionFacts(subject);
}

export function actionFacts({ facts, enrolment, latest, role }: Subject): Facts<EcfActionFacts> {
  if (role === null || facts.recordFound === false) return { ...facts, status: null };
  if (enrolment === undefined) return { ...facts, status: notVisible };
  return { ...facts, status: ifLatest(latest, statusOf(enrolment.training_status)) };
}

function statusOf(status: string): TrainingStatus | undefined {
  return status === 'active' || status === 'deferred' || status === 'withdrawn' ? status : undefined;
}
