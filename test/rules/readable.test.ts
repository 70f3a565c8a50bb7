import { describe, expect, test } from 'vitest';
import { isNested } from '../../src/base/guards.ts';
import { valueAt } from '../../src/base/value-at.ts';
import { services } from '../../src/contract/index.ts';
import {
  checkChangeSchedule,
  checkDeclaration,
  checkDefer,
  checkPartnershipCreate,
  checkPartnershipUpdate,
  checkResume,
  checkVoid,
  checkWithdraw,
  type CheckInput,
} from '../../src/rules/index.ts';
import { problemIn, type ReadKind } from '../../src/rules/readable.ts';
import * as read from './support/reads.ts';

const whole: Readonly<Record<ReadKind, readonly object[]>> = {
  participant: [
    read.participant(),
    read.participant([
      { training_status: 'withdrawn', withdrawal: { date: '2026-01-01T00:00:00Z' } },
      { participant_type: 'mentor', training_status: 'deferred', deferral: { date: '2026-01-01T00:00:00Z' } },
    ]),
  ],
  declaration: [read.declared(), read.declared({ clawback_statement_id: null })],
  statement: [read.statement()],
  partnership: [read.partnership(), read.partnership({ status: 'challenged' })],
  school: [read.school()],
  deliveryPartner: [read.deliveryPartner()],
};

/** Which part of a check's reads a kind of record is. */
const place: Readonly<Record<ReadKind, (value: unknown) => object>> = {
  participant: (participant) => ({ participant }),
  declaration: (declaration) => ({ declaration, declarations: [declaration] }),
  statement: (statement) => ({ statements: [statement] }),
  partnership: (partnership) => ({ partnership, partnerships: [partnership] }),
  school: (school) => ({ school }),
  deliveryPartner: (deliveryPartner) => ({ deliveryPartner }),
};

const odd: readonly unknown[] = [
  undefined,
  null,
  '',
  'text',
  7,
  true,
  [],
  {},
  [null],
  [[]],
  { toString: 1, valueOf: 1 },
];

/** All paths into a value. */
function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  const inner = isNested(value)
    ? Object.keys(value).flatMap((key) => pathsOf(valueAt(value, [key]), [...path, key]))
    : [];
  return [[...path], ...inner];
}

function changed(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const inner = changed(valueAt(value, [key]), rest, replacement);
  if (Array.isArray(value)) return value.map((item: unknown, i) => (String(i) === key ? inner : item));
  return { ...(isNested(value) ? value : {}), [key]: inner };
}

/** Everything that looks into the reads. */
function checkAll(given: CheckInput): void {
  const full: CheckInput = {
    participant: read.participant(),
    declarations: [read.declared()],
    declaration: read.declared(),
    statements: [read.statement()],
    partnerships: [read.partnership()],
    partnership: read.partnership(),
    school: read.school(),
    deliveryPartner: read.deliveryPartner(),
    ...given,
  };
  const options = { now: new Date('2026-02-01T00:00:00Z') };
  for (const service of services) {
    for (const course_identifier of ['ecf-induction', 'ecf-mentor']) {
      const draft = { course_identifier, declaration_type: 'started', declaration_date: '2025-10-01T09:00:00Z' };
      checkDeclaration(service, { ...draft, participant_id: read.ID }, full, options);
      for (const check of [checkDefer, checkWithdraw, checkResume])
        check(service, read.ID, { course_identifier, reason: 'other' }, full, options);
      for (const cohort of ['2024', '2025', undefined]) {
        const schedule = { course_identifier, schedule_identifier: 'ecf-standard-january', cohort };
        checkChangeSchedule(service, read.ID, schedule, full, options);
      }
    }
    checkVoid(service, full, options);
    const partners = { cohort: '2025', school_id: read.SCHOOL, delivery_partner_id: read.PARTNER };
    checkPartnershipCreate(service, partners, full, options);
    checkPartnershipUpdate(service, { delivery_partner_id: read.PARTNER }, full, options);
  }
}

describe.each(Object.keys(whole) as ReadKind[])('a %s', (kind) => {
  test('as the services serve it is readable', () => {
    for (const record of whole[kind]) expect(problemIn(kind, record)).toBeNull();
  });

  test('is named unreadable, or no rule stumbles over it', () => {
    let named = 0;
    for (const record of whole[kind]) {
      for (const path of pathsOf(record)) {
        for (const value of odd) {
          const other = changed(record, path, value);
          if (problemIn(kind, other) === null)
            expect(() => checkAll(place[kind](other)), JSON.stringify(other)).not.toThrow();
          else named += 1;
        }
      }
    }
    expect(named).toBeGreaterThan(0);
  });

  test('may lack what no rule walks', () => {
    expect(problemIn(kind, { id: 'x', attributes: {} })).toBe(
      {
        participant: 'ecf_enrolments is not a list of records',
        declaration: 'participant_id is not a text',
        statement: null,
        partnership: null,
        school: null,
        deliveryPartner: 'cohort is not a list of years',
      }[kind],
    );
    for (const value of [undefined, null, 'x', [], 1]) expect(problemIn(kind, value)).toBe('it is not a record');
    expect(problemIn(kind, { attributes: {} })).toBe('its id is not a text');
    expect(problemIn(kind, { id: 'x' })).toBe('it has no attributes');
  });
});
