/** Classes of POSIX, as Ruby and PCRE have them: for letters of all languages. */
const POSIX = new Map([
  ['alpha', '\\p{L}\\p{M}'],
  ['digit', '\\p{Nd}'],
  ['alnum', '\\p{L}\\p{M}\\p{Nd}'],
  ['upper', '\\p{Lu}'],
  ['lower', '\\p{Ll}'],
  ['space', '\\s'],
  ['blank', ' \\t'],
  ['punct', '\\p{P}\\p{S}'],
  ['cntrl', '\\p{Cc}'],
  ['xdigit', '0-9A-Fa-f'],
  ['word', '\\p{L}\\p{M}\\p{Nd}\\p{Pc}'],
  ['print', '\\P{C}'],
  ['graph', '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}'],
  ['ascii', '\\x00-\\x7f'],
]);
/** Escapes outside and inside of classes that JavaScript has not. */
const ESCAPES = new Map([
  ['A', '^'],
  ['z', '$'],
  ['Z', '(?=\\n?$)'],
  ['h', '[0-9a-fA-F]'],
  ['H', '[^0-9a-fA-F]'],
  ['R', '(?:\\r\\n|[\\n-\\r\\u0085\\u2028\\u2029])'],
  ['a', '\\x07'],
  ['e', '\\x1b'],
]);
const IN_CLASS = new Map([
  ['h', '0-9a-fA-F'],
  ['a', '\\x07'],
  ['e', '\\x1b'],
]);
/** Letters that mean something after a backslash in JavaScript's patterns with the flag for Unicode. */
const KNOWN = /[dDwWsSbBtnrvf0-9cxukpP^$\\.*+?()[\]{}|/-]/;

/** What can be read and would mean something else. */
const FOREIGN = /^\/(?:\^|\\A).*\/[a-z]*$|\(\?[a-z]*-?[a-z]+[:)]/s;

/**
 * A pattern of Ruby, PCRE or older JavaScript as JavaScript reads it with the flag for Unicode, unchanged when it can be
 * read as it is; null when it cannot be said there.
 */
export function asJavaScript(pattern: string): string | null {
  if (isReadable(pattern) && !FOREIGN.test(pattern)) return pattern;
  const made = translate(pattern);
  return made !== null && isReadable(made) ? made : null;
}

