import { describe, expect, test } from 'vitest';
import {
  checkChangeSchedule,
  checkDeclaration,
  checkDefer,
  checkPartnershipCreate,
  checkPartnershipUpdate,
  checkResume,
  checkVoid,
  checkWithdraw,
  type CheckOptions,
  type Verdict,
} from '../../src/rules/index.ts';
import { ID, participant } from './support/reads.ts';

/** Each check, in each of its modes: all the guidance, what the service enforces, nothing. */

const now = '2026-01-15T12:00:00Z';
const checks: readonly (readonly [string, (options: CheckOptions) => Verdict])[] = [
  ['checkDeclaration', (options) => checkDeclaration('rect', {}, {}, options)],
  ['checkDefer', (options) => checkDefer('rect', ID, {}, {}, options)],
  ['checkWithdraw', (options) => checkWithdraw('rect', ID, {}, {}, options)],
  ['checkResume', (options) => checkResume('rect', ID, {}, {}, options)],
  ['checkChangeSchedule', (options) => checkChangeSchedule('rect', ID, {}, {}, options)],
  ['checkVoid', (options) => checkVoid('rect', { declaration: null }, options)],
  ['checkPartnershipCreate', (options) => checkPartnershipCreate('rect', {}, {}, options)],
  ['checkPartnershipUpdate', (options) => checkPartnershipUpdate('rect', {}, {}, options)],
];

describe.each(checks)('%s', (_, check) => {
  test('refuses what the service refuses, as documented by default, and judges nothing when off', () => {
    const asDefault = check({ now });
    expect(asDefault.outcome).toBe('refuse');
    expect(check({ now, checks: 'documented' })).toEqual(asDefault);
    expect(check({ now, checks: 'service' }).outcome).toBe('refuse');
    expect(check({ now, checks: 'off' })).toEqual({ outcome: 'clear', refusals: [], advice: [], unchecked: [] });
  });

  test('asks for a moment that is one', () => {
    for (const wrong of ['today', '2026-02-30T00:00:00Z', new Date(NaN), NaN])
      expect(() => check({ now: wrong })).toThrow(RangeError);
    expect(check({}).outcome).toBe('refuse');
  });
});

describe.each(['rect', 'ecf'] as const)('%s: a deferred participant', (service) => {
  const given = {
    participant: participant([
      { training_status: 'deferred', participant_status: 'left', deferral: { date: '2025-10-01T09:00:00Z' } },
    ]),
    partnerships: [],
  };
  const change = { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-extended-september' };
  const guidance = `${service}.schedule.G1`;
  const named = (options: CheckOptions) => {
    const { refusals, advice } = checkChangeSchedule(service, ID, change, given, { now, ...options });
    return [refusals, advice].map((list) => list.map(({ rule }) => rule).filter((rule) => rule === guidance));
  };

  test('is refused another schedule by guidance, by default; by the service only advised', () => {
    expect(named({})).toEqual([[guidance], []]);
    expect(named({ checks: 'documented' })).toEqual([[guidance], []]);
    expect(named({ checks: 'service' })).toEqual([[], [guidance]]);
    expect(named({ checks: 'off' })).toEqual([[], []]);
  });
});

describe('values that the description allows and these rules do not know', () => {
  const asEct = { course_identifier: 'ecf-induction', reason: 'sabbatical' };
  const given = { participant: participant() };

  test('are left unchecked when they are described, and refused when they are not', () => {
    const described = { reason: ['other', 'sabbatical'] };
    expect(checkDefer('rect', ID, asEct, given, { now }).refusals).toMatchObject([{ rule: 'rect.defer.F2' }]);
    expect(checkDefer('rect', ID, asEct, given, { now, described: { reason: ['other'] } }).outcome).toBe('refuse');
    const { outcome, refusals, unchecked } = checkDefer('rect', ID, asEct, given, { now, described });
    expect([outcome, refusals]).toEqual(['unsure', []]);
    expect(unchecked).toContainEqual({
      rule: 'rect.defer.F2',
      title: 'reason',
      doubt: { reason: 'newer', fact: 'reason' },
    });
  });

  test.each([
    ['withdraw', () => checkWithdraw('rect', ID, asEct, given, { now, described: { reason: ['sabbatical'] } })],
    [
      'declaration',
      () =>
        checkDeclaration(
          'rect',
          {
            participant_id: ID,
            declaration_date: '2025-11-04T09:00:00Z',
            declaration_type: 'retained-9',
            course_identifier: 'ecf-induction',
          },
          given,
          { now, described: { declaration_type: ['retained-9'] } },
        ),
    ],
    [
      'schedule',
      () =>
        checkChangeSchedule(
          'rect',
          ID,
          { course_identifier: 'ecf-induction', schedule_identifier: 'ecf-brief-may' },
          given,
          { now, described: { schedule_identifier: ['ecf-brief-may'] } },
        ),
    ],
    [
      'resume',
      () =>
        checkResume('rect', ID, { course_identifier: 'ecf-head' }, given, {
          now,
          described: { course_identifier: ['ecf-head'] },
        }),
    ],
  ])('%s', (_, check) => {
    expect(check().unchecked.map(({ doubt }) => doubt.reason)).toContain('newer');
  });
});
