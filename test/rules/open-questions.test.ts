import { describe, expect, test } from 'vitest';
import { known, newerThanRules, notVisible, presumes, presuming, ruleBook, unreadable } from '../../src/rules/rule.ts';
import { exactly } from '../../src/rules/time.ts';
import { check, refusalsOf, ruleSet } from '../../src/rules/verdict.ts';

/** What a rule that is open does to the others, and why it is open. */

interface Facts {
  open: boolean;
  taken: boolean;
  gone: boolean;
}
interface Draft {
  readonly wrong?: unknown;
}

const now = exactly(0);
const define = ruleBook<Facts, Draft>('rect', 'defer', ['gone']);
const common = { source: 'a test', refuses: 'something' };
const rule = (row: string, needs: 'open' | 'taken' | 'gone', more: object = {}) =>
  define(row, { ...common, title: row, needs: [needs], when: (read) => read(needs), detail: `${row}.`, ...more });
const first = rule('A1', 'open');
const alone = rule('A2', 'taken', { status: 404 });
const guidance = rule('G1', 'open', { enforcedBy: 'guidance' });
const likely = (verdict: ReturnType<typeof check>): unknown =>
  verdict.refusals.map((one) => [one.rule.replace('rect.defer.', ''), one.likely]);

describe('a rule whose answer would stand alone', () => {
  test('while it is open makes earlier refusals of the service likely, and leaves guidance as it is', () => {
    expect(likely(check([guidance, first, alone], { open: true }, {}, now, 'documented'))).toEqual([
      ['G1', false],
      ['A1', true],
    ]);
    expect(likely(check([guidance, first, alone], { open: true, taken: false }, {}, now, 'documented'))).toEqual([
      ['G1', false],
      ['A1', false],
    ]);
  });

  test('that refuses only likely does not end the judgement, and makes all others likely', () => {
    const presumed = { open: true, taken: true, ...presuming('taken') };
    const last = rule('A3', 'open');
    expect(likely(check([first, alone, last], presumed, {}, now, 'documented'))).toEqual([
      ['A1', true],
      ['A2', true],
      ['A3', true],
    ]);
  });

  test('that refuses for certain is all there is, beside advice and what was open before', () => {
    const before = rule('A0', 'gone');
    const advice = rule('G2', 'open', { enforcedBy: 'guidance', advises: true });
    const verdict = check([before, advice, first, alone], { open: true, taken: true }, {}, now, 'documented');
    expect(verdict.outcome).toBe('refuse');
    // what is open would have silenced nothing, so the refusal is certain
    expect(likely(verdict)).toEqual([['A2', false]]);
    expect(verdict.advice.map((one) => one.rule)).toEqual(['rect.defer.G2']);
    expect(verdict.unchecked.map((one) => one.rule)).toEqual(['rect.defer.A0']);
  });
});

describe('why a rule is open', () => {
  const doubt = (facts: object) => first.examine(facts, {}, now).doubt;

  test('its fact was not supplied, is not shown, or rests on a value that is newer', () => {
    expect(doubt({})).toEqual({ reason: 'missing', fact: 'open' });
    expect(doubt({ open: undefined })).toEqual({ reason: 'missing', fact: 'open' });
    expect(doubt({ open: notVisible })).toEqual({ reason: 'not-visible', fact: 'open' });
    expect(doubt({ open: newerThanRules })).toEqual({ reason: 'newer', fact: 'open' });
    expect(rule('A4', 'gone').examine({}, {}, now).doubt).toEqual({ reason: 'not-visible', fact: 'gone' });
    expect(rule('A4', 'gone').examine({ gone: newerThanRules }, {}, now).doubt).toEqual({
      reason: 'newer',
      fact: 'gone',
    });
    expect(doubt({ open: true })).toBeUndefined();
    expect([
      first.test({}, {}, now),
      first.test({ open: true }, {}, now),
      first.test({ open: false }, {}, now),
    ]).toEqual(['unknown', 'refuse', 'pass']);
  });

  test('it reads an attribute that cannot be read; others can be', () => {
    const reading = define('B1', {
      ...common,
      title: 'wrong',
      needs: [],
      when: (_read, draft) => draft.wrong === true,
      detail: 'B.',
    });
    const draft = unreadable({ wrong: true, right: 1 }, ['wrong']);
    expect(Object.keys(draft)).toEqual(['wrong', 'right']);
    expect(draft.right).toBe(1);
    expect(reading.examine({}, draft, now)).toEqual({ outcome: 'unknown', doubt: { reason: 'newer', fact: 'wrong' } });
    expect(reading.examine({}, unreadable({ wrong: true }, []), now)).toEqual({ outcome: 'refuse' });
  });

  test('what else is thrown is thrown', () => {
    const broken = define('B2', {
      ...common,
      title: 'x',
      needs: [],
      when: () => {
        throw new RangeError('ours');
      },
      detail: '',
    });
    expect(() => broken.test({}, {}, now)).toThrow(RangeError);
  });

  test('a fact for a message is there only when it is known', () => {
    expect([
      known<Facts, 'open'>({ open: false }, 'open'),
      known<Facts, 'open'>({}, 'open'),
      known<Facts, 'open'>({ open: notVisible }, 'open'),
      known<Facts, 'open'>({ open: newerThanRules }, 'open'),
    ]).toEqual([false, undefined, undefined, undefined]);
  });

  test('a fact is presumed when it is named, and by rules that need it', () => {
    const facts = { ...presuming('open', 'taken') };
    expect([presumes(facts, ['taken']), presumes(facts, ['gone', 'open']), presumes(facts, ['gone'])]).toEqual([
      true,
      true,
      false,
    ]);
    expect([presumes(facts, []), presumes({}, ['open'])]).toEqual([false, false]);
  });
});

describe('a rule', () => {
  test('has its row in its id, and the row without its letter as what excludes others', () => {
    expect([
      first.id,
      rule('A1b', 'open').row,
      rule('A1', 'open').row,
      rule('A1b', 'open', { row: 'A1b' }).row,
    ]).toEqual(['rect.defer.A1', 'A1', 'A1', 'A1b']);
    expect([first.enforcedBy, first.status, first.after, first.detail({}, {}, now)]).toEqual([
      'service',
      422,
      [],
      'A1.',
    ]);
  });

  test('says which fact a service lacks', () => {
    const lacking: Facts = Object.create({});
    expect(() => refusalsOf([first], lacking, {}, 0)).toThrow('rules: rect.defer.A1 lacks the fact open');
  });
});

test('a set of rules reads a draft as the services do, and asks for the facts of the id in the path', () => {
  const asked: unknown[] = [];
  const set = ruleSet<Facts, Draft>([first], (question) => {
    asked.push(question);
    return { open: question.draft.wrong === undefined };
  });
  const given = {};
  expect(set.check({ draft: { wrong: [1] }, given, now }, 'documented').outcome).toBe('refuse');
  expect(set.check({ id: 'x', draft: { wrong: 1 }, given, now }, 'documented').outcome).toBe('clear');
  expect(asked).toEqual([
    { id: '', draft: {}, given, now, books: undefined },
    { id: 'x', draft: { wrong: 1 }, given, now, books: undefined },
  ]);
});
