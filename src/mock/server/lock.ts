import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What opens the control side of a server that more than this machine can reach. */
export interface Lock {
  readonly secret: string;
  /** Whether the headers of a request hold the secret. */
  isOpenTo(headers: Headers): boolean;
  /** A text without the secret, however its characters are percent-encoded there. */
  hide(text: string): string;
}

const LEAST = 16;
/** Far below what all headers together may be. */
const MOST = 512;

/** @param given the secret to use; without one it is made */
export function createLock(given: string | undefined): Lock {
  const secret = given ?? randomBytes(32).toString('base64url');
  const wanted = digestOf(secret);
  const spelled = new RegExp(secret.replace(/./g, spellingsOf), 'gi');
  return {
    secret,
    isOpenTo(headers) {
      const sent = headers.get('mock-secret');
      // digests are of one length, and what is compared in constant time has to be
      return sent !== null && timingSafeEqual(digestOf(sent), wanted);
    },
    hide: (text) => text.replace(spelled, '(secret)'),
  };
}

/** Reads a secret that is given. What is wrong with it is told without it. */
export function readSecret(given: unknown): string {
  if (typeof given !== 'string')
    throw new TypeError('mock server: secret has to be a text. Leave it out to have one made.');
  const where = 'It is what secret of serve() or the variable LEAD_PROVIDER_MOCK_SECRET gives; without it one is made.';
  if (given.length < LEAST || given.length > MOST)
    throw new RangeError(
      `mock server: the secret has to be of ${LEAST} to ${MOST} characters, and is of ${given.length}. ${where}`,
    );
  if (!/^[\x21-\x7e]+$/.test(given))
    throw new RangeError(
      `mock server: the secret has to be of ASCII characters without spaces and line ends, for it is sent in a header. ${where}`,
    );
  return given;
}

function digestOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest();
}

/** One character as itself or percent-encoded, for a regular expression. */
function spellingsOf(character: string): string {
  const code = character.charCodeAt(0).toString(16);
  return `(?:\\x${code}|%${code})`;
}
