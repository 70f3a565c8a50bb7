import { addDays, dayOf } from '../../../rules/time.ts';
import { happening, isAhead, linkTo, momentOn, type When } from '../../look/happenings.ts';
import type { Happening } from '../../look/types.ts';
import type { Provider } from '../../world/records.ts';
import type { Report, Stay, Training } from '../world.ts';

/** Training in one stay, slice by slice: what begins, goes on otherwise, pauses and ends. */
export function trainingStory({ training }: Stay, now: number): Happening[] {
  return training.flatMap((slice, i) => [
    beginning(training[i - 1] ?? null, slice, now),
    ...reports(slice),
    ...ending(slice, training[i + 1] ?? null, now),
  ]);
}

function beginning(before: Training | null, slice: Training, now: number): Happening {
  const { stay, startedOn, createdAt } = slice;
  const when = momentOn(createdAt, startedOn, 'london');
  const told = { role: stay.role, lp: providerOf(slice), details: detailsOf(slice), links: linksOf(slice) };
  const who = nameOf(slice);
  if (before !== null && isSameTraining(before, slice)) {
    if (before.deferred !== null || before.withdrawn !== null)
      return happening(when, 'resumed', { ...told, title: `Resumed by ${who}` });
    if (goesOn(before, slice)) {
      const [from, to] = [scheduleOf(before), scheduleOf(slice)];
      return from === to
        ? happening(when, 'training', { ...told, title: `Training with ${who} goes on` })
        : happening(when, 'schedule', { ...told, title: `Schedule changed from ${from} to ${to}` });
    }
  }
  const day: When = { day: startedOn };
  return happening(day, 'training', { ...told, title: `${titleOf(slice)} ${ahead(day, now, 'begins', 'began')}` });
}

function reports({ deferred, withdrawn, ...slice }: Training): Happening[] {
  const lp = slice.partnership?.lp;
  const told = (kind: 'deferred' | 'withdrawn', { at, reason }: Report): Happening =>
    happening({ moment: at }, kind, {
      role: slice.stay.role,
      lp,
      title: `${kind === 'deferred' ? 'Deferred' : 'Withdrawn'} by ${lp?.symbol ?? 'nobody'}: ${reason}`,
      details: { reason },
    });
  return [
    ...(deferred === null ? [] : [told('deferred', deferred)]),
    ...(withdrawn === null ? [] : [told('withdrawn', withdrawn)]),
  ];
}

/** Nothing is told where the training goes on, nor where a report has told of the end. */
function ending(slice: Training, after: Training | null, now: number): Happening[] {
  const { finishedOn, deferred, withdrawn, stay } = slice;
  if (finishedOn === null || (after !== null && goesOn(slice, after))) return [];
  if ([deferred, withdrawn].some((report) => report !== null && dayOf(report.at, 'london') === finishedOn)) return [];
  const when: When = { day: finishedOn };
  const title = `${titleOf(slice)} ${ahead(when, now, 'ends', 'ended')}`;
  return [happening(when, 'training', { role: stay.role, lp: providerOf(slice), title, links: linksOf(slice) })];
}

/** Without a day in between. */
function goesOn(before: Training, after: Training): boolean {
  const { finishedOn, deferred, withdrawn } = before;
  const isReported = deferred !== null || withdrawn !== null;
  return (
    !isReported && finishedOn !== null && isSameTraining(before, after) && after.startedOn <= addDays(finishedOn, 1)
  );
}

function isSameTraining(before: Training, after: Training): boolean {
  return before.programme === after.programme && providerOf(before) === providerOf(after);
}

function providerOf({ partnership, interest }: Training): Provider | null {
  return partnership?.lp ?? interest?.lp ?? null;
}

function nameOf(slice: Training): string {
  return providerOf(slice)?.symbol ?? 'the school';
}

function titleOf(slice: Training): string {
  if (slice.programme === 'school_led') return 'Training led by the school';
  return slice.partnership === null ? `Waiting for ${nameOf(slice)}` : `Training with ${nameOf(slice)}`;
}

const ahead = (when: When, now: number, future: string, past: string): string =>
  isAhead(when, now, 'london') ? future : past;

function scheduleOf({ schedule, partnership }: Training): string {
  return schedule === null ? 'none' : `${schedule.identifier} of ${partnership?.cohort.year ?? schedule.cohort}`;
}

function detailsOf({ programme, schedule, partnership, interest }: Training): Happening['details'] {
  return {
    programme,
    cohort: partnership?.cohort.year ?? interest?.cohort.year ?? null,
    schedule: schedule?.identifier ?? null,
    deliveryPartner: partnership?.deliveryPartner.name ?? null,
  };
}

function linksOf({ partnership, stay }: Training): Happening['links'] {
  const links = [linkTo('school', stay.school.id)];
  return partnership === null ? links : [linkTo('partnership', partnership.id), ...links];
}
