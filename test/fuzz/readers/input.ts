import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { Random } from '../random.ts';
import { mutate } from './mutate.ts';
import type { Reader } from './reader.ts';

const corpus = fileURLToPath(new URL('../corpus/', import.meta.url));

export interface Item {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * What a reader begins with: its folder, in the order of names, then what is made. Large items are kept packed; those of an
 * older version stay when the format moves on, because users have such files, too.
 */
export async function itemsOf({ name, made }: Reader): Promise<readonly Item[]> {
  const folder = `${corpus}${name}`;
  const kept = existsSync(folder) ? readdirSync(folder).sort() : [];
  const items = kept.map((file) => {
    const bytes = readFileSync(`${folder}/${file}`);
    return { name: file, bytes: file.endsWith('.gz') ? gunzipSync(bytes) : bytes };
  });
  const others = (await made?.()) ?? [];
  return [...items, ...others.map((bytes, i) => ({ name: `made ${i + 1}`, bytes }))];
}

/** The input of one run: the items as they are, one after the other, then changed ones. The same each time. */
export function inputOf(reader: Reader, items: readonly Item[], seed: number, index: number): Buffer {
  const plain = items[index]?.bytes;
  if (plain !== undefined) return plain;
  const random = new Random(seed, index, ...Buffer.from(reader.name));
  const [one, other] = [random.pick(items).bytes, random.pick(items).bytes];
  const sealed = random.chance(0.7) ? reader.sealed?.(one, random) : null;
  return sealed ?? mutate(reader.layout, one, other, random);
}
