import type { Service } from '../contract/index.ts';
import type { StandInOptions } from './stand-ins/stand-ins.ts';

/** Where a world was seen. A host of production is never named. */
export type Place = 'production' | 'sandbox' | 'another server' | 'a copy';

/** The first key of a captured scenario: what the file is. */
export function aboutText(
  service: Service,
  place: Place,
  at: string,
  { keep = [], keepReasons = false }: StandInOptions,
): string {
  const kept = [...keep, ...(keepReasons ? ['reasons'] : [])];
  return (
    `A world of ${service} captured from ${place} at ${at} by lead-provider capture. ` +
    'It is pseudonymous, not anonymous: dates and who belongs to whom are real, so it is personal data still. ' +
    (kept.length === 0 ? 'Nothing was kept as it was served.' : `Kept as served: ${kept.join(', ')}.`)
  );
}

/** The service that a captured scenario says it is of; null when it says none. */
export function serviceIn(about: unknown): Service | null {
  const name = typeof about === 'string' ? /^A world of (rect|ecf) /.exec(about)?.[1] : undefined;
  return name === 'rect' || name === 'ecf' ? name : null;
}
