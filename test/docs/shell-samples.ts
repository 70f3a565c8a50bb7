import { read } from './samples.ts';

export interface ShellSample {
  /** Where it stands, for example `docs/mock.md:263`. */
  readonly where: string;
  readonly page: string;
  /** The commands, as a reader copies them. */
  readonly code: string;
  /** What they print, when the page shows it: in a `text` block right below, or between the commands of a session. */
  readonly prints: string | null;
}

/** The blocks of a page that a reader pastes into a shell; in a `console` block the lines after `$ ` are what is typed. */
export function shellSamplesOf(page: string): ShellSample[] {
  const text = read(page);
  const blocks = text.matchAll(
    /(?<!<!-- run: \w+ -->\n)^```(sh|bash|shell|zsh|console)\n([\s\S]*?)^```(?:\n\n?```text\n([\s\S]*?)```)?/gm,
  );
  return [...blocks].map((match) => {
    const [, language, written = '', below = null] = match;
    const where = `${page}:${text.slice(0, match.index).split('\n').length}`;
    if (language !== 'console') return { where, page, code: written, prints: below };
    const lines = written.split(/(?<=\n)/);
    const typed = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
    return { where, page, code: typed.join(''), prints: lines.filter((line) => !line.startsWith('$ ')).join('') };
  });
}

/** The first block of a page in another language, for samples that take it for a file. */
export function firstBlock(page: string, language: string): string {
  const block = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(read(page))?.[1];
  if (block === undefined) throw new Error(`${page} has no block of ${language}`);
  return block;
}
