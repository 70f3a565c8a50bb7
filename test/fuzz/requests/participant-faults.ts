import { plain } from '../../../src/rules/reads.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import { about, aimed, blanks, changed, courseOf, flagsOf, roleIn, subjectOf, valued, type Fault } from './context.ts';

const odd = ['ECF-INDUCTION', 'ecf_mentor', 'ect', 'mentor', 'npq-senior-leadership', 'ecf-induction ', 7, true];

/** Ways of naming somebody else than a participant of one's own. */
export const subjectFaults: readonly Fault[] = [
  { name: 'id of nobody', make: (sound, { random }) => about(sound, random.uuid()) },
  {
    name: 'id that is none',
    make: (sound, { random }) =>
      about(
        sound,
        random.pick([
          '1000001',
          'p1',
          'not-an-id',
          '00000000-0000-0000-0000-00000000000',
          'zzzzzzzz-zzzz-4zzz-8zzz-zzzzzzzzzzzz',
        ]),
      ),
  },
  {
    name: 'participant of nobody or another provider',
    make(sound, { mock, reads, random, world: { people } }) {
      const foreign = people.map((symbol) => mock.id(symbol)).filter((id) => reads.participant(id) === null);
      const id = random.maybe(foreign);
      return id === undefined ? null : about(sound, id);
    },
  },
  {
    name: 'retired id',
    make(sound, context) {
      const retired =
        subjectOf(sound, context)?.attributes.participant_id_changes.map((change) => change.from_participant_id) ?? [];
      // few people ever had another id, so others are taken now and then
      const id =
        context.random.maybe(retired) ??
        (context.random.chance(0.6)
          ? undefined
          : context.random.maybe(
              context.world.retired
                .map((symbol) => context.mock.id(symbol))
                .filter((one) => {
                  const found = context.reads.participant(one);
                  return (
                    found !== null &&
                    found.attributes.ecf_enrolments.some(({ participant_type }) => participant_type === roleIn(sound))
                  );
                }),
            ));
      return id === undefined ? null : about(sound, id);
    },
  },
  ...blanks('course_identifier'),
  valued('course that is none', 'course_identifier', (_sound, { random }) => random.pick(odd)),
  {
    name: 'course of the other role',
    make(sound, context) {
      const other = roleIn(sound) === 'ect' ? 'mentor' : 'ect';
      const has = subjectOf(sound, context)?.attributes.ecf_enrolments.some(
        ({ participant_type }) => participant_type === other,
      );
      return has === false ? changed(sound, { course_identifier: courseOf[other] }) : null;
    },
  },
];

const reasonFaults: readonly Fault[] = [
  ...blanks('reason'),
  valued('reason that is none', 'reason', (_sound, { random }) =>
    random.pick(['illness', 'long_term_sickness', 'left_teaching_profession', 'OTHER', 'other ', 3, true]),
  ),
];

const withdrawn: Fault = {
  name: 'participant withdrawn',
  make: (sound, context) => aimed(sound, context, ({ enrolment }) => enrolment.training_status === 'withdrawn'),
};
const deferred: Fault = {
  name: 'participant deferred',
  make: (sound, context) => aimed(sound, context, ({ enrolment }) => enrolment.training_status === 'deferred'),
};
const active: Fault = {
  name: 'participant active',
  make: (sound, context) => aimed(sound, context, ({ enrolment }) => enrolment.training_status === 'active'),
};
const joining: Fault = {
  name: 'participant joining',
  make: (sound, context) => aimed(sound, context, ({ enrolment }) => enrolment.participant_status === 'joining'),
};
const left: Fault = {
  name: 'participant left',
  make: (sound, context) => aimed(sound, context, ({ enrolment }) => enrolment.participant_status === 'left'),
};
const completed: Fault = {
  name: 'participant completed',
  make: (sound, context) =>
    aimed(
      sound,
      context,
      ({ enrolment }) => (enrolment.induction_end_date ?? enrolment.mentor_funding_end_date) !== null,
    ),
};

export const deferFaults: readonly Fault[] = [
  ...subjectFaults,
  ...reasonFaults,
  withdrawn,
  deferred,
  joining,
  valued('reason of a withdrawal', 'reason', () => 'moved-school'),
];

