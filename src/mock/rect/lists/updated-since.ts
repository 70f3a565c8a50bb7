import { zoneOffset } from '../../../base/zone-offset.ts';
import { londonOffset } from '../../../rules/time.ts';
import { Crash } from '../../http/page.ts';
import type { Params } from '../../http/params.ts';

/** A value that answers 400. */
export class UnreadableFilter extends Error {}

const FORM = /^\s*(\d{4,})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?\s*$/i;

/**
 * The instant of `filter[updated_since]`, in milliseconds; null when the filter does not apply. The service decodes the
 * value a second time, so the plus of an offset has become a space by the time it is read. Without a zone it is London
 * time, and a date alone is refused.
 *
 * @throws {UnreadableFilter} for anything else
 * @throws {Crash} for an array, which the service fails on
 */
export function readUpdatedSince(filter: Params): number | null {
  const sent = filter['updated_since'];
  if (sent === undefined) return null;
  if (typeof sent !== 'string') throw new Crash('updated_since is not a text', 'rect.request.9f');
  if (sent.trim() === '') return null;
  const parts = FORM.exec(decodeAgain(sent));
  if (parts === null) throw new UnreadableFilter();
  const [, year, month, day, hour, minute, second, fraction = '0', zone] = parts;
  const numbers = [month, day, hour, minute, second].map(Number);
  const [m = 0, d = 0, h = 0, min = 0, s = 0] = numbers;
  if (m < 1 || m > 12 || d < 1 || d > 31 || h > 24 || min > 59 || s > 60 || (h === 24 && min + s > 0))
    throw new UnreadableFilter();
  const wall = Date.UTC(Number(year), m - 1, d, h, min, s) + Number(fraction) * 1000;
  if (zone === undefined) return fromLondon(wall);
  return wall - zoneOffset(zone);
}

function decodeAgain(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** The instant at which clocks in London show a wall time; in the repeated hour of autumn, the first. */
export function fromLondon(wall: number): number {
  const summer = wall - 3_600_000;
  return londonOffset(summer) === 3_600_000 ? summer : wall;
}
