import { instant } from '../../kit/instants.ts';
import type { Shape } from '../../kit/shapes.ts';
import { act } from '../act.ts';
import type { Desk } from '../desk.ts';
import { liveBody } from '../live.ts';
import { decoded, once, route, type Reading, type Routes } from '../route.ts';

const anything: Shape<unknown> = (value) => value;

/** The instant a step is taken at, when it is not the mock's present. */
const step: Reading<unknown, { serverDate?: number | undefined }> = {
  body: anything,
  query: { serverDate: once(instant) },
};

/** What others than the provider do. */
export function actorRoutes({ mock, present, living }: Desk): Routes {
  const acting = (who: 'dfe' | 'schools') =>
    route(step, (body, { serverDate }, name) => {
      const done = act(mock, who, decoded(name), body, serverDate);
      const { now, epoch } = present();
      return { ...done, now, epoch };
    });
  return {
    'POST /live': route({ body: liveBody }, (asked) => living.live(asked)),
    'GET /live': route({}, () => living.told()),
    'DELETE /live': route({}, () => ({ stopped: living.stop() })),
    'POST /dfe/*': acting('dfe'),
    'POST /schools/*': acting('schools'),
  };
}
