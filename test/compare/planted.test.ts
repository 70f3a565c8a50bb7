import { beforeAll, describe, expect, test } from 'vitest';
import { planted } from './planted.ts';
import { changed, compared, pulled, type Pulled } from './support.ts';
import { world } from './world.ts';

let [ecf, rect]: readonly [Pulled | null, Pulled | null] = [null, null];
beforeAll(async () => {
  [ecf, rect] = [await pulled('ecf', world), await pulled('rect', world)];
});

/** Puts the ids in the place of their symbols. */
function withIds<T>(value: T): T {
  const text = JSON.stringify(value).replaceAll(
    /\{([a-z][\w-]*)\}/g,
    (_, symbol: string) => rect?.mock.id(symbol, { unknown: true }) ?? '',
  );
  const found: T = JSON.parse(text);
  return found;
}

describe('a planted difference gives exactly one finding', () => {
  test('there are thirty of them at least, each another', () => {
    expect(new Set(planted.map(({ what }) => what)).size).toBe(planted.length);
    expect(planted.length).toBeGreaterThanOrEqual(30);
  });

  test.each(planted)('$what', async ({ in: side, sql, finding }) => {
    const files = { ecf: ecf?.file ?? '', rect: rect?.file ?? '' };
    files[side] = await changed(files[side], ...withIds(sql));
    const { findings } = await compared(files.ecf, files.rect);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject(withIds(finding));
  });
});
