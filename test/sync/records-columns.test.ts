import { describe, expect, test } from 'vitest';
import { classOf, withoutPersonal } from '../../src/sync/records/personal.ts';
import { partsOf, servedColumns } from '../../src/sync/records/rows.ts';
import type { Item } from '../../src/sync/resources.ts';

const item = (attributes: Readonly<Record<string, unknown>>): Item => ({ id: 'AB', type: 'x', attributes });

describe('what was served, as columns', () => {
  test.each([
    ['a text', 'x', 'x'],
    ['what no database keeps', 'a\u0000b\ud800', 'a\ufffdb\ufffd'],
    ['a number', 5, null],
    ['nothing', undefined, null],
  ])('%s in the place of a text', (_, name, expected) => {
    expect(servedColumns('schools', item({ name }), null)['name']).toBe(expected);
  });

  test.each([
    [true, 1],
    [false, 0],
    ['true', null],
    [null, null],
  ])('%j in the place of a yes or no', (paid, expected) => {
    expect(servedColumns('statements', item({ paid }), null)['paid']).toBe(expected);
  });

  test.each([
    [0, 0],
    [12, 12],
    [1.5, null],
    ['12', null],
  ])('%j in the place of a count', (count, expected) => {
    const row = servedColumns('partnerships', item({ participants_currently_training: count, school_id: 'F0' }), null);
    expect(row).toMatchObject({
      participants_currently_training: expected,
      school_id: 'f0',
      delivery_partner_id: null,
    });
  });

  test('a list is in order, and what is none is null', () => {
    const cohorts = (cohort: unknown) => servedColumns('deliveryPartners', item({ cohort }), null)['cohorts'];
    expect(cohorts(['2025', 2024])).toBe('["2024","2025"]');
    expect([cohorts('2025'), cohorts(undefined)]).toEqual([null, null]);
  });

  test.each([
    ['Us', 'Us', 1],
    ['Us', 'Them', 0],
    ['Us', undefined, 0],
    [null, 'Us', null],
  ])('asked for %s, a declaration of %s is ours: %j', (provider, name, ours) => {
    const row = servedColumns('declarations', item({ lead_provider_name: name }), provider);
    expect(row).toMatchObject({ ours, provider: name ?? null });
  });
});

describe('rows of other tables', () => {
  test('a transfer that is served twice has a number of its own', () => {
    const one = { training_record_id: 'R1', created_at: 't', leaving: { date: 'd', school_urn: '1', provider: 'P' } };
    const rows = partsOf('transfers', item({ transfers: [one, { ...one, created_at: 'u' }, 'x', one, {}] }));
    expect(rows.map(({ table }) => table)).toEqual(Array.from({ length: 4 }, () => 'dfe_transfers'));
    expect(rows.map(({ row }) => [row['training_record_id'], row['created_at'], row['ordinal']])).toEqual([
      ['r1', 't', 0],
      ['r1', 'u', 0],
      ['r1', 't', 1],
      ['', '', 0],
    ]);
    expect(rows[0]?.row).toMatchObject({
      ...{ participant_id: 'ab', leaving_date: 'd', leaving_school_urn: '1', leaving_provider: 'P' },
      ...{ joining_date: null, joining_school_urn: null, joining_provider: null },
    });
  });

  test('an enrolment tells why somebody left, and no other list has parts', () => {
    const enrolment = {
      ...{ training_record_id: 'R', participant_type: 'ect', withdrawal: { reason: 'w', date: '1' }, deferral: 'x' },
      ...{ cohort_changed_after_payments_frozen: true, overall_induction_start_date: '2' },
    };
    const rows = partsOf('participants', item({ ecf_enrolments: [enrolment], transfers: [{}] }));
    expect(rows).toMatchObject([
      {
        table: 'dfe_enrolments',
        row: {
          ...{ participant_id: 'ab', training_record_id: 'r', role: 'ect', withdrawal_reason: 'w' },
          ...{ withdrawal_date: '1', deferral_reason: null, frozen: 1, induction_start_date: '2' },
        },
      },
    ]);
    expect(rows).toHaveLength(1);
    expect(partsOf('schools', item({ ecf_enrolments: [enrolment], transfers: [{}] }))).toEqual([]);
    expect(partsOf('transfers', item({ transfers: {} }))).toEqual([]);
  });
});

describe('a record without what tells of a person', () => {
  test('has null in its place, adds nothing, and the one given is left as it is', () => {
    const given = item({
      full_name: 'Ann',
      ecf_enrolments: [{ email: 'a@x', cohort: '2025', withdrawal: { reason: 'r', date: 'd' }, deferral: null }, null],
    });
    const before = structuredClone(given);
    expect(withoutPersonal('participants', given)).toEqual({
      ...given,
      attributes: {
        full_name: null,
        ecf_enrolments: [
          { email: null, cohort: '2025', withdrawal: { reason: null, date: 'd' }, deferral: null },
          null,
        ],
      },
    });
    expect(given).toEqual(before);
    expect(withoutPersonal('statements', given)).toBe(given);
  });

  test.each([
    ['participants', 'full_name', 'identity'],
    ['participants', 'ecf_enrolments[].deferral.reason', 'sensitive'],
    ['participants', 'ecf_enrolments[].cohort', 'other'],
    ['statements', 'full_name', 'other'],
  ] as const)('%s %s is %s', (resource, path, kind) => {
    expect(classOf(resource, path)).toBe(kind);
  });
});
