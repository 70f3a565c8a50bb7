import type { NotReproduced, Observed } from '../capture/index.ts';
import type { Mock, Scenario } from '../mock/index.ts';
import { planReads } from './asks/index.ts';
import { modelSide } from './model-side.ts';
import { broken } from './promises.ts';
import { summed } from './tally.ts';
import type { ParityResult, Side, Unreachable } from './types.ts';
import { walk } from './walk.ts';
import { writePlan } from './writes/plan.ts';
import { runWrites } from './writes/run.ts';
import type { Settle } from './writes/settle.ts';
import type { Done, Left, WritePlan } from './writes/types.ts';

export interface ParityOptions {
  /** Whether the server heeds the clock header, which sandboxes do. */
  readonly movesClock: boolean;
  /** The writes to make after the reads; null for none. */
  readonly plan: WritePlan | null;
  /** Finds out what became of a write whose answer was lost. Without it such a write is told as not settled. */
  readonly settle?: Settle;
}

/** The scenario that was made from what the server shows, whose token is that of `leadProvider` in it. */
export interface FittedWorld {
  readonly scenario: Scenario;
  readonly leadProvider: string;
  /** What could not be made to agree: each differs. */
  readonly left?: readonly NotReproduced[];
}

/**
 * Holds a server against a mock of a scenario that was made from what the server shows. The mock is made once, and is
 * only this run's.
 */
export async function parity(
  server: Side,
  makeMock: (scenario: Scenario) => Mock,
  observed: Observed,
  { scenario, leadProvider, left = [] }: FittedWorld,
  { movesClock, plan, settle }: ParityOptions,
): Promise<ParityResult & { readonly writes: readonly Done[]; readonly left: readonly Left[] }> {
  const { service } = observed;
  const model = modelSide(makeMock(scenario), leadProvider);
  const { asks, unreachable } = planReads(observed, { movesClock });
  const reads = await walk(server, model, asks);
  const written = plan === null ? null : await runWrites(server, model, plan.steps, settle);
  return {
    service,
    ...reads,
    differences: [...broken(observed, left), ...reads.differences, ...(written?.differences ?? [])],
    seen: summed([...reads.seen, ...(written?.seen ?? [])]),
    unreachable: [...unreachable, ...unwritten(plan)],
    writes: written?.done ?? [],
    left: written?.left ?? [],
  };
}

function unwritten(plan: WritePlan | null): readonly Unreachable[] {
  if (plan === null) return [{ head: 'the rules of writes', what: 'all of them', why: 'nothing was written' }];
  return plan.unreached.map((head) => ({ head, what: 'the rule', why: 'no write that may be sent comes to it' }));
}

export { writePlan };
