import { describe, expect, test } from 'vitest';
import {
  ecfRules,
  type EcfPartnershipCreateFacts,
  type EcfPartnershipUpdateFacts,
  type EcfVoidFacts,
} from '../../../src/rules/ecf/index.ts';
import { notVisible, type Datum } from '../../../src/rules/rule.ts';
import type { PartnershipInput, PartnershipUpdateInput } from '../../../src/rules/shared/inputs.ts';
import { refusalsOf } from '../../../src/rules/verdict.ts';
import { apply, describeRules, refusing, verdictOn, type Change, type Row } from '../support/cases.ts';
import { partnershipCreate, partnershipUpdate, voiding } from './sound.ts';

const blanks = [undefined, null, '', ' ', false];
const given = <T>(value: T): Datum<T> => ({ value, from: 'given' });

type VoidRow = Row<EcfVoidFacts, object>;
const paid = { state: 'paid' } as const;
describeRules(ecfRules.void.rules, voiding, {
  404: { status: 404, refuses: [{ facts: { own: false } }], passes: [{}] } satisfies VoidRow,
  1: {
    refuses: [{ facts: { state: 'voided' } }],
    passes: (['submitted', 'eligible', 'payable', 'ineligible', 'paid'] as const).map((state) => ({
      facts: { state },
    })),
  },
  2: { refuses: [{ facts: { state: 'awaiting-clawback' } }, { facts: { state: 'clawed-back' } }], passes: [{}] },
  '3a': { refuses: [{ facts: { ...paid, refunded: true } }], passes: [{ facts: paid }] },
  '3b': {
    refuses: [{ facts: { ...paid, openStatement: false } }],
    passes: [{ facts: paid }, { facts: { openStatement: false } }],
  },
});

describe('ecf.void', () => {
  test('answers with one ordinary error object titled Invalid action', () => {
    const { facts, draft, now } = apply(voiding, { facts: { ...paid, openStatement: false, refunded: true } });
    expect(refusalsOf(ecfRules.void.rules, facts, draft, now)).toMatchObject([
      { title: 'Invalid action', status: 422, alone: 'issue', rule: 'ecf.void.3a' },
    ]);
  });

  test("of the provider's own declarations only the clawback of a paid one hangs on what is not shown", () => {
    expect(verdictOn(ecfRules.void.rules, voiding, { own: true, state: 'eligible' })).toMatchObject({
      outcome: 'clear',
      unchecked: [],
    });
    expect(
      verdictOn(ecfRules.void.rules, voiding, { own: true, state: 'paid', refunded: false, openStatement: notVisible }),
    ).toMatchObject({ outcome: 'clear', unchecked: [{ rule: 'ecf.void.3b', doubt: { reason: 'not-visible' } }] });
    expect(
      verdictOn(ecfRules.void.rules, voiding, { own: true, state: 'paid', refunded: false, openStatement: false }),
    ).toMatchObject({ outcome: 'refuse' });
  });
});

type CreateRow = Row<EcfPartnershipCreateFacts, PartnershipInput>;
const noSchool = { schoolExists: false, schoolEligible: false };
const noCohort = { cohortExists: given(false), partnerLinked: false };
/** Facts of the school look no further than the first that refuses. */
const school = (
  facts: Partial<EcfPartnershipCreateFacts>,
  ...passes: Change<EcfPartnershipCreateFacts, PartnershipInput>[]
): CreateRow => ({ refuses: [{ facts }], passes: [{}, ...passes] });

