const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/**
 * Whether a `Host` header may be answered: the address the server is bound to, or, when that is loopback, any name of
 * loopback. A web page that has its own name point at this machine (DNS rebinding) is refused.
 */
export function isOwnHost(header: string | undefined, bound: string): boolean {
  if (header === undefined) return false;
  const name = header.replace(/:\d+$/, '').toLowerCase();
  if (isLoopback(bound)) return LOOPBACK.has(name) || /^127(\.\d{1,3}){3}$/.test(name);
  // bound to all addresses: which of them is asked for cannot be told, so names are not held against it
  if (bound === '0.0.0.0' || bound === '::') return true;
  return name === bound.toLowerCase() || name === `[${bound.toLowerCase()}]` || LOOPBACK.has(name);
}

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host) || host.startsWith('127.');
}
