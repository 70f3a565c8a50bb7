import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecord } from '../../../src/base/guards.ts';
import { generateScenario, profiles } from '../../../src/mock/index.ts';
import { defaultScenario } from '../../../src/mock/scenario/default-scenario.ts';
import { isPlainDeclaration, isPlainParticipant } from '../../../src/mock/scenario/plain.ts';
import { declarationSchema, participantSchema, trainingSchema } from '../../../src/mock/scenario/schema.ts';
import { runs } from '../../support/size.ts';

/** Everything that can be written on a participant and is not in a generated world. */
const rare = {
  id: 'p',
  name: null,
  trn: '1234567',
  idChanges: [{ from: 'a', to: 'p', at: '2025-01-01T10:00:00+01:00' }],
  induction: { start: '2024-09-01', end: null, outcome: 'pass' },
  mentorFundingEnd: '2025-07-31',
  mentorFundingReason: 'started_not_completed',
  training: [
    {
      role: 'ect',
      record: 'r',
      partnership: null,
      school: 's',
      expressionOfInterest: { lp: 'lp1', cohort: 2024 },
      programme: 'none',
      schedule: '',
      schoolFrom: '2024-09-01',
      schoolTo: null,
      from: '2024-09-01',
      to: '2025-09-01',
      withdrawn: { at: '2025-01-01T10:00:00.5Z', reason: 'other' },
      deferred: null,
      mentor: 'm',
      mentors: [{ id: 'm', from: '2024-09-01', to: null }],
      eligibleForFunding: false,
      email: '',
      workingPattern: 'part_time',
      transferUpdatedAt: '2025-01-01T10:00:00Z',
      trainingStatus: 'deferred',
      identity: 'i',
      frozenCohort: 2021,
      createdAt: '2025-01-01T10:00:00Z',
      updatedAt: '2025-01-01T10:00:00Z',
    },
  ],
  unfundedUpdatedAt: '2025-01-01T10:00:00Z',
  createdAt: '2025-01-01T10:00:00Z',
  updatedAt: '2025-01-01T10:00:00Z',
};
const rareDeclaration = {
  id: 'd',
  participant: 'p',
  role: 'mentor',
  lp: 'lp1',
  type: 'extended-3',
  date: '2025-01-01T10:00:00Z',
  state: 'clawed-back',
  evidence: null,
  statement: 's',
  clawbackStatement: null,
  uplift: true,
  createdAt: '2025-01-01T10:00:00Z',
  updatedAt: '2025-01-01T10:00:00Z',
};

const worlds = (['rect', 'ecf'] as const).flatMap((service) => [
  defaultScenario(service),
  generateScenario({ service, ...profiles.S }),
]);
const kinds = [
  {
    name: 'participants',
    isPlain: isPlainParticipant,
    schema: participantSchema,
    records: [rare, ...worlds.flatMap(({ participants = [] }) => participants)],
  },
  {
    name: 'declarations',
    isPlain: isPlainDeclaration,
    schema: declarationSchema,
    records: [rareDeclaration, ...worlds.flatMap(({ declarations = [] }) => declarations)],
  },
];

/** What may be put in a place: right somewhere, almost right, and quite wrong. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    ...[undefined, null, '', 'word', 0, 1, 2019, 2020, 2021.5, 2099, 2100, NaN, true, false, [], {}],
    ...['2025-02-28', '2025-02-30', '2025-2-28', ' 2025-02-28', '2025-02-28\n', '1234567', '12345678', '123456\n'],
    ...[
      '2025-02-28T10:00:00Z',
      '2025-02-30T10:00:00Z',
      '2025-02-28T25:00:00Z',
      '2025-02-28T10:00:00',
      '2025-02-28 10:00',
    ],
    ...['ect', 'mentor', 'ECT', 'active', 'paid', 'Paid', 'started', 'pass', 'none', 'full_time', 'school_led'],
    ...[[null], [undefined], ['word'], [{}], { at: '2025-02-28T10:00:00Z' }, { id: 'm' }, { start: null }, new Date(0)],
  ),
  fc.string(),
  fc.integer(),
  fc.jsonValue(),
);
const keys = [
  ...Object.keys(participantSchema.shape),
  ...Object.keys(declarationSchema.shape),
  ...Object.keys(trainingSchema.shape),
  ...['at', 'reason', 'start', 'end', 'outcome', 'cohort', 'to', 'Id', 'unknown', '__proto__', 'constructor'],
];
interface Mutation {
  readonly turns: readonly number[];
  readonly how: 'replace' | 'add' | 'remove';
  readonly at: number;
  readonly key: string;
  readonly value: unknown;
}
const mutation: fc.Arbitrary<Mutation> = fc.record({
  turns: fc.array(fc.nat({ max: 40 }), { maxLength: 4 }),
  how: fc.constantFrom('replace', 'add', 'remove'),
  at: fc.nat({ max: 40 }),
  key: fc.constantFrom(...keys),
  value,
});

/** Changes one thing, somewhere in a copy of a record. */
function mutated(record: unknown, { turns, how, at, key, value: wanted }: Mutation): unknown {
  const copy: unknown = structuredClone(record);
  let holder = copy;
  for (const turn of turns) {
    const inner: readonly unknown[] = isRecord(holder) || Array.isArray(holder) ? Object.values(holder) : [];
    const nested = inner.filter((one) => isRecord(one) || Array.isArray(one));
    if (nested.length > 0) holder = nested[turn % nested.length];
  }
  if (typeof holder !== 'object' || holder === null) return copy;
  const there = Object.keys(holder);
  const chosen = how === 'add' || there.length === 0 ? key : (there[at % there.length] ?? key);
  if (how === 'remove') Reflect.deleteProperty(holder, chosen);
  else Object.defineProperty(holder, chosen, { value: wanted, enumerable: true, writable: true, configurable: true });
  return copy;
}

describe.each(kinds)('the quick test of $name', ({ isPlain, schema, records }) => {
  it('accepts every record of the usual worlds, so that the schema need not be asked', () => {
    expect(records.filter((record) => !isPlain(record))).toEqual([]);
  });

  it('accepts nothing that the schema refuses', () => {
    fc.assert(
      fc.property(fc.constantFrom<unknown>(...records), fc.array(mutation, { maxLength: 3 }), (record, mutations) => {
        const written = mutations.reduce<unknown>(mutated, record);
        if (isPlain(written)) expect(schema.safeParse(written).error).toBeUndefined();
      }),
      { numRuns: runs(20_000) },
    );
  });

  it('accepts no value that is not an object as JSON has it', () => {
    for (const wrong of [null, undefined, [], 'word', 1, new Date(0), Object.create({ id: 'p' })])
      expect(isPlain(wrong)).toBe(false);
  });
});
