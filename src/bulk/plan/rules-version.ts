import { createHash } from 'node:crypto';
import { allRules } from '../../rules/index.ts';

/** By which rules a plan was made: a digest of all of them. */
export const rulesVersion: string = createHash('sha256')
  .update(allRules.map(({ id, refuses, source }) => `${id} ${refuses} ${source}`).join('\n'))
  .digest('hex')
  .slice(0, 12);
