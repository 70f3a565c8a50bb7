/** Thrown where a request cannot be made sense of; `row` names the request rule that is the answer. */
export class Refused extends Error {
  constructor(
    readonly row: string,
    readonly detail?: string,
  ) {
    super(`ecf.request.${row}`);
  }
}
