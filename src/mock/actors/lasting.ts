/**
 * The steps of an actor, each taken in the world that is there when it is called: whoever keeps the actor, or one step of
 * it, acts on the present world also after another one was put in place.
 */
export function lasting<A extends object>(present: () => A): A {
  const steps = present();
  for (const name of Object.keys(steps)) {
    Reflect.set(steps, name, (...args: readonly unknown[]): unknown => {
      const actor = present();
      const step: unknown = Reflect.get(actor, name);
      const result: unknown = typeof step === 'function' ? Reflect.apply(step, actor, args) : undefined;
      return result;
    });
  }
  return steps;
}
