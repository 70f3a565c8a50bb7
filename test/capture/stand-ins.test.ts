import fc from 'fast-check';
import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/capture/observed.ts';
import { descriptionsOf } from '../../src/capture/stand-ins/described.ts';
import { Keyed } from '../../src/capture/stand-ins/keyed.ts';
import { trnFor, urnFor } from '../../src/capture/stand-ins/numbers.ts';
import { StandIns, type StandInOptions } from '../../src/capture/stand-ins/stand-ins.ts';
import { runs } from '../support/size.ts';

const KEY = Buffer.from('a key of these tests, long enough');
const descriptions = await descriptionsOf('rect');
const standIns = (options?: StandInOptions, key: Uint8Array = KEY): StandIns =>
  new StandIns(key, descriptions, options);

const ID = '11111111-2222-4333-8444-555555555555';
const MENTOR = '99999999-2222-4333-8444-555555555555';

/** A participant as the service serves one, and what is put over its attributes. */
function participant(more: Readonly<Record<string, unknown>> = {}): Row {
  return {
    id: ID,
    type: 'participant',
    attributes: {
      full_name: 'Zqfirst Zqlast',
      teacher_reference_number: '1234567',
      updated_at: '2026-01-02T03:04:05Z',
      ecf_enrolments: [
        {
          training_record_id: MENTOR,
          email: 'zqlocal@zqdomain.example',
          mentor_id: MENTOR,
          school_urn: '123456',
          participant_type: 'ect',
          cohort: '2025',
          training_status: 'withdrawn',
          eligible_for_funding: true,
          schedule_identifier: 'ecf-standard-september',
          withdrawal: { reason: 'moved-school', date: '2026-01-01T00:00:00Z' },
          deferral: { reason: 'long-term-sickness', date: '2025-12-01T00:00:00Z' },
          induction_end_date: '2026-05-01',
          mentor_funding_end_date: null,
        },
      ],
      participant_id_changes: [],
      ...more,
    },
  };
}

const enrolmentOf = (row: Row): Record<string, unknown> =>
  (row.attributes['ecf_enrolments'] as Record<string, unknown>[])[0] ?? {};

describe('the permutation of numbers', () => {
  test('no two numbers of a block go to one place, and all places are in the block', () => {
    const keyed = new Keyed(KEY);
    for (const size of [1, 2, 3, 100, 1000]) {
      const found = Array.from({ length: size }, (_, number) => keyed.permuted('test', number, size));
      expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, number) => number));
    }
  });

  test('different TRNs and URNs stay different, and are nobody’s', () => {
    const keyed = new Keyed(KEY);
    const [trns, urns] = [new Map<string, string>(), new Map<string, string>()];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_999_999 }), fc.integer({ min: 0, max: 999_999 }), (one, other) => {
        const [trn, urn] = [String(one).padStart(7, '0'), String(other)];
        trns.set(trn, trnFor(keyed, trn) ?? '');
        urns.set(urn, urnFor(keyed, urn));
        expect(trns.get(trn)).toMatch(/^[5-9]\d{6}$/);
        expect(Number(urns.get(urn))).toBeGreaterThanOrEqual(900_000);
      }),
      { numRuns: runs(2000) },
    );
    expect(new Set(trns.values()).size).toBe(trns.size);
    expect(new Set(urns.values()).size).toBe(urns.size);
    expect(urnFor(keyed, '123456')).toMatch(/^9\d{5}$/);
    expect(new Set(['123456', '0123456', '1234567', 'X123456'].map((urn) => urnFor(keyed, urn))).size).toBe(4);
  });
});

