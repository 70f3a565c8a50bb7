import { isRecord } from './guards.ts';
import { didYouMean } from './nearest.ts';

/**
 * Refuses options that there are not, with what may have been meant: in plain JavaScript, and in an object that was put
 * together elsewhere, a slip of the pen would otherwise go by in silence.
 *
 * @throws {RangeError} for an option there is not
 * @throws {TypeError} for options that are no object
 */
export function refuseUnknownOptions(
  caller: string,
  given: unknown,
  known: readonly string[],
  what: string = 'option',
): void {
  if (given === undefined) return;
  if (!isRecord(given)) throw new TypeError(`${caller}: give it an object with options, or nothing.`);
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    throw new RangeError(
      `${caller}: there is no ${what} ${JSON.stringify(name.slice(0, 60))}.${didYouMean(name, known)} It takes ` +
        `${known.join(', ')}.`,
    );
  }
}
