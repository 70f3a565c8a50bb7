import type { Dfe, Mock, Schools } from '../../../src/mock/index.ts';
import { addDays, dayOf } from '../../../src/rules/time.ts';
import type { Random } from '../../fuzz/random.ts';
import type { FuzzWorld } from '../../fuzz/world/world.ts';

/** What random steps are about. */
export interface Cast {
  readonly mock: Mock;
  readonly world: FuzzWorld;
  readonly random: Random;
  /** Everybody there was at the beginning, and whom steps have registered since. */
  readonly people: string[];
  /** Ids that were served of these. */
  readonly partnerships: readonly string[];
  /** Those that await clawback, otherwise any. */
  readonly declarations: readonly string[];
  /** ECTs and mentors who were served at one school. */
  readonly pairs: readonly (readonly [ect: string, mentor: string])[];
  /** Who was served as somebody's mentor. */
  readonly mentors: readonly string[];
  /** Statements with declarations that are not paid. */
  readonly owed: readonly string[];
  /** Likewise, with mentors who are in no training. */
  readonly waiting: [ect: string, mentor: string][];
  /** By ECT: the URN that was served. */
  readonly schoolOf: ReadonlyMap<string, string>;
  readonly years: Set<number>;
}

type Steps<A> = { readonly [Name in keyof A]?: (cast: Cast, random: Random) => unknown };

const dfe: Steps<Dfe> = {
  openCohort({ mock, years }, random) {
    const year = random.int(2021, 2028);
    mock.dfe.openCohort(year, random.chance(0.5) ? {} : { upliftFees: random.chance(0.5) });
    years.add(year);
  },
  closeCohort: ({ mock, years }, random) => mock.dfe.closeCohort(random.pick([...years])),
  makePayable: (cast, random) => cast.mock.dfe.makePayable(statement(cast, random)),
  pay: (cast, random) => cast.mock.dfe.pay(statement(cast, random)),
  settleClawback: ({ mock, declarations }, random) => mock.dfe.settleClawback(random.pick(declarations)),
  mergeParticipants({ mock, people, mentors }, random) {
    // those who name a mentor name the other account from then on
    const mentor = random.chance(0.5) ? random.maybe(mentors) : undefined;
    mock.dfe.mergeParticipants(mentor ?? random.pick(people), random.pick(people));
  },
  correctTrn: ({ mock, people }, random) => mock.dfe.correctTrn(random.pick(people), trn(random)),
  recordInduction: (cast, random) =>
    cast.mock.dfe.recordInduction(random.pick(cast.people), { start: day(cast, random) }),
  endInduction: (cast, random) =>
    cast.mock.dfe.endInduction(random.pick(cast.people), {
      end: day(cast, random),
      outcome: random.pick(['pass', 'fail']),
    }),
  decideFunding: (cast, random) =>
    cast.mock.dfe.decideFunding(random.pick(cast.people), random.pick([true, false, null]), role(random)),
  recordMentorIneligibility: (cast, random) =>
    cast.mock.dfe.recordMentorIneligibility(random.pick(cast.people), {
      on: day(cast, random),
      reason: random.pick(['completed_during_early_roll_out', 'started_not_completed']),
    }),
  challengePartnership: ({ mock, partnerships }, random) => mock.dfe.challengePartnership(random.pick(partnerships)),
  linkDeliveryPartner: (cast, random) => cast.mock.dfe.linkDeliveryPartner(partner(cast, random), link(cast, random)),
  unlinkDeliveryPartner: (cast, random) =>
    cast.mock.dfe.unlinkDeliveryPartner(partner(cast, random), link(cast, random)),
  setSchoolEligibility: (cast, random) => cast.mock.dfe.setSchoolEligibility(school(cast, random), random.chance(0.5)),
};

