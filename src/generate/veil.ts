import { INHERITED } from './source-text.ts';

/** Texts that any tool can be trusted to write down; everything else goes past them as a stand-in. */
const PLAIN = /^[\w .,:;()/[\]{}+@!?&=~^|<>-]+$/;

function isPlain(text: string): boolean {
  // the last two are calls that we replace in what the zod plugin writes
  return PLAIN.test(text) && !INHERITED.has(text) && !/(optional|nullish)\(\)/.test(text);
}

/** What a stand-in stands for: a text of the document, or a schema and the name it has in source. */
export type Veiled =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'schema'; readonly text: string; readonly name: string };

/**
 * Hides from a tool the texts of a document that it might write down wrongly. What the tool writes has stand-ins in
 * their places, and `unveil` puts source of our own there.
 */
export class Veil {
  readonly #prefix: string;
  readonly #standIns = new Map<string, string>();
  readonly #meant = new Map<string, Veiled>();

  constructor(document: unknown) {
    const text = JSON.stringify(document);
    let prefix = 'LpText';
    while (text.includes(prefix)) prefix += 'q';
    this.#prefix = prefix;
  }

  /** The text itself, or its stand-in. */
  hide(text: string): string {
    return isPlain(text) ? text : this.always(text);
  }

  /** The template of a path; a stand-in begins with a slash too, as a path has to. */
  path(path: string): string {
    return isPlain(path) ? path : this.#standIn(`path ${path}`, '/', { kind: 'text', text: path });
  }

  always(text: string): string {
    return this.#standIn(`text ${text}`, '', { kind: 'text', text });
  }

  /** The name of a schema; it has to be told apart from the same text as the name of a property. */
  schema(text: string, name: string): string {
    return this.#standIn(`schema ${text}`, '', { kind: 'schema', text, name });
  }

  /** What a whole text of the tool's stands for, if it is a stand-in. */
  meant(standIn: string): Veiled | undefined {
    return this.#meant.get(standIn);
  }

  /** Every stand-in in a longer text, such as a comment. */
  within(text: string, write: (meant: Veiled) => string): string {
    return text.replace(new RegExp(`/?${this.#prefix}\\d+x`, 'g'), (found) => {
      const meant = this.#meant.get(found);
      if (meant !== undefined) return write(meant);
      const inner = this.#meant.get(found.slice(1));
      return inner === undefined ? found : `/${write(inner)}`;
    });
  }

  #standIn(key: string, before: string, meant: Veiled): string {
    const known = this.#standIns.get(key);
    if (known !== undefined) return known;
    const standIn = `${before}${this.#prefix}${this.#standIns.size}x`;
    this.#standIns.set(key, standIn);
    this.#meant.set(standIn, meant);
    return standIn;
  }
}
