import { isOutside, scheduleIdentifiers } from '../../../rules/schedules.ts';
import { dayOf, earlierDay } from '../../../rules/time.ts';
import { faultOfFix, isPersonal } from '../../actors/silent-fix.ts';
import type { Dfe, SilentFix } from '../../actors/types.ts';
import { scheduleKey } from '../../world/base-world.ts';
import type { Schedule } from '../../world/records.ts';
import { cohortOf } from '../derived/assigned-schedule.ts';
import { isLive } from '../derived/declarations.ts';
import { allTraining, overlapsOther } from '../derived/training.ts';
import { correct, type TrainingParts } from '../effects/silent.ts';
import type { RectWorld, Report, RoleRecord, Training } from '../world.ts';
import { finder, type Context, type Find } from './find.ts';

export function silentSteps({ world, present }: Context): Pick<Dfe, 'fixSilently'> {
  return {
    fixSilently(id, fix) {
      const find = finder(world, 'dfe.fixSilently');
      const person = find.person(id);
      const place = isPersonal(fix) ? null : find.stay(id, fix.role);
      const fault = faultOfFix('rect', fix, place?.stay.role ?? null, present().now);
      if (fault !== null) throw find.error(fault);
      if (fix.trn !== undefined) find.freeTrn(fix.trn, person);
      const training =
        fix.schedule === undefined && fix.deferred === undefined && fix.withdrawn === undefined
          ? null
          : latestOf(find, place?.record, id);
      const parts = training === null ? null : partsOf(world, find, training, fix);
      correct(world, person, {
        name: fix.name,
        trn: fix.trn,
        email: place === null || fix.email === undefined ? null : { stay: place.stay, email: fix.email },
        training: training === null || parts === null ? null : { training, parts },
      });
    },
  };
}

/** The training that started last, at any provider. */
function latestOf(find: Find, record: RoleRecord | undefined, id: string): Training {
  let latest: Training | null = null;
  for (const training of record === undefined ? [] : allTraining(record))
    if (latest === null || training.startedOn >= latest.startedOn) latest = training;
  if (latest?.programme !== 'provider_led')
    throw find.error(`participant ${JSON.stringify(id)} is not in training with a provider.`);
  return latest;
}

/** What the training is to be, or a refusal of what could not be. */
function partsOf(world: RectWorld, find: Find, training: Training, fix: SilentFix): TrainingParts {
  const schedule = fix.schedule === undefined ? training.schedule : scheduleOf(world, find, training, fix.schedule);
  const deferred = fix.deferred === undefined ? training.deferred : reportOf(fix.deferred);
  const withdrawn = fix.withdrawn === undefined ? training.withdrawn : reportOf(fix.withdrawn);
  if (fix.deferred === undefined && fix.withdrawn === undefined)
    return { schedule, deferred, withdrawn, finishedOn: training.finishedOn };
  if (deferred !== null && withdrawn !== null)
    throw find.error('the training would be deferred and withdrawn at once; take the other back with null.');
  const until = [deferred, withdrawn].map((report) => (report === null ? null : dayOf(report.at, 'london')));
  for (const day of until)
    if (day !== null && day <= training.startedOn)
      throw find.error(`the training began on ${training.startedOn}, so it cannot have stopped on ${day}.`);
  if (withdrawn !== null && training.declarations.some((one) => isLive(one) && one.date >= withdrawn.at))
    throw find.error('there is a declaration dated after the withdrawal; it has to be voided first.');
  const finishedOn = until.reduce(earlierDay, endWithoutReports(training));
  if (overlapsOther(training.stay.person[training.stay.role], training.startedOn, finishedOn, training))
    throw find.error('the training would run into other training of the participant.');
  return { schedule, deferred, withdrawn, finishedOn };
}

/** When the training ends for another reason than that it was deferred or withdrawn from. */
function endWithoutReports({ deferred, withdrawn, finishedOn, stay }: Training): string | null {
  const isReported = [deferred, withdrawn].some(
    (report) => report !== null && dayOf(report.at, 'london') === finishedOn,
  );
  return isReported ? stay.finishedOn : finishedOn;
}

function reportOf(written: { readonly at: string; readonly reason: string } | null): Report | null {
  return written === null ? null : { at: Date.parse(written.at), reason: written.reason };
}

/** A schedule of the training's own cohort, on which the declarations that stand could have been made. */
function scheduleOf(world: RectWorld, find: Find, training: Training, identifier: string): Schedule {
  const year = cohortOf(training)?.year ?? 0;
  const schedule = world.schedules.get(scheduleKey(year, identifier));
  if (schedule === undefined || !scheduleIdentifiers.some((one) => one === identifier))
    throw find.error(`cohort ${year} has no schedule ${JSON.stringify(identifier)}.`);
  const { role } = training.stay;
  if (identifier.startsWith(role === 'ect' ? 'ecf-replacement-' : 'ecf-reduced-'))
    throw find.error(`${identifier} is not for ${role === 'ect' ? 'ECTs' : 'mentors'}.`);
  for (const one of training.declarations) {
    const milestone = schedule.milestones.get(one.type);
    if (isLive(one) && (milestone === undefined || isOutside(one.date, milestone, 'london')))
      throw find.error(`declaration ${one.id} could not have been made on ${identifier}.`);
  }
  return schedule;
}
