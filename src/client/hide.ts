/**
 * Takes a token out of texts that come from elsewhere: a server or a gateway can answer with what it was sent. Found are
 * the token itself, its characters written as percent codes, as escapes of JSON or as entities of HTML, its bytes in
 * hex, and base64 of any text that holds it.
 */
export function hideSecret(text: string, secret: string): string {
  if (secret === '') return text;
  if (made?.secret !== secret) made = { secret, pattern: patternOf(secret) };
  return text.replace(made.pattern, '[token]');
}

/** The token hardly ever changes, and each answer's request id is looked at. */
let made: { readonly secret: string; readonly pattern: RegExp } | null = null;

function patternOf(secret: string): RegExp {
  const codes = Array.from(secret).map((sign) => sign.charCodeAt(0).toString(16).padStart(2, '0'));
  const written = Array.from(secret)
    .map((sign, i) => spellings(sign, codes[i] ?? ''))
    .join('');
  // from eight signs on a piece stands for the token and not for something else by chance
  const encoded = [0, 1, 2].map((before) => base64(secret, before)).filter((inner) => inner[7]);
  return new RegExp(
    [
      written,
      ...(codes[3] ? [codes.map(anyCase).join('[:\\s]?')] : []),
      // the sign before and after is made of the token and of what stands beside it
      ...encoded.map((inner) => `(?:${SIGN})?${Array.from(inner).map(inBase64).join('')}(?:${SIGN}|=|%3D)*`),
    ].join('|'),
    'g',
  );
}

/** All the ways to write one character. JSON can hold JSON, so escapes may be escaped. */
function spellings(sign: string, code: string): string {
  const hex = anyCase(code);
  const named = /[&<>"']/.test(sign) ? String.raw`|&\w+;` : '';
  return String.raw`(?:\\{0,4}${literal(sign)}|%(?:25)?${hex}|\\{1,4}(?:u00|x)${hex}|&#(?:0*${sign.charCodeAt(0)}|[xX]0*${hex});${named})`;
}

const SIGN = String.raw`[\w+/-]|%2[BbFf]`;

/** One character of base64, which the form for addresses writes in another way. */
function inBase64(sign: string): string {
  if (sign === '+') return '(?:[+-]|%2[Bb])';
  return sign === '/' ? '(?:[/_]|%2[Ff])' : sign;
}

/**
 * Base64 writes three bytes as four characters, so the same token looks different after none, one or two other bytes.
 * These are the characters that the token alone decides.
 */
function base64(secret: string, before: number): string {
  const whole = btoa(' '.repeat(before) + secret);
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + secret.length) * 8) / 6));
}

const anyCase = (hex: string): string => hex.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);

const literal = (sign: string): string => sign.replace(/[.*+?^${}()|[\]\\]/, String.raw`\$&`);

/** The id an answer gives its request, if it is fit for logs: not too long, of plain signs, and without the token. */
export function requestIdOf(headers: Headers, secret: string): string | null {
  const id = headers.get('x-request-id') ?? '';
  return /^[\w.:-]{1,128}$/.test(id) && hideSecret(id, secret) === id ? id : null;
}
