import { DAY_MS } from '../../../base/days.ts';
import { dayOrMoment, happening, joined, left, linkTo } from '../../look/happenings.ts';
import type { Happening } from '../../look/types.ts';
import type { EcfWorld, InductionRecord, Profile, User } from '../world.ts';

/** Schools and mentors, as the induction records of a profile tell of them. */
export function stayStory(profile: Profile, now: number): Happening[] {
  const records = slicesOf(profile);
  return [...schoolStory(profile, records, now), ...mentorStory(records)];
}

/** The records of a profile as time goes through them. */
export function slicesOf({ records }: Profile): readonly InductionRecord[] {
  return [...records].sort((a, b) => a.start - b.start || a.createdAt - b.createdAt);
}

/** At the same school without a break. The last day of a slice may be the one before the next begins. */
export function staysOn(before: InductionRecord, after: InductionRecord): boolean {
  return (
    before.programme.schoolCohort.school === after.programme.schoolCohort.school &&
    (before.end === null || after.start - before.end <= DAY_MS)
  );
}

function schoolStory({ role, status }: Profile, records: readonly InductionRecord[], now: number): Happening[] {
  const story: Happening[] = [];
  records.forEach((record, i) => {
    const { school } = record.programme.schoolCohort;
    const [before, after] = [records[i - 1], records[i + 1]];
    if (before === undefined || !staysOn(before, record))
      story.push(joined(dayOrMoment(record.start, 'utc'), role, school, now, 'utc'));
    if (record.end !== null && (after === undefined || !staysOn(record, after)))
      story.push(left(dayOrMoment(record.end, 'utc'), role, school, now, 'utc'));
    if (after === undefined && (status === 'withdrawn' || record.status === 'withdrawn'))
      story.push(
        happening({ moment: record.updatedAt }, 'school', {
          role,
          title: `Taken off the list of ${school.name}`,
          links: [linkTo('school', school.id)],
        }),
      );
  });
  return story;
}

/** Of an early career teacher. Only the record that ends last tells that a mentor is gone with it. */
function mentorStory(records: readonly InductionRecord[]): Happening[] {
  const story: Happening[] = [];
  records.forEach(({ start, end, mentor }, i) => {
    const before = records[i - 1]?.mentor ?? null;
    if (mentor !== before) {
      if (before !== null) story.push(told(start, 'ect', 'Mentor ended:', before.user));
      if (mentor !== null) story.push(told(start, 'ect', 'Mentor assigned:', mentor.user));
    }
    if (i === records.length - 1 && end !== null && mentor !== null)
      story.push(told(end, 'ect', 'Mentor ended:', mentor.user));
  });
  return story;
}

/** Of a mentor. No index leads from mentors to those whom they had, so everybody is looked at. */
export function mentoringStory(world: EcfWorld, own: readonly Profile[]): Happening[] {
  const mentors = own.filter(({ role }) => role === 'mentor');
  const story: Happening[] = [];
  if (mentors.length === 0) return story;
  for (const profiles of world.profilesOf.values())
    for (const profile of profiles)
      if (profile.records.some(({ mentor }) => mentor !== null && mentors.includes(mentor)))
        story.push(...menteeStory(profile, mentors));
  return story;
}

function menteeStory(ect: Profile, mentors: readonly Profile[]): Happening[] {
  const story: Happening[] = [];
  let isTheirs = false;
  const records = slicesOf(ect);
  records.forEach(({ start, end, mentor }, i) => {
    const isNow = mentor !== null && mentors.includes(mentor);
    if (isNow && !isTheirs) story.push(told(start, 'mentor', 'Mentor of', ect.user));
    if (!isNow && isTheirs) story.push(told(start, 'mentor', 'No longer mentor of', ect.user));
    if (isNow && i === records.length - 1 && end !== null)
      story.push(told(end, 'mentor', 'No longer mentor of', ect.user));
    isTheirs = isNow;
  });
  return story;
}

function told(at: number, role: Profile['role'], what: string, { id, fullName }: User): Happening {
  return happening(dayOrMoment(at, 'utc'), 'mentor', {
    role,
    title: `${what} ${fullName}`,
    links: [linkTo('participant', id)],
  });
}
