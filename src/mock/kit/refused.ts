import type { Service } from '../../contract/service.ts';
import { refuseRequest, type Reply } from '../http/reply.ts';

/** Thrown when a request makes no sense while it is read. `row` names the request rule that gives the answer. */
export class UnreadableRequest extends Error {
  constructor(
    readonly row: string,
    readonly detail?: string,
  ) {
    super(`request.${row}`);
  }
}

/** Gives the answer to a query or a body that was refused while it was read. */
export function answering(service: Service, answer: () => Reply): Reply {
  try {
    return answer();
  } catch (cause) {
    if (cause instanceof UnreadableRequest) return refuseRequest(service, cause.row, cause.detail);
    throw cause;
  }
}
