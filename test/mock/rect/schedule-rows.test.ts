import { describe, expect, test } from 'vitest';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, type Answer, type Json } from '../../support/mock-caller.ts';
import { ect, worldOf } from './world.ts';

function change(parts: Partial<Scenario>, attributes: Json): Promise<Answer> {
  const caller = callerOf('rect', worldOf(parts));
  return caller.put(`/participants/${caller.id('ada')}/change-schedule`, {
    course_identifier: 'ecf-induction',
    ...attributes,
  });
}

describe('rect.md 4.2.4, S1: the declarations of the training', () => {
  const states = ['submitted', 'eligible', 'payable', 'paid', 'voided', 'awaiting-clawback', 'clawed-back'] as const;
  const declared = (state: (typeof states)[number], date: string): Partial<Scenario> => ({
    schedules: [
      { cohort: 2025, identifier: 'ecf-standard-september', milestones: { started: ['2025-06-01', null] } },
      { cohort: 2025, identifier: 'ecf-standard-january', milestones: { started: ['2026-02-01', null] } },
      { cohort: 2024, identifier: 'ecf-standard-september', milestones: {} },
    ],
    participants: [ect('ada', { from: '2026-02-10' })],
    declarations: [{ id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date, state }],
  });

  test.each(states)('S1: one that is %s is validated again', async (state) => {
    const january = { schedule_identifier: 'ecf-standard-january' };
    const outside = await change(declared(state, '2026-01-31T23:59:59Z'), january);
    expect([outside.status, ...outside.titles]).toEqual([422, 'schedule_identifier']);
    expect((await change(declared(state, '2026-02-01T00:00:00Z'), january)).status).toBe(200);
  });
});

describe('rect.md 4.2.4, S3: an ECT who has completed', () => {
  const participants = [
    ect('ada', {}, { induction: { start: '2025-09-01', end: '2026-01-30', outcome: 'pass' as const } }),
  ];

  test('S3: a reduced schedule that the target cohort lacks gives S1 and this error', async () => {
    const schedules = ['ecf-standard-september', 'ecf-standard-january'].map((identifier) => ({
      cohort: 2025,
      identifier,
      milestones: {},
    }));
    const older = { cohort: 2024, identifier: 'ecf-standard-september', milestones: {} };
    const answer = await change(
      { participants, schedules: [...schedules, older] },
      { schedule_identifier: 'ecf-reduced-january' },
    );
    expect([answer.status, ...answer.titles]).toEqual([422, 'schedule_identifier', 'participant_id']);
  });

  test('S3: one that it has is open to them', async () => {
    expect((await change({ participants }, { schedule_identifier: 'ecf-reduced-january' })).status).toBe(200);
  });
});
