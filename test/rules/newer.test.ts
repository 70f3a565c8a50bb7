import { createClient, isLeadProviderError, type LeadProviderError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { values as ecfValues } from '../../generated/ecf/schemas.ts';
import { values as rectValues } from '../../generated/rect/schemas.ts';
import { services, type Service } from '../../src/contract/index.ts';
import { ecfDeclarationFacts, ecfScheduleFacts } from '../../src/rules/ecf/from-reads/index.ts';
import {
  checkChangeSchedule,
  checkDeclaration,
  checkDefer,
  checkWithdraw,
  type DescribedValues,
  type Verdict,
} from '../../src/rules/index.ts';
import { rectDeclarationFacts, rectScheduleFacts } from '../../src/rules/rect/from-reads/index.ts';
import { registry } from '../../src/rules/registry.ts';
import { newerAttributes, workedOutFrom } from '../../src/rules/shared/newer.ts';
import { exactly } from '../../src/rules/time.ts';
import { declared, enrolment, ID, participant, partnership, statement } from './support/reads.ts';

/** A description has a value that the bundled rules do not know: it is not a mistake of whoever sends it. */

const now = '2026-01-15T12:00:00Z';
const course = { course_identifier: 'ecf-induction' };
const reasons = { reason: ['other', 'a-reason-of-tomorrow'] };
const byReason = (verdict: Verdict): Record<string, string[]> => {
  const groups: Record<string, string[]> = {};
  for (const { rule, doubt } of verdict.unchecked) (groups[doubt.reason] ??= []).push(rule.split('.').at(-1) ?? '');
  return groups;
};
const refusing = (verdict: Verdict): string[] => verdict.refusals.map(({ rule }) => rule.split('.').at(-1) ?? '');

describe.each(services)('%s: a reason that is newer than the rules', (service) => {
  const refusesReason = service === 'rect' ? { defer: 'F2', withdraw: 'W2' } : { defer: '4b', withdraw: '4b' };
  const newReason = { ...course, reason: 'a-reason-of-tomorrow' };
  const given = { participant: participant(), partnerships: [partnership()] };

  test('is refused where no description knows it either', () => {
    expect(refusing(checkDefer(service, ID, newReason, given, { now }))).toContain(refusesReason.defer);
    const verdict = checkDefer(service, ID, { ...course, reason: 'holiday' }, given, { now, described: reasons });
    expect(refusing(verdict)).toContain(refusesReason.defer);
  });

  test('leaves the rule that needs it unchecked, and refuses nothing', () => {
    for (const [check, row] of [
      [checkDefer, refusesReason.defer],
      [checkWithdraw, refusesReason.withdraw],
    ] as const) {
      const verdict = check(service, ID, newReason, given, { now, described: reasons });
      expect(refusing(verdict)).toEqual([]);
      expect(verdict.outcome).toBe('unsure');
      expect(byReason(verdict)['newer']).toContain(row);
    }
  });

  test('does not silence what is certain all the same', () => {
    const withdrawn = participant([enrolment({ training_status: 'withdrawn', withdrawal: { date: now } })]);
    const verdict = checkDefer(
      service,
      ID,
      newReason,
      { ...given, participant: withdrawn },
      { now, described: reasons },
    );
    expect(verdict.outcome).toBe('refuse');
  });
});

describe.each(services)('%s: other values that are newer than the rules', (service) => {
  const all = {
    participant: participant(),
    partnerships: [partnership()],
    declarations: [],
    statements: [statement()],
  };
  const draft = {
    participant_id: ID,
    declaration_date: '2026-01-12T09:00:00Z',
    declaration_type: 'retained-1',
    evidence_held: 'training-event-attended',
    ...course,
  };
  const newer = (attribute: string, value: string): Verdict =>
    checkDeclaration(service, { ...draft, [attribute]: value }, all, {
      now,
      described: { [attribute]: [value] },
    });

  test.each([
    ['declaration_type', 'retained-9'],
    ['evidence_held', 'a-video'],
    ['course_identifier', 'ecf-leadership'],
  ])('a declaration with %s %s is not refused', (attribute, value) => {
    expect(refusing(newer(attribute, value))).toEqual([]);
    expect(Object.keys(byReason(newer(attribute, value)))).toContain('newer');
    expect(refusing(checkDeclaration(service, { ...draft, [attribute]: value }, all, { now }))).not.toEqual([]);
  });

  test('a schedule', () => {
    const attributes = { ...course, schedule_identifier: 'ecf-modular-june' };
    const described = { schedule_identifier: ['ecf-modular-june'] };
    expect(refusing(checkChangeSchedule(service, ID, attributes, all, { now, described }))).toEqual([]);
    expect(refusing(checkChangeSchedule(service, ID, attributes, all, { now }))).not.toEqual([]);
  });
});

test('the rules know every value that the bundled descriptions have', () => {
  const operations = {
    'declarations.create': 'declaration',
    'participants.defer': 'defer',
    'participants.resume': 'resume',
    'participants.withdraw': 'withdraw',
    'participants.changeSchedule': 'schedule',
  } as const;
  const described = (service: Service): Readonly<Record<string, DescribedValues>> =>
    service === 'rect' ? rectValues : ecfValues;
  for (const service of services) {
    expect(Object.keys(described(service)).sort()).toEqual(Object.keys(operations).sort());
    for (const [name, operation] of Object.entries(operations)) {
      const values = described(service)[name] ?? {};
      const [rule] = registry[service][operation].rules;
      for (const [attribute, its] of Object.entries(values)) {
        for (const value of its) expect(newerAttributes(rule, { [attribute]: value }, values)).toEqual([]);
      }
    }
  }
});

describe.each(services)('%s: the facts worked out from an attribute are those that are named', (service) => {
  const given = {
    participant: participant(),
    partnerships: [partnership()],
    declarations: [declared(), declared({ declaration_type: 'retained-1', declaration_date: '2026-01-12T09:00:00Z' })],
    statements: [statement()],
  };
  const at = exactly(Date.parse(now));
  /** The facts that differ between some values of an attribute. */
  const hanging = (values: readonly string[], factsFor: (value: string) => object): string[] => {
    const all = values.map((value) => new Map(Object.entries(factsFor(value))));
    const names = new Set(all.flatMap((facts) => [...facts.keys()]));
    const text = (value: unknown): string => (typeof value === 'symbol' ? String(value) : JSON.stringify(value));
    return [...names].filter((name) => new Set(all.map((facts) => text(facts.get(name)))).size > 1);
  };

  test('declaration_type', () => {
    const facts = service === 'rect' ? rectDeclarationFacts : ecfDeclarationFacts;
    const draft = { participant_id: ID, declaration_date: '2026-01-12T09:00:00Z', ...course };
    const found = hanging(['started', 'retained-1', 'extended-3', 'retained-9'], (value) =>
      facts({ ...draft, declaration_type: value }, given, at),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(workedOutFrom(registry[service].declaration.rules, 'declaration_type')).toEqual(
      expect.arrayContaining(found),
    );
  });

  test('schedule_identifier', () => {
    const facts = service === 'rect' ? rectScheduleFacts : ecfScheduleFacts;
    const values = ['ecf-standard-september', 'ecf-standard-april', 'ecf-extended-january', 'ecf-modular-june'];
    const found = [{}, { cohort: '2024' }].flatMap((cohort) =>
      hanging(values, (value) => facts(ID, { ...course, ...cohort, schedule_identifier: value }, given, at)),
    );
    expect(found.length).toBeGreaterThan(0);
    expect(workedOutFrom(registry[service].schedule.rules, 'schedule_identifier')).toEqual(
      expect.arrayContaining(found),
    );
  });
});

describe('a client generated from a newer description', () => {
  const send = async (
    schemas?: () => Promise<object>,
  ): Promise<{ sent: string[]; error: LeadProviderError | null }> => {
    const mock = createMock({ service: 'rect' });
    const dfe = createClient({
      service: 'rect',
      baseUrl: 'http://localhost',
      token: mock.token('lp1'),
      fetch: mock.fetch,
      ...(schemas && { schemas }),
    });
    // the bundled types do not have the value; those of the generated client would
    const reason: string = 'a-reason-of-tomorrow';
    const error: unknown = await dfe.participants
      // @ts-expect-error a text that is none of the reasons
      .defer(mock.id('ben'), { ...course, reason })
      .catch((thrown: unknown) => thrown);
    return {
      sent: mock.requests.map(({ operation }) => operation ?? '?'),
      error: isLeadProviderError(error) ? error : null,
    };
  };

  test('sends what its description knows; the service decides', async () => {
    const { sent, error } = await send(async () => ({ values: { 'participants.defer': reasons } }));
    expect(sent).toEqual(['participants.get', 'participants.defer']);
    expect(error).toMatchObject({ kind: 'http', status: 422 });
  });

  test('does not send what it knows as little as the rules', async () => {
    for (const schemas of [
      undefined,
      async () => ({}),
      async () => ({ values: { 'participants.defer': { reason: [] } } }),
    ]) {
      const { sent, error } = await send(schemas);
      expect(sent).toEqual(['participants.get']);
      expect(error).toMatchObject({ kind: 'rule' });
    }
  });

  test('does not fail a write because its schemas cannot be loaded', async () => {
    const { error } = await send(() => Promise.reject(new Error('no such file')));
    expect(error).toMatchObject({ kind: 'rule' });
  });
});
