import { roles } from '../../rules/terms.ts';
import { instant } from '../kit/instants.ts';
import {
  day,
  email,
  object,
  oneOf,
  optional,
  orNull,
  outOfRange,
  text,
  wholeNumber,
  within,
  yesOrNo,
  type Shape,
} from '../kit/shapes.ts';
import type { AddedStatement, ChallengeReason, Dfe, OpenedCohort, Registration, Schools, SilentFix } from './types.ts';

/** The arguments of each step, checked in one place for both services, before a step looks at the world. */
type Arguments = readonly (readonly [name: string, shape: Shape<unknown>])[];

type DfeArgument<Step extends keyof Dfe, N extends number> = NonNullable<Parameters<Dfe[Step]>[N]>;
type SchoolsArgument<Step extends keyof Schools, N extends number> = NonNullable<Parameters<Schools[Step]>[N]>;

const id = text();
// whether there is such a cohort is for the service to say
const year = wholeNumber(0, 9999);
// seven digits, says the step; here only that it is a text
const trn = orNull(text({ least: 0, most: 50 }));
const role = optional(oneOf(roles));
const inRole = object<DfeArgument<'decideFunding', 2>>({ role });
const link = object<DfeArgument<'linkDeliveryPartner', 1>>({ lp: id, cohort: year });
const flag = optional(yesOrNo);
/** An instant that stays the text it was written as. */
const written: Shape<string> = (value, at) => {
  const moment = text()(value, at);
  instant(moment, at);
  return moment;
};
const report = optional(orNull(object<NonNullable<SilentFix['deferred']>>({ at: written, reason: text() })));
const silentFix = object<SilentFix>({
  role,
  name: optional(text()),
  trn: optional(trn),
  email: optional(email),
  schedule: optional(text()),
  deferred: report,
  withdrawn: report,
});
const challengeReason = oneOf<ChallengeReason>([
  'another_provider',
  'not_confirmed',
  'do_not_recognise',
  'no_ects',
  'mistake',
]);
const participant = ['participant', id] as const;
const statement = ['statement', id] as const;
const partnership = ['partnership', id] as const;
const deliveryPartner = ['deliveryPartner', id] as const;

const dfeArguments: Readonly<Record<keyof Dfe, Arguments>> = {
  openCohort: [
    ['year', year],
    [
      'flags',
      optional(object<OpenedCohort>({ enabled: flag, mentorFunding: flag, detailedEvidence: flag, upliftFees: flag })),
    ],
  ],
  closeCohort: [['year', year]],
  addStatement: [
    [
      'statement',
      object<AddedStatement>({
        id: optional(id),
        lp: id,
        cohort: year,
        month: wholeNumber(1, 12),
        year,
        cutOff: day,
        payment: day,
        output: flag,
      }),
    ],
  ],
  makePayable: [statement],
  pay: [statement],
  settleClawback: [['declaration', id]],
  mergeParticipants: [
    ['from', id],
    ['to', id],
  ],
  registerDuplicate: [['of', id]],
  fixSilently: [participant, ['fix', silentFix]],
  correctTrn: [participant, ['trn', trn]],
  recordInduction: [participant, ['induction', object<DfeArgument<'recordInduction', 1>>({ start: day })]],
  endInduction: [
    participant,
    ['induction', object<DfeArgument<'endInduction', 1>>({ end: day, outcome: oneOf(['pass', 'fail']) })],
  ],
  decideFunding: [participant, ['eligible', orNull(yesOrNo)], ['options', optional(inRole)]],
  recordMentorIneligibility: [
    participant,
    [
      'ineligibility',
      object<DfeArgument<'recordMentorIneligibility', 1>>({
        on: day,
        reason: oneOf(['completed_declaration_received', 'completed_during_early_roll_out', 'started_not_completed']),
      }),
    ],
  ],
  challengePartnership: [partnership, ['reason', optional(challengeReason)]],
  linkDeliveryPartner: [deliveryPartner, ['link', link]],
  unlinkDeliveryPartner: [deliveryPartner, ['link', link]],
  setSchoolEligibility: [
    ['school', id],
    ['eligible', yesOrNo],
    ['options', optional(object<DfeArgument<'setSchoolEligibility', 2>>({ schoolLedOnly: flag }))],
  ],
  // an empty one is the step's own to refuse
  issueOtherToken: [['token', text({ least: 0, most: 1000 })]],
};

const registration = object<Registration>({
  id,
  name: optional(text()),
  trn: optional(trn),
  role: oneOf(roles),
  record: optional(id),
  email: optional(email),
  from: optional(day),
  partnership: optional(id),
  school: optional(id),
  interestIn: optional(link),
  schedule: optional(text()),
  workingPattern: optional(oneOf(['full_time', 'part_time'])),
  mentor: optional(id),
});

const schoolsArguments: Readonly<Record<keyof Schools, Arguments>> = {
  registerParticipant: [['registration', registration]],
  undoRegistration: [participant],
  moveParticipant: [
    participant,
    [
      'move',
      object<SchoolsArgument<'moveParticipant', 1>>({
        role,
        partnership: optional(id),
        school: optional(id),
        to: optional(day),
        from: optional(day),
      }),
    ],
  ],
  reportLeaving: [participant, ['leaving', object<SchoolsArgument<'reportLeaving', 1>>({ role, on: day })]],
  removeParticipant: [participant, ['options', optional(inRole)]],
  assignMentor: [
    ['ect', id],
    ['mentor', orNull(id)],
  ],
  changeName: [participant, ['name', text()]],
  changeEmail: [participant, ['email', email], ['options', optional(inRole)]],
  setTutor: [
    ['school', id],
    ['tutor', orNull(object<SchoolsArgument<'setTutor', 1>>({ name: text(), email }))],
  ],
  challengePartnership: [partnership, ['reason', challengeReason]],
};

interface Actors {
  readonly dfe: Dfe;
  readonly schools: Schools;
}

/** The actors of a world, each step of which checks its arguments first, and is given copies of them. */
export function checkedActors({ dfe, schools }: Actors): Actors {
  return {
    dfe: checked(dfe, 'mock.dfe', dfeArguments),
    schools: checked(schools, 'mock.schools', schoolsArguments),
  };
}

function checked<A extends object>(actor: A, name: string, table: Readonly<Record<string, Arguments>>): A {
  return new Proxy(actor, {
    get(target, key) {
      const step: unknown = Reflect.get(target, key);
      const wanted = typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
      if (typeof step !== 'function' || wanted === undefined) return step;
      return (...given: unknown[]): unknown =>
        Reflect.apply(step, target, readArguments(`${name}.${String(key)}:`, wanted, given));
    },
  });
}

function readArguments(at: string, wanted: Arguments, given: readonly unknown[]): unknown[] {
  if (given.length > wanted.length) {
    const names = wanted.map(([name]) => name).join(', ');
    throw outOfRange(at, `it takes ${names}, which is ${wanted.length}, and was given ${given.length} arguments.`);
  }
  return wanted.map(([name, shape], i) => shape(given[i], within(at, name)));
}
