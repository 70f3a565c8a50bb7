import { readSentFault } from '../../faults/fault-shape.ts';
import { NotThere } from '../bad-control.ts';
import { callAsProvider, callBody } from '../call.ts';
import type { Desk } from '../desk.ts';
import { Events } from '../events.ts';
import { faultAsListed } from '../fault-as-listed.ts';
import { requestsAfter } from '../requests-after.ts';
import { decoded, numberFrom, route, type Routes } from '../route.ts';
import { ruleInFull } from '../rule.ts';

interface Which {
  readonly last?: number | undefined;
  readonly after?: number | undefined;
  readonly limit?: number | undefined;
}

/** Faults, the log of requests, what happens as it happens, and rules. */
export function troubleRoutes(desk: Desk): Routes {
  const { mock } = desk;
  const events = new Events(desk);
  return {
    'GET /faults': route({}, () => mock.faults.list.map(faultAsListed)),
    // a fault is checked where it is added, in process and here alike
    'POST /faults': route({ body: readSentFault }, (fault) => ({ id: mock.faults.add(fault) })),
    'DELETE /faults': route<undefined, { id?: number | undefined }>(
      { query: { id: numberFrom(1) } },
      (_body, { id }) => {
        if (id === undefined) mock.faults.clear();
        else mock.faults.remove(id);
        return { left: mock.faults.list.length };
      },
    ),
    'GET /requests': route<undefined, Which>(
      { query: { last: numberFrom(1), after: numberFrom(0), limit: numberFrom(1, 100) } },
      (_body, { last, after, limit }) => {
        const found = after === undefined ? mock.requests : requestsAfter(mock.requests, after).slice(0, limit);
        return last === undefined ? found : found.slice(-last);
      },
    ),
    'GET /requests/*': route({}, (_body, _query, rest) => {
      const found = mock.requests.find(({ number }) => String(number) === rest);
      if (found !== undefined) return found;
      throw new NotThere(`the log keeps no request ${JSON.stringify(rest.slice(0, 20))}`);
    }),
    'DELETE /requests': route({}, () => {
      mock.forgetRequests();
      return { left: 0 };
    }),
    'GET /events': route({}, (_body, _query, _rest, headers) => events.open(headers.get('last-event-id'))),
    'POST /call': route({ body: callBody }, (call) => callAsProvider(desk, call)),
    'GET /rules/*': route({}, (_body, _query, rest) => ruleInFull(desk, decoded(rest))),
  };
}
