import { reason } from '../../base/reason.ts';

// a path of two parts or more that does not belong to the API, and one that begins with a drive
const PATHS =
  /file:\/\/[^\s'"`()]+|(?<![\w.:/])\/(?!api\/|__mock\/|docs\/)[^\s'"`(),:/]+(?:\/[^\s'"`(),:]*)+|\b[A-Za-z]:\\[^\s'"`()]+/g;

/**
 * What is said when the mock itself failed. Where files lie on this machine is nobody else's business, and errors of the
 * runtime tell.
 */
export function ownFault(error: unknown): { readonly error: string } {
  return {
    error: `The mock itself failed, which is a fault of the mock and not of your request: ${reason(error).replace(PATHS, '(a file)')}`,
  };
}
