import { observe as observeClient, type Observed } from '../../src/capture/index.ts';
import type { Service } from '../../src/contract/index.ts';
import { createClient } from '../../src/index.ts';

export interface Observable {
  readonly service: Service;
  readonly send: (request: Request) => Promise<Response>;
  readonly token: string;
}

/** Everything that a token sees of a server, as the command reads it. */
export function observe({ service, send, token }: Observable): Promise<Observed> {
  const options = { baseUrl: 'http://127.0.0.1:9', token, budget: 'off', fetch: send } as const;
  return observeClient(
    service === 'rect' ? createClient({ service, ...options }) : createClient({ service, ...options }),
  );
}
