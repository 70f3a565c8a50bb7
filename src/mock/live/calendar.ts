import { addDays, dayOf, isDay, londonOffset, type Day } from '../../rules/time.ts';
import { ActorError } from '../actors/actor-error.ts';
import type { Stage } from './act.ts';
import type { LiveAct } from './types.ts';

const OPENS = '06-01';

/** 09:00 in London of the day after the one an instant falls on there. */
export function nextMorning(now: number): { readonly date: Day; readonly at: number } {
  const date = addDays(dayOf(now, 'london'), 1);
  const nine = Date.parse(`${date}T09:00:00Z`);
  // clocks change at night, so the whole day from nine on has one offset
  return { date, at: nine - londonOffset(nine) };
}

/** What DfE does on its dates: statements run, and on 1 June the cohort of the year opens. */
export function datedActs(stage: Stage): LiveAct[] {
  const { world, dfe, today } = stage;
  const acts: LiveAct[] = [];
  const act = (name: string, args: readonly unknown[], step: () => void): void => {
    try {
      step();
      acts.push({ who: 'dfe', act: `dfe.${name}`, lp: null, args });
    } catch (refusal) {
      if (!(refusal instanceof ActorError)) throw refusal;
    }
  };
  if (today.slice(5) === OPENS) openCohort(stage, act);
  for (const statement of world.statements.values()) {
    const { id, cutOff, payment } = statement;
    if (statement.status === 'open' && cutOff < today) act('makePayable', [id], () => dfe.makePayable(id));
    if (statement.status === 'payable' && payment <= today) act('pay', [id], () => dfe.pay(id));
  }
  return acts;
}

/** The same day of the next year; the last of February stays the last. */
function yearLater(day: Day): Day {
  const later = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  if (isDay(later)) return later;
  return `${later.slice(0, 8)}28`;
}

type Doing = (name: string, args: readonly unknown[], step: () => void) => void;

/** Who worked together last year goes on to. */
function openCohort({ world, dfe, today }: Stage, act: Doing): void {
  const cohort = Number(today.slice(0, 4));
  if (world.cohorts.get(cohort)?.enabled === true) return;
  act('openCohort', [cohort], () => dfe.openCohort(cohort));
  for (const {
    lp,
    cohort: { year: of },
    month,
    year,
    cutOff,
    payment,
    output,
  } of [...world.statements.values()]) {
    if (of !== cohort - 1) continue;
    const next = {
      lp: lp.id,
      cohort,
      month,
      year: year + 1,
      cutOff: yearLater(cutOff),
      payment: yearLater(payment),
      output,
    };
    act('addStatement', [next], () => dfe.addStatement(next));
  }
  for (const partner of world.deliveryPartners.values()) {
    for (const { lp } of partner.links.filter((link) => link.cohort === cohort - 1)) {
      if (partner.links.some((link) => link.lp === lp && link.cohort === cohort)) continue;
      const link = { lp: lp.id, cohort };
      act('linkDeliveryPartner', [partner.id, link], () => dfe.linkDeliveryPartner(partner.id, link));
    }
  }
}
