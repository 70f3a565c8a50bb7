import { hideSecret } from '../../client/hide.ts';

/** Takes out of texts what a server can have made of the token, and tells whether anything of it is in them. */
export interface WithoutToken {
  readonly hide: (text: string) => string;
  /** Whether nothing of the token is in a text. */
  readonly isFree: (text: string) => boolean;
}

/** From this length on a piece stands for the token, and is not there by chance. */
const PIECE = 8;

/**
 * `hideSecret` finds the whole token in many spellings. A server can also send it in pieces, a half in each of two
 * headers, so pieces are found as well: of the token, of it backwards, in hex and in base64.
 */
export function withoutToken(token: string): WithoutToken {
  const size = Math.min(PIECE, Math.max(4, Math.ceil(token.length / 2)));
  const pieces = piecesOf(token, size);
  const hide = (text: string): string => hidePieces(hideSecret(text, token), pieces, size);
  return { hide, isFree: (text) => hide(text) === text };
}

function piecesOf(token: string, size: number): ReadonlySet<string> {
  const backwards = Array.from(token).reverse().join('');
  const encoded = [token, backwards].flatMap((text) => [
    text,
    Buffer.from(text).toString('hex'),
    // the same bytes look different after none, one or two others
    ...[0, 1, 2].flatMap((before) => {
      const bytes = Buffer.from(' '.repeat(before) + text);
      const whole = bytes.toString('base64').replace(/=+$/, '');
      const own = whole.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
      return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
    }),
  ]);
  const pieces = new Set<string>();
  for (const text of encoded)
    for (let at = 0; at + size <= text.length; at += 1) pieces.add(text.slice(at, at + size).toLowerCase());
  return pieces;
}

function hidePieces(text: string, pieces: ReadonlySet<string>, size: number): string {
  const lower = text.toLowerCase();
  // signs whose small form is longer would shift the places; no token has such signs
  const searched = lower.length === text.length ? lower : text;
  let kept = '';
  let from = 0;
  for (let at = 0; at + size <= searched.length; at += 1) {
    if (!pieces.has(searched.slice(at, at + size))) continue;
    let end = at + size;
    while (end < searched.length && pieces.has(searched.slice(end - size + 1, end + 1))) end += 1;
    kept += `${text.slice(from, at)}[token]`;
    from = end;
    at = end - 1;
  }
  return kept + text.slice(from);
}
