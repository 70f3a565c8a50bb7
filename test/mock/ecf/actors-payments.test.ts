import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import { declaration, enrolment, LATER, participant, since, stage, type Stage } from './actors-harness.ts';
import { people } from './actors-people.ts';

const state = async ({ read }: Stage, symbol: string, as?: string) => (await read(declaration(symbol), as))?.['state'];
const statement = async ({ read }: Stage, symbol: string) => read(`/statements/${uuidOf(symbol)}`);

describe('ecf.md 6.1: a statement run', () => {
  test('makePayable moves what is eligible on the statement, and nothing else', async () => {
    const on = stage(people);
    on.dfe.makePayable('st3');
    expect([
      await state(on, 'd-eligible'),
      await state(on, 'd-voided'),
      await state(on, 'd-submitted'),
      await state(on, 'd-clawback'),
    ]).toEqual(['payable', 'voided', 'submitted', 'awaiting-clawback']);
    expect(await state(on, 'd-theirs', 'lp2')).toBe('eligible');
    expect((await statement(on, 'st3'))?.['paid']).toBe(false);
  });

  test('the statement and the declarations that moved have a new updated_at; no participant has', async () => {
    const on = stage(people);
    const before = await on.read(participant('ada'));
    on.dfe.makePayable('st3');
    expect(await on.list(since('/participant-declarations'))).toEqual(['d-eligible']);
    expect(await on.list(since('/statements'))).toEqual(['st3']);
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
    expect(await on.read(participant('ada'))).toEqual(before);
  });

  test('a payable statement takes no further declarations: the next one does', async () => {
    const on = stage(people);
    on.dfe.makePayable('st3');
    on.dfe.decideFunding('bob', true);
    expect((await on.read(declaration('d-submitted')))?.['statement_id']).toBe(uuidOf('st2'));
  });

  test('pay pays, and claws back what waits on the statement; the paid line of a clawback stays', async () => {
    const on = stage(people);
    on.dfe.pay('st3');
    expect((await statement(on, 'st3'))?.['paid']).toBe(true);
    expect([await state(on, 'd-eligible'), await state(on, 'd-voided'), await state(on, 'd-clawback')]).toEqual([
      'paid',
      'voided',
      'clawed-back',
    ]);
    const clawedBack = await on.read(declaration('d-clawback'));
    expect([clawedBack?.['statement_id'], clawedBack?.['clawback_statement_id']]).toEqual([
      uuidOf('st1'),
      uuidOf('st3'),
    ]);
    expect(await on.list(since('/participant-declarations'))).toEqual(['d-eligible', 'd-clawback']);
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
  });

  test('what was declared and voided while the mock runs goes along', async () => {
    const on = stage(people);
    on.dfe.pay('st3');
    const voided = await on.write('PUT', `${declaration('d-eligible')}/void`, {});
    expect(voided.attributes['state']).toBe('awaiting-clawback');
    on.dfe.pay('st2');
    const after = await on.read(declaration('d-eligible'));
    expect([after?.['state'], after?.['statement_id'], after?.['clawback_statement_id']]).toEqual([
      'clawed-back',
      uuidOf('st3'),
      uuidOf('st2'),
    ]);
  });

  test('settleClawback settles one declaration and leaves the statement open', async () => {
    const on = stage(people);
    on.dfe.settleClawback('d-clawback');
    expect([await state(on, 'd-clawback'), (await on.read(declaration('d-clawback')))?.['updated_at']]).toEqual([
      'clawed-back',
      LATER,
    ]);
    expect(await on.list(since('/statements'))).toEqual([]);
    on.dfe.pay('st3');
    expect(await state(on, 'd-clawback')).toBe('clawed-back');
  });

  test('what cannot be: unknown, paid twice, payable twice, settled without a clawback', () => {
    const { dfe } = stage(people);
    expect(() => dfe.pay('nothing')).toThrow('mock.dfe.pay: there is no statement "nothing" in this world.');
    expect(() => dfe.pay('st1')).toThrow('mock.dfe.pay: statement "st1" is paid already.');
    dfe.makePayable('st3');
    expect(() => dfe.makePayable('st3')).toThrow('payable already');
    expect(() => dfe.settleClawback('d-eligible')).toThrow(
      'mock.dfe.settleClawback: declaration "d-eligible" is payable',
    );
  });
});

