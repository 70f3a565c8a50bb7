import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { declarationStates, participantStates, partnershipStates, trainingStates } from '../../src/rules/states.ts';
import { arrowsOf, overlap, partsOf, statesOf, touches, type DrawnArrow, type Rect } from './drawing.ts';

const actors = { provider: 'provider', school: 'school', dfe: 'DfE', time: 'the calendar' };
const read = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');

/** What an arrow has to say. A trigger need not repeat who: under "DfE" it may leave out "DfE". */
const says = (
  { words, dashed }: DrawnArrow,
  move: (typeof declarationStates)[number]['moves'][number] | Begins,
): boolean => {
  const who = move.by.map((actor) => actors[actor]).join(' or ');
  const only = move.services === undefined ? '' : ` ${move.services.join(' and ')} only`;
  const short = move.trigger.replace(new RegExp(`^(the )?${who} `), '');
  return dashed === (only !== '') && [move.trigger, short].some((trigger) => words === `${who} ${trigger}${only}`);
};
type Begins = NonNullable<(typeof declarationStates)[number]['begins']>;

const tables = {
  declarations: declarationStates,
  training: trainingStates,
  participants: participantStates,
  partnerships: partnershipStates,
};

describe.each(Object.entries(tables))('the picture of %s', (name, table) => {
  const svg = read(`pictures/states/${name}.svg`);
  const states = statesOf(svg);
  const arrows = arrowsOf(svg);
  const boxes = new Map(states.map(({ state, box }) => [state, box]));
  const [, viewBox = ''] = /viewBox="0 0 ([\d.]+ [\d.]+)"/.exec(svg) ?? [];
  const [width = 0, height = 0] = viewBox.split(' ').map(Number);
  const labels = arrows.flatMap(({ from, to, texts }) => texts.map((rect) => ({ of: `${from} to ${to}`, rect })));
  const lines = arrows.map(({ from, to, points }) => ({ of: `${from} to ${to}`, parts: partsOf(points) }));
  const dots = arrows.flatMap(({ dot, to }) => (dot ? [{ of: `the dot of ${to}`, rect: dot }] : []));

  test('draws every state of the table once', () => {
    expect(states.map(({ state }) => state).sort()).toEqual(table.map(({ state }) => state).sort());
    for (const { state, moves, servedBy } of table) {
      const drawn = states.find((one) => one.state === state);
      const note = ['no service', `${servedBy.join('')} only`, ''][servedBy.length] ?? '';
      expect(drawn).toMatchObject({ borders: moves.length === 0 ? 2 : 1, dashed: note !== '' });
      expect(drawn?.words).toBe(`${state} ${note}`.trim());
    }
  });

  test('draws every beginning and every move of the table once, with who, what and where', () => {
    const wanted = table.flatMap(({ state, begins, moves }) => [
      ...(begins ? [{ from: '', to: state, move: begins }] : []),
      ...moves.map((move) => ({ from: state, to: move.to, move })),
    ]);
    const pairs = (all: readonly { from: string; to: string }[]): string[] =>
      all.map(({ from, to }) => `${from} ${to}`).sort();
    expect(pairs(arrows)).toEqual(pairs(wanted));
    for (const { from, to, move } of wanted) {
      const drawn = arrows.find((one) => one.from === from && one.to === to);
      expect(drawn && says(drawn, move), `${from} to ${to}: ${drawn?.words ?? ''}`).toBe(true);
    }
  });

  test('begins and ends every arrow at the border of its box', () => {
    for (const { from, to, points, tip, dot } of arrows) {
      const [first, last] = [points[0], points.at(-1)];
      const [source, target] = [boxes.get(from), boxes.get(to)];
      const where = `${from} to ${to}`;
      expect(target && last && touches(last, target), `the end of ${where}`).toBe(true);
      expect(tip, `the head of ${where}`).toEqual(last);
      if (from === '')
        expect(first, where).toEqual(dot && { x: (dot.left + dot.right) / 2, y: (dot.top + dot.bottom) / 2 });
      else expect(source && first && touches(first, source), `the beginning of ${where}`).toBe(true);
      expect(dot === undefined, where).toBe(from !== '');
    }
  });

  test('lets no words overlap words, boxes, dots or lines, and no line cross a box', () => {
    const faults: string[] = [];
    const none = (one: Rect, other: Rect, what: string): void => {
      if (overlap(one, other)) faults.push(what);
    };
    labels.forEach(({ of, rect }, index) => {
      for (const other of labels.slice(index + 1)) none(rect, other.rect, `words of ${of}, and of ${other.of}`);
      for (const { state, box } of states) none(rect, box, `words of ${of}, and ${state}`);
      for (const dot of dots) none(rect, dot.rect, `words of ${of}, and ${dot.of}`);
      for (const line of lines)
        for (const part of line.parts) none(rect, part, `words of ${of}, and the line ${line.of}`);
    });
    // a line may touch the border of its own boxes
    const inner = ({ left, top, right, bottom }: Rect): Rect => ({
      left: left + 1,
      top: top + 1,
      right: right - 1,
      bottom: bottom - 1,
    });
    for (const { of, parts } of lines)
      for (const { state, box } of states)
        for (const part of parts) none(part, inner(box), `the line ${of}, and ${state}`);
    states.forEach(({ state, box }, index) => {
      for (const other of states.slice(index + 1)) none(box, other.box, `${state}, and ${other.state}`);
    });
    expect(faults).toEqual([]);
  });

  test('keeps the parts of two lines from lying on each other', () => {
    const along = lines.flatMap(({ of, parts }) => parts.map((part) => ({ of, part })));
    const both = along.flatMap((one, index) =>
      along
        .slice(index + 1)
        .filter((other) => {
          const shared = {
            width: Math.min(one.part.right, other.part.right) - Math.max(one.part.left, other.part.left),
            height: Math.min(one.part.bottom, other.part.bottom) - Math.max(one.part.top, other.part.top),
          };
          return (
            one.of !== other.of &&
            Math.min(shared.width, shared.height) > 0 &&
            Math.max(shared.width, shared.height) > 3
          );
        })
        .map((other) => `${one.of}, and ${other.of}`),
    );
    expect(both).toEqual([]);
  });

  test('keeps everything within the picture, which is at most 900 px wide, and names within their boxes', () => {
    expect(width).toBeLessThanOrEqual(900);
    const all = [
      ...labels.map(({ rect }) => rect),
      ...states.map(({ box }) => box),
      ...dots.map(({ rect }) => rect),
      ...lines.flatMap(({ parts }) => parts),
    ];
    for (const { left, top, right, bottom } of all) {
      expect(Math.min(left, top)).toBeGreaterThan(4);
      expect(right).toBeLessThan(width - 4);
      expect(bottom).toBeLessThan(height - 4);
    }
    for (const { box, texts } of states) {
      expect(texts.length).toBeGreaterThan(0);
      for (const rect of texts) {
        expect(rect.left).toBeGreaterThan(box.left + 4);
        expect(rect.right).toBeLessThan(box.right - 4);
        expect(rect.top).toBeGreaterThan(box.top);
        expect(rect.bottom).toBeLessThan(box.bottom);
      }
    }
  });
});
