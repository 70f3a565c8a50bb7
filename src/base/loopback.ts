// a part of an address is 0 to 255: `127.evil.com` is a name like any other, and so is 127.0.0.999
const IPV4 = /^127(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;
const NAMES: ReadonlySet<string> = new Set(['localhost', '::1', '[::1]']);

/**
 * Whether a host is this machine by its very spelling, with or without the brackets of an IPv6 address in a URL. Names
 * under `.localhost` are not among them: not every resolver keeps those on this machine.
 */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return NAMES.has(name) || IPV4.test(name);
}
