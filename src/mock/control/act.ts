import { nearestName } from '../../base/nearest-name.ts';
import type { LoadedMock } from '../mock.ts';
import { BadControl } from './bad-control.ts';

/** Calls a step of DfE or a school; the step itself checks its arguments. */
export function act(
  mock: LoadedMock,
  who: 'dfe' | 'schools',
  step: string,
  args: readonly unknown[],
  serverDate?: number,
): unknown {
  const actor: object = mock[who];
  const found: unknown = Object.hasOwn(actor, step) ? Reflect.get(actor, step) : undefined;
  if (typeof found !== 'function') {
    const steps = Object.keys(actor);
    const near = nearestName(step, steps);
    throw new BadControl(
      `there is no step ${who}.${step.slice(0, 60)}; there are ${steps.join(', ')}.` +
        (near === null ? '' : ` Did you mean ${near}?`),
    );
  }
  const take = (): unknown => Reflect.apply(found, actor, args);
  const result = serverDate === undefined ? take() : mock.withServerDate(serverDate, take);
  return { result: result ?? null, now: mock.clock.now };
}
