import { registry } from '../base/registry.ts';

/** The requests under way to one server, over all clients of the process. */
interface Places {
  used: number;
  readonly waiting: Set<{ readonly most: number; readonly go: () => void }>;
}

/**
 * Waits until fewer than `most` requests are under way to the server, and resolves with a function that gives the place
 * back. All clients of the process count together, also those of another copy of the package; each keeps to its own
 * `most`. Rejects with the signal's reason.
 */
export function takePlace(origin: string, most: number, signal: AbortSignal | undefined): Promise<() => void> {
  const places = placesOf(origin);
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const go = (): void => {
      places.used += 1;
      resolve(() => {
        places.used -= 1;
        for (const next of places.waiting) if (places.used < next.most) next.go();
      });
    };
    const leave = (): void => {
      places.waiting.delete(waiter);
      reject(signal?.reason);
    };
    if (places.used < most) {
      go();
      return;
    }
    const waiter = {
      most,
      go: () => {
        places.waiting.delete(waiter);
        signal?.removeEventListener('abort', leave);
        go();
      },
    };
    places.waiting.add(waiter);
    signal?.addEventListener('abort', leave, { once: true });
  });
}

function placesOf(origin: string): Places {
  const all = registry<Places>('places.1');
  const places = all.get(origin) ?? { used: 0, waiting: new Set() };
  all.set(origin, places);
  return places;
}
