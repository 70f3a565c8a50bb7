/** A Markdown table. Pipes in cells are escaped, line breaks are not allowed. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A text that a link can lead to. */
export const anchored = (id: string, text: string): string => `<a id="${id}"></a>${text}`;

/** A link from a page in `docs/` to an address such as `docs/services/rect.md#d14`. */
export const linkTo = (address: string, text: string): string => `[${text}](${address.replace(/^docs\//, '')})`;

export const code = (text: string): string => `\`${text}\``;

/** A text as a sentence begins. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
