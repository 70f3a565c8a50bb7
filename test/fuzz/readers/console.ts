import { apiOver, Refused } from '../../../src/console/api.ts';
import { eventReader } from '../../../src/console/events.ts';
import { linkTo, routeOf, secretIn } from '../../../src/console/route.ts';
import { createControl } from '../../../src/mock/control/control.ts';
import { createMock } from '../../../src/mock/index.ts';
import { Broken, type Reader } from './reader.ts';

const lists = ['participants', 'declarations', 'statements', 'schools', 'partnerships', 'delivery-partners'] as const;
let api: ReturnType<typeof apiOver> | null = null;

/** The page's own calls, over the control side of a mock. */
function calls(): ReturnType<typeof apiOver> {
  if (api !== null) return api;
  const mock = createMock({ service: 'ecf' });
  const control = createControl(mock, () => undefined);
  return (api = apiOver({
    fetch: (path, { method = 'GET', headers = {} }) =>
      control(new Request(new URL(path, 'http://mock.test'), { method, headers })),
    onEpoch: () => undefined,
    onLocked: () => undefined,
  }));
}

/** What an address of the console holds, its cursors, and the stream that it listens to: a line each of an item. */
export const consoleLinks: Reader = {
  name: 'console',
  layout: 'text',
  async read(bytes) {
    const text = bytes.toString('utf8');
    if (text.startsWith('event:') || text.startsWith('data:')) {
      const read = eventReader();
      const at = bytes.length >> 1;
      for (const piece of [text.slice(0, at), text.slice(at), '\n\n']) read(piece);
      return;
    }
    let refused: unknown = null;
    for (const fragment of text.split('\n', 20)) {
      secretIn(fragment);
      const { page, id, query } = routeOf(fragment);
      const again = routeOf(linkTo(page, id, query));
      const kept = Object.entries(query).filter(([, value]) => value !== '');
      // of a text that is no text (half of a pair) nothing is promised
      if (!/\p{Cs}/u.test(page) && again.page !== page && id === '') throw new Broken(`a link to ${page}`);
      if (Object.keys(again.query).length !== kept.length) throw new Broken('a link lost a part of its query');
      for (const name of lists)
        try {
          await calls().list(name, query);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          if (error.status >= 500) throw error;
          refused = error;
        }
    }
    if (refused instanceof Error) throw refused;
  },
  isOurs: (error) => error instanceof Refused && error.status < 500,
};
