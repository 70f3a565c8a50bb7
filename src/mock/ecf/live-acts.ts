import { addDays, dayOf } from '../../rules/time.ts';
import type { ChallengeReason } from '../actors/types.ts';
import type { Act, Args, Stage } from '../live/act.ts';
import { among, oneOf, somebodyAs, someProvider } from '../live/pick.ts';

const reasons: readonly ChallengeReason[] = [
  'another_provider',
  'not_confirmed',
  'do_not_recognise',
  'no_ects',
  'mistake',
];

/** What only `ecf` knows: people taken off a school's list, and challenged partnerships. */
export const ecfActs: readonly Act[] = [
  {
    who: 'school',
    act: 'schools.removeParticipant',
    weight: 0.7,
    play(stage) {
      const found = somebodyAs(stage, null);
      if (found === null) return null;
      const { role } = found.place;
      stage.schools.removeParticipant(found.person.id, { role });
      return [found.person.id, { role }];
    },
  },
  {
    who: 'school',
    act: 'schools.challengePartnership',
    weight: 0.4,
    play: (stage) => challenge(stage, (...args) => stage.schools.challengePartnership(...args)),
  },
  {
    who: 'dfe',
    act: 'dfe.challengePartnership',
    weight: 0.15,
    play: (stage) => challenge(stage, (...args) => stage.dfe.challengePartnership(...args)),
  },
];

/** Mostly partnerships that were reported lately: the others have been found right. */
function challenge(stage: Stage, step: (partnership: string, reason: ChallengeReason) => void): Args | null {
  const { side, random, today } = stage;
  const partnership = among(8, () => {
    const lp = someProvider(stage);
    const found = lp === null ? null : oneOf(stage, side.partnerships(lp), true);
    if (found === null || found.challengedAt !== null) return null;
    return dayOf(found.updatedAt, 'utc') > addDays(today, -120) || random.chance(0.1) ? found : null;
  });
  if (partnership === null) return null;
  const args = [partnership.id, random.pick(reasons)] as const;
  step(...args);
  return args;
}
