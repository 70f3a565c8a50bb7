import { plain, sameId } from '../../../src/rules/reads.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import { readDate } from '../../../src/rules/shared/inputs.ts';
import {
  allowedEvidence,
  declarationTypes,
  deferralReasons,
  isDeclarationType,
  withdrawalReasons,
} from '../../../src/rules/terms.ts';
import type { Call, WriteOperation } from '../calls.ts';
import { courseOf, endOf, enrolled, flagsOf, startOf, today, type Context, type Enrolled } from './context.ts';

const live = new Set(['submitted', 'eligible', 'payable', 'paid']);
const TRIES = 12;

/** A call with which nothing is wrong as far as a provider can see; null when this world offers none. */
export function soundCall(operation: WriteOperation, context: Context): Call | null {
  for (let i = 0; i < TRIES; i += 1) {
    const call = attempt(operation, context);
    if (call !== null) return call;
  }
  return null;
}

function attempt(operation: WriteOperation, context: Context): Call | null {
  switch (operation) {
    case 'declarations.create':
      return declaration(context);
    case 'declarations.void':
      return voiding(context);
    case 'partnerships.create':
      return partnership(context);
    case 'partnerships.update':
      return update(context);
    case 'participants.changeSchedule':
      return schedule(context);
    default:
      return action(operation, context);
  }
}

/** Requests are mostly about people who are there. */
function somebody(context: Context): Enrolled | undefined {
  const all = enrolled(context);
  const present = context.random.chance(0.92)
    ? all.filter(({ enrolment }) => enrolment.participant_status === 'active')
    : [];
  return context.random.maybe(present.length > 0 ? present : all);
}

function declaration(context: Context): Call | null {
  const {
    random,
    reads,
    world: { now, schedules, service },
  } = context;
  const one = somebody(context);
  if (one === undefined) return null;
  const { participant, enrolment, role } = one;
  const cohort = Number(enrolment.cohort);
  const { isDetailed, isMentorFunding, isFrozen } = flagsOf(context, cohort);
  if (service === 'rect' && isFrozen && enrolment.training_status === 'active') return null;
  if (enrolment.eligible_for_funding === true && !hasStatementAhead(context, cohort)) return null;
  const milestones = schedules.find(
    (row) => row.cohort === cohort && row.identifier === enrolment.schedule_identifier,
  )?.milestones;
  const standing = reads.declarations
    .filter(
      ({ attributes }) =>
        live.has(attributes.state) &&
        attributes.course_identifier === courseOf[role] &&
        sameId(attributes.participant_id, participant.id),
    )
    .map(({ attributes }) => attributes);
  const type = random.maybe(
    [...(milestones?.keys() ?? [])].filter(
      (name) =>
        !standing.some(({ declaration_type }) => declaration_type === name) &&
        !(role === 'mentor' && isMentorFunding && name !== 'started' && name !== 'completed'),
    ),
  );
  const milestone = milestones?.get(type ?? '');
  if (type === undefined || milestone === undefined || !isDeclarationType(type)) return null;
  let from = startOf(context, milestone.start);
  let until = Math.min(now, milestone.end === null ? now : endOf(context, milestone.end));
  if (enrolment.training_status === 'withdrawn' && enrolment.withdrawal)
    until = Math.min(until, Date.parse(enrolment.withdrawal.date) - 1);
  if (service === 'rect' && cohort >= 2025) {
    for (const { declaration_type, declaration_date } of standing) {
      const at = Date.parse(declaration_date);
      if (placeOf(declaration_type) < placeOf(type)) from = Math.max(from, at + 1000);
      else until = Math.min(until, at);
    }
  }
  if (from > until) return null;
  const at = Math.floor(from + (until - from) * random.pick([0, 1, random.next(), random.next()]));
  const allowed = allowedEvidence(isDetailed, role, type);
  // a mentor of a cohort with detailed evidence but no mentor funding: no kind fits
  if (allowed?.length === 0) return null;
  const optional = type === 'started' && (service === 'ecf' || !isDetailed);
  return {
    operation: 'declarations.create',
    id: null,
    attributes: {
      participant_id: spelled(participant.id, context),
      declaration_type: type,
      declaration_date: written(at, context),
      course_identifier: courseOf[role],
      ...(allowed !== null && !(optional && random.chance(0.3)) && { evidence_held: random.pick(allowed) }),
    },
  };
}

