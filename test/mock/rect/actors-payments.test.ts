import { describe, expect, test } from 'vitest';
import { BEFORE, NOW, play } from './actors.ts';
import { ect, mentor } from './world.ts';

const started = { role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-01T00:00:00Z' } as const;
const retained = { role: 'ect', lp: 'lp1', type: 'retained-1', date: '2026-01-10T00:00:00Z' } as const;

const world = () =>
  play({
    participants: [ect('ada'), ect('ben', { eligibleForFunding: null }), mentor('mia', { eligibleForFunding: null })],
    declarations: [
      { ...started, id: 'd-eligible', participant: 'ada', state: 'eligible', statement: 'st-open' },
      { ...retained, id: 'd-voided', participant: 'ada', state: 'voided', statement: 'st-open' },
      {
        ...retained,
        id: 'd-awaiting',
        participant: 'ada',
        state: 'awaiting-clawback',
        statement: 'st-later',
        clawbackStatement: 'st-open',
      },
      { ...started, id: 'd-submitted', participant: 'ben' },
      { ...started, role: 'mentor', id: 'd-mentor', participant: 'mia' },
    ],
  });
type World = ReturnType<typeof world>;

const declaration = ({ attributes }: World, symbol: string) => attributes('participant-declarations', symbol);

describe('rect.md 6.1: statements and declarations', () => {
  test('makePayable: what is eligible on the statement becomes payable, and both move', async () => {
    const it = world();
    it.dfe.makePayable('st-open');
    expect(await declaration(it, 'd-eligible')).toMatchObject({
      state: 'payable',
      updated_at: NOW,
      statement_id: it.id('st-open'),
    });
    expect(await it.attributes('statements', 'st-open')).toMatchObject({ paid: false, updated_at: NOW });
    for (const other of ['d-voided', 'd-awaiting', 'd-submitted'])
      expect((await declaration(it, other))['updated_at']).toBe(BEFORE);
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
    expect(await it.updated('statements', 'st-later')).toBe(BEFORE);
    expect(() => it.dfe.makePayable('st-open')).toThrow('mock.dfe.makePayable: statement "st-open" is payable');
  });

  test('pay: an open statement is made payable first; its clawbacks are settled', async () => {
    const it = world();
    it.dfe.pay('st-open');
    expect(await declaration(it, 'd-eligible')).toMatchObject({ state: 'paid', updated_at: NOW });
    expect(await declaration(it, 'd-awaiting')).toMatchObject({
      state: 'clawed-back',
      updated_at: NOW,
      clawback_statement_id: it.id('st-open'),
    });
    expect(await declaration(it, 'd-voided')).toMatchObject({ state: 'voided', updated_at: BEFORE });
    expect(await it.attributes('statements', 'st-open')).toMatchObject({ paid: true, updated_at: NOW });
    expect(() => it.dfe.pay('st-open')).toThrow('is paid already');
    expect(() => it.dfe.pay('nothing')).toThrow('mock.dfe.pay: there is no statement "nothing"');
  });

  test('what the provider declares and voids in between is paid and clawed back with the statement', async () => {
    const it = world();
    const made = await it.caller.post('/participant-declarations', {
      participant_id: it.id('ada'),
      declaration_type: 'retained-1',
      declaration_date: '2026-02-01T00:00:00Z',
      course_identifier: 'ecf-induction',
      evidence_held: 'other',
    });
    expect(made.status).toBe(200);
    const id = String(made.record['id']);
    it.dfe.pay('st-open');
    expect(await declaration(it, id)).toMatchObject({ state: 'paid' });
    expect((await it.caller.call('PUT', `/participant-declarations/${id}/void`)).attributes).toMatchObject({
      state: 'awaiting-clawback',
      clawback_statement_id: it.id('st-open'),
    });
    it.dfe.settleClawback(id);
    expect(await declaration(it, id)).toMatchObject({ state: 'clawed-back' });
    // the slot is free again
    expect(() => it.dfe.settleClawback(id)).toThrow('does not await clawback');
  });

  test('settleClawback: one declaration alone', async () => {
    const it = world();
    it.dfe.settleClawback('d-awaiting');
    expect(await declaration(it, 'd-awaiting')).toMatchObject({ state: 'clawed-back', updated_at: NOW });
    expect(await it.updated('statements', 'st-open')).toBe(BEFORE);
    expect(() => it.dfe.settleClawback('d-eligible')).toThrow('does not await clawback');
    expect(() => it.dfe.settleClawback('d-nobody')).toThrow('there is no declaration "d-nobody"');
  });
});

describe('rect.md 6.1: funding', () => {
  test("recordInduction: an ECT becomes eligible for the first time, and submitted declarations with them, whatever the statement's status", async () => {
    const it = world();
    it.dfe.makePayable('st-open');
    it.dfe.recordInduction('ben', { start: '2025-09-01' });
    expect(await it.enrolment('ben')).toMatchObject({
      eligible_for_funding: true,
      overall_induction_start_date: '2025-09-01',
      most_recent_induction_period_end_date: null,
    });
    expect(await declaration(it, 'd-submitted')).toMatchObject({
      state: 'eligible',
      statement_id: it.id('st-open'),
      updated_at: NOW,
    });
    expect(await it.updated('participants', 'ben')).toBe(NOW);
    expect((await declaration(it, 'd-mentor'))['state']).toBe('submitted');
    expect(() => it.dfe.recordInduction('ben', { start: '2025-09-01' })).toThrow('has an induction under way already');
  });

  test('recordInduction: of an ECT found eligible before, nothing but the induction changes', async () => {
    const it = world();
    it.dfe.recordInduction('ada', { start: '2025-09-01' });
    expect((await declaration(it, 'd-eligible'))['updated_at']).toBe(BEFORE);
    expect(await it.updated('participants', 'ada')).toBe(NOW);
  });

  test('recordInduction: without a statement ahead it fails as a whole', async () => {
    const it = play({
      participants: [ect('ben', { eligibleForFunding: null })],
      declarations: [{ ...started, id: 'd1', participant: 'ben' }],
      statements: [],
    });
    expect(() => it.dfe.recordInduction('ben', { start: '2025-09-01' })).toThrow(
      'lp1 has no output statement of cohort 2025',
    );
    expect(await it.enrolment('ben')).toMatchObject({ eligible_for_funding: null, overall_induction_start_date: null });
    expect(await it.updated('participants', 'ben')).toBe(BEFORE);
  });

  test.each([
    ['nobody', '2025-09-01', 'no participant'],
    ['mia', '2025-09-01', 'not registered as ect'],
    ['ada', '2026-02-11', 'before it begins'],
    ['ada', 'soon', 'no calendar day'],
  ])('recordInduction: %s from %s is refused', (who, start, why) => {
    expect(() => world().dfe.recordInduction(who, { start })).toThrow(why);
  });

  test('endInduction: completed, and eligible still', async () => {
    const it = world();
    it.dfe.recordInduction('ada', { start: '2025-09-01' });
    it.dfe.endInduction('ada', { end: '2026-02-09', outcome: 'pass' });
    expect(await it.enrolment('ada')).toMatchObject({
      induction_end_date: '2026-02-09',
      most_recent_induction_period_end_date: '2026-02-09',
      eligible_for_funding: true,
      participant_status: 'active',
      training_status: 'active',
    });
    expect(
      (
        await it.caller.put(`/participants/${it.id('ada')}/change-schedule`, {
          course_identifier: 'ecf-induction',
          schedule_identifier: 'ecf-extended-september',
        })
      ).titles,
    ).toEqual(['participant_id']);
    expect(() => it.dfe.endInduction('ada', { end: '2026-02-09', outcome: 'pass' })).toThrow('no induction under way');
    expect(() => it.dfe.recordInduction('ada', { start: '2026-02-10' })).toThrow('completed induction');
  });

  test('endInduction: not before it began, and not in advance', () => {
    const it = world();
    it.dfe.recordInduction('ada', { start: '2025-09-01' });
    expect(() => it.dfe.endInduction('ada', { end: '2025-08-31', outcome: 'fail' })).toThrow('began on 2025-09-01');
    expect(() => it.dfe.endInduction('ada', { end: '2026-02-11', outcome: 'fail' })).toThrow('before it comes');
  });

  test('decideFunding: eligible, not eligible, undecided; submitted declarations follow, eligible ones stay', async () => {
    const it = world();
    it.dfe.decideFunding('mia', true);
    expect(await it.enrolment('mia')).toMatchObject({ eligible_for_funding: true });
    expect(await declaration(it, 'd-mentor')).toMatchObject({ state: 'eligible', updated_at: NOW });
    it.dfe.decideFunding('mia', false, { role: 'mentor' });
    expect(await it.enrolment('mia')).toMatchObject({ eligible_for_funding: false });
    expect(await declaration(it, 'd-mentor')).toMatchObject({ state: 'eligible' });
    it.dfe.decideFunding('mia', null);
    expect(await it.enrolment('mia')).toMatchObject({ eligible_for_funding: null });
    expect(() => it.dfe.decideFunding('mia', true, { role: 'ect' })).toThrow('not registered as ect');
  });

  test('decideFunding: what is decided already moves nothing', async () => {
    const it = world();
    it.dfe.decideFunding('ada', true);
    expect(await it.updated('participants', 'ada')).toBe(BEFORE);
  });

  test('decideFunding: the role has to be said of somebody with two', () => {
    const it = play({
      participants: [
        {
          id: 'tom',
          training: [
            ...(ect('tom', { to: '2025-12-31' }).training ?? []),
            ...(mentor('tom', { from: '2026-01-05' }).training ?? []),
          ],
        },
      ],
    });
    expect(() => it.dfe.decideFunding('tom', false)).toThrow('ECT and mentor');
  });

  test('recordMentorIneligibility: the mentor shows when and why, and stays eligible if found eligible before', async () => {
    const it = play({ participants: [mentor('mia'), mentor('noa', { eligibleForFunding: null }), ect('ada')] });
    for (const who of ['mia', 'noa'])
      it.dfe.recordMentorIneligibility(who, { on: '2026-01-31', reason: 'started_not_completed' });
    expect(await it.enrolment('mia')).toMatchObject({
      mentor_funding_end_date: '2026-01-31',
      mentor_ineligible_for_funding_reason: 'started_not_completed',
      eligible_for_funding: true,
    });
    expect(await it.enrolment('noa')).toMatchObject({ eligible_for_funding: false });
    expect(await it.updated('participants', 'mia')).toBe(NOW);
    expect(() =>
      it.dfe.recordMentorIneligibility('ada', { on: '2026-01-31', reason: 'started_not_completed' }),
    ).toThrow('not registered as mentor');
  });
});
