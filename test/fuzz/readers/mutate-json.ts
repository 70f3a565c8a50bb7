import { isNested, isRecord } from '../../../src/base/guards.ts';
import type { Random } from '../random.ts';
import { ODD_KEYS, ODD_TEXTS, ODD_VALUES } from './odd.ts';

/** Where a value stands: what holds it, and by which key. */
interface Spot {
  readonly holder: object;
  readonly key: string;
}

/** A text of JSON with one to three of its values or keys changed; null when it is no JSON. */
export function mutateJson(text: string, random: Random): string | null {
  const written = rewritten(text, random);
  if (written === null) return null;
  if (random.chance(0.06)) return deepened(written, random);
  return random.chance(0.06) ? doubled(written, random) : written;
}

/** Null also for what is nested deeper than can be written again, after some changes one in the other. */
function rewritten(text: string, random: Random): string | null {
  try {
    const value = changed(JSON.parse(text), random);
    return value === undefined ? null : JSON.stringify(value);
  } catch {
    return null;
  }
}

/** A value with one to three changes in it, made in place where it is nested. */
export function changed(value: unknown, random: Random): unknown {
  let root = value;
  for (let times = random.int(1, 3); times > 0; times -= 1) {
    const spots = spotsOf(root);
    const spot = random.maybe(spots);
    if (spot === undefined || random.chance(0.01)) root = random.pick(ODD_VALUES)();
    else change(spot, random, spots);
  }
  return root;
}

function change({ holder, key }: Spot, random: Random, spots: readonly Spot[]): void {
  const old: unknown = Reflect.get(holder, key);
  switch (random.int(0, 8)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else Reflect.deleteProperty(holder, key);
      return;
    case 1: {
      // another value of the same document: right in itself, and wrong here
      const other = random.pick(spots);
      const taken: unknown = Reflect.get(other.holder, other.key);
      return put(holder, key, isNested(taken) ? structuredClone(taken) : taken);
    }
    case 2:
      return put(holder, random.pick(ODD_KEYS), isNested(old) ? structuredClone(old) : old);
    case 3:
      return put(
        holder,
        key,
        typeof old === 'string' ? edited(old, random) : isNested(old) ? '[object Object]' : String(old),
      );
    case 4:
      return put(holder, key, typeof old === 'number' ? old * random.pick([-1, 0.5, 1e6, 1e15]) : [old]);
    case 5:
      if (Array.isArray(holder)) holder.push(isNested(old) ? structuredClone(old) : old);
      else put(holder, `${key}${random.pick(ODD_TEXTS).slice(0, 20)}`, old);
      return;
    default:
      return put(holder, key, random.pick(ODD_VALUES)());
  }
}

function edited(text: string, random: Random): string {
  const at = random.int(0, text.length);
  const odd = random.pick(ODD_TEXTS).slice(0, 2000);
  return text.slice(0, at) + (random.chance(0.3) ? '' : odd) + text.slice(at + random.int(0, 3));
}

/** As a parser puts it: `__proto__` is a key like any other. */
function put(holder: object, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) return void holder.push(value);
  Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** All places of a value, those of the first five thousand objects. */
function spotsOf(root: unknown): readonly Spot[] {
  const spots: Spot[] = [];
  const waiting: unknown[] = [root];
  for (let seen = 0; waiting.length > 0 && seen < 5000; seen += 1) {
    const holder = waiting.pop();
    if (!isRecord(holder) && !Array.isArray(holder)) continue;
    for (const key of Object.keys(holder)) {
      spots.push({ holder, key });
      const inner: unknown = Reflect.get(holder, key);
      if (isNested(inner)) waiting.push(inner);
    }
  }
  return spots;
}

/** A value of the text wrapped in more brackets than a stack has room for. */
function deepened(text: string, random: Random): string {
  const depth = random.pick([500, 5000, 60_000]);
  const found = random.maybe([...text.matchAll(/:(?:null|true|\d+|"[^"\\]*")/g)]);
  if (found === undefined) return `${'['.repeat(depth)}${text}${']'.repeat(depth)}`;
  const end = found.index + found[0].length;
  return `${text.slice(0, found.index + 1)}${'['.repeat(depth)}${']'.repeat(depth)}${text.slice(end)}`;
}

/** A key that is there twice, which only a text can have. */
function doubled(text: string, random: Random): string {
  const found = random.maybe([...text.matchAll(/"(?:[^"\\]|\\.)*":/g)]);
  if (found === undefined) return text;
  return `${text.slice(0, found.index)}${found[0]}${random.pick(['null', '1', '"x"', '{}', '[]'])},${text.slice(found.index)}`;
}
