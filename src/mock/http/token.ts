/** The token in an Authorization header: `Bearer x`, `Token x` or `Token token="x"`; the scheme is case-sensitive. */
export function tokenOf(header: string | null): string | null {
  const found = /^(?:Bearer|Token)\s+(.+)$/.exec(header?.trim() ?? '')?.[1];
  if (found === undefined) return null;
  return /^token\s*=\s*"?([^",]*)"?/.exec(found)?.[1] ?? found.replace(/^"|"$/g, '');
}
