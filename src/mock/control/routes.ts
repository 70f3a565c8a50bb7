import { routes as apiRoutes } from '../../contract/routes.ts';
import type { Desk } from './desk.ts';
import { route, type Routes } from './route.ts';
import { actorRoutes } from './routes/actors.ts';
import { recordRoutes } from './routes/records.ts';
import { timeRoutes } from './routes/time.ts';
import { troubleRoutes } from './routes/trouble.ts';
import { worldRoutes } from './routes/world.ts';

/** All endpoints, by method and path; `/*` stands for whatever follows. */
export function createRoutes(desk: Desk): Routes {
  const routes: Routes = {
    'GET /': route({}, () => {
      const { records, parties } = desk.inside();
      return {
        service: desk.mock.service,
        ...desk.present(),
        ...parties(),
        counts: { ...records.counts(), requests: desk.mock.requests.length },
        operations: Object.keys(apiRoutes[desk.mock.service]),
        endpoints: Object.keys(routes),
      };
    }),
    ...worldRoutes(desk),
    ...recordRoutes(desk),
    ...timeRoutes(desk),
    ...troubleRoutes(desk),
    ...actorRoutes(desk),
  };
  return routes;
}
