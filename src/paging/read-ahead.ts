/** Pages in order, some of them requested before they are needed. */
export interface PagesAhead<P> {
  /** The next page. A page that failed rejects when its turn comes. */
  next(): Promise<P>;
  /** Stops the requests that are still under way. */
  stop(): void;
}

/** Requests the page in use and at most `ahead` further ones at a time. */
export function readAhead<P>(
  from: number,
  ahead: number,
  fetch: (number: number, signal: AbortSignal | undefined) => Promise<P>,
): PagesAhead<P> {
  // a page that is read when it is needed is always wanted
  const unwanted = ahead > 0 ? new AbortController() : null;
  const asked: Promise<P>[] = [];
  let number = from;

  function ask(): Promise<P> {
    const page = fetch(number, unwanted?.signal);
    // if this page is never asked for, its failure must not become an unhandled rejection
    page.catch(() => undefined);
    number += 1;
    return page;
  }

  return {
    next() {
      const page = asked.shift() ?? ask();
      while (asked.length < ahead) asked.push(ask());
      return page;
    },
    stop: () => unwanted?.abort(),
  };
}
