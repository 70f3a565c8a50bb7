import { open, stat } from 'node:fs/promises';
import { parse as parseYaml } from 'yaml';
import { readBounded } from '../base/bytes.ts';
import { isLoopback } from '../base/loopback.ts';
import { decode } from './decode.ts';
import { DocumentError } from './document-error.ts';
import { repeatedKey } from './repeated-keys.ts';

/** Bounds on reading a document. A published description has about 300,000 bytes. */
export interface ReadLimits {
  /** @default 20_000_000 */
  readonly maxBytes?: number;
  /**
   * Milliseconds for everything, redirects included.
   * @default 30_000
   */
  readonly timeoutMs?: number;
  /** @default 5 */
  readonly maxRedirects?: number;
  /**
   * How many other documents references may lead to.
   * @default 50
   */
  readonly maxDocuments?: number;
}

/** Whether a location is an address rather than a file. */
export function isAddress(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
}

/**
 * Reads a YAML or JSON document from a file, or from an `https:` address (`http:` to this machine alone).
 *
 * @throws {DocumentError} when it cannot be had within the limits, or is neither YAML nor JSON
 */
export async function fetchDocument(location: string, limits: ReadLimits = {}): Promise<unknown> {
  const text = isAddress(location) ? await download(location, limits) : await readText(location, limits);
  return parseText(text, shown(location));
}

/** A location as it may be shown and written into files: an address without its user, its password and its query. */
export function shown(location: string): string {
  if (!isAddress(location) || !URL.canParse(location)) return location;
  const { protocol, host, pathname } = new URL(location);
  return `${protocol}//${host}${pathname}`;
}

async function readText(file: string, { maxBytes = 20_000_000 }: ReadLimits): Promise<string> {
  const found = await stat(file).catch((error: unknown) => {
    throw new DocumentError(file, [], `cannot be read: ${reason(error)}.`);
  });
  if (!found.isFile()) throw new DocumentError(file, [], 'is not a file.');
  if (found.size > maxBytes) throw tooLarge(file, maxBytes);
  const handle = await open(file).catch((error: unknown) => {
    throw new DocumentError(file, [], `cannot be read: ${reason(error)}.`);
  });
  try {
    return decode(await handle.readFile(), file);
  } finally {
    await handle.close();
  }
}

async function download(
  address: string,
  { maxBytes = 20_000_000, timeoutMs = 30_000, maxRedirects = 5 }: ReadLimits,
): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  const name = shown(address);
  let at = checkedUrl(address, name, false);
  const local = isLoopback(at.hostname);
  try {
    for (let redirects = 0; ; redirects += 1) {
      const response = await fetch(at, {
        redirect: 'manual',
        signal,
        headers: { accept: 'application/yaml, application/json, text/yaml, */*;q=0.5' },
      });
      const next = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
      if (next === null) {
        if (!response.ok) throw new DocumentError(name, [], `the server answered ${response.status}.`);
        return await readAnswer(response, name, maxBytes);
      }
      await response.body?.cancel();
      if (redirects >= maxRedirects)
        throw new DocumentError(name, [], `is redirected more often than ${maxRedirects} times.`);
      if (!URL.canParse(next, at))
        throw new DocumentError(name, [], 'is redirected to something that is not an address.');
      at = checkedUrl(new URL(next, at).href, name, !local);
    }
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    if (signal.aborted) throw new DocumentError(name, [], `did not arrive within ${timeoutMs} ms.`);
    throw new DocumentError(name, [], `cannot be fetched: ${reason(error)}.`);
  }
}

/** Nothing but https; this machine may be asked over http, but never because another one said so. */
function checkedUrl(address: string, name: string, redirected: boolean): URL {
  if (!URL.canParse(address)) throw new DocumentError(name, [], 'is not an address.');
  const url = new URL(address);
  const where = redirected ? `is redirected to ${shown(address)}, which is not allowed:` : 'is not allowed:';
  if (url.username !== '' || url.password !== '')
    throw new DocumentError(name, [], `${where} an address may not hold a user or a password.`);
  if (isLoopback(url.hostname) && redirected) throw new DocumentError(name, [], `${where} it is this machine.`);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw new DocumentError(name, [], `${where} only https: is (and http: to this machine).`);
}

async function readAnswer({ body, headers }: Response, name: string, maxBytes: number): Promise<string> {
  if (body === null) return '';
  const bytes = Number(headers.get('content-length')) > maxBytes ? null : await readBounded(body, maxBytes);
  if (bytes === null) {
    await body.cancel();
    throw tooLarge(name, maxBytes);
  }
  const charset = /charset="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  return decode(bytes, name, charset);
}

function tooLarge(name: string, maxBytes: number): DocumentError {
  return new DocumentError(name, [], `has more than ${maxBytes} bytes, which no description needs.`);
}

/** Parses YAML or JSON that was read already. */
export function parseText(written: string, name: string): unknown {
  const text = written.replace(/^\uFEFF/, '');
  if (/^\s*</.test(text)) throw new DocumentError(name, [], 'is a page of HTML or XML, not an OpenAPI document.');
  try {
    // JSON is read by its own parser: it is stricter, and quicker by far
    return /^\s*[{[]/.test(text) ? parseJsonOrYaml(text, name) : yaml(text);
  } catch (error) {
    if (error instanceof DocumentError) throw error;
    // YAML's parser tells of an overflow of the stack as of a mistake in the text
    if (error instanceof RangeError || reason(error).includes('call stack'))
      throw new DocumentError(
        name,
        [],
        'is nested deeper than can be read. Move inner schemas to components.schemas and refer to them with $ref.',
      );
    throw new DocumentError(name, [], `is neither YAML nor JSON: ${reason(error).split('\n')[0] ?? ''}`);
  }
}

/** YAML 1.2, with the merge keys (`<<`) of 1.1, which descriptions made by hand like to use. */
function yaml(text: string): unknown {
  return parseYaml(text, { merge: true });
}

function parseJsonOrYaml(text: string, name: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    // YAML may begin with a brace as well; when it is not YAML either, what JSON says is the more useful
    try {
      return yaml(text);
    } catch {
      throw error;
    }
  }
  const repeated = repeatedKey(text);
  if (repeated !== null)
    throw new DocumentError(
      name,
      repeated.place,
      `the key ${JSON.stringify(repeated.key)} stands here twice (again in line ${repeated.line}); only one can be ` +
        'meant.',
    );
  return parsed;
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
