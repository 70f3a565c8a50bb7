import { describe, expect, test } from 'vitest';
import { rectRules, type RectPartnershipCreateFacts } from '../../../src/rules/rect/index.ts';
import type { Datum } from '../../../src/rules/rule.ts';
import type { PartnershipInput } from '../../../src/rules/shared/inputs.ts';
import { refusalsOf } from '../../../src/rules/verdict.ts';
import { apply, describeRules, refusing, verdictOn, type Change } from '../support/cases.ts';
import { partnershipCreate, partnershipUpdate, voiding } from './sound.ts';

type Wrong = Change<RectPartnershipCreateFacts, PartnershipInput>;

const given = <T>(value: T): Datum<T> => ({ value, from: 'given' });
const blanks = [undefined, null, '', ' ', false];
/** With a cohort that is none, no partner is linked in it. */
const noCohort = { cohortExists: given(false), partnerLinked: false };

describeRules(rectRules.void.rules, voiding, {
  404: { status: 404, refuses: [{ facts: { own: false } }], passes: [{}] },
  V1: {
    refuses: [{ facts: { state: 'voided' } }],
    passes: (['submitted', 'eligible', 'payable', 'paid'] as const).map((state) => ({ facts: { state } })),
  },
  C2: {
    refuses: (['awaiting-clawback', 'clawed-back'] as const).map((state) => ({ facts: { state } })),
    passes: [{ facts: { state: 'paid' } }],
  },
  C3: {
    silencedBy: ['participant_declaration_id'],
    refuses: [{ facts: { state: 'paid', statementAhead: false } }],
    passes: (['submitted', 'eligible', 'payable'] as const).map((state) => ({
      facts: { state, statementAhead: false },
    })),
  },
  V2x: {
    silencedBy: 'any',
    refuses: (['eligible', 'paid'] as const).map((state) => ({ facts: { state, noRoomToReopen: true } })),
    passes: [{}],
  },
});

describeRules(rectRules['partnership-create'].rules, partnershipCreate, {
  // a bad cohort usually comes with an error on the delivery partner, which is not linked in it
  N1: {
    refuses: blanks.map((cohort) => ({ draft: { cohort }, facts: noCohort, gives: ['N1', 'N10'] })),
    passes: [{}, { draft: { cohort: 2025 } }],
  },
  N2: {
    refuses: blanks.map((school_id) => ({
      draft: { school_id },
      facts: { schoolExists: false, schoolEligible: false },
    })),
    passes: [{}],
  },
  N3: {
    refuses: blanks.map((delivery_partner_id) => ({
      draft: { delivery_partner_id },
      facts: { partnerExists: false, partnerLinked: false },
    })),
    passes: [{}],
  },
  N4: {
    silencedBy: ['cohort'],
    refuses: [{ draft: { cohort: '1999' }, facts: noCohort, gives: ['N4', 'N10'] }],
    passes: [{}],
  },
  N5: { silencedBy: ['cohort'], refuses: [{ facts: { cohortStartsLater: given(true) } }], passes: [{}] },
  N6: { silencedBy: ['cohort'], refuses: [{ facts: { cohortEnabled: given(false) } }], passes: [{}] },
  N7: {
    silencedBy: ['school_id'],
    refuses: [{ facts: { schoolExists: false, schoolEligible: false } }],
    passes: [{ draft: { school_id: '' }, facts: { schoolExists: false }, gives: ['N2'] }],
  },
  N8: { silencedBy: ['school_id'], refuses: [{ facts: { schoolEligible: false } }], passes: [{}] },
  N9: {
    silencedBy: ['delivery_partner_id'],
    refuses: [{ facts: { partnerExists: false, partnerLinked: false } }],
    passes: [{}],
  },
  // the service asks here for a partner that exists: it does not after an earlier error on the attribute
  N10: { silencedBy: ['delivery_partner_id'], refuses: [{ facts: { partnerLinked: false } }], passes: [{}] },
  N11: {
    refuses: [{ facts: { alreadyPartnered: true } }],
    passes: [
      { draft: { school_id: undefined }, facts: { alreadyPartnered: true, schoolExists: false }, gives: ['N2'] },
    ],
  },
  N12: {
    refuses: [{ facts: { schoolLed: true } }],
    passes: [{ draft: { cohort: undefined }, facts: { schoolLed: true, ...noCohort }, gives: ['N1', 'N10'] }],
  },
});

