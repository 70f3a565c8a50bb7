/** Carries a step out, and may look at the world before and after. */
export type During = (step: string, work: () => unknown) => unknown;

/**
 * The steps of an actor, each taken in the world that is there when it is called: whoever keeps the actor, or one step of
 * it, acts on the present world also after another one was put in place.
 */
export function lasting<A extends object>(present: () => A, during: During): A {
  const steps = present();
  for (const name of Object.keys(steps)) {
    Reflect.set(steps, name, (...args: readonly unknown[]): unknown => {
      const actor = present();
      const step: unknown = Reflect.get(actor, name);
      return typeof step === 'function' ? during(name, (): unknown => Reflect.apply(step, actor, args)) : undefined;
    });
  }
  return steps;
}
