import { happening, isAhead, joined, left, linkTo, roleNames } from '../../look/happenings.ts';
import type { Happening } from '../../look/types.ts';
import { roles } from '../derived/training.ts';
import { fullName } from '../views/participant.ts';
import { none, type Mentorship, type Person, type RectWorld, type RoleRecord } from '../world.ts';
import { trainingStory } from './training-story.ts';

/** What a world of `rect` holds of what happened to a person. */
export function storyOf(world: RectWorld, person: Person, now: number): Happening[] {
  const story: Happening[] = [];
  for (const role of roles) {
    const record = person[role];
    for (const stay of record.stays) {
      const { school, startedOn, finishedOn, mentorships } = stay;
      story.push(joined({ day: startedOn }, role, school, now, 'london'));
      story.push(...trainingStory(stay, now));
      for (const mentorship of mentorships) story.push(...mentorStory(world, mentorship, 'ect', now));
      if (finishedOn !== null) story.push(left({ day: finishedOn }, role, school, now, 'london'));
    }
    story.push(...fundingStory(record));
  }
  for (const mentorship of world.mentorships.get(person.id) ?? none)
    story.push(...mentorStory(world, mentorship, 'mentor', now));
  return [...story, ...inductionStory(person)];
}

/** As the early career teacher's side tells it, or the mentor's. */
function mentorStory(world: RectWorld, mentorship: Mentorship, role: 'ect' | 'mentor', now: number): Happening[] {
  const { stay, mentorId, from, to } = mentorship;
  const mentor = world.persons.get(mentorId);
  const other = role === 'ect' ? mentor : stay.person;
  const name = other === undefined ? mentorId : fullName(other);
  const links = [linkTo('participant', other?.id ?? mentorId)];
  const [begun, ended] = role === 'ect' ? ['Mentor assigned', 'Mentor ended'] : ['Mentor of', 'No longer mentor of'];
  const told = (day: string, what: string): Happening =>
    happening({ day }, 'mentor', {
      role,
      title: `${isAhead({ day }, now, 'london') ? 'Ahead: ' : ''}${what}${role === 'ect' ? ':' : ''} ${name}`,
      links,
    });
  return [told(from, begun), ...(to === null ? [] : [told(to, ended)])];
}

function fundingStory({ role, eligibleFrom, ineligibleFrom }: RoleRecord): Happening[] {
  const story: Happening[] = [];
  if (eligibleFrom !== null)
    story.push(
      happening({ day: eligibleFrom }, 'funding', { role, title: `Eligible for funding as ${roleNames[role]}` }),
    );
  if (ineligibleFrom !== null)
    story.push(
      happening({ day: ineligibleFrom }, 'funding', {
        role,
        title:
          eligibleFrom === null
            ? `Not eligible for funding as ${roleNames[role]}`
            : `Eligibility for funding as ${roleNames[role]} ended`,
      }),
    );
  return story;
}

function inductionStory({ inductions, recordedInduction, mentorFundingEnd, ...person }: Person): Happening[] {
  const story: Happening[] = [];
  for (const { start, end, outcome } of inductions) {
    story.push(happening({ day: start }, 'induction', { role: 'ect', title: 'Induction began' }));
    if (end === null) continue;
    const title = outcome === null ? 'Induction ended without an outcome' : `Induction ended: ${outcome}`;
    story.push(happening({ day: end }, 'induction', { role: 'ect', title, details: { outcome } }));
  }
  const { start = null, end = null } = recordedInduction ?? {};
  const source = { source: 'national teaching record' };
  if (start !== null)
    story.push(
      happening({ day: start }, 'induction', {
        role: 'ect',
        title: 'Induction began, by the national teaching record',
        details: source,
      }),
    );
  if (end !== null)
    story.push(
      happening({ day: end }, 'induction', {
        role: 'ect',
        title: 'Induction ended, by the national teaching record',
        details: source,
      }),
    );
  if (mentorFundingEnd !== null)
    story.push(
      happening({ day: mentorFundingEnd }, 'funding', {
        role: 'mentor',
        title: `Mentor funding ended: ${(person.mentorFundingReason ?? 'no reason given').replaceAll('_', ' ')}`,
        details: { reason: person.mentorFundingReason },
      }),
    );
  return story;
}