const placeOf = (type: string): number => declarationTypes.findIndex((one) => one === type);

/** Ids may be in capitals or without hyphens. */
function spelled(id: string, { random }: Context): string {
  return random.weighted({ plain: 12, capitals: 1, bare: 1 }) === 'plain'
    ? id
    : random.chance(0.5)
      ? id.toUpperCase()
      : id.replaceAll('-', '');
}

/**
 * The same instant in one of the forms that are accepted; never later than the second it lies in where it says less.
 */
function written(at: number, { random }: Context): string {
  const text = new Date(at).toISOString();
  switch (random.weighted({ exact: 6, offset: 2, comma: 0.5, small: 0.5 })) {
    case 'exact':
      return at % 1000 === 0 ? text.replace('.000', '') : text;
    case 'offset':
      return `${new Date(at + 3_600_000).toISOString().slice(0, -1)}${random.pick(['+01:00', '+0100', '+01'])}`;
    case 'comma':
      return text.replace('.', ',');
    case 'small':
      return text.toLowerCase();
  }
}

export function hasStatementAhead(context: Context, cohort: number, anyStatus = false): boolean {
  return context.reads.statements.some(
    ({ attributes }) =>
      Number(attributes.cohort) === cohort &&
      (anyStatus || !attributes.paid) &&
      (attributes.cut_off_date ?? '') >= today(context),
  );
}

function action(
  operation: 'participants.defer' | 'participants.withdraw' | 'participants.resume',
  context: Context,
): Call | null {
  const {
    random,
    world: { service },
  } = context;
  const one = somebody(context);
  if (one === undefined) return null;
  const { training_status: status } = one.enrolment;
  const starting = service === 'rect' && one.enrolment.participant_status === 'joining';
  const course = { course_identifier: courseOf[one.role] };
  const id = spelled(one.participant.id, context);
  if (operation === 'participants.resume') {
    return status === 'active' || saidToday(one, context) ? null : { operation, id, attributes: course };
  }
  if (starting || status === 'withdrawn') return null;
  if (operation === 'participants.defer')
    return status === 'deferred'
      ? null
      : { operation, id, attributes: { ...course, reason: random.pick(deferralReasons) } };
  const reasons: readonly string[] = withdrawalReasons[service];
  const fitting = reasons.filter(
    (reason) => service === 'ecf' || one.role === 'mentor' || reason !== 'mentor-no-longer-being-mentor',
  );
  return { operation, id, attributes: { ...course, reason: random.pick(fitting) } };
}

function saidToday({ enrolment: { withdrawal, deferral } }: Enrolled, context: Context): boolean {
  const at = Date.parse((withdrawal ?? deferral)?.date ?? '');
  return context.world.service === 'rect' && at >= startOf(context, today(context));
}

function schedule(context: Context): Call | null {
  const {
    random,
    reads,
    world: { schedules, service },
  } = context;
  const one = somebody(context);
  if (one === undefined) return null;
  const { enrolment, role, participant } = one;
  const present = Number(enrolment.cohort);
  if (enrolment.training_status === 'withdrawn' || (service === 'rect' && enrolment.participant_status === 'left'))
    return null;
  if (service === 'rect' && (enrolment.induction_end_date ?? enrolment.mentor_funding_end_date) !== null) return null;
  const there = reads.partnerships
    .filter(({ attributes }) => attributes.urn === enrolment.school_urn && attributes.status !== 'challenged')
    .map(({ attributes }) => Number(attributes.cohort));
  const target = random.chance(0.5) ? present : (random.maybe(there) ?? present);
  const standing = reads.declarations.filter(
    ({ attributes }) =>
      live.has(attributes.state) &&
      attributes.course_identifier === courseOf[role] &&
      sameId(attributes.participant_id, participant.id),
  );
  if (service === 'rect' ? flagsOf(context, target).isFrozen : standing.length > 0 && target !== present) return null;
  const kinds = role === 'ect' ? /standard|extended|reduced/ : /standard|extended|replacement/;
  const identifier = random.maybe(
    scheduleIdentifiers.filter(
      (name) =>
        kinds.test(name) &&
        !(name === enrolment.schedule_identifier && target === present) &&
        schedules.some((row) => row.cohort === target && row.identifier === name),
    ),
  );
  const milestones = schedules.find((row) => row.cohort === target && row.identifier === identifier)?.milestones;
  if (identifier === undefined || milestones === undefined) return null;
  const fits = standing.every(({ attributes: { declaration_type, declaration_date } }) => {
    const milestone = milestones.get(declaration_type);
    const at = Date.parse(declaration_date);
    return (
      milestone !== undefined &&
      at > startOf(context, milestone.start) &&
      (milestone.end === null || at < endOf(context, milestone.end))
    );
  });
  if (service === 'ecf' && !fits) return null;
  return {
    operation: 'participants.changeSchedule',
    id: spelled(participant.id, context),
    attributes: {
      course_identifier: courseOf[role],
      schedule_identifier: identifier,
      ...((target !== present || random.chance(0.4)) && { cohort: random.chance(0.5) ? target : String(target) }),
    },
  };
}

