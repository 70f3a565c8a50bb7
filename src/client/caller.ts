/**
 * Makes the stack of what a function rejects with lead to the line that called it. Without that, a stack that was made
 * after a timer or an answer of the network ends inside this package.
 */
export function withCaller<A extends readonly unknown[], R>(
  run: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  return (...args) => {
    const here = new Error();
    return run(...args).catch((error: unknown) => {
      if (error instanceof Error) addCaller(error, here);
      throw error;
    });
  };
}

function addCaller(error: Error, here: Error): void {
  // the first lines are the message and the function above
  const frames =
    here.stack
      ?.split('\n')
      .slice(2)
      .filter((line) => error.stack?.includes(line) !== true) ?? [];
  if (frames.length > 0)
    Object.defineProperty(error, 'stack', {
      value: [error.stack, ...frames].join('\n'),
      writable: true,
      configurable: true,
      enumerable: false,
    });
}
