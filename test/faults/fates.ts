/** What becomes of one request of a write, and how the client hears of it. */
export interface Fate {
  readonly name: string;
  /** Milliseconds until the service does what it is asked for; null when the request never reaches it. */
  readonly arrivesAfterMs: number | null;
  readonly reply: Reply;
}

/**
 * - `record`: the service's own answer, when it has it
 * - `lost`: the connection breaks
 * - `silent`: nothing ever comes
 * - `cut`: the service's own answer breaks off in the middle
 * - `unreached`: nobody listens
 * - `stranger`: a success with another's record
 * - otherwise an answer from something in between
 */
export type Reply =
  | 'record'
  | 'lost'
  | 'silent'
  | 'cut'
  | 'unreached'
  | 'stranger'
  | { readonly status: number; readonly body: string; readonly type?: string };

const html = '<!DOCTYPE html><html><head><title>Maintenance</title></head><body></body></html>';
const fate = (name: string, arrivesAfterMs: number | null, reply: Reply): Fate => ({ name, arrivesAfterMs, reply });
const late = (seconds: number): Fate => fate(`late ${seconds} s`, seconds * 1000, 'lost');

export const done = fate('done', 0, 'record');
export const lost = late(0);
export const never = fate('never arrives', null, 'lost');

/** After these the client cannot know whether the write took effect. */
export const openFates: readonly Fate[] = [
  lost,
  ...[1, 3, 9, 11, 14, 29, 33, 61, 75, 119, 121, 170, 179].map(late),
  never,
  fate('silent, never arrives', null, 'silent'),
  fate('silent, done at once', 0, 'silent'),
  fate('silent, done after 65 s', 65_000, 'silent'),
  fate('silent, done after 225 s', 225_000, 'silent'),
  fate('cut', 0, 'cut'),
  fate('200 with HTML', null, { status: 200, body: html, type: 'text/html' }),
  fate('200 with HTML, done', 0, { status: 200, body: html, type: 'text/html' }),
  fate('200 with null', null, { status: 200, body: '{"data":null}' }),
  fate('200 with a list', null, { status: 200, body: '{"data":[]}' }),
  fate('200 with errors', null, { status: 200, body: '{"errors":[{"title":"a","detail":"b"}]}' }),
  fate("200 with another's record", null, 'stranger'),
  fate('204', null, { status: 204, body: '' }),
  fate('204, done', 0, { status: 204, body: '' }),
  fate('302', null, { status: 302, body: '' }),
  fate('303, done', 0, { status: 303, body: '' }),
  fate('408', null, { status: 408, body: '' }),
  fate('499', null, { status: 499, body: '' }),
  fate('499, done after 14 s', 14_000, { status: 499, body: '' }),
  fate('500, done', 0, { status: 500, body: '{"error":"Internal server error"}' }),
  fate('502 with HTML', null, { status: 502, body: html, type: 'text/html' }),
  fate('504, done after 100 s', 100_000, { status: 504, body: html, type: 'text/html' }),
];

/** After these the client knows that this request changed nothing. */
export const refusedFates: readonly Fate[] = [
  fate('400', null, { status: 400, body: '{"errors":[{"title":"Bad request","detail":"x"}]}' }),
  fate('401', null, { status: 401, body: '{"error":"HTTP Token: Access denied"}' }),
  fate('403', null, { status: 403, body: '' }),
  fate('422', null, { status: 422, body: '{"errors":[{"title":"base","detail":"x"}]}' }),
  fate('unreached', null, 'unreached'),
];

export const throttled = fate('429', null, { status: 429, body: 'Retry later\n', type: 'text/plain' });

/** What happens to the reads that follow the first request of a write. */
export interface LookFate {
  readonly name: string;
  /** Whether a read fails, this many milliseconds after the first request, and how. */
  fails(afterMs: number, count: number): 'lost' | 'silent' | 500 | 401 | 403 | null;
  /** Whether the looks never get through. */
  readonly always: boolean;
}

export const looks: readonly LookFate[] = [
  { name: 'looks work', fails: () => null, always: false },
  { name: 'the first read fails', fails: (_, count) => (count === 1 ? 'lost' : null), always: false },
  { name: 'every fifth read fails', fails: (_, count) => (count % 5 === 0 ? 500 : null), always: false },
  { name: 'reads fail for a minute', fails: (after) => (after < 60_000 ? 500 : null), always: false },
  { name: 'reads never work', fails: () => 500, always: true },
  { name: 'reads are silent', fails: () => 'silent', always: true },
  { name: 'the token is refused', fails: () => 401, always: true },
  { name: 'the token may not', fails: () => 403, always: true },
];
