import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { diagramOf } from '../../scripts/docs/diagram/svg.ts';
import { machines } from '../../scripts/docs/machines.ts';
import {
  declarationStates,
  participantStates,
  partnershipStates,
  trainingStates,
  type State,
} from '../../src/rules/states.ts';
import { arrowsOf } from './drawing.ts';

const read = (file: string): string => readFileSync(new URL(`../../docs/${file}`, import.meta.url), 'utf8');

const tables: Readonly<Record<string, readonly State<string, string>[]>> = {
  declarations: declarationStates,
  training: trainingStates,
  participants: participantStates,
  partnerships: partnershipStates,
};

describe.each(Object.entries(tables))('the picture of %s', (name, table) => {
  const svg = read(`pictures/states/${name}.svg`);

  test('needs nothing else, and says in words what it shows', () => {
    expect(svg).not.toMatch(/<script|<style|<image|<use|<foreignObject|href|url\(|@import|\bon\w+=/);
    expect(svg.match(/https?:[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).toMatch(/^<svg [^>]*\brole="img"[^>]*>\n<title>[^<]+<\/title>\n<desc>[^<]+<\/desc>\n/);
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
    // its own ground, so that dark text is on white on a dark page too
    expect(svg).toMatch(
      new RegExp(
        `</desc>\\n<rect x="0.5" y="0.5" width="${String(Number(width) - 1)}" height="${String(Number(height) - 1)}"[^>]* fill="#ffffff"`,
      ),
    );
  });

  test('has an alternative text on the pages that says every way', () => {
    const places = ['states.md', 'concepts.md'].flatMap((page) => [
      ...read(page).matchAll(new RegExp(`!\\[([^\\]]*)\\]\\(pictures/states/${name}\\.svg\\)`, 'g')),
    ]);
    expect(places).toHaveLength(name === 'declarations' ? 2 : 1);
    for (const [, alt = ''] of places) {
      expect(svg).toContain(`<desc>${alt.replace('State diagram. ', '')}</desc>`);
      const parts = alt.split(/; |\.$/);
      for (const { state, begins, moves } of table) {
        expect(parts[0]?.includes(` ${state}`) ?? false, state).toBe(begins !== undefined);
        const own = parts
          .slice(1)
          .find(
            (part) => part.startsWith(`${state} can become `) || part.startsWith(`${state} (ecf only) can become `),
          );
        const reached = own?.split(' can become ')[1]?.split(/, | or /) ?? [];
        expect(reached.sort()).toEqual(moves.map(({ to }) => to).sort());
        const ends = new RegExp(`nothing (follows|leads to) ${state}\\b`).test(alt);
        expect(ends, state).toBe(moves.length === 0);
      }
    }
  });
});

test('text of a table is escaped, and the same table gives the same picture', () => {
  const [first] = machines;
  if (first === undefined) throw new Error('no tables');
  const [row] = first.states;
  if (row?.begins === undefined) throw new Error('the first state does not begin');
  const trigger = 'a <b> & "c"';
  const odd = { ...first, states: [{ ...row, begins: { ...row.begins, trigger }, moves: [] }] };
  const svg = diagramOf(odd);
  expect(svg).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
  expect(svg).not.toContain('<b>');
  expect(arrowsOf(svg)[0]?.words).toBe(`provider ${trigger}`);
  expect(diagramOf(odd)).toBe(svg);
});
