import { ActorError } from '../actors/actor-error.ts';
import { isRefusal } from '../kit/shapes.ts';
import type { LoadedMock } from '../mock.ts';
import { ScenarioError } from '../scenario/scenario-error.ts';
import { BadControl } from './bad-control.ts';
import { createRoutes, type Load } from './routes.ts';

export type { Load };

/**
 * The control endpoints under `/__mock/`: what `mock` can do in process, over HTTP. Described in
 * `spec/mock-control.yaml`. They have no authentication, which is why the server listens on loopback only.
 */
export type Control = (request: Request) => Promise<Response>;

export function createControl(mock: LoadedMock, load: Load): Control {
  const routes = createRoutes(mock, load);
  return async (request) => {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/__mock/, '').replace(/\/$/, '') || '/';
    const [, head = '', rest = ''] = /^(\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const route = routes[`${request.method} ${path}`] ?? routes[`${request.method} ${head}/*`];
    if (route === undefined)
      return reply(404, { error: `There is no ${request.method} ${url.pathname}. GET /__mock/ lists what there is.` });
    try {
      return reply(200, (await route({ body: await json(request), query: url.searchParams, rest })) ?? {});
    } catch (error) {
      if (error instanceof ScenarioError) return reply(400, { error: error.message, problems: error.problems });
      if (error instanceof BadControl || error instanceof ActorError || isRefusal(error))
        return reply(400, { error: error.message });
      throw error;
    }
  };
}

async function json(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new BadControl('the body is not valid JSON');
  }
}

function reply(status: number, body: unknown): Response {
  return Response.json(body, { status });
}
