import type { Random } from '../random.ts';
import { mutateJson } from './mutate-json.ts';
import { ODD_TEXTS } from './odd.ts';
import type { Layout } from './reader.ts';

type Change = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const joined = (...parts: readonly Uint8Array[]): Buffer => Buffer.concat(parts);

function span(bytes: Buffer, random: Random, most = 64): readonly [from: number, to: number] {
  const from = random.int(0, bytes.length);
  return [from, Math.min(bytes.length, from + random.int(1, most))];
}

const flip: Change = (bytes, random) => {
  if (bytes.length === 0) return bytes;
  const changed = Buffer.from(bytes);
  for (let times = random.int(1, 4); times > 0; times -= 1) {
    const at = random.int(0, changed.length - 1);
    changed[at] = random.chance(0.5) ? random.int(0, 255) : (changed[at] ?? 0) ^ (1 << random.int(0, 7));
  }
  return changed;
};

const insert: Change = (bytes, random) => {
  const at = random.int(0, bytes.length);
  const put = Uint8Array.from({ length: random.int(1, 8) }, () => random.int(0, 255));
  return joined(bytes.subarray(0, at), put, bytes.subarray(at));
};

const remove: Change = (bytes, random) => {
  const [from, to] = span(bytes, random);
  return joined(bytes.subarray(0, from), bytes.subarray(to));
};

const duplicate: Change = (bytes, random) => {
  const [from, to] = span(bytes, random, 400);
  const times = random.chance(0.05) ? 2000 : random.int(1, 3);
  const part = bytes.subarray(from, to);
  return joined(bytes.subarray(0, to), ...Array.from({ length: times }, () => part), bytes.subarray(to));
};

const truncate: Change = (bytes, random) => bytes.subarray(0, random.int(0, bytes.length));

const splice: Change = (bytes, random, other) =>
  joined(bytes.subarray(0, random.int(0, bytes.length)), other.subarray(random.int(0, other.length)));

const putText: Change = (bytes, random) => {
  const [from, to] = random.chance(0.5) ? span(bytes, random, 12) : [random.int(0, bytes.length)];
  return joined(bytes.subarray(0, from), Buffer.from(random.pick(ODD_TEXTS)), bytes.subarray(to ?? from));
};

const number: Change = (bytes, random) =>
  textly(bytes, (text) => {
    const found = [...text.matchAll(/\d+/g)];
    const one = random.maybe(found);
    if (one === undefined) return text;
    const put = random.pick(['-1', '0', '1e999', '9007199254740993', '99999999999999999999', 'NaN', '1.5', '00', '٣']);
    return text.slice(0, one.index) + put + text.slice(one.index + one[0].length);
  });

const crlf: Change = (bytes) => textly(bytes, (text) => text.replaceAll(/\r?\n/g, '\r\n'));
const mark: Change = (bytes) => joined(Buffer.from('\ufeff'), bytes);
const utf16: Change = (bytes) => joined(Buffer.from([0xff, 0xfe]), Buffer.from(bytes.toString('utf8'), 'utf16le'));

const lines: Change = (bytes, random) =>
  textly(bytes, (text) => {
    const all = text.split('\n');
    const [from, to] = [random.int(0, all.length - 1), random.int(0, all.length - 1)];
    const line = all[from] ?? '';
    const kind = random.int(0, 3);
    if (kind === 0) all.splice(from, 1);
    else if (kind === 1) all.splice(to, 0, line);
    else if (kind === 2) [all[from], all[to]] = [all[to] ?? '', line];
    else all[from] = `${line}${random.pick(ODD_TEXTS)}`;
    return all.join('\n');
  });

/** One value of a line that is JSON, the others as they were. */
const jsonLine: Change = (bytes, random) =>
  textly(bytes, (text) => {
    const all = text.split('\n');
    const at = random.int(0, all.length - 1);
    all[at] = mutateJson(all[at] ?? '', random) ?? `${all[at] ?? ''}${random.pick(ODD_TEXTS)}`;
    return all.join('\n');
  });

/** The first text that is JSON to its end, such as the body behind headers. */
const jsonTail: Change = (bytes, random) =>
  textly(bytes, (text) => {
    const at = Math.max(0, text.search(/[[{]/));
    const changed = mutateJson(text.slice(at), random);
    return changed === null ? `${text}${random.pick(ODD_TEXTS)}` : text.slice(0, at) + changed;
  });

function textly(bytes: Buffer, change: (text: string) => string): Buffer {
  return Buffer.from(change(bytes.toString('utf8')), 'utf8');
}

const ofBytes: readonly Change[] = [flip, insert, remove, duplicate, truncate, splice];
const ofText: readonly Change[] = [...ofBytes, putText, putText, number, crlf, mark, utf16, lines];
const changes: Readonly<Record<Layout, readonly Change[]>> = {
  bytes: ofBytes,
  text: ofText,
  json: [...ofText, jsonTail, jsonTail, jsonTail, jsonTail, jsonTail, jsonTail, jsonTail, jsonTail],
  lines: [...ofText, jsonLine, jsonLine, jsonLine, jsonLine, jsonLine, jsonLine, jsonLine, jsonLine],
};

/** No item grows beyond what a run can try in no time. */
const MOST = 400_000;

/** An item, changed once to four times. The same chance makes the same of it. */
export function mutate(layout: Layout, item: Buffer, other: Buffer, random: Random): Buffer {
  let bytes = item;
  const times = random.chance(0.6) ? 1 : random.int(2, 4);
  for (let i = 0; i < times; i += 1) bytes = random.pick(changes[layout])(bytes, random, other).subarray(0, MOST);
  return bytes;
}
