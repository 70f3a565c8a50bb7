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
  type Verdict,
} from '../../src/rules/index.ts';
import {
  declared,
  deliveryPartner,
  ID,
  participant,
  PARTNER,
  partnership,
  school,
  SCHOOL,
  statement,
} from './support/reads.ts';

const now = '2026-01-15T12:00:00Z';
const draft = {
  participant_id: ID,
  declaration_type: 'started',
  declaration_date: '2025-11-04T09:00:00Z',
  course_identifier: 'ecf-induction',
  evidence_held: 'training-event-attended',
};
const all = { participant: participant(), declarations: [], statements: [statement()] };
const refused = ({ outcome, refusals }: Verdict): unknown[] => [outcome, ...refusals.map(({ rule }) => rule)];

describe('rect', () => {
  test('a declaration with nothing wrong is clear, and what no provider sees is named', () => {
    const verdict = checkDeclaration('rect', draft, all, { now });
    expect(verdict).toMatchObject({ outcome: 'clear', refusals: [], advice: [] });
    expect(verdict.unchecked.map(({ rule, doubt }) => [rule, doubt.reason])).toEqual([
      ['rect.declaration.D8', 'not-visible'],
      ['rect.declaration.D15', 'not-visible'],
      ['rect.declaration.D16', 'not-visible'],
      ['rect.declaration.D18', 'not-visible'],
    ]);
  });

  test('what was not given is not guessed', () => {
    const verdict = checkDeclaration('rect', draft, {}, { now });
    expect(verdict).toMatchObject({ outcome: 'unsure', refusals: [] });
    expect(verdict.unchecked.find(({ rule }) => rule === 'rect.declaration.D19')?.doubt).toEqual({
      reason: 'missing',
      fact: 'trained',
    });
    expect(
      checkDeclaration('rect', { ...draft, evidence_held: 'a-photo' }, { participant: participant() }, { now }).outcome,
    ).toBe('refuse');
  });

  test('a duplicate, a date to come, a withdrawn participant', () => {
    expect(refused(checkDeclaration('rect', draft, { ...all, declarations: [declared()] }, { now }))).toEqual([
      'refuse',
      'rect.declaration.D8',
    ]);
    expect(
      refused(checkDeclaration('rect', { ...draft, declaration_date: '2026-02-01T00:00:00Z' }, all, { now })),
    ).toEqual(['refuse', 'rect.declaration.D9']);
    const withdrawn = participant([{ training_status: 'withdrawn', withdrawal: { date: '2025-10-01T09:00:00Z' } }]);
    expect(refused(checkDeclaration('rect', draft, { ...all, participant: withdrawn }, { now }))).toEqual([
      'refuse',
      'rect.declaration.D14',
    ]);
  });

  test('modes', () => {
    const deferred = {
      ...all,
      participant: participant([
        { training_status: 'deferred', participant_status: 'left', deferral: { date: '2025-10-01T09:00:00Z' } },
      ]),
    };
    expect(refused(checkDeclaration('rect', draft, deferred, { now }))).toEqual(['refuse', 'rect.declaration.G1a']);
    expect(checkDeclaration('rect', draft, deferred, { now, checks: 'service' })).toMatchObject({
      outcome: 'clear',
      advice: [{ rule: 'rect.declaration.G1a', enforcedBy: 'guidance' }],
    });
    expect(checkDeclaration('rect', {}, {}, { now, checks: 'off' })).toEqual({
      outcome: 'clear',
      refusals: [],
      advice: [],
      unchecked: [],
    });
  });

  test("the moment to judge by: a date, a number or a text; this machine's clock by default, right within a day", () => {
    const late = { ...draft, declaration_date: '2026-01-15T12:00:01Z' };
    for (const moment of [now, new Date(now), Date.parse(now)])
      expect(checkDeclaration('rect', late, all, { now: moment }).outcome).toBe('refuse');
    expect(checkDeclaration('rect', late, all, { now, clockUncertainty: 2000 })).toMatchObject({ outcome: 'unsure' });
    const aboutTime = (hours: number) => {
      const soon = { ...draft, declaration_date: new Date(Date.now() + hours * 3_600_000).toISOString() };
      const { refusals, unchecked } = checkDeclaration('rect', soon, all);
      return [...refusals, ...unchecked].filter(({ rule }) => rule === 'rect.declaration.D9');
    };
    expect(aboutTime(23)).toMatchObject([{ doubt: { reason: 'precision' } }]);
    expect(aboutTime(25)).toMatchObject([{ enforcedBy: 'service' }]);
    expect(() => checkDeclaration('rect', draft, all, { now: 'today' })).toThrow(RangeError);
  });

  test('participant actions', () => {
    const asEct = { course_identifier: 'ecf-induction' };
    const deferred = {
      participant: participant([
        { training_status: 'deferred', participant_status: 'left', deferral: { date: '2025-10-01T09:00:00Z' } },
      ]),
    };
    expect(
      refused(checkDefer('rect', ID, { ...asEct, reason: 'other' }, { participant: participant() }, { now })),
    ).toEqual(['clear']);
    expect(refused(checkDefer('rect', ID, { ...asEct, reason: 'other' }, deferred, { now }))).toEqual([
      'refuse',
      'rect.defer.F3',
    ]);
    expect(refused(checkDefer('rect', ID, asEct, { participant: null }, { now }))).toEqual([
      'refuse',
      'rect.defer.404',
    ]);
    expect(checkWithdraw('rect', ID, { ...asEct, reason: 'moved-school' }, deferred, { now })).toMatchObject({
      outcome: 'clear',
      advice: [{ rule: 'rect.withdraw.G1' }],
    });
    expect(refused(checkResume('rect', ID, asEct, deferred, { now }))).toEqual(['clear']);
    expect(refused(checkResume('rect', ID, asEct, { participant: participant() }, { now }))).toEqual([
      'refuse',
      'rect.resume.R1',
    ]);
    expect(
      refused(
        checkChangeSchedule(
          'rect',
          ID,
          { ...asEct, schedule_identifier: 'ecf-standard-september' },
          { participant: participant() },
          { now },
        ),
      ),
    ).toEqual(['refuse', 'rect.schedule.S1d']);
    expect(
      refused(
        checkChangeSchedule(
          'rect',
          ID,
          { ...asEct, schedule_identifier: 'ecf-extended-september', cohort: '2024' },
          { participant: participant(), partnerships: [], declarations: [] },
          { now },
        ),
      ),
    ).toEqual(['refuse', 'rect.schedule.S2a']);
  });

  test('voids', () => {
    expect(refused(checkVoid('rect', { declaration: declared({ state: 'voided' }) }, { now }))).toEqual([
      'refuse',
      'rect.void.V1',
    ]);
    expect(refused(checkVoid('rect', { declaration: null }, { now }))).toEqual(['refuse', 'rect.void.404']);
    const paid = declared({ state: 'paid' });
    expect(
      refused(
        checkVoid(
          'rect',
          {
            declaration: paid,
            leadProviderName: 'Acme Training',
            statements: [statement({ cut_off_date: '2025-12-31' })],
          },
          { now },
        ),
      ),
    ).toEqual(['refuse', 'rect.void.C3']);
    expect(
      refused(
        checkVoid('rect', { declaration: paid, leadProviderName: 'Acme Training', statements: [statement()] }, { now }),
      ),
    ).toEqual(['clear']);
    expect(refused(checkVoid('rect', { declaration: paid, leadProviderName: 'Acme Training' }, { now }))).toEqual([
      'unsure',
    ]);
  });

  test('partnerships', () => {
    const wanted = { cohort: '2025', school_id: SCHOOL, delivery_partner_id: PARTNER };
    const given = { school: school(), deliveryPartner: deliveryPartner(), partnerships: [] };
    expect(refused(checkPartnershipCreate('rect', wanted, given, { now }))).toEqual(['clear']);
    expect(
      refused(checkPartnershipCreate('rect', wanted, { ...given, partnerships: [partnership()] }, { now })),
    ).toEqual(['refuse', 'rect.partnership-create.N11']);
    // a school that is not found does not exist or is not eligible: one of the two refuses
    expect(checkPartnershipCreate('rect', wanted, { ...given, school: null }, { now })).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'rect.partnership-create.N8', likely: true }],
    });
    expect(
      refused(
        checkPartnershipUpdate('rect', { delivery_partner_id: PARTNER }, { partnership: partnership() }, { now }),
      ),
    ).toEqual(['refuse', 'rect.partnership-update.U4']);
  });
});