describeRules(ecfRules['partnership-create'].rules, partnershipCreate, {
  '1a': {
    refuses: blanks.map((cohort) => ({
      draft: { cohort },
      facts: { ...noSchool, partnerLinked: false },
      gives: ['1a', '4a', '5b'],
    })),
    passes: [{}, { draft: { cohort: 2025 } }],
  } satisfies CreateRow,
  '1b': { refuses: blanks.map((school_id) => ({ draft: { school_id }, facts: noSchool })), passes: [{}] },
  '1c': {
    refuses: blanks.map((delivery_partner_id) => ({
      draft: { delivery_partner_id },
      facts: { partnerExists: false, partnerLinked: false },
    })),
    passes: [{}],
  },
  2: {
    refuses: [
      { facts: { ...noCohort, ...noSchool }, draft: { cohort: '1999' }, gives: ['2', '4a', '5b'] },
      { facts: noCohort, draft: { cohort: '1999', school_id: '' }, gives: ['1b', '2', '5b'] },
    ],
    passes: [{}, { draft: { cohort: '' }, facts: { ...noCohort, ...noSchool }, gives: ['1a', '4a', '5b'] }],
  },
  '4a': school(noSchool, { draft: { school_id: '' }, facts: noSchool, gives: ['1b'] }),
  '4b': school({ schoolLedOnly: true, schoolEligible: false }),
  '4c': school({ schoolEligible: false, alreadyPartnered: true, takenByOther: true }),
  '4x': {
    status: 500,
    refuses: [
      { facts: noCohort, draft: { cohort: '1999' } },
      ...blanks.map((cohort) => ({ facts: noCohort, draft: { cohort } })),
    ],
    passes: [
      {},
      { facts: noCohort, draft: { cohort: '1999', school_id: '' }, gives: ['1b', '2', '5b'] },
      { facts: { ...noCohort, schoolEligible: false }, gives: ['2', '4c', '5b'] },
    ],
  },
  '4d': school({ alreadyPartnered: true, programmeUnconfirmed: true }),
  '4e': school({ takenByOther: true, programmeUnconfirmed: true }),
  '4f': school({ programmeUnconfirmed: true }),
  '5a': {
    refuses: [{ facts: { partnerExists: false, partnerLinked: false } }],
    passes: [
      {},
      { facts: { partnerExists: false, partnerLinked: false }, draft: { delivery_partner_id: '' }, gives: ['1c'] },
    ],
  },
  '5b': { refuses: [{ facts: { partnerLinked: false } }], passes: [{}] },
});

describe('ecf.partnership-create', () => {
  test('an empty body names all three attributes, in their order', () => {
    const { facts, now } = partnershipCreate;
    expect(
      refusalsOf(ecfRules['partnership-create'].rules, { ...facts, ...noCohort }, {}, now).map(({ title }) => title),
    ).toEqual(['cohort', 'school_id', 'delivery_partner_id']);
  });

  test('a school that is nowhere to be seen may take part all the same', () => {
    const verdict = verdictOn(ecfRules['partnership-create'].rules, partnershipCreate, {
      ...partnershipCreate.facts,
      schoolExists: notVisible,
      schoolLedOnly: notVisible,
      schoolEligible: notVisible,
    });
    expect(verdict.outcome).toBe('clear');
    expect(verdict.unchecked.map(({ rule }) => rule)).toEqual(
      ['4a', '4b', '4c'].map((row) => `ecf.partnership-create.${row}`),
    );
  });

  test('seed data refuse no cohort', () => {
    const facts = { ...partnershipCreate.facts, ...noCohort, cohortExists: { value: false, from: 'seed' } } as const;
    const verdict = verdictOn(
      ecfRules['partnership-create'].rules,
      apply(partnershipCreate, { draft: { cohort: 2026 } }),
      facts,
    );
    expect(verdict.unchecked).toContainEqual({
      rule: 'ecf.partnership-create.2',
      title: 'cohort',
      doubt: { reason: 'seed-data', fact: 'cohortExists' },
    });
  });
});

type UpdateRow = Row<EcfPartnershipUpdateFacts, PartnershipUpdateInput>;
const partner = (facts: Partial<EcfPartnershipUpdateFacts>): UpdateRow => ({
  silencedBy: ['delivery_partner_id'],
  refuses: [{ facts }],
  passes: [{}, { facts, draft: { delivery_partner_id: '' }, gives: ['1'] }],
});

describeRules(ecfRules['partnership-update'].rules, partnershipUpdate, {
  404: {
    status: 404,
    refuses: [
      { facts: { own: false } },
      { facts: { own: false, partnerExists: false }, draft: { delivery_partner_id: '' } },
    ],
    passes: [{}],
  },
  1: { refuses: blanks.map((delivery_partner_id) => ({ draft: { delivery_partner_id } })), passes: [{}] },
  '2a': partner({ partnerExists: false, partnerLinked: false, challenged: true }),
  '2b': partner({ partnerLinked: false, challenged: true, keptWithPartner: true }),
  '2c': partner({ challenged: true, keptWithPartner: true }),
  '2d': partner({ keptWithPartner: true }),
});

test('ecf.partnership-update: at most one error', () => {
  expect(
    refusing(
      ecfRules['partnership-update'].rules,
      apply(partnershipUpdate, {
        facts: { partnerExists: false, partnerLinked: false, challenged: true, keptWithPartner: true },
      }),
    ),
  ).toEqual(['2a']);
});
