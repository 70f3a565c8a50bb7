import { fit } from '../../src/capture/index.ts';
import type { Service } from '../../src/contract/index.ts';
import { createMock, generateScenario, type GenerateOptions, type Scenario } from '../../src/mock/index.ts';
import { modelSide, parity, writePlan, type ParityResult, type WritePlan } from '../../src/parity/index.ts';
import type { Mutation, Send } from './mutations/kit.ts';
import { observe } from './observe.ts';

export type Played = Awaited<ReturnType<typeof parity>>;

const small = { participants: 40, schools: 12, partnerships: 20, transfers: 6, unfundedMentors: 4, declarations: 60 };
const plans = new Map<Service, Promise<WritePlan>>();

export const worldOf = (service: Service, options: GenerateOptions = {}): Scenario =>
  generateScenario({ service, seed: 3, ...small, ...options });

/** Plays one mutation: a mock with it is the server, one without it is what it is held against. */
export async function playMutation(mutation: Mutation): Promise<Played> {
  const { service, world = {}, wrap, isWritten = false, scenario: change } = mutation;
  const made = worldOf(service, world);
  const scenario = change === undefined ? made : change(made);
  const plan = isWritten ? await (plans.get(service) ?? planned(service, scenario)) : null;
  return playSides(service, scenario, wrap, plan);
}

/** Plays a server that is changed in some way against a mock of the same scenario. */
export async function playSides(
  service: Service,
  scenario: Scenario,
  wrap: (send: Send) => Send = (send) => send,
  plan: WritePlan | null = null,
): Promise<Played> {
  const mock = createMock({ service, scenario });
  const side = modelSide(mock, 'lp1');
  const server = { send: wrap(side.send), token: side.token, origin: side.origin };
  const observed = await observe({ service, ...server });
  const makeMock = (given: Scenario) => createMock({ service, scenario: given });
  const { scenario: fitted, left } = await fit(observed);
  return parity(
    server,
    makeMock,
    observed,
    { scenario: fitted, leadProvider: 'lp1', left },
    { movesClock: true, plan },
  );
}

function planned(service: Service, scenario: Scenario): Promise<WritePlan> {
  const plan = planOf(service, scenario);
  plans.set(service, plan);
  return plan;
}

/** What would be written about the first people of a world. */
export async function planOf(service: Service, scenario: Scenario, count = 20): Promise<WritePlan> {
  const side = modelSide(createMock({ service, scenario }), 'lp1');
  const observed = await observe({ service, send: side.send, token: side.token });
  const ids = observed.lists.participants.slice(0, count).map(({ id }) => id);
  return writePlan(observed, ids, createMock({ service, scenario }), 'lp1');
}

/** Whether a mutation was found where it has to be. */
export const isFound = ({ heads }: Mutation, { differences }: ParityResult): boolean =>
  differences.some(({ head }) => heads.includes(head));