export const withdrawFaults: readonly Fault[] = [
  ...subjectFaults,
  ...reasonFaults,
  withdrawn,
  joining,
  valued('reason of the other service or a deferral', 'reason', (_sound, { random, world: { service } }) =>
    random.pick([service === 'ecf' ? 'changed-lead-provider' : 'school-left-fip', 'career-break']),
  ),
  valued('reason of mentors for an ECT', 'reason', (sound) =>
    roleIn(sound) === 'ect' ? 'mentor-no-longer-being-mentor' : null,
  ),
];

export const resumeFaults: readonly Fault[] = [
  ...subjectFaults,
  active,
  {
    name: 'deferred or withdrawn just now',
    make: (sound, context) =>
      aimed(sound, context, ({ enrolment: { deferral, withdrawal } }) => {
        const at = Date.parse((withdrawal ?? deferral)?.date ?? '');
        return at > context.world.now - 86_400_000;
      }),
  },
];

export const scheduleFaults: readonly Fault[] = [
  ...subjectFaults,
  withdrawn,
  left,
  completed,
  joining,
  ...blanks('schedule_identifier'),
  valued('schedule that is none', 'schedule_identifier', (_sound, { random }) =>
    random.pick([
      'standard-september',
      'ecf-standard-september-2021',
      'ECF-STANDARD-SEPTEMBER',
      'ecf-standard-october',
      12,
      true,
    ]),
  ),
  {
    name: 'the present schedule',
    make(sound, context) {
      const enrolment = subjectOf(sound, context)?.attributes.ecf_enrolments.find(
        ({ participant_type }) => participant_type === roleIn(sound),
      );
      return enrolment === undefined
        ? null
        : changed(sound, {
            schedule_identifier: enrolment.schedule_identifier,
            cohort: context.random.chance(0.5) ? undefined : enrolment.cohort,
          });
    },
  },
  valued(
    'schedule of the other role',
    'schedule_identifier',
    (sound, { random }) =>
      `ecf-${roleIn(sound) === 'ect' ? 'replacement' : 'reduced'}-${random.pick(['january', 'april', 'september'])}`,
  ),
  {
    name: 'schedule the cohort does not have',
    make(sound, { random, world: { schedules, cohorts } }) {
      const asked = Number(sound.attributes?.['cohort']);
      const years = cohorts.filter(({ year }) => year === asked);
      const missing = years.flatMap(({ year }) =>
        scheduleIdentifiers.filter(
          (name) =>
            !/reduced|replacement/.test(name) &&
            !schedules.some((row) => row.cohort === year && row.identifier === name),
        ),
      );
      const name = random.maybe(missing);
      return name === undefined ? null : changed(sound, { schedule_identifier: name });
    },
  },
  valued('year that is no cohort', 'cohort', (_sound, { random }) =>
    random.pick([2019, '1999', 2050, 'next', '20', true]),
  ),
  valued('cohort without a partnership', 'cohort', (sound, context) => {
    const urn = subjectOf(sound, context)?.attributes.ecf_enrolments.find(
      ({ participant_type }) => participant_type === roleIn(sound),
    )?.school_urn;
    const there = new Set(
      context.reads.partnerships
        .filter(({ attributes }) => attributes.urn === urn && attributes.status !== 'challenged')
        .map(({ attributes }) => Number(attributes.cohort)),
    );
    const enrolmentCohorts = new Set(
      subjectOf(sound, context)?.attributes.ecf_enrolments.map(({ cohort }) => Number(cohort)),
    );
    return (
      context.random.maybe(
        context.world.cohorts.map(({ year }) => year).filter((year) => !there.has(year) && !enrolmentCohorts.has(year)),
      ) ?? null
    );
  }),
  valued('another cohort', 'cohort', (_sound, { random, world: { cohorts } }) => random.pick(cohorts).year),
  valued(
    'frozen cohort',
    'cohort',
    (_sound, context) =>
      context.random.maybe(
        context.world.cohorts.map(({ year }) => year).filter((year) => flagsOf(context, year).isFrozen),
      ) ?? null,
  ),
  {
    name: 'participant with declarations',
    make(sound, context) {
      const declared = new Set(context.reads.declarations.map(({ attributes }) => plain(attributes.participant_id)));
      return aimed(sound, context, ({ participant }) => declared.has(plain(participant.id)));
    },
  },
];
