/** Sizes of text in a diagram, in px. Nothing here can measure a font, so widths are guessed from above. */
export const nameSize = 15;
export const labelSize = 12;
export const lineHeight = 15;

/** The width of a state's name, which stands in monospace. */
export const nameWidth = (text: string): number => text.length * nameSize * 0.6;

export type Weight = 'bold' | 'plain' | 'italic';

/** The width of a line of an arrow's words, which stand in the viewer's sans-serif; the widest of those count. */
const lineWidth = ({ text, weight }: { readonly text: string; readonly weight: Weight }): number =>
  text.length * labelSize * (weight === 'bold' ? 0.6 : 0.55);

/** The words beside an arrow: lines from top to bottom. */
export interface Block {
  readonly lines: readonly { readonly text: string; readonly weight: Weight }[];
  readonly width: number;
  readonly height: number;
}

/** A text in lines of at most so many characters; a longer word has a line of its own. */
function filled(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A text in as few lines of at most so many characters as there can be, all of about the same length. */
export function wrapped(text: string, most: number): string[] {
  const { length } = filled(text, most);
  let width = Math.floor(text.length / length);
  while (filled(text, width).length > length) width += 1;
  return filled(text, width);
}

/** The words of an arrow: who, what, and where when not every service knows it. */
export function block(who: string, what: string, only: string, most: number): Block {
  const lines = [
    ...wrapped(who, most).map((text) => ({ text, weight: 'bold' as const })),
    ...wrapped(what, most).map((text) => ({ text, weight: 'plain' as const })),
    ...(only === '' ? [] : [{ text: only, weight: 'italic' as const }]),
  ];
  return { lines, width: Math.max(...lines.map(lineWidth)), height: lines.length * lineHeight };
}

/** A text as it may stand in XML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
