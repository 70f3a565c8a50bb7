import { isLoopback } from '../base/loopback.ts';
import { servers, type Service } from '../contract/index.ts';

/** A server that may be held against the mock. */
export interface Against {
  readonly origin: string;
  /** Whether it may be asked with the clock header. */
  readonly movesClock: boolean;
}

/**
 * The sandbox of a service, or a server on this machine. Production is refused, and so is every other host: the walk asks
 * what no job would, and writes.
 * @throws {RangeError} for anything else; nothing was sent then
 */
export function againstOf(service: Service, against: string): Against {
  if (against === 'sandbox') return { origin: new URL(servers[service].sandbox).origin, movesClock: true };
  if (!URL.canParse(against))
    throw new RangeError('--against takes the word sandbox, or the address of a server on this machine.');
  const { origin, hostname, protocol } = new URL(against);
  if (origin === new URL(servers[service].sandbox).origin) return { origin, movesClock: true };
  if ((protocol === 'http:' || protocol === 'https:') && isLoopback(hostname)) return { origin, movesClock: true };
  throw new RangeError(
    'it is held against a sandbox or a server on this machine alone: production, and any other host, is never asked. Use --against sandbox.',
  );
}
