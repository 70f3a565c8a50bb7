/** The command line cannot be carried out as written; the process ends with code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
