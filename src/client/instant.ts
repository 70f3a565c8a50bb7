const ZONED = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * An instant as both services read it in a query or a header: UTC with `Z`. An offset such as `+01:00` is converted,
 * because `rect` decodes query values twice and would read the plus as a space. Null when the value is no instant or
 * leaves its zone open.
 */
export function toInstant(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value !== 'string' || !ZONED.test(value)) return null;
  const at = new Date(value.replace(',', '.'));
  if (Number.isNaN(at.getTime())) return null;
  return /Z$/i.test(value) ? value.toUpperCase() : at.toISOString();
}
