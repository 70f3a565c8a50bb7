import { machines, noteOf, type AnyState, type Machine } from '../machines.ts';
import { capitalised } from '../table.ts';

/** "a", "a or b", "a, b or c". */
const listed = (words: readonly string[], joint: string): string =>
  [words.slice(0, -1).join(', '), words.at(-1) ?? ''].filter((part) => part !== '').join(` ${joint} `);

export const titleOf = ({ of }: Machine): string => `State diagram: ${of}`;

function becomes(row: AnyState, states: readonly AnyState[]): string {
  const note = noteOf(row);
  const name = note === '' ? row.state : `${row.state} (${note})`;
  if (row.moves.length > 0) return `${name} can become ${listed([...new Set(row.moves.map(({ to }) => to))], 'or')}`;
  const reached = states.some(({ moves }) => moves.some(({ to }) => to === row.state));
  return reached ? `nothing follows ${name}` : `nothing leads to ${name} or from it`;
}

/** What the diagram shows, in words: "… begins as active; active can become deferred or withdrawn; …". */
export function inWords({ of, states }: Machine): string {
  const first = states.filter(({ begins }) => begins !== undefined).map(({ state }) => state);
  const ways = states.map((row) => becomes(row, states)).join('; ');
  return `${capitalised(of)} begins as ${listed(first, 'or')}; ${ways}.`;
}

/** The file of a diagram, from the folder of the project. */
export const pictureOf = ({ name }: Machine): string => `docs/pictures/states/${name.toLowerCase()}.svg`;

/** The diagram as a page in docs/ shows it. */
export const imageOf = (machine: Machine): string =>
  `![State diagram. ${inWords(machine)}](${pictureOf(machine).slice('docs/'.length)})`;

/** docs/concepts.md with its diagram's words as the table has them; it shows those of the diagrams that it names. */
export function withImages(page: string): string {
  return machines.reduce((text, machine) => {
    const file = pictureOf(machine).slice('docs/'.length);
    return text.replace(new RegExp(String.raw`!\[[^\]]*\]\(${file.replaceAll('.', String.raw`\.`)}\)`, 'g'), () =>
      imageOf(machine),
    );
  }, page);
}
