import type { FaultEffect, Mock } from '../../../src/mock/index.ts';
import type { Random } from './random.ts';

interface Kind {
  readonly name: string;
  /** How many requests of a thousand it strikes. */
  readonly perMille: number;
  /** Whether no client reads again for it: the run breaks off, or owes what it asked for. */
  readonly isFinal?: true;
  readonly effect: (random: Random) => FaultEffect | 'broken off';
}

const proxys404: Kind = {
  ...{ name: 'a 404 of a proxy', perMille: 6, isFinal: true },
  effect: () => ({ kind: 'html', status: 404 }),
};

/** What goes wrong between a client and the service. */
const kinds: readonly Kind[] = [
  { name: 'an error', perMille: 8, effect: () => ({ kind: 'status', status: 500 }) },
  { name: 'busy', perMille: 8, effect: () => ({ kind: 'status', status: 503, headers: { 'retry-after': '0' } }) },
  { name: 'a page of a gateway', perMille: 10, effect: (random) => ({ kind: 'html', status: 502 + random.below(3) }) },
  { name: 'throttled for seconds', perMille: 8, effect: (random) => throttled(String(1 + random.below(20))) },
  { name: 'throttled until the service counts anew', perMille: 2, effect: () => throttled() },
  { name: 'lost before the service read it', perMille: 12, effect: () => ({ kind: 'drop' }) },
  { name: 'lost after the service answered', perMille: 12, effect: () => ({ kind: 'lose-reply' }) },
  { name: 'broken off', perMille: 10, effect: () => 'broken off' },
  { name: 'late', perMille: 10, effect: (random) => ({ kind: 'latency', ms: 1 + random.below(15) }) },
  { name: 'slow', perMille: 8, effect: (random) => ({ kind: 'slow-body', ms: 1 + random.below(15) }) },
  proxys404,
  { name: 'cut short', perMille: 6, isFinal: true, effect: (random) => ({ kind: 'truncate', at: random.next() }) },
];
/** So many final ones at most until a run has come to its end: in a large world no run would. */
const MOST_FINAL = 2;

const throttled = (seconds?: string): FaultEffect => ({
  kind: 'status',
  status: 429,
  ...(seconds !== undefined && { headers: { 'retry-after': seconds } }),
});

/** A record that is asked for by itself may be gone, so there a page of a proxy comes more often. */
const SINGLE = /\/[0-9a-f-]{36}(\/transfers)?$/;
const OF_A_RECORD = 100;

/** Strikes requests by chance, and counts what struck. */
export class Trouble {
  readonly struck = new Map<string, number>();
  readonly #random: Random;
  readonly #mock: Mock;
  #left = MOST_FINAL;

  constructor(mock: Mock, random: Random) {
    this.#mock = mock;
    this.#random = random;
  }

  /** Allows the final ones again. */
  begin(): void {
    this.#left = MOST_FINAL;
  }

  /** Answers as the mock does, or as something on the way to it. */
  readonly fetch = async (request: Request): Promise<Response> => {
    const kind = this.#drawn(SINGLE.test(new URL(request.url).pathname));
    if (kind === null) return this.#mock.fetch(request);
    this.struck.set(kind.name, (this.struck.get(kind.name) ?? 0) + 1);
    const effect = kind.effect(this.#random);
    if (effect === 'broken off') return brokenOff(await this.#mock.fetch(request), this.#random.next());
    const id = this.#mock.faults.add({ effect });
    try {
      return await this.#mock.fetch(request);
    } finally {
      this.#mock.faults.remove(id);
    }
  };

  #drawn(isSingle: boolean): Kind | null {
    let at = this.#random.below(1000);
    const kind = kinds.find((one) => (at -= isSingle && one === proxys404 ? OF_A_RECORD : one.perMille) < 0) ?? null;
    if (kind?.isFinal === true && (this.#left -= 1) < 0) return null;
    return kind;
  }
}

/** The answer as a connection gives it that breaks when so much of the body has come. */
async function brokenOff(answer: Response, share: number): Promise<Response> {
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (isSent) controller.error(new TypeError('terminated'));
      else controller.enqueue(bytes.slice(0, Math.floor(bytes.length * share)));
      isSent = true;
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}