describeRules(rectRules['partnership-update'].rules, partnershipUpdate, {
  404: { status: 404, refuses: [{ facts: { own: false } }], passes: [{}] },
  U1: {
    refuses: blanks.map((delivery_partner_id) => ({
      draft: { delivery_partner_id },
      facts: { partnerExists: false, partnerLinked: false },
    })),
    passes: [{}],
  },
  U2: {
    silencedBy: ['delivery_partner_id'],
    refuses: [{ facts: { partnerExists: false, partnerLinked: false } }],
    passes: [{}],
  },
  U3: { silencedBy: ['delivery_partner_id'], refuses: [{ facts: { partnerLinked: false } }], passes: [{}] },
  U4: {
    refuses: [
      { facts: { partnerTaken: true } },
      { facts: { partnerTaken: true, partnerLinked: false }, gives: ['U3', 'U4'] },
    ],
    passes: [
      {
        draft: { delivery_partner_id: '' },
        facts: { partnerTaken: true, partnerExists: false, partnerLinked: false },
        gives: ['U1'],
      },
    ],
  },
});

describe('rect.partnership-create: several errors at once', () => {
  const answer = (wrong: Wrong): string[] =>
    refusing(rectRules['partnership-create'].rules, apply(partnershipCreate, wrong));

  test('an empty body names all three attributes', () => {
    const facts = {
      cohortExists: given(false),
      schoolExists: false,
      schoolEligible: false,
      partnerExists: false,
      partnerLinked: false,
    };
    expect(
      answer({ draft: { cohort: undefined, school_id: undefined, delivery_partner_id: undefined }, facts }),
    ).toEqual(['N1', 'N2', 'N3']);
  });

  test('a school can carry up to three errors', () => {
    expect(answer({ facts: { schoolEligible: false, alreadyPartnered: true, schoolLed: true } })).toEqual([
      'N8',
      'N11',
      'N12',
    ]);
    expect(answer({ facts: { schoolExists: false, schoolEligible: false } })).toEqual(['N7']);
  });

  test('a cohort carries one error, and school and partner theirs besides', () => {
    expect(
      answer({
        facts: {
          cohortStartsLater: given(true),
          cohortEnabled: given(false),
          schoolEligible: false,
          partnerExists: false,
          partnerLinked: false,
        },
      }),
    ).toEqual(['N5', 'N8', 'N9']);
  });
});

describe('rect.void and rect.partnership-*: what a provider can know', () => {
  test("a declaration that may be another provider's: state rules refuse, the 404 is open", () => {
    expect(
      verdictOn(rectRules.void.rules, voiding, { ...voiding.facts, own: undefined, state: 'voided' }),
    ).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'rect.void.V1', likely: true }],
      unchecked: [{ rule: 'rect.void.404', doubt: { reason: 'missing', fact: 'own' } }],
    });
  });

  test('a cohort known from seed data only is not refused', () => {
    const verdict = verdictOn(rectRules['partnership-create'].rules, partnershipCreate, {
      ...partnershipCreate.facts,
      cohortEnabled: { value: false, from: 'seed' },
    });
    expect(verdict).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ rule: 'rect.partnership-create.N6', doubt: { reason: 'seed-data' } }],
    });
  });

  test('a 404 replaces all else', () => {
    expect(
      refusalsOf(
        rectRules['partnership-update'].rules,
        { own: false, partnerExists: false, partnerLinked: false, partnerTaken: true },
        {},
        partnershipUpdate.now,
      ),
    ).toMatchObject([{ rule: 'rect.partnership-update.404', status: 404 }]);
  });
});
