import { describe, expect, test } from 'vitest';
import { known, notVisible, ruleBook, type Datum } from '../../src/rules/rule.ts';
import { exactly } from '../../src/rules/time.ts';
import { check, refusalsOf } from '../../src/rules/verdict.ts';

interface Facts {
  open: boolean;
  taken: boolean;
  secret: boolean;
  flag: Datum<boolean>;
}
interface Draft {
  readonly wrong?: boolean;
}

const define = ruleBook<Facts, Draft>('rect', 'defer', ['secret']);
const now = exactly(0);
const common = { source: 'a test', refuses: 'something' };

const wrong = define('A1', {
  ...common,
  title: 'reason',
  needs: [],
  when: (_read, draft) => draft.wrong === true,
  detail: 'Wrong.',
});
const gate = define('A2', {
  ...common,
  title: 'cohort',
  needs: ['open'],
  when: (read) => !read('open'),
  detail: 'Closed.',
});
const gated = define('A3', {
  ...common,
  title: 'base',
  needs: ['taken'],
  after: ['cohort'],
  when: (read) => read('taken'),
  detail: 'Taken.',
});
const hidden = define('A4', {
  ...common,
  title: 'school_id',
  needs: ['secret'],
  when: (read) => read('secret'),
  detail: 'Secret.',
});
const seeded = define('A5', {
  ...common,
  title: 'flag',
  needs: ['flag'],
  detail: (facts) => `Flag ${String(known(facts, 'flag')?.value)}.`,
  when(read) {
    const flag = read('flag');
    return read.certain(flag.value, flag, 'flag');
  },
});
const alone = define('A6', {
  ...common,
  title: 'Resource not found',
  status: 404,
  needs: ['open'],
  when: (read) => !read('open'),
  detail: 'Gone.',
});
const guidance = define('G1', {
  ...common,
  title: 'reason',
  enforcedBy: 'guidance',
  needs: ['taken'],
  when: (read) => read('taken'),
  detail: 'Guidance.',
});
const advice = define('G2', {
  ...common,
  title: 'reason',
  enforcedBy: 'guidance',
  advises: true,
  needs: ['taken'],
  when: (read) => read('taken'),
  detail: 'Advice.',
});

const ids = (list: readonly { rule: string }[]): string[] => list.map(({ rule }) => rule.replace('rect.defer.', ''));

describe('outcomes', () => {
  test('refuse: a rule certainly refuses', () => {
    expect(check([wrong, gate], { open: true }, { wrong: true }, now, 'documented')).toEqual({
      outcome: 'refuse',
      advice: [],
      unchecked: [],
      refusals: [
        {
          rule: 'rect.defer.A1',
          title: 'reason',
          detail: 'Wrong.',
          enforcedBy: 'service',
          source: 'a test',
          likely: false,
        },
      ],
    });
  });

  test('clear: every rule that can be checked passes', () => {
    expect(check([wrong, gate, gated], { open: true, taken: false }, {}, now, 'documented')).toEqual({
      outcome: 'clear',
      refusals: [],
      advice: [],
      unchecked: [],
    });
  });

  test('clear, too, when only what no provider sees is open', () => {
    expect(check([wrong, hidden], {}, {}, now, 'documented')).toMatchObject({
      outcome: 'clear',
      unchecked: [{ rule: 'rect.defer.A4', title: 'school_id', doubt: { reason: 'not-visible', fact: 'secret' } }],
    });
    expect(check([gate], { open: notVisible }, {}, now, 'documented')).toMatchObject({
      outcome: 'clear',
      unchecked: [{ doubt: { reason: 'not-visible', fact: 'open' } }],
    });
  });

  test('unsure: a fact that the caller could supply is missing', () => {
    expect(check([wrong, gate], {}, {}, now, 'documented')).toMatchObject({
      outcome: 'unsure',
      refusals: [],
      unchecked: [{ rule: 'rect.defer.A2', doubt: { reason: 'missing', fact: 'open' } }],
    });
  });

  test('unsure: it would be refused by seed data only', () => {
    expect(check([seeded], { flag: { value: true, from: 'seed' } }, {}, now, 'documented')).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ doubt: { reason: 'seed-data', fact: 'flag' } }],
    });
    for (const from of ['given', 'guidance'] as const)
      expect(check([seeded], { flag: { value: true, from } }, {}, now, 'documented').outcome).toBe('refuse');
    expect(check([seeded], { flag: { value: false, from: 'seed' } }, {}, now, 'documented').outcome).toBe('clear');
  });

  test('a refusal stays a refusal whatever else is open', () => {
    expect(check([wrong, gate], {}, { wrong: true }, now, 'documented')).toMatchObject({
      outcome: 'refuse',
      unchecked: [{ rule: 'rect.defer.A2' }],
    });
  });
});

describe('rules that silence others', () => {
  test('one that refuses silences those that come after it', () => {
    expect(ids(check([gate, gated], { open: false, taken: true }, {}, now, 'documented').refusals)).toEqual(['A2']);
  });

  test('one that is undecided makes what it would silence likely: one of the two refuses', () => {
    expect(check([gate, gated], { taken: true }, {}, now, 'documented')).toMatchObject({
      outcome: 'refuse',
      refusals: [{ rule: 'rect.defer.A3', likely: true }],
      unchecked: [{ rule: 'rect.defer.A2' }],
    });
  });

  test('what it would not silence is certain', () => {
    expect(check([gate, { ...gated, after: [] }], { taken: true }, {}, now, 'documented').refusals).toMatchObject([
      { likely: false },
    ]);
  });

  test('rules of one row exclude each other', () => {
    const [a, b] = [
      define('S1a', { ...common, title: 'x', needs: ['open'], when: (read) => !read('open'), detail: 'A.' }),
      define('S1b', { ...common, title: 'y', needs: ['taken'], when: (read) => read('taken'), detail: 'B.' }),
    ];
    expect(ids(check([a, b], { open: false, taken: true }, {}, now, 'documented').refusals)).toEqual(['S1a']);
    expect(check([a, b], { taken: true }, {}, now, 'documented').refusals).toMatchObject([
      { rule: 'rect.defer.S1b', likely: true },
    ]);
    expect(
      ids(
        refusalsOf([a, b], { open: false, taken: true, secret: false, flag: { value: false, from: 'given' } }, {}, 0),
      ),
    ).toEqual(['S1a']);
  });
});

