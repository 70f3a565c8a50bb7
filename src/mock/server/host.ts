import { isLoopback } from '../../base/loopback.ts';

/**
 * Whether a `Host` header may be answered: the address the server is bound to, or, when that is loopback, any name of
 * loopback. A web page that has its own name point at this machine (DNS rebinding) is refused.
 */
export function isOwnHost(header: string | undefined, bound: string): boolean {
  if (header === undefined) return false;
  const name = header.replace(/:\d+$/, '').toLowerCase();
  if (isLoopback(bound)) return isLoopback(name);
  // bound to all addresses: which of them is asked for cannot be told, so names are not held against it
  if (bound === '0.0.0.0' || bound === '::') return true;
  return name === bound.toLowerCase() || name === `[${bound.toLowerCase()}]` || isLoopback(name);
}
