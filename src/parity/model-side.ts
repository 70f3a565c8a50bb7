import type { Mock } from '../mock/index.ts';
import type { ModelSide } from './types.ts';

/** A mock as the side that the server is held against. */
export function modelSide(mock: Mock, leadProvider: string): ModelSide {
  return {
    send: (request) => mock.fetch(request),
    token: mock.token(leadProvider),
    origin: 'http://mock.invalid',
    setClock: (at) => mock.clock.set(at),
    lastRules: () => mock.requests.at(-1)?.rules ?? [],
  };
}
