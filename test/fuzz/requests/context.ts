import type { Mock } from '../../../src/mock/index.ts';
import type { ReadEnrolment, ReadParticipant } from '../../../src/rules/reads.ts';
import { courseOf, roleOf, type Role } from '../../../src/rules/terms.ts';
import { addDays, dayOf, startOfDay } from '../../../src/rules/time.ts';
import type { Attributes, Call } from '../calls.ts';
import type { Random } from '../random.ts';
import type { Reads } from '../reads.ts';
import type { FuzzWorld } from '../world/world.ts';

/** What requests are made from: one provider's view of a world, and chance. */
export interface Context {
  readonly world: FuzzWorld;
  readonly mock: Mock;
  readonly lp: string;
  readonly reads: Reads;
  readonly random: Random;
}

/** A way of being wrong: turns a sound call into one that is wrong in just that, or null where it cannot be. */
export interface Fault {
  readonly name: string;
  readonly make: (sound: Call, context: Context) => Call | null;
}

export interface Enrolled {
  readonly participant: ReadParticipant;
  readonly enrolment: ReadEnrolment;
  readonly role: Role;
}

export function enrolled({ reads: { participants } }: Context): Enrolled[] {
  return participants.flatMap((participant) =>
    participant.attributes.ecf_enrolments.map((enrolment) => ({
      participant,
      enrolment,
      role: enrolment.participant_type === 'mentor' ? ('mentor' as const) : ('ect' as const),
    })),
  );
}

export function today({ world: { now, service } }: Context): string {
  return dayOf(now, service === 'rect' ? 'london' : 'utc');
}

export function startOf({ world: { service } }: Context, day: string): number {
  return startOfDay(day, service === 'rect' ? 'london' : 'utc');
}

export function endOf(context: Context, day: string): number {
  return startOf(context, addDays(day, 1)) - 1;
}

export function flagsOf(
  { world: { cohorts } }: Context,
  year: number,
): { isDetailed: boolean; isMentorFunding: boolean; isFrozen: boolean } {
  const flags = cohorts.find((cohort) => cohort.year === year);
  return {
    isDetailed: flags?.detailedEvidence === true,
    isMentorFunding: flags?.mentorFunding === true,
    isFrozen: flags?.paymentsFrozen === true,
  };
}

/** Changes attributes of a call; undefined takes one out. */
export function changed(call: Call, changes: Attributes): Call {
  return {
    ...call,
    attributes: Object.fromEntries(
      Object.entries({ ...call.attributes, ...changes }).filter(([, value]) => value !== undefined),
    ),
  };
}

/** The same call about another participant. */
export function about(call: Call, id: string): Call {
  return call.operation === 'declarations.create' ? changed(call, { participant_id: id }) : { ...call, id };
}

export function roleIn(call: Call): Role {
  return roleOf(call.attributes?.['course_identifier']) ?? 'ect';
}

export function subjectOf(call: Call, { reads }: Context): ReadParticipant | null {
  return reads.participant(call.operation === 'declarations.create' ? call.attributes?.['participant_id'] : call.id);
}

/** Aims a sound call at an enrolment in the same role for which a condition holds. */
export function aimed(call: Call, context: Context, holds: (one: Enrolled) => boolean): Call | null {
  const role = roleIn(call);
  const found = context.random.maybe(enrolled(context).filter((one) => one.role === role && holds(one)));
  return found === undefined ? null : about(call, found.participant.id);
}

/** The fault of giving an attribute a value. */
export function valued(name: string, attribute: string, value: (sound: Call, context: Context) => unknown): Fault {
  return {
    name,
    make(sound, context) {
      const made = value(sound, context);
      return made === null
        ? null
        : changed(sound, { [attribute]: made === absent ? undefined : made === nothing ? null : made });
    },
  };
}

/** Stand for an attribute left out, and for a JSON null; a plain null says that the fault cannot be made. */
export const absent = Symbol('left out');
export const nothing = Symbol('null');

/** Ways of leaving an attribute empty. */
export function blanks(attribute: string): Fault[] {
  return [
    valued(`${attribute} left out`, attribute, () => absent),
    valued(`${attribute} null`, attribute, () => nothing),
    valued(`${attribute} blank`, attribute, (_sound, { random }) => random.pick(['', '  ', '\n', false])),
  ];
}

export { courseOf };
