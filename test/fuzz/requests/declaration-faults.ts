import { sameId } from '../../../src/rules/reads.ts';
import { allowedEvidence, declarationTypes, evidenceTypes, isDeclarationType } from '../../../src/rules/terms.ts';
import type { Call } from '../calls.ts';
import {
  aimed,
  blanks,
  changed,
  courseOf,
  endOf,
  flagsOf,
  roleIn,
  startOf,
  subjectOf,
  valued,
  type Context,
  type Fault,
} from './context.ts';
import { subjectFaults } from './participant-faults.ts';
import { hasStatementAhead, instantOf } from './sound.ts';

const DAY = 86_400_000;
const iso = (at: number): string => new Date(at).toISOString();

function enrolmentOf(sound: Call, context: Context) {
  return (
    subjectOf(sound, context)?.attributes.ecf_enrolments.find(
      ({ participant_type }) => participant_type === roleIn(sound),
    ) ?? null
  );
}

function milestonesOf(sound: Call, context: Context) {
  const enrolment = enrolmentOf(sound, context);
  return (
    context.world.schedules.find(
      (row) => row.cohort === Number(enrolment?.cohort) && row.identifier === enrolment?.schedule_identifier,
    )?.milestones ?? null
  );
}

function milestoneOf(sound: Call, context: Context) {
  return milestonesOf(sound, context)?.get(String(sound.attributes?.['declaration_type'])) ?? null;
}

/** Another date: in other shapes, at other times. */
const dateFaults: readonly Fault[] = [
  ...blanks('declaration_date'),
  valued('date only', 'declaration_date', (sound, context) => inShape(sound, context, (text) => text.slice(0, 10))),
  valued('date with a space', 'declaration_date', (sound, context) =>
    inShape(sound, context, (text) => text.replace('T', ' ')),
  ),
  valued('date without seconds', 'declaration_date', (sound, context) =>
    inShape(sound, context, (text) => `${text.slice(0, 16)}Z`),
  ),
  valued('date in words', 'declaration_date', (sound, context) =>
    inShape(sound, context, (text) => new Date(text).toUTCString()),
  ),
  valued('date that is none', 'declaration_date', (_sound, { random }) =>
    random.pick([
      'soon',
      'yesterday',
      '2025-13-01T00:00:00Z',
      '2025-01-45T00:00:00Z',
      '31/01/2025',
      'T',
      '2025-02-30T10:00:00Z',
      '2025-01-01T25:00:00Z',
      '2025-01-01T10:61:00Z',
    ]),
  ),
  valued('date that is no text', 'declaration_date', (_sound, { random }) => random.pick([true, 20250101, 0, 1.5])),
  valued('date just ahead', 'declaration_date', (_sound, { world: { now }, random }) =>
    iso(now + random.pick([1, 1000, 60_000])),
  ),
  valued('date far ahead', 'declaration_date', (_sound, { world: { now }, random }) =>
    iso(now + random.int(1, 900) * DAY),
  ),
  valued('date before the milestone', 'declaration_date', (sound, context) => {
    const milestone = milestoneOf(sound, context);
    return milestone === null
      ? null
      : iso(startOf(context, milestone.start) - context.random.pick([1, 1000, 3_600_000, 90 * DAY]));
  }),
  valued('date after the milestone', 'declaration_date', (sound, context) => {
    const end = milestoneOf(sound, context)?.end ?? null;
    const at = end === null ? null : endOf(context, end) + context.random.pick([1, 1000, 3_600_000, 30 * DAY]);
    return at === null || at > context.world.now ? null : iso(at);
  }),
  valued('date out of sequence', 'declaration_date', (sound, context) => {
    const type = sound.attributes?.['declaration_type'];
    const others = context.reads.declarations.filter(
      ({ attributes }) =>
        sameId(attributes.participant_id, subjectOf(sound, context)?.id) &&
        attributes.course_identifier === courseOf[roleIn(sound)] &&
        attributes.declaration_type !== type,
    );
    const other = context.random.maybe(others);
    if (other === undefined || !isDeclarationType(type)) return null;
    const isEarlier =
      declarationTypes.findIndex((one) => one === other.attributes.declaration_type) < declarationTypes.indexOf(type);
    return iso(
      Date.parse(other.attributes.declaration_date) +
        (isEarlier ? -1 : 1) * context.random.pick([500, 1000, 2000, 10 * DAY]),
    );
  }),
];

function inShape(sound: Call, context: Context, shape: (text: string) => string): string | null {
  const at = instantOf(sound, context);
  return at === null ? null : shape(iso(at));
}

