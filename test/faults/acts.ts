import type { Mock } from 'lead-provider-sdk/mock';

/** Sends a request of somebody else: of a colleague with the same token, or of another provider. */
export type Send = (method: string, path: string, attributes?: object, leadProvider?: string) => Promise<boolean>;

/** What somebody else does. Resolves with whether it happened: the service may not allow it at that moment. */
export type Act = (mock: Mock) => Promise<boolean>;

/** An act on a mock. One that returns nothing has happened; one that the actor's rules refuse has not. */
export function act(run: (mock: Mock, send: Send) => unknown): Act {
  return async (mock) => {
    const send: Send = async (method, path, attributes, leadProvider = 'lp1') => {
      const { status } = await mock.fetch(
        new Request(`http://localhost/api/v3${path}`, {
          method,
          headers: { authorization: `Bearer ${mock.token(leadProvider)}`, 'content-type': 'application/json' },
          ...(attributes && { body: JSON.stringify({ data: { attributes } }) }),
        }),
      );
      return status === 200;
    };
    try {
      return (await run(mock, send)) !== false;
    } catch (error) {
      if (error instanceof Error && error.name === 'ActorError') return false;
      throw error;
    }
  };
}

export interface Listed {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The declarations of a participant, as one provider is served them. */
export async function declarationsOf(mock: Mock, symbol: string, leadProvider = 'lp1'): Promise<readonly Listed[]> {
  const path = `/api/v3/participant-declarations?filter[participant_id]=${mock.id(symbol)}`;
  const data = await mock.peek(leadProvider, path);
  return Array.isArray(data) ? (data as Listed[]) : [];
}
