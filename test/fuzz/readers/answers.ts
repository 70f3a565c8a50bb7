import { setImmediate as turn } from 'node:timers/promises';
import { connect } from '../../../src/client/index.ts';
import type { Service } from '../../../src/contract/index.ts';
import { isLeadProviderError, type Client } from '../../../src/index.ts';
import { clientOver } from '../../../src/resources/create-client.ts';
import { FakeRuntime } from '../../support/fake-runtime.ts';
import { Broken, SECRET, type Reader } from './reader.ts';

const id = '3f1b8c1e-6f0a-4a1e-9a52-0b6e5d0f7a11';
const course = { course_identifier: 'ecf-induction' } as const;

type Call = (dfe: Client<'rect'>) => Promise<unknown>;

/** What the first line of an item names: the call that its answer is given to. */
const calls: Readonly<Record<string, Call>> = {
  'participants.list': (dfe) => dfe.participants.list({}, { perPage: 2, maxPages: 5 }).collect({ max: 50 }),
  'participants.get': (dfe) => dfe.participants.get(id),
  'declarations.list': (dfe) => dfe.declarations.list({}, { perPage: 2, maxPages: 5 }).take(9),
  'statements.list': (dfe) => dfe.statements.list({}, { maxPages: 3 }).collect({ max: 50 }),
  'schools.list': (dfe) => dfe.schools.list({ cohort: 2025 }, { maxPages: 3 }).collect({ max: 50 }),
  'declarations.create': (dfe) =>
    dfe.declarations.create(
      {
        ...{ participant_id: id, declaration_type: 'started', declaration_date: '2025-09-15T09:00:00Z', ...course },
      },
      { checks: 'off' },
    ),
  'participants.withdraw': (dfe) =>
    dfe.participants.withdraw(id, { reason: 'left-teaching-profession', ...course }, { checks: 'off' }),
  whoAmI: (dfe) => dfe.whoAmI(),
  raw: (dfe) => dfe.raw.GET('/api/v3/statements', {}),
};
const names = Object.keys(calls);

interface Answer {
  readonly service: Service;
  readonly call: Call;
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

/** `rect participants.list`, then status, headers and body as HTTP has them; what could not come by HTTP is passed over. */
function answerIn(bytes: Buffer): Answer {
  const [first = '', status = '', ...lines] = bytes.toString('latin1').split(/\r?\n/, 60);
  const [service, name = ''] = first.split(' ');
  const headers = new Headers();
  for (const line of lines.slice(0, Math.max(0, lines.indexOf('')))) {
    const at = line.indexOf(':');
    try {
      headers.append(line.slice(0, at), line.slice(at + 1));
    } catch {
      // no server can send it
    }
  }
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1'));
  const number = Number(/\d{3}/.exec(status)?.[0]);
  return {
    service: service === 'ecf' ? 'ecf' : 'rect',
    call: calls[name] ?? calls[names[bytes.length % names.length] ?? ''] ?? ((dfe) => dfe.whoAmI()),
    status: number >= 200 && number <= 599 ? number : 200,
    headers,
    body: end === null ? Buffer.alloc(0) : bytes.subarray(end.index + end[0].length),
  };
}

/** Lets time pass until the call has come to its end, however long that takes. */
async function settled(time: FakeRuntime, promise: Promise<unknown>): Promise<void> {
  let over = false;
  const end = promise.finally(() => {
    over = true;
  });
  end.catch(() => undefined);
  const isOver = (): boolean => over;
  while (!isOver()) {
    for (let turns = 0; turns < 8 && !isOver(); turns += 1) await turn();
    if (!isOver()) time.step();
  }
  await end;
}

/** Whatever a service, or something before it, answers: status, headers and body. */
export const answers: Reader = {
  name: 'answers',
  layout: 'json',
  async read(bytes) {
    const { service, call, status, headers, body } = answerIn(bytes);
    const time = new FakeRuntime();
    let asked = 0;
    const fetch = (): Promise<Response> => {
      asked += 1;
      if (asked > 200) throw new Broken('more than 200 requests for one call');
      const isEmpty = status === 204 || status === 205 || status === 304;
      return Promise.resolve(new Response(isEmpty ? null : Uint8Array.from(body), { status, headers }));
    };
    const common = { token: SECRET, baseUrl: 'https://mock.test', fetch, budget: 'off', retries: 1 } as const;
    for (const validate of ['warn', 'error'] as const) {
      const options = { ...common, service, validate, onEvent: (event: object) => void JSON.stringify(event) };
      asked = 0;
      // the calls are of one type: what differs between the services is where they lead
      await settled(time, call(clientOver<'rect'>('rect', connect(options, time), { checks: 'off' })));
    }
  },
  isOurs: (error) => isLeadProviderError(error),
};