describe('a record with stand-ins', () => {
  test('holds nothing of who somebody is, and keeps dates, states and years', () => {
    const row = standIns().replaceRow('participants', participant());
    expect(JSON.stringify(row)).not.toMatch(/zq|1234567|123456\b|1111|9999|moved|sickness/i);
    expect(row.type).toBe('participant');
    expect(row.attributes['updated_at']).toBe('2026-01-02T03:04:05Z');
    expect(row.attributes['teacher_reference_number']).toMatch(/^[5-9]\d{6}$/);
    expect(row.attributes['full_name']).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(enrolmentOf(row)).toMatchObject({
      participant_type: 'ect',
      cohort: '2025',
      training_status: 'withdrawn',
      eligible_for_funding: true,
      schedule_identifier: 'ecf-standard-september',
      withdrawal: { reason: 'other', date: '2026-01-01T00:00:00Z' },
      deferral: { reason: 'other', date: '2025-12-01T00:00:00Z' },
      induction_end_date: '2026-05-01',
      mentor_funding_end_date: null,
    });
    expect(enrolmentOf(row)['email']).toMatch(/^[a-z]+\.[a-z]+\.[0-9a-f]{8}@[a-z-]+\.example$/);
    expect(enrolmentOf(row)['mentor_id']).toBe(enrolmentOf(row)['training_record_id']);
    expect(enrolmentOf(row)['mentor_id']).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('equal originals have equal stand-ins wherever they stand; null stays null', () => {
    const all = standIns();
    const school = { id: MENTOR, type: 'school', attributes: { name: 'Zqschool', urn: '123456', cohort: '2025' } };
    const partnership = { id: ID, type: 'partnership', attributes: { urn: '123456', school_id: MENTOR } };
    const declaration = { id: ID, type: 'participant-declaration', attributes: { lead_provider_name: 'Zqown' } };
    const leaving = { school_urn: '123456', provider: 'Zqown', date: null };
    const transfer = { id: ID, type: 'participant-transfer', attributes: { transfers: [{ leaving, joining: null }] } };
    const served = all.replaceRow('schools', school);
    const urn = served.attributes['urn'];
    expect(all.replaceRow('partnerships', partnership).attributes).toEqual({ urn, school_id: served.id });
    expect(enrolmentOf(all.replaceRow('participants', participant()))['school_urn']).toBe(urn);
    const provider = all.replaceRow('declarations', declaration).attributes['lead_provider_name'];
    expect(all.replaceRow('transfers', transfer).attributes).toEqual({
      transfers: [{ leaving: { school_urn: urn, provider, date: null }, joining: null }],
    });
    const nobody = all.replaceRow('participants', participant({ teacher_reference_number: null }));
    expect(nobody.attributes['teacher_reference_number']).toBeNull();
  });

  test('the same key gives the same stand-ins, another key others', () => {
    const [one, same, other] = [KEY, Buffer.from(KEY), Buffer.from('another key of these tests, long')].map((key) =>
      standIns({}, key).replaceRow('participants', participant()),
    );
    expect(same).toEqual(one);
    for (const name of ['full_name', 'teacher_reference_number'])
      expect(other?.attributes[name]).not.toBe(one?.attributes[name]);
    expect(other?.id).not.toBe(one?.id);
  });

  test('a stand-in goes neither by length nor by initials', () => {
    const [short, long] = [new Set<number>(), new Set<number>()];
    const initials = new Set<string>();
    const all = standIns();
    for (let n = 0; n < 300; n += 1) {
      short.add(all.of('name', `A${n} B`).length);
      const name = all.of('name', `Annabella-Christophera${n} Bartholomewson-Smythe`);
      long.add(name.length);
      initials.add(name.replaceAll(/[^A-Z]/g, ''));
    }
    expect(Math.min(...long)).toBeLessThan(12);
    expect(Math.max(...short)).toBeGreaterThan(14);
    expect(initials.size).toBeGreaterThan(50);
  });

  test.each([
    ['a new attribute', { nick_name: 'Zqnick' }],
    ['a list in one', { aliases: ['Zqalias', ['Zqdeep']] }],
    ['an object in one, its keys too', { contact: { phone: { 'Zq Home': 'zq 0123', number: 77001122 }, Zqkey: true } }],
    ['a date in one', { date_of_birth: '1999-07-07' }],
    ['an id in one', { next_of_kin: MENTOR }],
    ['an attribute with another type', { teacher_reference_number: 1234567 }],
    ['a date where a name belongs', { full_name: '1999-07-07' }],
    ['a name where a date belongs', { updated_at: 'Zqdate' }],
    ['a value that is enumerated for another attribute', { full_name: 'withdrawn mentor' }],
    ['a key that is no attribute', { 'Zq Name': 'x' }],
  ])('%s leaks nothing', (_what, more) => {
    const row = standIns().replaceRow('participants', participant(more));
    expect(JSON.stringify(row)).not.toMatch(/zq|1234567|77001122|1999|99999999|withdrawn mentor/i);
  });

  test('a value that no enumeration has is replaced, a type of record too', () => {
    const enrolment = { ...enrolmentOf(participant()), training_status: 'zqnew', cohort: 'zq25' };
    const row = standIns().replaceRow('participants', {
      ...participant({ ecf_enrolments: [enrolment] }),
      type: 'zqtype',
    });
    expect(JSON.stringify(row)).not.toMatch(/zq/);
  });
});

describe('what is kept', () => {
  test.each([
    ['names', 'Zqfirst Zqlast'],
    ['trns', '1234567'],
    ['urns', '123456'],
    ['emails', 'zqlocal@zqdomain.example'],
    ['ids', ID],
  ] as const)('%s and nothing else', (keep, original) => {
    const originals = ['Zqfirst Zqlast', '1234567', '"123456"', 'zqlocal@zqdomain.example', ID, 'moved-school'];
    const text = JSON.stringify(standIns({ keep: [keep] }).replaceRow('participants', participant()));
    expect(originals.filter((one) => text.includes(one)).map((one) => one.replaceAll('"', ''))).toEqual([original]);
  });

  test('all but the reasons, which are data about health and are asked for by themselves', () => {
    const row = standIns({ keep: ['all'] }).replaceRow('participants', participant());
    expect(enrolmentOf(row)).toMatchObject({ withdrawal: { reason: 'other' }, deferral: { reason: 'other' } });
    expect(standIns({ keep: ['all'], keepReasons: true }).replaceRow('participants', participant())).toEqual(
      participant(),
    );
    const reasons = standIns({ keepReasons: true }).replaceRow('participants', participant());
    expect(enrolmentOf(reasons)).toMatchObject({ withdrawal: { reason: 'moved-school' } });
    expect(JSON.stringify(reasons)).not.toMatch(/zq/i);
  });
});

test.each(['rect', 'ecf'] as const)(
  '%s: every record of every list that the mock serves takes stand-ins',
  async (service) => {
    const mock = createMock({ service });
    const client = createClient({
      service,
      baseUrl: 'http://127.0.0.1:9',
      token: mock.token('lp1'),
      fetch: async (r) => mock.fetch(r),
    });
    const all = new StandIns(KEY, await descriptionsOf(service));
    const { statements, transfers, declarations } = client;
    for (const [name, list] of Object.entries({ statements, transfers, declarations }))
      for await (const row of list.list({})) {
        const replaced = all.replaceRow(name as 'statements', row);
        expect(Object.keys(replaced.attributes)).toEqual(Object.keys(row.attributes));
        expect(replaced.id).not.toBe(row.id);
      }
  },
);