function voiding(context: Context): Call | null {
  const {
    random,
    reads,
    world: { organisations },
    lp,
  } = context;
  const name = organisations.names.get(lp);
  const own = reads.declarations.filter(
    ({ attributes: { state, lead_provider_name } }) =>
      lead_provider_name === name && ['submitted', 'eligible', 'ineligible', 'payable', 'paid'].includes(state),
  );
  const one = random.maybe(own);
  if (one === undefined) return null;
  if (one.attributes.state === 'paid') {
    const cohort = reads.statements.find(({ id }) => sameId(id, one.attributes.statement_id))?.attributes.cohort;
    if (!hasStatementAhead(context, Number(cohort), context.world.service === 'rect')) return null;
  }
  return { operation: 'declarations.void', id: spelled(one.id, context), attributes: null };
}

function partnership(context: Context): Call | null {
  const {
    random,
    reads,
    world: { cohorts, service },
  } = context;
  const cohort = random.maybe(
    cohorts.filter(({ start = '', enabled }) => service === 'ecf' || (enabled === true && start <= today(context))),
  );
  if (cohort === undefined) return null;
  const { year } = cohort;
  const school = random.maybe(
    (reads.schools.get(year) ?? []).filter(
      ({ id, attributes }) =>
        attributes.induction_programme_choice !== 'school_led' &&
        // in ecf a school that has not said what it does yet may be refused for it
        (service === 'rect' ||
          (!attributes.in_partnership && attributes.induction_programme_choice !== 'not_yet_known')) &&
        !reads.partnerships.some(
          (one) =>
            sameId(one.attributes.school_id, id) &&
            Number(one.attributes.cohort) === year &&
            one.attributes.status !== 'challenged',
        ),
    ),
  );
  const partner = random.maybe(
    reads.deliveryPartners.filter(({ attributes }) => attributes.cohort.includes(String(year))),
  );
  if (school === undefined || partner === undefined) return null;
  return {
    operation: 'partnerships.create',
    id: null,
    attributes: {
      cohort: random.chance(0.5) ? year : String(year),
      school_id: spelled(school.id, context),
      delivery_partner_id: spelled(partner.id, context),
    },
  };
}

function update(context: Context): Call | null {
  const { random, reads } = context;
  const one = random.maybe(reads.partnerships.filter(({ attributes }) => attributes.status !== 'challenged'));
  if (one === undefined) return null;
  const { cohort, school_id } = one.attributes;
  const taken = new Set(
    reads.partnerships
      .filter(({ attributes }) => attributes.cohort === cohort && attributes.school_id === school_id)
      .map(({ attributes }) => plain(attributes.delivery_partner_id)),
  );
  const partner = random.maybe(
    reads.deliveryPartners.filter(({ id, attributes }) => attributes.cohort.includes(cohort) && !taken.has(plain(id))),
  );
  return partner === undefined
    ? null
    : {
        operation: 'partnerships.update',
        id: spelled(one.id, context),
        attributes: { delivery_partner_id: spelled(partner.id, context) },
      };
}

/** Whether a text is a date as the service reads it, for faults that need one. */
export function instantOf(call: Call, { world: { service } }: Context): number | null {
  const date = readDate(call.attributes?.['declaration_date'], service === 'ecf');
  return date.kind === 'instant' ? date.at : null;
}
