import { describe, expect, test } from 'vitest';
import { ruleBook, standsAlone, type Facts, type Rule } from '../../../src/rules/rule.ts';
import { exactly } from '../../../src/rules/time.ts';
import { check, refusalsOf, type Verdict } from '../../../src/rules/verdict.ts';

/** A request in which nothing is wrong, as the service that knows everything sees it. */
export interface Sound<F, D> {
  readonly facts: F;
  readonly draft: D;
  readonly now: number;
}

/** What differs from the sound request. A member of the draft that is undefined is left out. */
export interface Change<F, D> {
  readonly facts?: Partial<F>;
  readonly draft?: Partial<D>;
  readonly now?: number;
  /**
   * The rows that then refuse, in order, where they are not just the row in question (or none, for one that passes).
   */
  readonly gives?: readonly string[];
}

/** What is known of one row: requests it refuses, requests it lets pass, and the titles whose errors silence it. */
export interface Row<F, D> {
  readonly refuses: readonly Change<F, D>[];
  readonly passes: readonly Change<F, D>[];
  readonly silencedBy?: readonly string[] | 'any';
  readonly status?: number;
  readonly guidance?: 'refuses' | 'advises';
}

/** Every title an error of either service can have. */
export const titles = [
  'participant_id',
  'course_identifier',
  'declaration_date',
  'declaration_type',
  'evidence_held',
  'cohort',
  'base',
  'participant_profile',
  'participant_declaration_id',
  'reason',
  'schedule_identifier',
  'school_id',
  'delivery_partner_id',
] as const;

export function apply<F extends object, D extends object>(sound: Sound<F, D>, change: Change<F, D>): Sound<F, D> {
  return {
    facts: { ...sound.facts, ...change.facts },
    draft: { ...sound.draft, ...change.draft },
    now: change.now ?? sound.now,
  };
}

const rowOf = (id: string): string => id.split('.')[2] ?? id;

/** The rows that refuse, in the order of the answer. */
export function refusing<F, D>(rules: readonly Rule<F, D>[], { facts, draft, now }: Sound<F, D>): string[] {
  return refusalsOf(rules, facts, draft, now).map(({ rule }) => rowOf(rule));
}

/** The verdict of the checks on the same request, with what is known narrowed by `facts`. */
export function verdictOn<F, D>(
  rules: readonly Rule<F, D>[],
  { draft, now }: Sound<F, D>,
  facts: Facts<F>,
  mode: 'documented' | 'service' = 'documented',
): Verdict {
  return check(rules, facts, draft, exactly(now), mode);
}

