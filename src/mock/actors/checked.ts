import { steps, type Argument, type Step } from '../../../generated/control/steps.ts';
import { instant } from '../kit/instants.ts';
import {
  day,
  email,
  object,
  oneOf,
  optional,
  orNull,
  outOfRange,
  text,
  wholeNumber,
  within,
  yesOrNo,
  type Shape,
} from '../kit/shapes.ts';
import type { Dfe, Schools } from './types.ts';

/**
 * The arguments of each step, checked in one place for both services, before a step looks at the world. What they are is
 * described in `spec/mock-control.yaml`, from which forms are made, too.
 */
type Arguments = readonly (readonly [name: string, shape: Shape<unknown>])[];

/** An instant that stays the text it was written as. */
const written: Shape<string> = (value, at) => {
  const moment = text()(value, at);
  instant(moment, at);
  return moment;
};

function shapeOf(argument: Argument): Shape<unknown> {
  const { isRequired, isNullable } = argument;
  const shape = valueOf(argument);
  const whole: Shape<unknown> = isNullable ? orNull(shape) : shape;
  return isRequired ? whole : optional(whole);
}

function valueOf({ kind, values = [], least, most, parts = [] }: Argument): Shape<unknown> {
  switch (kind) {
    case 'group':
      return object<Record<string, unknown>>(Object.fromEntries(parts.map((part) => [part.name, shapeOf(part)])));
    case 'enumeration':
      return oneOf(values);
    case 'flag':
      return yesOrNo;
    case 'date':
      return day;
    case 'email':
      return email;
    case 'instant':
      return written;
    case 'cohort':
    case 'month':
      return wholeNumber(least ?? 0, most);
    default:
      return text({ least: least ?? 0, ...(most !== undefined && { most }) });
  }
}

const shapesOf = new Map<Step, Arguments>();

/** Made when a step is first taken: most mocks take few. */
function argumentsOf(step: Step): Arguments {
  const known = shapesOf.get(step);
  if (known !== undefined) return known;
  const made = step.arguments.map((argument) => [argument.name, shapeOf(argument)] as const);
  shapesOf.set(step, made);
  return made;
}

/** The step of an actor, as it is described. */
export function stepNamed(who: 'dfe' | 'schools', name: string): Step | null {
  return steps.find((one) => one.who === who && one.step === name) ?? null;
}

interface Actors {
  readonly dfe: Dfe;
  readonly schools: Schools;
}

/** The actors of a world, each step of which checks its arguments first, and is given copies of them. */
export function checkedActors({ dfe, schools }: Actors): Actors {
  return { dfe: checked(dfe, 'dfe'), schools: checked(schools, 'schools') };
}

function checked<A extends object>(actor: A, who: 'dfe' | 'schools'): A {
  return new Proxy(actor, {
    get(target, key) {
      const step: unknown = Reflect.get(target, key);
      const described = typeof key === 'string' ? stepNamed(who, key) : null;
      if (typeof step !== 'function' || described === null) return step;
      return (...given: unknown[]): unknown =>
        Reflect.apply(step, target, readArguments(`mock.${who}.${String(key)}:`, argumentsOf(described), given));
    },
  });
}

function readArguments(at: string, wanted: Arguments, given: readonly unknown[]): unknown[] {
  if (given.length > wanted.length) {
    const names = wanted.map(([name]) => name).join(', ');
    throw outOfRange(at, `it takes ${names}, which is ${wanted.length}, and was given ${given.length} arguments.`);
  }
  return wanted.map(([name, shape], i) => shape(given[i], within(at, name)));
}
