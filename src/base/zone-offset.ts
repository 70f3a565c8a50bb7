const OFFSET = /^([+-])(\d\d):?(\d\d)?$/;

/**
 * Milliseconds that an offset such as `+01:00`, `+0100` or `+01` is ahead of UTC; 0 for `Z` and any other text. Which
 * shapes are let in at all is for the caller, for the readers of dates differ in that.
 */
export function zoneOffset(text: string): number {
  const found = OFFSET.exec(text);
  if (found === null) return 0;
  const minutes = Number(found[2]) * 60 + Number(found[3] ?? 0);
  return (found[1] === '-' ? -1 : 1) * minutes * 60_000;
}
