import type { components } from '../../../generated/control/types.ts';

type Logged = components['schemas']['ReceivedRequest'];

/** More than this does not go into one argument of a program: Linux takes 128 KiB. */
const ARGUMENT_BYTES = 100_000;

// what a terminal obeys while it is pasted (a tab completes, ^C and ^U end the line), what a program cannot be given
// (NUL), and what turns the writing round for whoever reads it first; a new line in quotes is harmless
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;

/** A text that `sh` takes as it is, whatever it holds. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/**
 * A call as a command for `sh`. Everything that comes from elsewhere stands in single quotes; the token stands in the
 * environment and not in the text.
 */
export function curlOf({ method, path, query, headers, body, leadProvider }: Logged, origin: string): string {
  return lineOf(body, (data) => [
    ...commandOf(method, body),
    ...(leadProvider === null ? [] : ['-H "Authorization: Bearer $LEAD_PROVIDER_TOKEN"']),
    ...Object.entries(headers).map(([name, value]) => headerOf(name, value)),
    // curl would add those of its own
    ...(body !== '' && headers['content-type'] === undefined ? ["-H 'content-type:'"] : []),
    ...(headers['accept'] === undefined ? ["-H 'accept:'"] : []),
    ...data,
    wordOf(`${origin}${path}${query === '' ? '' : `?${query}`}`),
  ]);
}

/** The same for a call that steers the mock; a read has no body. */
export function controlCurlOf(method: string, path: string, body: unknown, origin: string, isLocked = false): string {
  const sent = method === 'GET' ? '' : JSON.stringify(body ?? {});
  return lineOf(sent, (data) => [
    ...commandOf(method, sent),
    ...(isLocked ? ['-H "Mock-Secret: $MOCK_SECRET"'] : []),
    ...(sent === '' ? [] : [headerOf('content-type', 'application/json')]),
    ...data,
    wordOf(`${origin}${path}`),
  ]);
}

// what is in an address or a body is no pattern, no path to tidy up and no file
const commandOf = (method: string, body: string): string[] => [
  'curl --globoff --path-as-is',
  // with -X curl would wait for what an answer to HEAD never brings
  method === 'HEAD' && body === '' ? '--head' : `-X ${quoted(method)}`,
];

const headerOf = (name: string, value: string): string =>
  value === '' ? `-H ${quoted(`${name};`)}` : `-H ${wordOf(`${name}: ${value}`, headerBytes)}`;

/** One argument. */
function wordOf(text: string, bytesOf: (text: string) => Iterable<number> = utf8): string {
  if (!UNSEEN.test(text) && (bytesOf === utf8 || !/[^\u0000-\u007f]/.test(text))) return quoted(text);
  // the shell takes new lines away from the end of what a command prints
  const end = /\n*$/.exec(text)?.[0] ?? '';
  const start = text.slice(0, text.length - end.length);
  return `"$(printf %b ${quoted(escaped(bytesOf(start)))})"${end === '' ? '' : quoted(end)}`;
}

/** A command with its body: as an argument, or through a pipe where no argument can hold it. */
function lineOf(body: string, command: (data: readonly string[]) => readonly string[]): string {
  if (body === '') return command([]).join(' ');
  const isSeen = !UNSEEN.test(body);
  if (isSeen && utf8(body).length <= ARGUMENT_BYTES) return command([`--data-raw ${quoted(body)}`]).join(' ');
  const printed = isSeen ? `%s ${quoted(body)}` : `%b ${quoted(escaped(utf8(body)))}`;
  return `printf ${printed} | ${command(['--data-binary @-']).join(' ')}`;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A server reads each byte of a header as one character. */
const headerBytes = (text: string): Iterable<number> =>
  /[^\u0000-\u00ff]/.test(text) ? utf8(text) : Array.from(text, (letter) => letter.charCodeAt(0));

/** Bytes as `printf %b` prints them. */
const escaped = (bytes: Iterable<number>): string =>
  Array.from(bytes, (byte) => {
    if (byte === 0x5c) return '\\\\';
    const isPlain = byte === 0x0a || (byte >= 0x20 && byte < 0x7f);
    return isPlain ? String.fromCharCode(byte) : `\\0${byte.toString(8).padStart(3, '0')}`;
  }).join('');
