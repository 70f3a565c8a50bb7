import { CONTROL_GUARDS, guard } from './guards.ts';
import type { Lock } from './lock.ts';
import { isForeign } from './origins.ts';

/** Whether a path is one of the control side. */
export const isControl = (path: string): boolean => path === '/__mock' || path.startsWith('/__mock/');

/** What stands between a request and the control endpoints. It looks at headers alone, so that nothing is read for nothing. */
export function refusalOf({ method, headers }: Request, lock: Lock | null): Response | null {
  if (isForeign(headers))
    return refuse(
      403,
      'This request comes from a page of another origin. No such page may steer the mock; --allow-origin and ' +
        'allowOrigins of serve() open the API to it, under /api/ alone.',
    );
  if (lock !== null && !lock.isOpenTo(headers))
    return refuse(
      401,
      'This mock can be reached from other machines, so what is under /__mock/ wants its secret. Send it in the header ' +
        'Mock-Secret. It stands behind "#secret=" in the address of the console, which the command lead-provider mock ' +
        'printed when it started; from serve() it is secret of what that gives.',
    );
  if (changes(method) && !isJson(headers.get('content-type')))
    return refuse(
      415,
      `A ${method} to /__mock/ has to say content-type: application/json, also where it has no body. Add the header, ` +
        "with curl -H 'content-type: application/json'. Nothing has changed.",
    );
  return null;
}

const changes = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** A page of another origin can send other types without asking ahead, and this one not. */
function isJson(type: string | null): boolean {
  return type !== null && /^application\/json\s*(?:;[^,]*)?$/i.test(type.trim());
}

function refuse(status: number, error: string): Response {
  return guard(Response.json({ error }, { status }), CONTROL_GUARDS);
}