function isReadable(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** A pattern in slashes, one with flags before it, and one as Ruby shows it: `(?i-mx:…)`. */
function unwrap(written: string): { readonly text: string; readonly flags: string } {
  const [, slashed, after] = /^\/((?:\^|\\A).*)\/([a-z]*)$/s.exec(written) ?? [];
  if (slashed !== undefined) return { text: slashed, flags: after ?? '' };
  const [, on, shown] = /^\(\?([a-z]*)-[a-z]+:(.*)\)$/s.exec(written) ?? [];
  if (shown !== undefined && !/^[^(]*\)/.test(shown)) return { text: shown, flags: on ?? '' };
  const [whole, start = '', flags = ''] = /^((?:\\A|\^)?)\(\?([a-z]+)\)/.exec(written) ?? [];
  return whole === undefined ? { text: written, flags: '' } : { text: start + written.slice(whole.length), flags };
}

function translate(written: string): string | null {
  const { text, flags } = unwrap(written);
  // what a dot or an anchor means under the other flags differs from language to language
  if (/[^iu]/.test(flags)) return null;
  const isLoose = flags.includes('i');
  let made = '';
  for (let at = 0; at < text.length;) {
    const next = readPiece(text, at, isLoose);
    if (next === null) return null;
    made += next.made;
    at += next.length;
  }
  return made;
}

interface Piece {
  readonly made: string;
  readonly length: number;
}

function readPiece(text: string, at: number, isLoose: boolean): Piece | null {
  const char = text.charAt(at);
  if (char === '\\') return readEscape(text, at, ESCAPES, isLoose);
  if (char === '[') return readClass(text, at, isLoose);
  if (text.startsWith('(?#', at)) return { made: '', length: text.indexOf(')', at) - at + 1 };
  if (text.startsWith('(?P<', at)) return { made: '(?<', length: 4 };
  if (text.startsWith("(?'", at)) return null;
  // a group that is not given up, and a repetition that is not, differ in speed and seldom in what they match
  if (text.startsWith('(?>', at)) return { made: '(?:', length: 3 };
  if (/[*+?}]/.test(char) && text.charAt(at + 1) === '+') return { made: char, length: 2 };
  if (/^\(\?[a-z-]+[:)]/.test(text.slice(at))) return null;
  if (char === '{' && !/^\{\d*(?:,\d*)?\}/.test(text.slice(at))) return { made: '\\{', length: 1 };
  if (text.startsWith('{,', at)) return { made: '{0,', length: 2 };
  if (char === '}' && !/\{\d*(?:,\d*)?$/.test(text.slice(0, at))) return { made: '\\}', length: 1 };
  if (char === ']') return { made: '\\]', length: 1 };
  return { made: isLoose ? eitherCase(char) : char, length: 1 };
}

function readEscape(
  text: string,
  at: number,
  escapes: ReadonlyMap<string, string>,
  isLoose: boolean,
  inClass = false,
): Piece | null {
  const char = text.charAt(at + 1);
  if (char === '') return null;
  const braced = /^\\[pP]\{\^?[\w=]+\}/.exec(text.slice(at))?.[0];
  if (braced !== undefined) return { made: property(braced), length: braced.length };
  const code = /^\\x\{([0-9a-fA-F]+)\}/.exec(text.slice(at));
  if (code !== null) return { made: `\\u{${code[1] ?? '0'}}`, length: code[0].length };
  const meant = escapes.get(char);
  if (meant !== undefined) return { made: meant, length: 2 };
  if (/[GKXC]/.test(char)) return null;
  if (char === '-') return { made: inClass ? '\\-' : '-', length: 2 };
  if (KNOWN.test(char)) return { made: `\\${char}`, length: 2 };
  return { made: isLoose && !inClass ? eitherCase(char) : char, length: 2 };
}

/** `\p{Alpha}` and `\p{^Lu}` are Ruby's. */
function property(braced: string): string {
  const [, letter = 'p', not = '', name = ''] = /^\\([pP])\{(\^?)(.*)\}$/.exec(braced) ?? [];
  const posix = POSIX.get(name.toLowerCase());
  const isNot = (letter === 'P') !== (not === '^');
  if (posix !== undefined && /^[A-Z]?[a-z]{4,}$/.test(name)) return isNot ? `[^${posix}]` : `[${posix}]`;
  return `\\${isNot ? 'P' : 'p'}{${name}}`;
}

function readClass(text: string, start: number, isLoose: boolean): Piece | null {
  let at = start + 1;
  let made = '[';
  if (text.charAt(at) === '^') {
    made += '^';
    at += 1;
  }
  for (let isFirst = true; at < text.length; isFirst = false) {
    const char = text.charAt(at);
    if (char === ']' && !isFirst) return { made: `${made}]`, length: at - start + 1 };
    const posix = /^\[:(\^?)([a-z]+):\]/.exec(text.slice(at));
    if (posix !== null) {
      const meant = POSIX.get(posix[2] ?? '');
      if (meant === undefined || posix[1] === '^') return null;
      made += meant;
      at += posix[0].length;
    } else if (char === '\\') {
      const piece = readEscape(text, at, IN_CLASS, isLoose, true);
      if (piece === null) return null;
      // `\p{Alpha}` has become a class; one inside another is no list of characters
      const flat = /^\[[^^].*\]$/.test(piece.made) ? piece.made.slice(1, -1) : piece.made;
      if (flat.startsWith('[^')) return null;
      made += flat;
      at += piece.length;
    } else if (char === '[' || text.startsWith('&&', at)) {
      if (char !== '[' || !isLiteralBracket(text, at)) return null;
      made += '\\[';
      at += 1;
    } else if (char === ']') {
      made += '\\]';
      at += 1;
    } else {
      made += char === '-' && !isRange(text, at, isFirst) ? '\\-' : isLoose ? looseRange(text, at) : char;
      at += 1;
    }
  }
  return null;
}

/** A bracket inside a class that opens no other class. */
function isLiteralBracket(text: string, at: number): boolean {
  return !/^\[[^\]]*\]/.test(text.slice(at)) || text.indexOf(']', at) === text.lastIndexOf(']');
}

/** A hyphen between two single characters; beside a class such as `\w` it is itself. */
function isRange(text: string, at: number, isFirst: boolean): boolean {
  if (isFirst || text.charAt(at + 1) === ']') return true;
  return !/\\[wdsWDS]$/.test(text.slice(0, at)) && !/^-\\[wdsWDS]/.test(text.slice(at));
}

function eitherCase(char: string): string {
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  return lower !== upper && lower.length === 1 && upper.length === 1 ? `[${lower}${upper}]` : char;
}

/** Inside a class both cases are listed; of a range, both ends' cases, in the one place where the range begins. */
function looseRange(text: string, at: number): string {
  const char = text.charAt(at);
  const range = /^([a-zA-Z])-([a-zA-Z])/.exec(text.slice(at));
  if (range !== null) {
    const [whole, from = '', to = ''] = range;
    const other =
      from === from.toLowerCase()
        ? `${from.toUpperCase()}-${to.toUpperCase()}`
        : `${from.toLowerCase()}-${to.toLowerCase()}`;
    return `${other}${whole.charAt(0)}`;
  }
  const before = text.charAt(at - 1) === '-' && text.charAt(at - 2) !== '[';
  const [lower, upper] = [char.toLowerCase(), char.toUpperCase()];
  return before || lower === upper || lower.length !== 1 || upper.length !== 1 ? char : `${lower}${upper}`;
}
