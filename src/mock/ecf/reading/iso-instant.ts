import { zoneOffset } from '../../../base/zone-offset.ts';

const FORM = /^\s*(-?\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d(?::?\d\d)?)?\s*$/i;

/**
 * An instant as Ruby's ISO 8601 reader takes it: date and time to the second, an optional fraction and offset (none
 * means UTC). A day that the month does not have counts on into the next month. Null for anything else.
 */
export function readIsoInstant(text: string): number | null {
  const found = FORM.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31 || minute > 59 || second > 60) return null;
  if (hour > 24 || (hour === 24 && minute + second > 0)) return null;
  return (
    Date.UTC(year, month - 1, day, hour, minute, second) + Number(found[7] ?? 0) * 1000 - zoneOffset(found[8] ?? 'Z')
  );
}
