import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readLine, writeLine } from '../../../src/bulk/journal/line.ts';
import { readJournal } from '../../../src/bulk/journal/read-journal.ts';

const AT = '2026-09-15T09:00:01.000Z';
const header = {
  ...{ type: 'header', format: 1, service: 'rect', origin: 'https://mock.test', provider: 'Alpha', token: 'abc' },
  ...{ operation: 'declarations.create', source: { name: 'rows.csv', sha256: 'x' }, rules: '1', plannedAt: AT },
  options: { marginMinutes: 5, clawBack: false },
};
const row = (line: number): object => ({
  ...{ type: 'row', line, key: `p${line}`, id: null, draft: {}, state: 'pending', basis: null, expected: null },
});
const done = (line: number): object => ({ type: 'done', line, at: AT });

/** The lines of a journal, numbered from 0, and behind the plan whatever happened. */
function journalOf(rows: readonly object[], events: readonly object[], { head = header, end = {} } = {}) {
  const plan = [head, ...rows].map((one, at) => writeLine(at, one));
  const hash = createHash('sha256').update(plan.join('')).digest('hex');
  const last = writeLine(plan.length, { type: 'planned', rows: rows.length, hash, ...end });
  const behind = events.map((one, at) => writeLine(plan.length + 1 + at, one));
  return { lines: [...plan, last, ...behind], hash };
}
const read = (lines: readonly string[], repair?: boolean) =>
  readJournal(Buffer.from(lines.join('')), '/folder/run.jsonl', repair === undefined ? {} : { repair });
const wrong = (reason: string, words: RegExp) =>
  expect.objectContaining({ reason, message: expect.stringMatching(words) as string }) as Error;
const refused = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

test('a journal is read with its lines, its bytes and the digest of its plan', () => {
  const { lines, hash } = journalOf([row(2), row(3)], [done(2)]);
  const content = read(lines);
  expect(content).toMatchObject({ lines: 5, bytes: lines.join('').length, hash, isBroken: false });
  const { header: head, rows, events } = content;
  expect([head, rows, events]).toMatchObject([header, [row(2), row(3)], [done(2)]]);
  // what a crash leaves of a line is none of it
  expect(read([...lines, '{"n":5,"type":"do'])).toMatchObject({
    lines: 5,
    bytes: lines.join('').length,
    isBroken: false,
  });
  expect(read(journalOf([], []).lines)).toMatchObject({ rows: [], events: [], lines: 2 });
});

describe('what is no journal is refused, and the file named without its folder', () => {
  const good = journalOf([row(2)], []);
  const plan = (more: object): readonly string[] => journalOf([row(2)], [], more).lines;

  test.each<[string, readonly string[], RegExp]>([
    ['nothing', [], /^run\.jsonl is no journal, or its plan was never finished/],
    ['notes', ['notes\n'], /is no journal, or its plan was never finished/],
    ['a newer format', plan({ head: { ...header, format: 2 } }), /was written in format 2, and this version knows 1/],
    ['another service', plan({ head: { ...header, service: 'ecf' } }), /its first line does not say what was planned/],
    ['no end of its plan', good.lines.slice(0, 2), /^The plan in run\.jsonl is not whole/],
    ['a row too few', [good.lines[0] ?? '', good.lines[2] ?? ''], /is not whole/],
    ['another digest', plan({ end: { hash: 'x' } }), /is not whole/],
    ['another count', plan({ end: { rows: 2 } }), /is not whole/],
    ['a row that is none', journalOf([{ ...row(2), state: 'burnt' }], []).lines, /is not whole/],
    ['a line of another kind in its plan', journalOf([row(2), done(2)], []).lines, /is not whole/],
  ])('%s', (_, lines, words) => {
    expect(refused(() => read(lines))).toEqual(wrong('usage', words));
    // no repair makes a plan whole
    expect(refused(() => read(lines, true))).toEqual(wrong('usage', words));
  });

  test('a plan whose rows stand in other places', () => {
    const { lines } = journalOf([row(2), row(3)], []);
    const [head = '', one = '', two = '', end = ''] = lines;
    expect(refused(() => read([head, two, one, end]))).toEqual(wrong('usage', /is not whole/));
  });
});

describe('a line behind the plan that is not as it was written', () => {
  const { lines } = journalOf([row(2), row(3)], [done(2), done(3)]);
  const next = (at: number, content: object): string => writeLine(at, content);

  test.each<[string, readonly string[], number]>([
    ['is changed', [...lines.slice(0, 4), (lines[4] ?? '').replace('done', 'held'), lines[5] ?? ''], 5],
    ['is missing', [...lines.slice(0, 4), lines[5] ?? ''], 5],
    ['is of a row that nobody planned', [...lines, next(6, done(9))], 7],
    ['is of a kind that there is none of', [...lines, next(6, { type: 'burnt', line: 2, at: AT })], 7],
    ['holds nothing', [...lines, '\n'], 7],
  ])('and %s: nothing can be sent by it until it is repaired', (_, all, at) => {
    expect(refused(() => read(all))).toEqual(
      wrong('journal', new RegExp(`^Line ${at} of run\\.jsonl is not as it was written`)),
    );
    expect(read(all, true)).toMatchObject({ isBroken: true, lines: all.length });
  });

  test('is known of after a repair, and one behind that is not', () => {
    const bad = [...lines.slice(0, 4), 'x\n', lines[5] ?? ''];
    const repaired = [...bad, next(6, { type: 'repaired', at: AT })];
    expect(read(repaired)).toMatchObject({ isBroken: false, events: [done(3), { type: 'repaired' }] });
    expect(read(repaired, true).isBroken).toBe(false);
    const again = [...repaired, 'x\n'];
    expect(refused(() => read(again))).toEqual(wrong('journal', /^Line 8 /));
    expect(read(again, true).isBroken).toBe(true);
  });

  test('that is of the whole journal needs no row', () => {
    expect(read([...lines, next(6, { type: 'stopped', at: AT, rule: 'r' })]).events).toHaveLength(3);
  });
});

describe('a line', () => {
  const line = writeLine(3, { type: 'row', b: 1 });

  test('has its number first, its sum last, and an end', () => {
    expect(line).toMatch(/^\{"n":3,"type":"row","b":1,"crc":"[0-9a-f]{8}"\}\n$/);
    expect(readLine(line.trimEnd())).toEqual({ n: 3, type: 'row', b: 1, crc: line.slice(-11, -3) });
  });

  test.each(['', '{}', '{"n":3}', '[1]'])('%j is none', (text) => {
    expect(readLine(text)).toBeNull();
  });

  test('without a whole number is none, whatever its sum is', () => {
    expect(readLine(writeLine(1.5, {}).trimEnd())).toBeNull();
    expect(readLine(writeLine(0, { n: 'one' }).trimEnd())).toBeNull();
    expect(readLine(writeLine(0, {}).trimEnd())).toMatchObject({ n: 0 });
  });
});
