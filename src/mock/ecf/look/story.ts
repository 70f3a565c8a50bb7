import { happening, roleNames } from '../../look/happenings.ts';
import type { Happening } from '../../look/types.ts';
import type { EcfWorld, Profile, User } from '../world.ts';
import { mentoringStory, stayStory } from './stay-story.ts';
import { recordStory } from './training-story.ts';

/** What a world of `ecf` holds of what happened to a person. */
export function storyOf(world: EcfWorld, user: User, now: number): Happening[] {
  const profiles = world.profilesOf.get(user.id) ?? [];
  return [
    ...profiles.flatMap((profile) => [
      ...stayStory(profile, now),
      ...recordStory(profile, now),
      ...stateStory(profile),
      ...completionStory(profile),
    ]),
    ...mentoringStory(world, profiles),
  ];
}

/** What providers reported. Training that begins is a report too, which tells nothing new. */
function stateStory({ states, role }: Profile): Happening[] {
  return states.flatMap(({ lp, state, reason, at }, i) => {
    const told = { role, lp, details: { reason } };
    const why = reason === null ? '' : `: ${reason}`;
    if (state === 'deferred')
      return [happening({ moment: at }, 'deferred', { ...told, title: `Deferred by ${lp.symbol}${why}` })];
    if (state === 'withdrawn')
      return [happening({ moment: at }, 'withdrawn', { ...told, title: `Withdrawn by ${lp.symbol}${why}` })];
    const before = states.slice(0, i).findLast((one) => one.lp === lp)?.state ?? 'active';
    return before === 'active'
      ? []
      : [happening({ moment: at }, 'resumed', { role, lp, title: `Resumed by ${lp.symbol}` })];
  });
}

function completionStory(profile: Profile): Happening[] {
  const { role, eligibility, inductionStarted, inductionCompleted, mentorCompleted, mentorCompletionReason } = profile;
  const story: Happening[] = [];
  if (inductionStarted !== null)
    story.push(happening({ day: inductionStarted }, 'induction', { role, title: 'Induction began' }));
  if (inductionCompleted !== null)
    story.push(happening({ day: inductionCompleted }, 'induction', { role, title: 'Induction completed' }));
  if (mentorCompleted !== null)
    story.push(
      happening({ day: mentorCompleted }, 'funding', {
        role,
        title: `Mentor funding ended: ${(mentorCompletionReason ?? 'no reason given').replaceAll('_', ' ')}`,
        details: { reason: mentorCompletionReason },
      }),
    );
  // the service does not keep when it was decided, only that it was by the time the record changed last
  if (eligibility !== null)
    story.push(
      happening({ moment: profile.updatedAt }, 'funding', {
        role,
        title: `Funding as ${roleNames[role]} by now: ${eligibility.status.replaceAll('_', ' ')}`,
        details: { status: eligibility.status, reason: eligibility.reason },
      }),
    );
  return story;
}
