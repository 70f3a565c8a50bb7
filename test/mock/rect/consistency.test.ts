import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMock, defaultScenario, type Mock } from '../../../src/mock/index.ts';
import { rectService } from '../../../src/mock/rect/service.ts';
import { checkScenario } from '../../../src/mock/scenario/check.ts';
import { loadBase } from '../../../src/mock/world/load-base.ts';
import { Stamps } from '../../../src/mock/world/stamps.ts';
import { declarationTypes } from '../../../src/rules/terms.ts';
import { callerOn } from '../../support/mock-caller.ts';
import { runs } from '../../support/size.ts';

const people = ['fay', 'hal', 'uma', 'ada', 'ben', 'cara', 'dan', 'gil', 'tom', 'mia', 'nia', 'joan'];
const declarations = [
  'd-submitted',
  'd-eligible',
  'd-voided',
  'd-paid',
  'd-payable',
  'd-clawed-back',
  'd-awaiting',
  'd-lp2',
];
const course = fc.constantFrom('ecf-induction', 'ecf-mentor');

const step = fc.oneof(
  fc.record({ kind: fc.constant('defer'), who: fc.constantFrom(...people), course }),
  fc.record({ kind: fc.constant('withdraw'), who: fc.constantFrom(...people), course }),
  fc.record({ kind: fc.constant('resume'), who: fc.constantFrom(...people), course }),
  fc.record({
    kind: fc.constant('change-schedule'),
    who: fc.constantFrom(...people),
    course,
    schedule: fc.constantFrom('ecf-standard-april', 'ecf-extended-september', 'ecf-reduced-january'),
    cohort: fc.constantFrom(2024, 2025),
  }),
  fc.record({
    kind: fc.constant('declare'),
    who: fc.constantFrom(...people),
    course,
    type: fc.constantFrom(...declarationTypes),
  }),
  fc.record({ kind: fc.constant('void'), which: fc.constantFrom(...declarations) }),
  fc.record({ kind: fc.constant('partner'), school: fc.constantFrom('s1', 's2', 's3', 's4') }),
  fc.record({ kind: fc.constant('wait'), days: fc.integer({ min: 1, max: 40 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function take(mock: Mock, lp: string, one: Step): Promise<unknown> {
  const caller = callerOn(mock, lp);
  if ('days' in one) return mock.clock.advance({ days: one.days });
  if ('which' in one)
    return caller.call('PUT', `/participant-declarations/${mock.id(one.which, { unknown: true })}/void`);
  if ('school' in one)
    return caller.post('/partnerships', {
      cohort: 2025,
      school_id: mock.id(one.school, { unknown: true }),
      delivery_partner_id: mock.id('dp2'),
    });
  if ('type' in one) {
    return caller.post('/participant-declarations', {
      participant_id: mock.id(one.who, { unknown: true }),
      course_identifier: one.course,
      declaration_type: one.type,
      declaration_date: mock.clock.now,
      evidence_held: 'other',
    });
  }
  return caller.put(`/participants/${mock.id(one.who, { unknown: true })}/${one.kind}`, {
    course_identifier: one.course,
    ...(one.kind === 'defer' || one.kind === 'withdraw' ? { reason: 'other' } : {}),
    ...('schedule' in one && { schedule_identifier: one.schedule, cohort: one.cohort }),
  });
}

describe('rect: lists kept step by step agree with what a look at each record says', () => {
  test('after any requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('lp1', 'lp2'), step), { maxLength: 25 }), async (steps) => {
        const mock = createMock({ service: 'rect' });
        for (const [lp, one] of steps) await take(mock, lp, one);
        for (const lp of ['lp1', 'lp2']) {
          const caller = callerOn(mock, lp);
          for (const [list, single] of [
            ['/participants', ''],
            ['/participants/transfers', 'transfers'],
            ['/unfunded-mentors', ''],
          ] as const) {
            const listed = (await caller.get(list)).records;
            const seen = [];
            for (const symbol of people) {
              const path =
                single === ''
                  ? `${list}/${mock.id(symbol, { unknown: true })}`
                  : `/participants/${mock.id(symbol, { unknown: true })}/transfers`;
              const answer = await caller.get(path);
              if (answer.status === 200) seen.push(answer.record);
            }
            expect(listed).toEqual(seen);
          }
          const listed = (await caller.get('/participant-declarations')).records;
          for (const record of listed)
            expect((await caller.get(`/participant-declarations/${String(record['id'])}`)).record).toEqual(record);
          for (const symbol of declarations) {
            const { status } = await caller.get(`/participant-declarations/${mock.id(symbol, { unknown: true })}`);
            expect(listed.some(({ id }) => id === mock.id(symbol, { unknown: true }))).toBe(status === 200);
          }
        }
      }),
      { numRuns: runs(25) },
    );
  });

  test('a world is plain data, and can be copied', () => {
    const scenario = checkScenario(defaultScenario('rect'), 'rect');
    const now = Date.parse(scenario.now ?? '');
    const stamps = new Stamps(now);
    const { ids, ...world } = rectService.load(loadBase('rect', scenario, now, 1, stamps), scenario, now, stamps);
    expect(ids).toBeDefined();
    expect(structuredClone(world)).toEqual(world);
  });
});