const schools: Steps<Schools> = {
  registerParticipant(cast, random) {
    const isNew = random.chance(0.7);
    // a mentor in no training, who may then be an unfunded one
    const [ect] = random.maybe(cast.pairs) ?? [];
    if (isNew && ect !== undefined && random.chance(0.3)) return mentorBeside(cast, ect, random);
    const id = isNew ? `new${random.int(1, 1_000_000)}` : random.pick(cast.people);
    cast.mock.schools.registerParticipant({
      id,
      role: random.pick(['ect', 'mentor']),
      ...(random.chance(0.6) && { from: day(cast, random) }),
      ...(isNew && random.chance(0.6) && { name: `Name ${id}`, trn: trn(random) }),
      ...(random.chance(0.3) && { email: `${random.int(1, 99)}@mail.example` }),
      ...(random.chance(0.3) && { mentor: random.pick(cast.people) }),
      ...place(cast, random),
    });
    cast.people.push(id);
  },
  undoRegistration: ({ mock, people }, random) => mock.schools.undoRegistration(random.pick(people)),
  moveParticipant: (cast, random) =>
    cast.mock.schools.moveParticipant(random.pick(cast.people), {
      ...role(random),
      ...place(cast, random, false),
      ...(random.chance(0.5) && { from: day(cast, random) }),
      ...(random.chance(0.2) && { to: day(cast, random) }),
    }),
  reportLeaving: (cast, random) =>
    cast.mock.schools.reportLeaving(random.pick(cast.people), { ...role(random), on: day(cast, random) }),
  removeParticipant: ({ mock, people }, random) => mock.schools.removeParticipant(random.pick(people), role(random)),
  assignMentor({ mock, people, pairs, waiting }, random) {
    const [ect, mentor] = waiting.pop() ?? random.maybe(pairs) ?? [random.pick(people), random.pick(people)];
    mock.schools.assignMentor(ect, random.chance(0.1) ? null : mentor);
  },
  changeName: ({ mock, people }, random) => mock.schools.changeName(random.pick(people), `Name ${random.int(1, 9)}`),
  changeEmail: ({ mock, people }, random) =>
    mock.schools.changeEmail(random.pick(people), `${random.int(1, 9)}@mail.example`, role(random)),
  setTutor: (cast, random) =>
    cast.mock.schools.setTutor(
      school(cast, random),
      random.chance(0.2) ? null : { name: `T ${random.int(1, 9)}`, email: 't@school.example' },
    ),
  challengePartnership: ({ mock, partnerships }, random) =>
    mock.schools.challengePartnership(random.pick(partnerships), random.pick(['no_ects', 'mistake'])),
};

/** Steps with their names; those that are refused most are the most often tried. */
export const steps: readonly (readonly [act: string, step: (cast: Cast, random: Random) => unknown])[] = [
  ...Object.entries(dfe).map(([name, step]) => [`dfe.${name}`, step] as const),
  ...Object.entries(schools).map(([name, step]) => [`schools.${name}`, step] as const),
  ...(
    ['assignMentor', 'registerParticipant', 'moveParticipant', 'registerParticipant', 'assignMentor'] as const
  ).flatMap((name) => {
    const step = schools[name];
    return step === undefined ? [] : [[`schools.${name}`, step] as const];
  }),
];

function mentorBeside({ mock, world, people, schoolOf, waiting }: Cast, ect: string, random: Random): void {
  const id = `mentor${random.int(1, 1_000_000)}`;
  const at = world.organisations.schools.find(({ urn }) => urn === schoolOf.get(ect));
  if (at === undefined) return;
  mock.schools.registerParticipant({ id, role: 'mentor', school: at.id });
  people.push(id);
  waiting.push([ect, id]);
}

function place({ world: { organisations }, partnerships, years }: Cast, random: Random, mayAsk = true): object {
  const { lps } = organisations;
  const at = random.pick(organisations.schools).id;
  return random.chance(0.6) && partnerships.length > 0
    ? { partnership: random.pick(partnerships) }
    : !mayAsk || random.chance(0.5)
      ? { school: at }
      : { school: at, interestIn: { lp: random.pick(lps), cohort: random.pick([...years]) } };
}

const role = (random: Random): { role?: 'ect' | 'mentor' } =>
  random.chance(0.6) ? { role: random.pick(['ect', 'mentor']) } : {};

/** Few numbers, so that some belong to somebody. */
const trn = (random: Random): string | null => (random.chance(0.1) ? null : String(1_000_000 + random.int(1, 30)));

function day({ mock }: Cast, random: Random): string {
  const today = dayOf(Date.parse(mock.clock.now), mock.service === 'rect' ? 'london' : 'utc');
  return addDays(today, random.weighted({ near: 3, far: 1 }) === 'near' ? random.int(-3, 4) : random.int(-200, 40));
}

const school = ({ world }: Cast, random: Random): string => random.pick(world.organisations.schools).id;
const partner = ({ world }: Cast, random: Random): string => random.pick(world.organisations.partners).id;
const statement = ({ world, owed }: Cast, random: Random): string =>
  (random.chance(0.8) ? random.maybe(owed) : undefined) ?? random.pick(world.scenario.statements ?? []).id;

const link = ({ world: { organisations }, years }: Cast, random: Random): { lp: string; cohort: number } => ({
  lp: random.pick(organisations.lps),
  cohort: random.pick([...years]),
});
