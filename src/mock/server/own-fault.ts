import { reason } from '../../base/reason.ts';

/** What is said when the mock itself failed. */
export function ownFault(error: unknown): { readonly error: string } {
  return {
    error: `The mock itself failed, which is a fault of the mock and not of your request: ${reason(error)}`,
  };
}
