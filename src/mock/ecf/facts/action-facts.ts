import type { EcfActionFacts, EcfSubjectFacts } from '../../../rules/ecf/index.ts';
import type { Provider } from '../../world/records.ts';
import { latestWritten } from '../derived/latest-record.ts';
import type { Subject } from '../reading/who.ts';

/** How far the id and the course of a write lead. */
export function subjectFacts({ identity, profile, isCourseKnown }: Subject, lp: Provider): EcfSubjectFacts {
  const isTrained = profile !== null && latestWritten(profile, lp) !== null;
  return {
    personExists: identity !== null,
    courseKnown: isCourseKnown,
    recordFound: profile !== null,
    trained: { ect: isTrained && profile.role === 'ect', mentor: isTrained && profile.role === 'mentor' },
  };
}

/** What deferral, resumption and withdrawal turn on. */
export function actionFacts(found: Subject, lp: Provider): EcfActionFacts {
  const record = found.profile === null ? null : latestWritten(found.profile, lp);
  return { ...subjectFacts(found, lp), status: record?.trainingStatus ?? null };
}
