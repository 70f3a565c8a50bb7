import { isRecord } from '../../base/guards.ts';
import { nearestName } from '../../base/nearest-name.ts';
import { stepNamed } from '../actors/checked.ts';
import { refuseUnknown, wrongType } from '../kit/shapes.ts';
import type { LoadedMock } from '../mock.ts';
import { BadControl } from './bad-control.ts';

/** Calls a step of DfE or a school; the step itself checks its arguments. */
export function act(
  mock: LoadedMock,
  who: 'dfe' | 'schools',
  step: string,
  body: unknown,
  serverDate?: number,
): { readonly result: unknown } {
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
  const given = argumentsIn(body, stepNamed(who, step)?.arguments.map(({ name }) => name) ?? []);
  const take = (): unknown => Reflect.apply(found, actor, given);
  const result = serverDate === undefined ? take() : mock.withServerDate(serverDate, take);
  return { result: result ?? null };
}

/** The arguments by their names, `{"from": "p1", "to": "p2"}`, or in their order, `["p1", "p2"]`, `{"args": ["p1", "p2"]}`. */
function argumentsIn(body: unknown, names: readonly string[]): readonly unknown[] {
  if (Array.isArray(body)) return body;
  if (!isRecord(body))
    throw wrongType('body', `the arguments of the step by name (${names.join(', ')}) or as a list`, body);
  const { args } = body;
  if (Object.keys(body).length === 1 && Array.isArray(args)) return args;
  refuseUnknown(Object.keys(body), names, 'body');
  return names.map((name) => (Object.hasOwn(body, name) ? body[name] : undefined));
}
