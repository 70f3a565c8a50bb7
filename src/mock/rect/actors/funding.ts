import { dayOf } from '../../../rules/time.ts';
import type { Dfe } from '../../actors/types.ts';
import { eligibleForFunding } from '../derived/funding.ts';
import { becomeEligible, unplaced } from '../effects/funding.ts';
import { touchPerson } from '../effects/touch.ts';
import type { Present } from '../effects/training.ts';
import type { Person, RectWorld, RoleRecord } from '../world.ts';
import { finder, type Context, type Find } from './find.ts';

type FundingSteps = Pick<Dfe, 'recordInduction' | 'endInduction' | 'decideFunding' | 'recordMentorIneligibility'>;

/** Inductions and what follows from them, and decisions on funding. */
export function fundingSteps({ world, present }: Context): FundingSteps {
  return {
    recordInduction(id, { start }) {
      const find = finder(world, 'dfe.recordInduction');
      const { person, record } = find.record(id, 'ect');
      const at = present();
      if (find.day(start) > dayOf(at.now, 'london'))
        throw find.error(`induction cannot be recorded before it begins (${start}).`);
      for (const { end, outcome } of person.inductions) {
        if (end === null || outcome !== null)
          throw find.error(
            `participant ${JSON.stringify(id)} has ${outcome === null ? 'an induction under way' : 'completed induction'} already.`,
          );
        if (end >= start)
          throw find.error(`an earlier induction lasts until ${end}, so another cannot begin on ${start}.`);
      }
      const isFirst = record.eligibleFrom === null;
      if (isFirst) refuseUnplaced(world, record, find, at);
      person.inductions = [...person.inductions, { start, end: null, outcome: null }];
      if (isFirst) becomeEligible(world, record, at);
      touchPerson(world, person, at.now);
    },
    endInduction(id, { end, outcome }) {
      const find = finder(world, 'dfe.endInduction');
      const person = find.person(id);
      const open = person.inductions.find((one) => one.end === null);
      const at = present();
      if (open === undefined)
        throw find.error(`participant ${JSON.stringify(id)} has no induction under way; record one first.`);
      if (find.day(end) < open.start)
        throw find.error(`the induction began on ${open.start}, so it cannot end on ${end}.`);
      if (end > dayOf(at.now, 'london'))
        throw find.error(`the end of induction cannot be recorded before it comes (${end}).`);
      person.inductions = person.inductions.map((one) => (one === open ? { ...one, end, outcome } : one));
      touchPerson(world, person, at.now);
    },
    decideFunding(id, eligible, { role } = {}) {
      const find = finder(world, 'dfe.decideFunding');
      const { person, record } = find.record(id, role);
      const at = present();
      if (eligibleForFunding(record) === eligible) return;
      if (eligible === true && record.eligibleFrom === null) refuseUnplaced(world, record, find, at);
      decide(world, person, record, eligible, at);
    },
    recordMentorIneligibility(id, { on, reason }) {
      const find = finder(world, 'dfe.recordMentorIneligibility');
      const { person, record } = find.record(id, 'mentor');
      person.mentorFundingEnd = find.day(on);
      person.mentorFundingReason = reason;
      // an earlier decision that they are eligible stays
      record.ineligibleFrom = on;
      touchPerson(world, person, present().now);
    },
  };
}

function decide(world: RectWorld, person: Person, record: RoleRecord, eligible: boolean | null, at: Present): void {
  record.ineligibleFrom = eligible === false ? dayOf(at.now, 'london') : null;
  if (eligible !== true) record.eligibleFrom = null;
  else if (record.eligibleFrom === null) becomeEligible(world, record, at);
  touchPerson(world, person, at.now);
}

export function refuseUnplaced(world: RectWorld, record: RoleRecord, find: Find, at: Present): void {
  const declaration = unplaced(world, record, at);
  if (declaration === null) return;
  const { partnership } = declaration.training;
  throw find.error(
    `declaration ${declaration.id} would become eligible, and ${partnership?.lp.symbol ?? 'its provider'} has no output statement of cohort ${partnership?.cohort.year ?? '?'} with a cut-off date from today on.`,
  );
}
