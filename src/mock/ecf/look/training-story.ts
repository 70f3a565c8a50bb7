import { dayOrMoment, happening, isAhead, linkTo, type Told } from '../../look/happenings.ts';
import type { Happening } from '../../look/types.ts';
import type { Provider, Schedule } from '../../world/records.ts';
import type { InductionRecord, Profile } from '../world.ts';
import { slicesOf, staysOn } from './stay-story.ts';

/** With whom a participant trains, and on which schedule. */
export function recordStory(profile: Profile, now: number): Happening[] {
  const records = slicesOf(profile);
  const story: Happening[] = [];
  records.forEach((record, i) => {
    const [before, after] = [records[i - 1], records[i + 1]];
    const { role } = profile;
    const { start, end, schedule } = record;
    const what = titleOf(record);
    const told = { role, lp: providerOf(record), details: detailsOf(record), links: linksOf(record) };
    if (before === undefined || !isSameTraining(before, record)) {
      const when = dayOrMoment(start, 'utc');
      story.push(
        happening(when, 'training', { ...told, title: `${what} ${isAhead(when, now, 'utc') ? 'begins' : 'began'}` }),
      );
    } else if (!isSameSchedule(before.schedule, schedule)) {
      story.push(changed(start, before.schedule, schedule, told));
    }
    if (end !== null && (after === undefined || !isSameTraining(record, after))) {
      const when = dayOrMoment(end, 'utc');
      story.push(
        happening(when, 'training', {
          ...told,
          title: `${what} ${isAhead(when, now, 'utc') ? 'ends' : 'ended'}`,
          details: {},
        }),
      );
    }
  });
  return [...story, ...otherSchedules(profile, records)];
}

/** Changes that made no slice of their own: before training had begun, or at one instant with another change. */
function otherSchedules(
  { role, schedule, formerSchedules }: Profile,
  records: readonly InductionRecord[],
): Happening[] {
  return formerSchedules.flatMap((former, i) => {
    const to = formerSchedules[i + 1]?.schedule ?? schedule;
    const isTold = records.some(({ start, createdAt }) => start === former.at || createdAt === former.at);
    if (isTold || isSameSchedule(former.schedule, to)) return [];
    const lp = records.findLast(({ createdAt }) => createdAt <= former.at)?.programme.partnership?.lp;
    return [changed(former.at, former.schedule, to, { role, lp })];
  });
}

function changed(at: number, from: Schedule, to: Schedule, told: Omit<Told, 'title'>): Happening {
  return happening(dayOrMoment(at, 'utc'), 'schedule', {
    ...told,
    title: `Schedule changed from ${scheduleName(from)} to ${scheduleName(to)}`,
  });
}

const scheduleName = ({ identifier, cohort }: Schedule): string => `${identifier} of ${cohort}`;

function isSameSchedule(a: Schedule, b: Schedule): boolean {
  return a.identifier === b.identifier && a.cohort === b.cohort;
}

/** Without a break, at the same school, and with the same provider or as led by the school. */
function isSameTraining(before: InductionRecord, after: InductionRecord): boolean {
  return (
    staysOn(before, after) &&
    providerOf(before) === providerOf(after) &&
    (providerOf(before) !== null || before.programme.kind === after.programme.kind)
  );
}

function providerOf({ programme }: InductionRecord): Provider | null {
  return programme.partnership?.lp ?? null;
}

function titleOf(record: InductionRecord): string {
  const lp = providerOf(record);
  if (lp !== null) return `Training with ${lp.symbol}`;
  const { kind } = record.programme;
  if (kind === 'full_induction_programme') return 'Waiting for a lead provider';
  return kind === 'not_yet_known' || kind === 'no_early_career_teachers'
    ? 'Time without training'
    : 'Training led by the school';
}

function detailsOf({ programme, schedule }: InductionRecord): Happening['details'] {
  return {
    programme: programme.kind,
    cohort: programme.schoolCohort.cohort.year,
    schedule: schedule.identifier,
    deliveryPartner: programme.partnership?.deliveryPartner.name ?? null,
  };
}

function linksOf({ programme }: InductionRecord): Happening['links'] {
  const links = [linkTo('school', programme.schoolCohort.school.id)];
  const { partnership } = programme;
  return partnership === null ? links : [linkTo('partnership', partnership.id), ...links];
}
