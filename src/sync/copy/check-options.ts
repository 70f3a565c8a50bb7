import type { CopyOptions } from './copy.ts';

/** @throws {TypeError | RangeError} for options that cannot be used; nothing was opened then */
export function checkCopyOptions({ personal, keepChangesDays }: CopyOptions): void {
  if (personal !== undefined && !['all', 'none'].includes(personal))
    throw new TypeError('openCopy: "personal" has to be "all" or "none".');
  if (keepChangesDays !== undefined && !(keepChangesDays > 0))
    throw new RangeError('openCopy: "keepChangesDays" has to be a number of days above 0.');
}
