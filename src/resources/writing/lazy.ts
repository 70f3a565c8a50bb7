import { within, type Connection } from '../../client/index.ts';
import type { Verdict } from '../../rules/index.ts';
import type * as Plans from './plans.ts';
import type { CheckOnlyOptions, CheckSettings, WriteOptions, WritePlan } from './types.ts';

/** Makes the plan of a write; the plans are loaded with the first one. */
export type Plan = (plans: typeof Plans) => WritePlan;

/** Sends and checks the writes of a client. */
export interface Writing {
  /**
   * Checks a write by the rules, then sends it.
   * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
   */
  readonly write: <T>(plan: Plan, options?: WriteOptions) => Promise<T>;
  /** What the rules say about a write. Sends only reads. */
  readonly verdict: (plan: Plan, options?: CheckOnlyOptions) => Promise<Verdict>;
}

/** The one file of this folder that is loaded at start. The others are loaded with the first write or check. */
export function writingOver(connection: Connection, settings: CheckSettings): Writing {
  const load = (): Promise<[typeof import('./checked-write.ts'), typeof Plans]> =>
    Promise.all([import('./checked-write.ts'), import('./plans.ts')]);
  return {
    async write(plan, options = {}) {
      const [{ checkedWrite }, plans] = await load();
      return checkedWrite(connection, settings, plan(plans), options);
    },
    async verdict(plan, options = {}) {
      const timed = within(connection, connection.deadline(options));
      const [{ runCheck }, plans] = await load();
      return (await runCheck(timed, settings, plan(plans).check, options, 'all')).verdict;
    },
  };
}
