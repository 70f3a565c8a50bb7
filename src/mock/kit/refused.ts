import type { Service } from '../../contract/service.ts';
import { refuseRequest, type Reply } from '../http/reply.ts';

/** Thrown while a request is read and makes no sense; `row` names the request rule that is the answer. */
export class UnreadableRequest extends Error {
  constructor(
    readonly row: string,
    readonly detail?: string,
  ) {
    super(`request.${row}`);
  }
}

/** Answers what was refused while a query or a body was read. */
export function answering(service: Service, answer: () => Reply): Reply {
  try {
    return answer();
  } catch (cause) {
    if (cause instanceof UnreadableRequest) return refuseRequest(service, cause.row, cause.detail);
    throw cause;
  }
}
