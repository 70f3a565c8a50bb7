import { duration } from '../../clock.ts';
import { instant } from '../../kit/instants.ts';
import { object } from '../../kit/shapes.ts';
import type { Desk } from '../desk.ts';
import { route, type Routes } from '../route.ts';

export function timeRoutes({ mock, present }: Desk): Routes {
  return {
    'GET /clock': route({}, present),
    'PUT /clock': route({ body: object<{ now: number }>({ now: instant }) }, ({ now }) => {
      mock.clock.set(now);
      return present();
    }),
    'POST /clock/advance': route({ body: duration }, (by) => {
      mock.clock.advance(by);
      return present();
    }),
  };
}
