import { ActorError } from '../actors/actor-error.ts';
import { isRefusal } from '../kit/shapes.ts';
import type { LoadedMock } from '../mock.ts';
import { ScenarioError } from '../scenario/scenario-error.ts';
import { BadControl, Busy, NotThere } from './bad-control.ts';
import { deskOf, type Load, type ReadPage } from './desk.ts';
import { createRoutes } from './routes.ts';

export type { Load, ReadPage };

/**
 * The control endpoints under `/__mock/`: what `mock` can do in process, over HTTP, and what is in its world. Described in
 * `spec/mock-control.yaml`. They have no authentication of their own: the server's doors have.
 */
export type Control = (request: Request) => Promise<Response>;

const noPages: ReadPage = (file) => Promise.reject(new BadControl(`there is no ${file} to read here`));

export function createControl(mock: LoadedMock, load: Load, page: ReadPage = noPages): Control {
  const desk = deskOf(mock, load, page);
  const routes = createRoutes(desk);

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const path = url.pathname.replace(/^\/__mock/, '').replace(/\/$/, '') || '/';
    const [, head = '', rest = ''] = /^(\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const route = routes[`${request.method} ${path}`] ?? routes[`${request.method} ${head}/*`];
    if (route === undefined)
      return reply(404, { error: `There is no ${request.method} ${url.pathname}. GET /__mock/ lists what there is.` });
    try {
      const { headers } = request;
      const answered = await route({ body: await json(request), query: url.searchParams, rest, headers });
      return answered instanceof Response ? answered : reply(200, answered ?? {});
    } catch (error) {
      if (error instanceof ScenarioError) return reply(400, { error: error.message, problems: error.problems });
      if (error instanceof NotThere) return reply(404, { error: error.message });
      if (error instanceof Busy) return reply(409, { error: error.message });
      if (error instanceof BadControl || error instanceof ActorError || isRefusal(error))
        return reply(400, { error: error.message });
      throw error;
    }
  }

  return async (request) => {
    const response = await answer(request);
    response.headers.set('mock-epoch', desk.epoch());
    return response;
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
