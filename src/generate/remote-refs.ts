import { dirname, resolve } from 'node:path';
import { DocumentError, type Place } from './document-error.ts';
import { fetchDocument, isAddress, shown, type ReadLimits } from './fetch-document.ts';
import { plainCopy } from './normalise/copy.ts';
import { target } from './references.ts';
import { isNode } from './walk.ts';

/** More documents than this are mostly a loop or a mistake. */
const MOST = 50;

/**
 * A copy of a document in which every reference that leads out of it is replaced by what stands there. Used only when
 * the user allows it: a description from elsewhere could otherwise make this machine read any file or address.
 *
 * @throws {DocumentError} when a reference leads nowhere, back to itself, or from an address to a file
 */
export async function followRemoteRefs(written: unknown, location: string, limits: ReadLimits = {}): Promise<unknown> {
  const { maxDocuments = MOST } = limits;
  const document = plainCopy(written, shown(location));
  // promises: parts of a document are gone through at once, and may ask for the same one
  const loaded = new Map<string, Promise<unknown>>([[location, Promise.resolve(document)]]);

  function load(at: string): Promise<unknown> {
    const known = loaded.get(at);
    if (known !== undefined) return known;
    if (loaded.size > maxDocuments)
      throw new DocumentError(
        shown(location),
        [],
        `refers to more than ${maxDocuments} other documents. Raise the bound with --max-documents (maxDocuments), or ` +
          'bundle it first into one document: npx @redocly/cli bundle.',
      );
    const other = fetchDocument(at, limits).then((read) => plainCopy(read, shown(at)));
    loaded.set(at, other);
    return other;
  }

  async function follow(node: unknown, base: string, place: Place, trail: readonly string[]): Promise<unknown> {
    if (Array.isArray(node))
      return Promise.all(node.map((item: unknown, index) => follow(item, base, [...place, index], trail)));
    if (!isNode(node)) return node;
    const { $ref: ref, ...beside } = node;
    if (typeof ref === 'string' && (base !== location || !ref.startsWith('#'))) {
      const { at, fragment } = split(ref, base, location, place);
      // back in the first document, its own references do
      if (at === location) return { ...beside, $ref: fragment };
      const key = `${at}${fragment}`;
      if (trail.includes(key))
        throw new DocumentError(
          shown(location),
          place,
          `the reference to ${shown(at)}${fragment} leads back to itself; such a loop cannot be written out.`,
        );
      const found = target(await load(at), fragment);
      if (found === undefined)
        throw new DocumentError(shown(location), place, `leads to ${shown(at)}${fragment}, where nothing stands.`);
      const written = await follow(found, at, place, [...trail, key]);
      return isNode(written) ? { ...written, ...beside } : written;
    }
    const entries = await Promise.all(
      Object.entries(node).map(
        async ([name, value]) => [name, await follow(value, base, [...place, name], trail)] as const,
      ),
    );
    return Object.fromEntries(entries);
  }

  return follow(document, location, [], []);
}

function split(ref: string, base: string, location: string, place: Place): { at: string; fragment: string } {
  const [path = '', fragment = ''] = ref.split('#', 2);
  const whole = { fragment: fragment === '' ? '#' : `#${fragment}` };
  if (path === '') return { at: base, ...whole };
  if (isAddress(path)) return { at: path, ...whole };
  if (isAddress(base)) return { at: new URL(path, base).href, ...whole };
  if (isAddress(location))
    throw new DocumentError(
      shown(location),
      place,
      `leads to the file ${path}; a document from elsewhere may not refer to files.`,
    );
  return { at: resolve(dirname(base), path), ...whole };
}
