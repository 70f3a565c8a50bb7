const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text has the shape of a UUID, of whichever version and in either case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** Sets the hyphens of a UUID into its 32 digits. */
export function hyphenated(digits: string): string {
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join(
    '-',
  );
}
