import { picking, type Keyed } from './keyed.ts';
import type { Kind } from './kinds.ts';
import { firstNames, partnerKinds, places, plainWords, providerKinds, schoolKinds, surnames } from './words.ts';

/**
 * A stand-in out of the bundled words. Which ones is decided by the key and the whole original, never by its length or
 * its first letters, so that nothing of it is left. Names, schools and partners may coincide, as they do in life.
 */
export function wordsFor(keyed: Keyed, kind: Kind, text: string): string {
  // whoever writes an address in another case means the same one
  if (kind === 'email') return emailFor(keyed, text.toLowerCase());
  const digest = keyed.digest(kind, text);
  const pick = picking(digest);
  const number = digest.subarray(24).toString('hex');
  if (kind === 'name') return `${pick(firstNames)} ${pick(surnames)}`;
  if (kind === 'school') return schoolFrom(pick);
  if (kind === 'partner') return `${spaced(pick(places))} ${pick(partnerKinds)}`;
  // providers are told apart by their names alone, so these must not coincide
  if (kind === 'provider') return `${pick(surnames)} ${pick(providerKinds)} ${number.slice(0, 8)}`;
  return `${pick(plainWords)}-${pick(plainWords)}-${number}`;
}

const spaced = (place: string): string => place.replaceAll('-', ' ');

const schoolFrom = (pick: ReturnType<typeof picking>): string => `${spaced(pick(places))} ${pick(schoolKinds)}`;

/**
 * The domain is the one thing by which addresses of one school are known wherever they stand, so the school in the
 * stand-in is that of the domain.
 */
function emailFor(keyed: Keyed, address: string): string {
  const digest = keyed.digest('email', address);
  const pick = picking(digest);
  const who = `${pick(firstNames)}.${pick(surnames)}.${digest.subarray(24, 28).toString('hex')}`;
  const school = schoolFrom(picking(keyed.digest('email of school', address.slice(address.lastIndexOf('@') + 1))));
  return `${who.toLowerCase()}@${school.toLowerCase().replaceAll(' ', '-')}.example`;
}
