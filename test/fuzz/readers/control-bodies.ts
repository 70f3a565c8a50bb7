import { createControl } from '../../../src/mock/control/control.ts';
import { createMock, type Mock } from '../../../src/mock/index.ts';
import { Broken, type Reader } from './reader.ts';

let mock: Mock | null = null;
let kept: ReturnType<Mock['snapshot']> | null = null;
let control: ReturnType<typeof createControl> | null = null;

/** The control side of one mock, whose world is that of the beginning again for each input. */
function fresh(): (request: Request) => Promise<Response> {
  mock ??= createMock({ service: 'rect', keepRequests: 50 });
  kept ??= mock.snapshot();
  const its = mock;
  control ??= createControl(its, (scenario) => its.load(scenario));
  mock.restore(kept);
  mock.faults.clear();
  return control;
}

/** Requests to the control side: `POST /clock/advance`, an empty line, the body. */
export const controlBodies: Reader = {
  name: 'control-bodies',
  layout: 'json',
  async read(bytes) {
    const text = bytes.toString('utf8');
    const [, method = 'POST', path = '/clock'] = /^(GET|PUT|POST|DELETE) (\S+)/.exec(text) ?? [];
    // the stream of events never ends
    const url = `http://mock.test/__mock${path.startsWith('/') ? path : `/${path}`}`;
    if (!URL.canParse(url) || new URL(url).pathname.startsWith('/__mock/events')) return;
    const at = text.indexOf('\n');
    const body = method === 'GET' ? null : text.slice(at === -1 ? text.length : at).trim();
    const response = await fresh()(new Request(url, { method, body: body === '' ? null : body }));
    const answer: unknown = await response.json();
    if (response.status >= 500) throw new Broken(`${method} ${path} is answered with ${response.status}`);
    if (response.status >= 400 && !(typeof answer === 'object' && answer !== null && 'error' in answer))
      throw new Broken(`${method} ${path} is refused without a word`);
  },
  isOurs: () => false,
};