export const declarationFaults: readonly Fault[] = [
  ...subjectFaults,
  ...blanks('participant_id'),
  valued('participant_id that is no text', 'participant_id', (_sound, { random }) => random.pick([5, true, 1000001])),
  ...dateFaults,
  ...blanks('declaration_type'),
  valued('type that is none', 'declaration_type', (_sound, { random }) =>
    random.pick(['retained_1', 'STARTED', 'retained-5', 'started ', 'finished', 1, true]),
  ),
  valued('type that stands', 'declaration_type', (sound, context) => {
    const standing = context.reads.declarations.filter(
      ({ attributes }) =>
        ['submitted', 'eligible', 'payable', 'paid'].includes(attributes.state) &&
        sameId(attributes.participant_id, subjectOf(sound, context)?.id) &&
        attributes.course_identifier === courseOf[roleIn(sound)],
    );
    return context.random.maybe(standing)?.attributes.declaration_type ?? null;
  }),
  valued('type without a milestone', 'declaration_type', (sound, context) => {
    const milestones = milestonesOf(sound, context);
    return milestones === null
      ? null
      : (context.random.maybe(declarationTypes.filter((type) => !milestones.has(type))) ?? null);
  }),
  valued('type not for mentors', 'declaration_type', (sound, context) => {
    const { isMentorFunding } = flagsOf(context, Number(enrolmentOf(sound, context)?.cohort));
    return roleIn(sound) === 'mentor' && isMentorFunding
      ? context.random.pick(['retained-1', 'retained-2', 'extended-1'])
      : null;
  }),
  valued('another type', 'declaration_type', (_sound, { random }) => random.pick(declarationTypes)),
  ...blanks('evidence_held'),
  valued('evidence that is none', 'evidence_held', (_sound, { random }) =>
    random.pick(['attendance', 'training_event_attended', 'OTHER', 4, true]),
  ),
  valued('evidence that does not fit', 'evidence_held', (sound, context) => {
    const type = sound.attributes?.['declaration_type'];
    const enrolment = enrolmentOf(sound, context);
    if (!isDeclarationType(type) || enrolment === null) return null;
    const allowed = allowedEvidence(flagsOf(context, Number(enrolment.cohort)).isDetailed, roleIn(sound), type) ?? [];
    return context.random.maybe(evidenceTypes.filter((one) => !allowed.includes(one))) ?? null;
  }),
  {
    name: 'participant withdrawn before the date',
    make: (sound, context) => {
      const made = aimed(sound, context, ({ enrolment }) => enrolment.training_status === 'withdrawn');
      const at = Date.parse((made && enrolmentOf(made, context)?.withdrawal?.date) ?? '');
      if (made === null || Number.isNaN(at)) return null;
      return changed(made, {
        declaration_date: iso(Math.min(context.world.now, at + context.random.pick([0, 500, 1000, DAY, 30 * DAY]))),
      });
    },
  },
  {
    name: 'participant withdrawn, and no date',
    make: (sound, context) => {
      const made = aimed(sound, context, ({ enrolment }) => enrolment.training_status === 'withdrawn');
      return made && changed(made, { declaration_date: context.random.pick(['', 'soon', undefined]) });
    },
  },
  {
    name: 'cohort frozen',
    make: (sound, context) =>
      aimed(sound, context, ({ enrolment }) => flagsOf(context, Number(enrolment.cohort)).isFrozen),
  },
  {
    name: 'no statement ahead',
    make: (sound, context) =>
      aimed(
        sound,
        context,
        ({ enrolment }) =>
          enrolment.eligible_for_funding === true && !hasStatementAhead(context, Number(enrolment.cohort)),
      ),
  },
  { name: 'another participant', make: (sound, context) => aimed(sound, context, () => true) },
];

function declared(name: string, holds: (state: string, isOwn: boolean) => boolean): Fault {
  return {
    name,
    make(sound, { reads, random, lp, world: { organisations } }) {
      const own = organisations.names.get(lp);
      const found = random.maybe(
        reads.declarations.filter(({ attributes }) => holds(attributes.state, attributes.lead_provider_name === own)),
      );
      return found === undefined ? null : { ...sound, id: found.id };
    },
  };
}

export const voidFaults: readonly Fault[] = [
  { name: 'id of nothing', make: (sound, { random }) => ({ ...sound, id: random.uuid() }) },
  { name: 'id that is none', make: (sound, { random }) => ({ ...sound, id: random.pick(['d1', '17', 'not-an-id']) }) },
  {
    name: 'declaration that is not seen',
    make(sound, { mock, random, reads, world: { scenario } }) {
      const hidden = (scenario.declarations ?? [])
        .map(({ id }) => mock.id(id))
        .filter((id) => !reads.declarations.some((one) => one.id === id));
      const id = random.maybe(hidden);
      return id === undefined ? null : { ...sound, id };
    },
  },
  declared('declaration of another provider', (_state, isOwn) => !isOwn),
  declared('declaration voided', (state, isOwn) => isOwn && state === 'voided'),
  declared('declaration to be clawed back', (state, isOwn) => isOwn && state === 'awaiting-clawback'),
  declared('declaration clawed back', (state, isOwn) => isOwn && state === 'clawed-back'),
  {
    name: 'paid, and no statement ahead',
    make(sound, context) {
      const {
        reads,
        random,
        lp,
        world: { organisations, service },
      } = context;
      const found = random.maybe(
        reads.declarations.filter(({ attributes: { state, lead_provider_name, statement_id } }) => {
          const cohort = reads.statements.find(({ id }) => sameId(id, statement_id))?.attributes.cohort;
          return (
            state === 'paid' &&
            lead_provider_name === organisations.names.get(lp) &&
            !hasStatementAhead(context, Number(cohort), service === 'rect')
          );
        }),
      );
      return found === undefined ? null : { ...sound, id: found.id };
    },
  },
];
