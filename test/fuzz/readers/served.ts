import type { Mock } from '../../../src/mock/index.ts';
import { Broken } from './reader.ts';

const lists = {
  rect: ['participants', 'participants/transfers', 'participant-declarations', 'statements', 'partnerships'],
  ecf: ['participants/ecf', 'participants/ecf/transfers', 'participant-declarations', 'statements', 'partnerships/ecf'],
} as const;

/** Whether a world that was taken is served: no list of it is answered with a mistake of the mock. */
export async function served(mock: Pick<Mock, 'service' | 'fetch' | 'token'>, leadProvider: string): Promise<void> {
  const headers = { authorization: `Bearer ${mock.token(leadProvider)}` };
  for (const list of lists[mock.service]) {
    const { status } = await mock.fetch(new Request(`https://mock.test/api/v3/${list}`, { headers }));
    if (status !== 200) throw new Broken(`a world that was taken, whose ${list} are answered with ${status}`);
  }
}