describe('ecf', () => {
  test('each check runs the rules of its own service', () => {
    const asEct = { course_identifier: 'ecf-induction' };
    // somebody with a retired id may have more records than are shown
    const neverMerged = { id: ID, attributes: { ...participant().attributes, participant_id_changes: [] } };
    expect(refused(checkDeclaration('ecf', draft, { ...all, declarations: [declared()] }, { now }))).toEqual([
      'refuse',
      'ecf.declaration.10',
    ]);
    expect(
      checkDeclaration('ecf', draft, { ...all, participant: neverMerged, partnerships: [] }, { now }).outcome,
    ).toBe('clear');
    expect(
      refused(checkDefer('ecf', ID, { ...asEct, reason: 'moved-school' }, { participant: participant() }, { now })),
    ).toEqual(['refuse', 'ecf.defer.4b']);
    expect(refused(checkResume('ecf', ID, asEct, { participant: neverMerged }, { now }))).toEqual([
      'refuse',
      'ecf.resume.4',
    ]);
    expect(
      refused(
        checkWithdraw(
          'ecf',
          ID,
          { ...asEct, reason: 'changed-lead-provider' },
          { participant: participant() },
          { now },
        ),
      ),
    ).toEqual(['refuse', 'ecf.withdraw.4b']);
    expect(refused(checkVoid('ecf', { declaration: declared({ state: 'voided' }) }, { now }))).toEqual([
      'refuse',
      'ecf.void.1',
    ]);
    expect(
      refused(
        checkChangeSchedule('ecf', ID, { ...asEct, schedule_identifier: '' }, { participant: participant() }, { now }),
      ),
    ).toContain('ecf.schedule.4');
    expect(
      refused(
        checkPartnershipCreate(
          'ecf',
          { cohort: '2025', school_id: SCHOOL, delivery_partner_id: '' },
          { school: school(), partnerships: [] },
          { now },
        ),
      ),
    ).toContain('ecf.partnership-create.1c');
    expect(
      refused(checkPartnershipUpdate('ecf', {}, { partnership: partnership({ status: 'active' }) }, { now })),
    ).toEqual(['refuse', 'ecf.partnership-update.1']);
  });
});
