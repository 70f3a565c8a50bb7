/** Two copies that cannot be compared as asked. Its message names no file and no record. */
export class CompareError extends Error {
  override readonly name = 'CompareError';
}
