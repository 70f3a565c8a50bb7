import { isDay } from '../../rules/time.ts';
import {
  declarationSchema,
  isInstant,
  participantSchema,
  trainingSchema,
  type ScenarioDeclaration,
  type ScenarioParticipant,
  type ScenarioTraining,
} from './schema.ts';

/**
 * Tests that say at once that a participant or a declaration has the right shape. A large world has hundreds of
 * thousands of them, and asking the schema about each costs more than everything else about the check. What a test
 * accepts the schema accepts; what a test refuses may still be right, and the schema is asked.
 */
type Test = (value: unknown) => boolean;

/** A test for each key of an object, so that the compiler names a key of the schema that has none. */
type Tests<T> = { readonly [K in keyof T]-?: Test };

const yes: Test = (value) => value === true || value === false;
const text: Test = (value) => typeof value === 'string';
const word: Test = (value) => typeof value === 'string' && value.length > 0;
const day: Test = (value) => typeof value === 'string' && isDay(value);
const instant: Test = (value) => typeof value === 'string' && isInstant(value);
const trn: Test = (value) => typeof value === 'string' && /^\d{7}$/.test(value);
const year: Test = (value) => typeof value === 'number' && Number.isInteger(value) && value >= 2020 && value <= 2099;
const oneOf = (values: readonly string[]): Test => {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value) => known.has(value);
};
/** Whatever may also be null or left out. */
const orNull =
  (test: Test): Test =>
  (value) =>
    value === null || test(value);
const list =
  (test: Test): Test =>
  (value) => {
    if (!Array.isArray(value)) return false;
    for (const item of value) if (!test(item)) return false;
    return true;
  };

/** A plain object with the keys that are needed, and no others than those that have a test. */
function record<T>(tests: Tests<T>, ...needed: readonly (keyof T & string)[]): Test {
  const known = new Map<string, readonly [test: Test, isNeeded: boolean]>();
  for (const key in tests) known.set(key, [tests[key], needed.includes(key)]);
  return (value) => {
    if (!isPlain(value)) return false;
    let missing = needed.length;
    for (const key in value) {
      const entry = known.get(key);
      if (entry === undefined || !entry[0](value[key])) return false;
      if (entry[1]) missing -= 1;
    }
    return missing === 0;
  };
}

/** As `JSON.parse` makes it: nothing is inherited. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const shape = trainingSchema.shape;
const stamps = { createdAt: instant, updatedAt: instant };
const action = orNull(
  record<NonNullable<ScenarioTraining['withdrawn']>>({ at: instant, reason: word }, 'at', 'reason'),
);

const training = record<ScenarioTraining>(
  {
    role: oneOf(shape.role.options),
    record: word,
    partnership: orNull(word),
    school: word,
    expressionOfInterest: orNull(
      record<NonNullable<ScenarioTraining['expressionOfInterest']>>({ lp: word, cohort: year }, 'lp', 'cohort'),
    ),
    programme: oneOf(shape.programme.unwrap().options),
    schedule: orNull(text),
    schoolFrom: day,
    schoolTo: orNull(day),
    from: day,
    to: orNull(day),
    withdrawn: action,
    deferred: action,
    mentor: orNull(word),
    mentors: list(
      record<NonNullable<ScenarioTraining['mentors']>[number]>({ id: word, from: day, to: orNull(day) }, 'id', 'from'),
    ),
    eligibleForFunding: orNull(yes),
    email: orNull(text),
    workingPattern: orNull(oneOf(shape.workingPattern.unwrap().unwrap().options)),
    transferUpdatedAt: orNull(instant),
    trainingStatus: oneOf(shape.trainingStatus.unwrap().options),
    identity: orNull(word),
    inductionStatus: oneOf(shape.inductionStatus.unwrap().options),
    schoolTransfer: yes,
    scheduleCohort: year,
    trnValidated: yes,
    typedTrn: trn,
    completion: record<NonNullable<ScenarioTraining['completion']>>(
      { on: orNull(day), reason: orNull(oneOf(shape.completion.unwrap().shape.reason.unwrap().unwrap().options)) },
      'on',
    ),
    frozenCohort: orNull(year),
    ...stamps,
  },
  'role',
  'record',
  'partnership',
);

const outcomes = participantSchema.shape.induction.unwrap().unwrap().shape.outcome.unwrap().unwrap().options;

export const isPlainParticipant = record<ScenarioParticipant>(
  {
    id: word,
    name: orNull(text),
    trn: orNull(trn),
    idChanges: list(
      record<NonNullable<ScenarioParticipant['idChanges']>[number]>(
        { from: word, to: word, at: instant },
        'from',
        'to',
        'at',
      ),
    ),
    induction: orNull(
      record<NonNullable<ScenarioParticipant['induction']>>(
        { start: orNull(day), end: orNull(day), outcome: orNull(oneOf(outcomes)) },
        'start',
      ),
    ),
    mentorFundingEnd: orNull(day),
    mentorFundingReason: orNull(oneOf(participantSchema.shape.mentorFundingReason.unwrap().unwrap().options)),
    training: list(training),
    unfundedUpdatedAt: orNull(instant),
    ...stamps,
  },
  'id',
);

export const isPlainDeclaration = record<ScenarioDeclaration>(
  {
    id: word,
    participant: word,
    role: oneOf(declarationSchema.shape.role.options),
    lp: word,
    type: oneOf(declarationSchema.shape.type.options),
    date: instant,
    state: oneOf(declarationSchema.shape.state.unwrap().options),
    evidence: orNull(text),
    statement: orNull(word),
    clawbackStatement: orNull(word),
    uplift: yes,
    partnership: word,
    cohort: year,
    deliveryPartner: orNull(word),
    mentor: orNull(word),
    ...stamps,
  },
  'id',
  'participant',
  'role',
  'lp',
  'type',
  'date',
);