describe('ecf.md 6.1: funding is decided', () => {
  test('what was submitted counts and goes on the next output statement; the participant is touched', async () => {
    const on = stage(people);
    on.dfe.decideFunding('bob', true);
    const after = await on.read(declaration('d-submitted'));
    expect([after?.['state'], after?.['statement_id'], after?.['updated_at']]).toEqual([
      'eligible',
      uuidOf('st3'),
      LATER,
    ]);
    const bob = await on.read(participant('bob'));
    expect([enrolment(bob)['eligible_for_funding'], bob?.['updated_at']]).toEqual([true, LATER]);
    expect(await on.list(since('/participants/ecf'))).toEqual(['bob']);
  });

  test('it then goes with its statement', async () => {
    const on = stage(people);
    on.dfe.decideFunding('bob', true);
    on.dfe.pay('st3');
    expect(await state(on, 'd-submitted')).toBe('paid');
  });

  test('without a statement left it goes on waiting, until DfE looks again', async () => {
    const on = stage(people);
    on.at('2027-01-01T00:00:00Z');
    on.dfe.decideFunding('bob', true);
    expect([
      await state(on, 'd-submitted'),
      enrolment(await on.read(participant('bob')))['eligible_for_funding'],
    ]).toEqual(['submitted', true]);
    on.at(LATER);
    on.dfe.decideFunding('bob', true);
    expect(await state(on, 'd-submitted')).toBe('eligible');
  });

  test('nothing leads back from eligible', async () => {
    const on = stage(people);
    on.dfe.decideFunding('ada', false);
    expect([
      await state(on, 'd-eligible'),
      enrolment(await on.read(participant('ada')))['eligible_for_funding'],
    ]).toEqual(['eligible', false]);
    on.dfe.decideFunding('ada', null);
    expect(enrolment(await on.read(participant('ada')))['eligible_for_funding']).toBeNull();
  });

  test('the same result again saves nothing, so nothing moves', async () => {
    const on = stage(people);
    on.dfe.decideFunding('ada', true);
    expect(await on.list(since('/participants/ecf'))).toEqual([]);
  });

  test('somebody in both roles has to be named with one', () => {
    const { dfe } = stage(people);
    expect(() => dfe.decideFunding('two', true)).toThrow(
      'mock.dfe.decideFunding: participant "two" is an ECT and a mentor',
    );
    expect(() => dfe.decideFunding('bob', true, { role: 'mentor' })).toThrow('is not registered as a mentor');
    expect(() => dfe.decideFunding('two', true, { role: 'mentor' })).not.toThrow();
  });
});

describe('ecf.md 5.2: inductions and the end of mentor funding', () => {
  test('the end shows and moves the times; the outcome does not show', async () => {
    const on = stage(people);
    on.dfe.endInduction('ada', { end: '2026-02-13', outcome: 'fail' });
    const ada = await on.read(participant('ada'));
    expect([enrolment(ada)['induction_end_date'], enrolment(ada)['participant_status'], ada?.['updated_at']]).toEqual([
      '2026-02-13',
      'active',
      LATER,
    ]);
    expect(await on.list(since('/participants/ecf'))).toEqual(['ada']);
  });

  test('its beginning is not shown, yet the times move, once', async () => {
    const on = stage(people);
    const before = enrolment(await on.read(participant('ada')));
    on.dfe.recordInduction('ada', { start: '2025-09-01' });
    expect(enrolment(await on.read(participant('ada')))).toEqual(before);
    expect(await on.list(since('/participants/ecf'))).toEqual(['ada']);
    on.at('2026-02-21T09:00:00Z');
    on.dfe.recordInduction('ada', { start: '2025-09-01' });
    expect(await on.list(since('/participants/ecf', '2026-02-21T09:00:00Z'))).toEqual([]);
  });

  test('a mentor who is no longer funded', async () => {
    const on = stage(people);
    on.dfe.recordMentorIneligibility('mo', { on: '2026-02-01', reason: 'started_not_completed' });
    const mo = await on.read(participant('mo'));
    expect([enrolment(mo)['mentor_funding_end_date'], enrolment(mo)['mentor_ineligible_for_funding_reason']]).toEqual([
      '2026-02-01',
      'started_not_completed',
    ]);
    expect(await on.list(since('/participants/ecf'))).toEqual(['mo']);
  });

  test("what cannot be: an end before the beginning, a mentor's induction, an ECT's mentor funding, no day", () => {
    const { dfe } = stage(people);
    dfe.recordInduction('ada', { start: '2025-09-01' });
    expect(() => dfe.endInduction('ada', { end: '2025-08-31', outcome: 'pass' })).toThrow('began on 2025-09-01');
    expect(() => dfe.endInduction('mo', { end: '2026-01-31', outcome: 'pass' })).toThrow(
      '"mo" is not registered as an ECT',
    );
    expect(() => dfe.recordMentorIneligibility('ada', { on: '2026-01-01', reason: 'started_not_completed' })).toThrow(
      'as a mentor',
    );
    expect(() => dfe.recordInduction('ada', { start: '2026-02-30' })).toThrow('no calendar day');
  });
});
