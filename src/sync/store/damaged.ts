import { CopyError } from './copy-error.ts';

/** A copy that holds what no run has written: another program did, or the file is damaged. `what` names no value. */
export const damaged = (what: string): CopyError =>
  new CopyError(
    `The copy holds ${what}. Another program has written to it, or it is damaged: put back the last good one, or start a new copy.`,
  );

/** JSON that a run has written. @throws {CopyError} for what is none by now */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged('a value that is no JSON where there should be some');
  }
}
