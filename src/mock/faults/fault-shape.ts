import { isRecord } from '../../base/guards.ts';
import { isWrapperName, type WrapperName } from '../../contract/routes.ts';
import {
  number,
  object,
  oneOf,
  optional,
  outOfRange,
  text,
  wholeNumber,
  wrongType,
  type Shape,
} from '../kit/shapes.ts';
import type { Fault, FaultEffect } from './fault.ts';

type Kind = FaultEffect['kind'];
type Effect<K extends Kind> = Extract<FaultEffect, { readonly kind: K }>;

/** An hour: longer than anybody waits, and short enough for a timer. */
const ms = number(0, 3_600_000);
/** A hundred years, which keeps the `Date` header within four digits of a year in any test. */
const SKEW = 100 * 365.25 * 86_400_000;
const MOST_TEXT = 16 * 1024 * 1024;

/** Statuses whose answers have no body, by HTTP. */
const BODILESS: readonly number[] = [204, 205, 304];
const status = wholeNumber(200, 599);

// the server writes these itself, and an answer with two ideas of its length is none
const OWN_HEADERS: readonly string[] = [
  'connection',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // the server's own sign that there is nothing left to send
  'x-hono-already-sent',
];

const headerValue: Shape<string> = (value, at) => {
  const written = text({ least: 0, most: 8000 })(value, at);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(written))
    throw outOfRange(at, 'cannot be sent: a header holds characters of Latin-1 only, and no line breaks.');
  return written;
};

const headers: Shape<Readonly<Record<string, string>>> = (value, at) => {
  if (!isRecord(value)) throw wrongType(at, 'an object of header names and texts', value);
  if (Object.keys(value).length > 100) throw outOfRange(at, 'has to be no more than 100 headers.');
  return Object.fromEntries(
    Object.entries(value).map(([name, given]): [string, string] => {
      const shown = JSON.stringify(name.slice(0, 60));
      if (name.length > 200 || !/^[!#$%&'*+\-.^_`|~\w]+$/.test(name))
        throw outOfRange(at, `has ${shown}, which cannot be sent as the name of a header.`);
      if (OWN_HEADERS.includes(name.toLowerCase()))
        throw outOfRange(at, `has ${shown}, which whoever sends the answer writes themselves; leave it out.`);
      return [name, headerValue(given, `${at}[${shown}]`)];
    }),
  );
};

const run: Shape<() => void> = (value, at) => {
  if (typeof value !== 'function') throw wrongType(at, 'a function', value);
  return () => void Reflect.apply(value, undefined, []);
};

const kindOf = <K extends Kind>(kind: K): Shape<K> => oneOf([kind]);

const effects: { readonly [K in Kind]: Shape<Effect<K>> } = {
  latency: object<Effect<'latency'>>({ kind: kindOf('latency'), ms }),
  status: object<Effect<'status'>>({
    kind: kindOf('status'),
    status,
    body: optional(text({ least: 0, most: MOST_TEXT })),
    contentType: optional(headerValue),
    headers: optional(headers),
  }),
  html: object<Effect<'html'>>({ kind: kindOf('html'), status: optional(status) }),
  drop: object<Effect<'drop'>>({ kind: kindOf('drop') }),
  'lose-reply': object<Effect<'lose-reply'>>({ kind: kindOf('lose-reply') }),
  late: object<Effect<'late'>>({ kind: kindOf('late'), afterMs: ms }),
  truncate: object<Effect<'truncate'>>({
    kind: kindOf('truncate'),
    at: optional((value, at) => {
      const share = number(0, 1)(value, at);
      if (share === 1) throw outOfRange(at, 'has to be a share of the answer below 1: at 1 nothing is left out.');
      return share;
    }),
  }),
  'slow-body': object<Effect<'slow-body'>>({ kind: kindOf('slow-body'), ms, chunks: optional(wholeNumber(1, 1000)) }),
  clamp: object<Effect<'clamp'>>({ kind: kindOf('clamp'), perPage: wholeNumber(1, 100_000) }),
  skew: object<Effect<'skew'>>({ kind: kindOf('skew'), ms: number(-SKEW, SKEW) }),
  meanwhile: object<Effect<'meanwhile'>>({ kind: kindOf('meanwhile'), run }),
};

const kind = oneOf([
  'latency',
  'status',
  'html',
  'drop',
  'lose-reply',
  'late',
  'truncate',
  'slow-body',
  'clamp',
  'skew',
  'meanwhile',
]);

const effect: Shape<FaultEffect> = (value, at) => {
  if (!isRecord(value)) throw wrongType(at, 'an object with a kind', value);
  const read = effects[kind(value['kind'], `${at}.kind`)](value, at);
  if (read.kind === 'html' && read.status !== undefined && BODILESS.includes(read.status))
    throw outOfRange(`${at}.status`, `cannot be ${read.status}: such an answer has no body.`);
  if (read.kind !== 'status') return read;
  if (read.body !== undefined && BODILESS.includes(read.status))
    throw outOfRange(`${at}.body`, `has to be left out: an answer of status ${read.status} has none.`);
  if (read.contentType !== undefined && read.body === undefined)
    throw outOfRange(`${at}.contentType`, 'goes with a body of yours; give that as well, or leave it out.');
  return read;
};

const operation: Shape<WrapperName> = (value, at) => {
  if (typeof value !== 'string') throw wrongType(at, 'a text or a list of them', value);
  if (isWrapperName(value)) return value;
  throw outOfRange(
    at,
    `names ${JSON.stringify(value.slice(0, 60))}, and there is no operation of that name; operations are named like ` +
      "the client's methods, for example participants.defer.",
  );
};

const operations: Shape<WrapperName | readonly WrapperName[]> = (value, at) => {
  if (!Array.isArray(value)) return operation(value, at);
  if (value.length === 0) throw outOfRange(at, 'has to name an operation; left out, it is all of them.');
  if (value.length > 100) throw outOfRange(at, 'has to name no more than 100 operations.');
  return value.map((one: unknown, i) => operation(one, `${at}[${i}]`));
};

const counted = wholeNumber(1);

const shape = object<Fault>({
  effect,
  operation: optional(operations),
  leadProvider: optional(text()),
  page: optional(counted),
  from: optional(counted),
  times: optional((value, at) => (value === Infinity ? Infinity : counted(value, at))),
  probability: optional(number(0, 1)),
});

/**
 * Reads a fault, as a copy that what its sender does to theirs no longer changes. Refuses what could never strike, and
 * what could not be carried out when it did.
 */
export function readFault(fault: unknown): Fault {
  return shape(fault, 'mock.faults.add:');
}

/** Reads a fault that was sent, which holds no code. */
export function readSentFault(fault: unknown): Fault {
  if (isRecord(fault) && isRecord(fault['effect']) && fault['effect']['kind'] === 'meanwhile')
    throw outOfRange(
      'mock.faults.add: effect.kind',
      'is "meanwhile", which runs code of yours and works in process only.',
    );
  // JSON has no number without end, so this word stands for it
  return readFault(isRecord(fault) && fault['times'] === 'always' ? { ...fault, times: Infinity } : fault);
}

/** Reads the number of a fault. */
export function readFaultId(id: unknown): number {
  return counted(id, 'mock.faults.remove: the id');
}