describe('answers that stand alone', () => {
  test('replace what was found before them and end the judgement', () => {
    expect(
      ids(check([wrong, alone, gated], { open: false, taken: true }, { wrong: true }, now, 'documented').refusals),
    ).toEqual(['A6']);
    expect(
      ids(
        refusalsOf(
          [wrong, alone, gated],
          { open: false, taken: true, secret: false, flag: { value: false, from: 'given' } },
          { wrong: true },
          0,
        ),
      ),
    ).toEqual(['A6']);
  });

  test('undecided, they make every other refusal likely, before and after', () => {
    const { outcome, refusals } = check([wrong, alone, gated], { taken: true }, { wrong: true }, now, 'documented');
    expect([outcome, refusals.map(({ rule, likely }) => [rule, likely])]).toEqual([
      'refuse',
      [
        ['rect.defer.A1', true],
        ['rect.defer.A3', true],
      ],
    ]);
  });

  test('a 422 can be marked to stand alone, too', () => {
    const marked = define('A7', {
      ...common,
      title: 'Invalid action',
      alone: 'issue',
      needs: [],
      when: () => true,
      detail: 'Model.',
    });
    expect(
      refusalsOf(
        [wrong, marked],
        { open: true, taken: false, secret: false, flag: { value: false, from: 'given' } },
        { wrong: true },
        0,
      ),
    ).toEqual([{ rule: 'rect.defer.A7', status: 422, title: 'Invalid action', detail: 'Model.', alone: 'issue' }]);
  });
});

describe('modes', () => {
  test('documented: guidance refuses, and each refusal says which it is', () => {
    const { outcome, refusals } = check([wrong, guidance], { taken: true }, { wrong: true }, now, 'documented');
    expect(outcome).toBe('refuse');
    expect(refusals.map(({ rule, enforcedBy }) => [rule, enforcedBy])).toEqual([
      ['rect.defer.A1', 'service'],
      ['rect.defer.G1', 'guidance'],
    ]);
  });

  test('service: guidance becomes advice', () => {
    expect(check([guidance], { taken: true }, {}, now, 'service')).toMatchObject({
      outcome: 'clear',
      refusals: [],
      advice: [{ rule: 'rect.defer.G1', enforcedBy: 'guidance' }],
    });
  });

  test('off: nothing is judged', () => {
    expect(check([wrong, guidance, gate], {}, { wrong: true }, now, 'off')).toEqual({
      outcome: 'clear',
      refusals: [],
      advice: [],
      unchecked: [],
    });
  });

  test('a rule that only advises never refuses and never makes a verdict unsure', () => {
    expect(check([advice], { taken: true }, {}, now, 'documented')).toMatchObject({
      outcome: 'clear',
      advice: [{ rule: 'rect.defer.G2' }],
    });
    expect(check([advice], {}, {}, now, 'documented')).toEqual({
      outcome: 'clear',
      refusals: [],
      advice: [],
      unchecked: [],
    });
  });

  test('an undecided guidance rule counts only where guidance may refuse', () => {
    expect(check([guidance], {}, {}, now, 'documented')).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ rule: 'rect.defer.G1' }],
    });
    expect(check([guidance], {}, {}, now, 'service').outcome).toBe('clear');
  });

  test('guidance neither silences nor is silenced, and no service judges by it', () => {
    const follower = define('A8', {
      ...common,
      title: 'base',
      needs: [],
      after: 'any',
      when: () => true,
      detail: 'Last.',
    });
    expect(ids(check([guidance, follower], { taken: true }, {}, now, 'documented').refusals)).toEqual(['G1', 'A8']);
    expect(
      refusalsOf([guidance], { open: true, taken: true, secret: false, flag: { value: false, from: 'given' } }, {}, 0),
    ).toEqual([]);
  });
});

describe('judge', () => {
  test('a service that does not know a fact of its own is a mistake of ours', () => {
    const facts = { open: true, taken: true, secret: false, flag: { value: true, from: 'seed' } } as const;
    expect(() => refusalsOf([seeded], facts, {}, 0)).toThrow('rules: rect.defer.A5 lacks the fact flag');
  });
});

describe('times', () => {
  const late = define('T1', {
    ...common,
    title: 'x',
    needs: [],
    when: (read, _draft, at) => read.today(at, 'london') >= '2026-07-02',
    detail: 'Late.',
  });
  const midnight = Date.parse('2026-07-01T23:00:00Z');

  test("today is undecided within the clock's uncertainty of midnight", () => {
    expect(check([late], {}, {}, { earliest: midnight - 9000, latest: midnight - 5000 }, 'documented').outcome).toBe(
      'clear',
    );
    expect(check([late], {}, {}, { earliest: midnight - 2000, latest: midnight + 2000 }, 'documented')).toMatchObject({
      outcome: 'unsure',
      unchecked: [{ doubt: { reason: 'precision', fact: 'now' } }],
    });
    expect(check([late], {}, {}, exactly(midnight), 'documented').outcome).toBe('refuse');
  });
});
