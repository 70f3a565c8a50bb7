/**
 * What a page of Markdown says at an anchor, for a terminal: a row of a table under its head, an item of a list, the
 * rest of a paragraph; at a heading, the heading and what begins below it. Null when the page has no such anchor.
 */
export function passageAt(page: string, anchor: string): string | null {
  const mark = `<a id="${anchor}"></a>`;
  const lines = page.split('\n');
  const at = lines.findIndex((line) => line.includes(mark));
  const line = lines[at];
  if (line === undefined) return null;
  if (plain(line) === '') return section(lines.slice(at + 1));
  if (line.startsWith('|')) return [...headOf(lines, at), line].map(plain).join('\n');
  if (isItem(line)) return plain(upTo(lines.slice(at), (next, i) => i > 0 && !next.startsWith(' ')));
  // a sentence within a paragraph: to the paragraph's end, or to where another is marked
  const rest = upTo([line.slice(line.indexOf(mark) + mark.length), ...lines.slice(at + 1)], isBlank);
  return plain(rest.split('<a id=')[0] ?? rest).replace(/;$/, '');
}

const plain = (text: string): string => text.replaceAll(/<a id="[^"]*"><\/a>/g, '').trim();
const isBlank = (line: string): boolean => plain(line) === '';
const isItem = (line: string): boolean => /^([*-]|\d+\.) /.test(line);

function upTo(lines: readonly string[], ends: (line: string, index: number) => boolean): string {
  const end = lines.findIndex(ends);
  return lines.slice(0, end === -1 ? undefined : end).join('\n');
}

/** The two lines a table begins with. */
function headOf(lines: readonly string[], row: number): readonly string[] {
  const above = lines.slice(0, row).findLastIndex((line) => !line.startsWith('|'));
  return lines.slice(above + 1, Math.min(above + 3, row));
}

/** A heading and its first paragraph, with the table that a paragraph introduces. */
function section(lines: readonly string[]): string {
  const [heading = '', first = '', second = ''] = lines
    .join('\n')
    .split(/\n\s*\n/)
    .map(plain)
    .filter((block) => block !== '');
  return [heading, first, ...(!first.startsWith('|') && second.startsWith('|') ? [second] : [])].join('\n\n');
}
