import * as z from 'zod';
import { isDay } from '../../rules/time.ts';

/**
 * The scenario format. The TypeScript type, the check when a world is loaded and the JSON Schema for editors all come
 * from here. Only what matters has to be written; everything else has a default.
 */

const id = z
  .string()
  .min(1)
  .describe('A name of your own choosing, or a UUID. The API shows a name as a UUID, always the same one.');
const day = z
  .string()
  .refine(isDay, { error: 'is not a calendar day; write it as YYYY-MM-DD' })
  // JSON Schema cannot express the refinements, so format and pattern replace them in editors
  .meta({ description: 'A calendar day, YYYY-MM-DD', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
// without a zone it would be another moment on another machine
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;
/** Instants that were found right: a large world names the same few thousand hundreds of thousands of times. */
const realInstants = new Set<string>();
const REMEMBERED = 10_000;

export function isInstant(text: string): boolean {
  if (realInstants.has(text)) return true;
  if (!INSTANT.test(text) || !isDay(text.slice(0, 10)) || Number.isNaN(Date.parse(text))) return false;
  if (realInstants.size > REMEMBERED) realInstants.clear();
  realInstants.add(text);
  return true;
}

const instant = z
  .string()
  .refine(isInstant, {
    error: 'is not an instant; write day, time and zone, as in 2026-02-10T12:00:00Z',
  })
  .meta({
    description: 'An instant, ISO 8601 with date, time and zone',
    format: 'date-time',
    pattern: INSTANT.source,
  });
const year = z.number().int().min(2020).max(2099).describe('A cohort, by the year it starts in');
const stamps = {
  createdAt: instant.optional().describe('What the API shows as created_at'),
  updatedAt: instant.optional().describe('What the API shows as updated_at; default: createdAt'),
};
const perYear = <T extends z.ZodType>(value: T) =>
  z.record(z.string().regex(/^\d{4}$/, { error: 'is not a year' }), value);

const leadProvider = z.union(
  [id, z.strictObject({ id, name: z.string().min(1).optional(), token: z.string().min(1).optional() })],
  { error: 'write a word, or an object with "id"' },
);

const cohort = z.strictObject({
  year,
  mentorFunding: z.boolean().optional(),
  detailedEvidence: z.boolean().optional(),
  upliftFees: z.boolean().optional(),
  paymentsFrozen: z.boolean().optional(),
  enabled: z.boolean().optional(),
});

const schedule = z.strictObject({
  cohort: year,
  identifier: z.string().min(1),
  milestones: z.record(z.string(), z.tuple([day, day.nullable()])),
});

const deliveryPartner = z.strictObject({
  id,
  name: z.string().min(1).optional(),
  links: z.array(z.strictObject({ lp: id, cohort: year })).optional(),
  ...stamps,
});

const school = z.strictObject({
  id,
  urn: z.string().regex(/^\d+$/, { error: 'is not a URN; write digits' }),
  name: z.string().min(1).optional(),
  eligible: z.boolean().optional(),
  tutor: z.strictObject({ name: z.string(), email: z.string() }).nullish(),
  giasContact: z.string().nullish(),
  uplift: perYear(
    z.strictObject({ pupilPremium: z.boolean().optional(), sparsity: z.boolean().optional() }),
  ).optional(),
  programme: perYear(
    z.enum([
      'provider_led',
      'school_led',
      'not_yet_known',
      'no_early_career_teachers',
      'full_induction_programme',
      'core_induction_programme',
      'design_our_own',
      'school_funded_fip',
    ]),
  ).optional(),
  updatedAtIn: perYear(instant)
    .optional()
    .describe('By cohort, what the API shows as updated_at there; default: updatedAt'),
  ...stamps,
});

const partnership = z.strictObject({
  id,
  lp: id,
  dp: id,
  school: id,
  cohort: year,
  status: z.enum(['active', 'challenged']).optional(),
  challengedReason: z.enum(['another_provider', 'not_confirmed', 'do_not_recognise', 'no_ects', 'mistake']).nullish(),
  challengedAt: instant.nullish(),
  relationship: z
    .boolean()
    .optional()
    .describe('ecf: kept for people who moved to the school and stayed with their provider; in no list'),
  ...stamps,
});

const action = z.strictObject({ at: instant, reason: z.string().min(1) });

export const trainingSchema = z.strictObject({
  role: z.enum(['ect', 'mentor']),
  record: id,
  partnership: id.nullable(),
  school: id.optional(),
  expressionOfInterest: z.strictObject({ lp: id, cohort: year }).nullish(),
  programme: z.enum(['provider_led', 'school_led', 'none']).optional(),
  schedule: z.string().nullish(),
  scheduleCohort: year.optional().describe('ecf: the cohort of the schedule, where it is not that of the school'),
  schoolFrom: day.optional(),
  schoolTo: day.nullish(),
  from: day.optional(),
  to: day.nullish(),
  withdrawn: action.nullish(),
  deferred: action.nullish(),
  mentor: id.nullish(),
  mentors: z.array(z.strictObject({ id, from: day, to: day.nullish() })).optional(),
  eligibleForFunding: z.boolean().nullish(),
  email: z.string().nullish(),
  workingPattern: z.enum(['full_time', 'part_time']).nullish(),
  transferUpdatedAt: instant.nullish(),
  trainingStatus: z.enum(['active', 'deferred', 'withdrawn']).optional(),
  identity: id.nullish(),
  inductionStatus: z
    .enum(['active', 'withdrawn', 'changed', 'leaving', 'completed'])
    .optional()
    .describe('ecf: makes the entry one induction record with this status, whatever stands before and after it'),
  schoolTransfer: z
    .boolean()
    .optional()
    .describe('ecf: with inductionStatus, whether the record is where somebody arrived from another school'),
  trnValidated: z
    .boolean()
    .optional()
    .describe('ecf: whether the TRN was found right; default: yes, once there is one'),
  typedTrn: z
    .string()
    .regex(/^\d{7}$/, { error: 'is not a TRN; write seven digits' })
    .optional()
    .describe('ecf: the TRN as the school typed it, where no TRN is known to be right'),
  completion: z
    .strictObject({
      on: day.nullable(),
      reason: z
        .enum(['completed_declaration_received', 'completed_during_early_roll_out', 'started_not_completed'])
        .nullish(),
    })
    .optional()
    .describe('ecf: when this record ended, where it is not as induction or mentorFundingEnd of the person say'),
  frozenCohort: year.nullish().describe('The frozen cohort that the person was moved out of in this role'),
  ...stamps,
});

export const participantSchema = z.strictObject({
  id,
  name: z.string().nullish(),
  trn: z
    .string()
    .regex(/^\d{7}$/, { error: 'is not a TRN; write seven digits' })
    .nullish(),
  idChanges: z.array(z.strictObject({ from: id, to: id, at: instant })).optional(),
  induction: z
    .strictObject({
      start: day.nullable(),
      end: day.nullish(),
      outcome: z.enum(['pass', 'fail']).nullish(),
    })
    .nullish(),
  mentorFundingEnd: day.nullish(),
  mentorFundingReason: z
    .enum(['completed_declaration_received', 'completed_during_early_roll_out', 'started_not_completed'])
    .nullish(),
  training: z.array(trainingSchema).optional(),
  unfundedUpdatedAt: instant.nullish(),
  ...stamps,
});

export const declarationSchema = z.strictObject({
  id,
  participant: id,
  role: z.enum(['ect', 'mentor']),
  lp: id,
  type: z.enum([
    'started',
    'retained-1',
    'retained-2',
    'retained-3',
    'retained-4',
    'completed',
    'extended-1',
    'extended-2',
    'extended-3',
  ]),
  date: instant,
  state: z
    .enum(['submitted', 'eligible', 'ineligible', 'payable', 'paid', 'voided', 'awaiting-clawback', 'clawed-back'])
    .optional(),
  evidence: z.string().nullish(),
  statement: id.nullish(),
  clawbackStatement: id.nullish(),
  uplift: z.boolean().optional(),
  partnership: id
    .optional()
    .describe("rect: the partnership under which the training was; default: that of the provider's latest training"),
  cohort: year
    .optional()
    .describe('ecf: the cohort it was made in. With it the declaration stands by itself, without a training by "lp"'),
  deliveryPartner: id.nullish().describe('Default: that of the training'),
  mentor: id
    .nullish()
    .describe(
      'The id of the mentor at the time, also one of nobody here, or null for none; default: from the training',
    ),
  ...stamps,
});

const statement = z.strictObject({
  id,
  lp: id,
  cohort: year,
  month: z.number().int().min(1).max(12),
  year: z.number().int().min(2020).max(2099),
  cutOff: day,
  payment: day,
  paid: z.boolean().optional(),
  output: z.boolean().optional(),
  ...stamps,
});

const bulk = z.strictObject({
  kind: z.literal('deliveryPartner'),
  count: z.number().int().min(0).max(100_000),
  idPrefix: z.string().min(1),
  namePrefix: z.string().min(1).optional(),
  links: z.array(z.strictObject({ lp: id, cohort: year })).optional(),
});

export const scenarioSchema = z.strictObject({
  about: z.string().optional().describe('What this world is, for people; the mock does not read it'),
  $schema: z.string().optional(),
  now: instant.optional(),
  leadProviders: z.array(leadProvider).optional(),
  cohorts: z.array(cohort).optional(),
  schedules: z.array(schedule).optional(),
  deliveryPartners: z.array(deliveryPartner).optional(),
  schools: z.array(school).optional(),
  partnerships: z.array(partnership).optional(),
  participants: z.array(participantSchema).optional(),
  declarations: z.array(declarationSchema).optional(),
  statements: z.array(statement).optional(),
  bulk: z.array(bulk).optional(),
});

/** A world, written down. See `docs/scenarios.md`. */
export type Scenario = z.infer<typeof scenarioSchema>;
/** One list of a scenario, as it may be written. */
export type ScenarioPart<K extends keyof Scenario> = NonNullable<Scenario[K]>;
export type ScenarioTraining = z.infer<typeof trainingSchema>;
export type ScenarioParticipant = z.infer<typeof participantSchema>;
export type ScenarioDeclaration = z.infer<typeof declarationSchema>;
export type ScenarioDeliveryPartner = z.infer<typeof deliveryPartner>;
export type ScenarioStatement = z.infer<typeof statement>;