/** Defines the tests of a rule set: one per rule id, and that there is none without. */
export function describeRules<F extends object, D extends object>(
  rules: readonly Rule<F, D>[],
  sound: Sound<F, D>,
  rows: Readonly<Record<string, Row<F, D>>>,
): void {
  const [first] = rules;
  if (first === undefined) throw new Error('a rule set without rules');
  const prefix = `${first.service}.${first.operation}`;

  test(`${prefix} has a test for each of its rules and no other`, () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(
      Object.keys(rows)
        .map((row) => `${prefix}.${row}`)
        .sort(),
    );
  });

  test(`${prefix} lets a sound request pass`, () => {
    expect(refusing(rules, sound)).toEqual([]);
    expect(verdictOn(rules, sound, sound.facts)).toEqual({ outcome: 'clear', refusals: [], advice: [], unchecked: [] });
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const row = rowOf(id);
    const known = rows[row];
    if (known === undefined) return;
    const { refuses, passes, silencedBy = [], status = 422, guidance } = known;

    if (guidance !== undefined) {
      test.each(refuses.map((change) => [describeChange(change), change] as const))(
        `${guidance}: %s`,
        (_name, change) => {
          const request = apply(sound, change);
          expect(refusing(rules, request)).toEqual(change.gives ?? []);
          const { refusals, advice } = verdictOn(rules, request, request.facts);
          const found = (guidance === 'refuses' ? refusals : advice).find((one) => one.rule === id);
          expect(found).toMatchObject({
            enforcedBy: 'guidance',
            title: rule.title,
            source: rule.source,
            likely: false,
          });
          expect(found?.detail).toMatch(/\.$/);
          expect(verdictOn(rules, request, request.facts, 'service').advice.map((one) => one.rule)).toContain(id);
        },
      );
      test.each(passes.map((change) => [describeChange(change), change] as const))('passes: %s', (_name, change) => {
        const request = apply(sound, change);
        const { refusals, advice } = verdictOn(rules, request, request.facts);
        expect([...refusals, ...advice].map((one) => one.rule)).not.toContain(id);
      });
      return;
    }

    test.each(refuses.map((change) => [describeChange(change), change] as const))('refuses: %s', (_name, change) => {
      const request = apply(sound, change);
      expect(refusing(rules, request)).toEqual(change.gives ?? [row]);
      const judgement = refusalsOf(rules, request.facts, request.draft, request.now).find((one) => one.rule === id);
      expect(judgement).toMatchObject({ title: rule.title, status });
      expect(judgement?.detail).toMatch(/^\S.*\.$/s);
      expect(judgement?.detail).not.toMatch(/undefined|null|\[object/);
      // with everything known the client says the same
      const verdict = verdictOn(rules, request, request.facts);
      expect(verdict).toMatchObject({ outcome: 'refuse', unchecked: [] });
      expect(verdict.refusals.filter((one) => one.enforcedBy === 'service').map((one) => rowOf(one.rule))).toEqual(
        change.gives ?? [row],
      );
    });

    test.each(passes.map((change) => [describeChange(change), change] as const))('passes: %s', (_name, change) => {
      expect(refusing(rules, apply(sound, change))).toEqual(change.gives ?? []);
    });

    test(`is silenced by ${silencedBy === 'any' ? 'any error before it' : silencedBy.length === 0 ? 'nothing' : `errors on ${silencedBy.join(', ')}`}`, () => {
      const lone = refuses
        .map((change) => apply(sound, change))
        .find((request) => rule.test(request.facts, request.draft, exactly(request.now)) === 'refuse');
      if (lone === undefined) throw new Error(`no example makes ${id} refuse`);
      const silent = titles.filter((title) => refusing([refuser<F, D>(title), rule], lone).at(-1) !== row);
      expect(silent).toEqual(silencedBy === 'any' ? [...titles] : titles.filter((title) => silencedBy.includes(title)));
    });

    test(standsAlone(rule) ? 'is answered alone' : 'is answered with others', () => {
      const lone = refuses
        .map((change) => apply(sound, change))
        .find((request) => rule.test(request.facts, request.draft, exactly(request.now)) === 'refuse');
      if (lone === undefined) throw new Error(`no example makes ${id} refuse`);
      const given = refusing(
        [refuser<F, D>('some_other'), { ...rule, after: [] }, refuser<F, D>('yet_another', 'Y')],
        lone,
      );
      expect(given).toEqual(standsAlone(rule) ? [row] : ['Z', row, 'Y']);
    });
  });
}

function refuser<F, D>(title: string, row = 'Z'): Rule<F, D> {
  return ruleBook<F, D>(
    'rect',
    'request',
    [],
  )(row, { title, refuses: 'everything', source: 'a test', needs: [], when: () => true, detail: 'No.' });
}

function describeChange({ draft, facts, now }: Change<object, object>): string {
  const parts: Record<string, unknown> = {
    ...draft,
    ...facts,
    ...(now !== undefined && { now: new Date(now).toISOString() }),
  };
  return (
    Object.entries(parts)
      .map(([name, value]) => `${name} ${value === undefined ? 'left out' : JSON.stringify(value)}`)
      .join(', ') || 'the sound request'
  );
}
