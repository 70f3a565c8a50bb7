import type { components } from '../../../generated/control/types.ts';

type Logged = components['schemas']['ReceivedRequest'];

/** A text that `sh` takes as it is, whatever it holds. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

// no program can be given a text with this in it
const NUL = /\u0000/g;

/**
 * A call as a line for `sh`. Everything that comes from elsewhere stands in single quotes; the token stands in the
 * environment and not in the text.
 */
export function curlOf({ method, path, query, headers, body, leadProvider }: Logged, origin: string): string {
  const address = `${origin}${path}${query === '' ? '' : `?${query}`}`;
  return lineOf([
    ...commandOf(method),
    ...(leadProvider === null ? [] : ['-H "Authorization: Bearer $LEAD_PROVIDER_TOKEN"']),
    ...Object.entries(headers).map(([name, value]) => headerOf(name, value)),
    // curl would add a type of its own
    ...(body !== '' && headers['content-type'] === undefined ? ["-H 'content-type:'"] : []),
    ...(headers['accept'] === undefined ? ["-H 'accept:'"] : []),
    ...(body === '' ? [] : [`--data-raw ${quoted(body.replace(NUL, ''))}`]),
    quoted(address.replace(NUL, '')),
  ]);
}

/** The same for a call that steers the mock. */
export function controlCurlOf(method: string, path: string, body: unknown, origin: string, isLocked = false): string {
  return lineOf([
    ...commandOf(method),
    ...(isLocked ? ['-H "Mock-Secret: $MOCK_SECRET"'] : []),
    headerOf('content-type', 'application/json'),
    `--data-raw ${quoted(JSON.stringify(body ?? {}))}`,
    quoted(`${origin}${path}`),
  ]);
}

// what is in an address or a body is no pattern, no path to tidy up and no file
const commandOf = (method: string): string[] => [
  'curl --globoff --path-as-is',
  ...(method === 'GET' ? [] : [`-X ${quoted(method)}`]),
];

const headerOf = (name: string, value: string): string =>
  `-H ${quoted(value === '' ? `${name};` : `${name}: ${value.replace(NUL, '')}`)}`;

const lineOf = (parts: readonly string[]): string => parts.join(' ');
