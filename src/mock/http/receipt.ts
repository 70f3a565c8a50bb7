import { addressOf } from '../../rules/registry.ts';
import type { ActsBetween } from './acts-between.ts';
import type { IncomingRequest } from './incoming.ts';
import type { Arrival } from './pipeline.ts';
import { keptHeaders, parsedBody, type ReceivedRequest, type RequestLog } from './request-log.ts';

type AsSent = Pick<ReceivedRequest, 'number' | 'at' | 'method' | 'path' | 'query'>;
type Answered = Pick<ReceivedRequest, 'operation' | 'leadProvider' | 'body' | 'status' | 'rules'>;

/** Writes down one request, with what happens before and after it. */
export interface Receipt {
  /** Takes the steps that come before the answer, the first time it is called. */
  begin(arrival: Arrival): void;
  /** Writes down how the request was answered, and takes the steps that come after. */
  record(answered: Answered): void;
  /** The same for a connection that broke. */
  unanswered(arrival: Arrival, body: string): void;
}

export function receiptOf(
  asSent: AsSent,
  headers: IncomingRequest['headers'],
  log: RequestLog,
  between: ActsBetween,
): Receipt {
  let isBegun = false;
  const receipt: Receipt = {
    begin({ operation, leadProvider }) {
      if (isBegun) return;
      isBegun = true;
      if (!between.isEmpty) between.before({ ...asSent, operation, leadProvider });
    },
    record({ operation, leadProvider, body, status, rules }) {
      // each member by its name: this is done for every request, and spreading costs as much as answering
      const { number, at, method, path, query } = asSent;
      const entry = {
        number,
        at,
        method,
        path,
        query,
        operation,
        leadProvider,
        headers: keptHeaders(headers),
        body,
        json: parsedBody(body),
        status,
        rules,
        sources: rules.map(addressOf),
      };
      log.add(entry);
      if (!between.isEmpty) between.after(entry);
    },
    unanswered(arrival, body) {
      const { operation, leadProvider } = arrival;
      try {
        receipt.begin(arrival);
      } finally {
        receipt.record({ operation, leadProvider, body, status: 0, rules: [] });
      }
    },
  };
  return receipt;
}
