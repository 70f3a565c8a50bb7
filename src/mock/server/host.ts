import { isLoopback } from '../../base/loopback.ts';

/** What a connection was made to, and what else the server may be called. */
export interface Names {
  /** What the server was told to listen on. */
  readonly bound: string;
  /** The address of this machine that the connection came in by. */
  readonly arrivedAt: string | undefined;
  /** Names that may be used as well, in lower case, without ports. */
  readonly allowed: readonly string[];
}

/**
 * Whether a `Host` header may be answered: a name of loopback, the address the server listens on, or a name that was
 * allowed. A web page that has its own name point at this machine (DNS rebinding) is refused.
 */
export function isOwnHost(header: string | undefined, { bound, arrivedAt, allowed }: Names): boolean {
  if (header === undefined) return false;
  const name = bare(header.replace(/:\d+$/, ''));
  if (isLoopback(name) || allowed.includes(name)) return true;
  // bound to all addresses, it answers to the one that was asked for: an address cannot be made to point elsewhere
  return name === bare(bound) || (arrivedAt !== undefined && name === bare(arrivedAt));
}

/** A name or address as it is compared: without brackets, and without the IPv6 spelling of an IPv4 address. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '');
}

/** Reads a name that is to be allowed. */
export function readHostName(name: string): string {
  const read = bare(name.trim());
  if (/^[a-z\d_.-]+$|^[\da-f:.]*:[\da-f:.]*:[\da-f:.]*$/.test(read)) return read;
  throw new RangeError(
    `mock server: ${JSON.stringify(name)} is no host name to allow. Write it alone, without scheme and port, such as mock.internal.`,
  );
}
