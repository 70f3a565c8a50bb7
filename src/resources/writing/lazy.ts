import { within, type Connection } from '../../client/index.ts';
import type { Verdict } from '../../rules/index.ts';
import type { CheckOnlyOptions, CheckSettings, WriteOptions, WritePlan } from './types.ts';

/** Sends and checks the writes of a client. */
export interface Writing {
  /**
   * Checks a write by the rules, then sends it.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  readonly write: <T>(plan: WritePlan, options?: WriteOptions) => Promise<T>;
  /** What the rules say about a write. Sends only reads. */
  readonly verdict: (plan: WritePlan, options?: CheckOnlyOptions) => Promise<Verdict>;
}

/** The one file of this folder that is loaded at start. The others are loaded with the first write or check. */
export function writingOver(connection: Connection, settings: CheckSettings): Writing {
  const load = (): Promise<typeof import('./checked-write.ts')> => import('./checked-write.ts');
  return {
    write: async (plan, options = {}) => (await load()).checkedWrite(connection, settings, plan, options),
    verdict: async ({ check }, options = {}) => {
      const timed = within(connection, connection.deadline(options));
      return (await (await load()).runCheck(timed, settings, check, options, 'all')).verdict;
    },
  };
}
