import { reason } from '../../src/base/reason.ts';
import { uuidOf } from '../../src/mock/ids.ts';
import type { Mock } from '../../src/mock/index.ts';
import { requestOf } from '../fuzz/calls.ts';
import { Random } from '../fuzz/random.ts';
import { Reader } from '../fuzz/reads.ts';
import { planFor } from '../fuzz/requests/plan.ts';
import { at, type FuzzWorld } from '../fuzz/world/world.ts';
import { validateAgainstSpec } from '../support/spec-validator.ts';

/** What everybody who takes part shares. */
export interface Scene {
  readonly mock: Mock;
  readonly world: FuzzWorld;
  readonly origin: string;
  /** When the round ends, by `performance.now()`. */
  readonly until: number;
  note(status: string): void;
  problem(text: string): void;
}

/** A request that has no answer after this long is never answered. */
const PATIENCE_MS = 20_000;
/** How long what was read is used to make requests from; much of it is stale by then, as with every client. */
const STALE_AFTER = 25;

/** The provider whom faults strike; the answers to all others have to be within the description. */
export function struckProvider({ world }: Scene): string {
  return world.organisations.lps[0] ?? '';
}

/** Sends one request after the other until the round ends, and looks at each answer. */
export async function client(scene: Scene, number: number, seed: number): Promise<void> {
  const { mock, world } = scene;
  const random = new Random(seed, number, 11);
  const lps = world.organisations.lps;
  const lp = lps[number % lps.length] ?? '';
  const reader = new Reader(peeking(mock, lp), world.organisations.years);
  for (let i = 0; performance.now() < scene.until; i += 1) {
    if (i % STALE_AFTER === 0) reader.forgetAll();
    const reads = await reader.read(lp);
    const plan = planFor({ world: at(world, Date.parse(mock.clock.now)), mock, lp, reads, random });
    if (plan === null) continue;
    const request = requestOf(world.service, mock.token(lp), plan.call);
    await ask(scene, lp, request).catch((error: unknown) =>
      scene.problem(`${request.method} ${request.url} (${plan.kind}: ${plan.fault}): ${reason(error)}`),
    );
  }
}

/** The same mock, read as one provider without a trace: no fault strikes, and nothing is logged. */
function peeking(mock: Mock, lp: string): Mock {
  const fetch = async ({ url }: Request): Promise<Response> => {
    const { pathname, search } = new URL(url);
    return Response.json({ data: await mock.peek(lp, `${pathname}${search}`) });
  };
  const peeked: Mock = Object.create(mock, { fetch: { value: fetch } });
  return peeked;
}

async function ask(scene: Scene, lp: string, request: Request): Promise<void> {
  const { mock, origin } = scene;
  const url = new URL(request.url);
  const body = await request.arrayBuffer();
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${origin}${url.pathname}${url.search}`, {
      method: request.method,
      headers: request.headers,
      ...(body.byteLength > 0 && { body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    text = await response.text();
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') throw new Error('never answered', { cause: error });
    // a fault, or a world that was put in place of the one the request came to
    scene.note('broken');
    return;
  }
  scene.note(String(response.status));
  const entry = mock.requests.findLast(
    ({ number: its }) => uuidOf(`request:${its}`) === response.headers.get('x-request-id'),
  );
  if (lp === struckProvider(scene)) {
    if (response.status === 500 && !response.headers.has('x-request-id')) throw new Error(`500: ${text.slice(0, 500)}`);
    return;
  }
  if (response.status >= 500 && (entry === undefined || entry.rules.length === 0))
    throw new Error(`${response.status} without a rule: ${text.slice(0, 500)}`);
  const operation = entry?.operation ?? null;
  if (operation === null) return;
  const type = response.headers.get('content-type');
  const read: unknown = type?.includes('json') === true ? JSON.parse(text) : text;
  validateAgainstSpec(mock.service, operation, response.status, type, read);
}
