import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isNested } from '../../src/base/guards.ts';
import type { FieldOf, NarrowerInRect, OnlyIn } from '../../src/compare/fields.ts';
import { addresses, fields, knownDifferences } from '../../src/compare/index.ts';
import type { FieldMap } from '../../src/compare/migration-map.ts';
import { resources, tableOf } from '../../src/sync/resources.ts';
import { changed, compared, pulled } from './support.ts';
import { world } from './world.ts';

const partsIn = (of: object): readonly object[] =>
  Object.keys(of).map((key): object => {
    const part: unknown = Reflect.get(of, key);
    return isNested(part) ? part : {};
  });

const sections = [
  ...knownDifferences.map(({ section }) => section),
  ...resources.flatMap((resource) => {
    const { gone, added, values } = fields[resource];
    return [gone, added, ...partsIn(values)].flatMap(partsIn).map((row) => String(Reflect.get(row, 'section')));
  }),
];

describe('the map', () => {
  test.each([...new Set(sections)])('%s is there', (section) => {
    const [page = '', anchor = ''] = section.split('#');
    const text = readFileSync(new URL(`../../docs/services/${page}`, import.meta.url), 'utf8');
    expect(text).toContain(`<a id="${anchor}"></a>`);
  });

  test('a field that is not there does not compile, and one that is missing does not either', () => {
    const field: FieldOf<'ecf', 'declarations'> = 'has_passed';
    // @ts-expect-error rect has no such field
    const other: FieldOf<'rect', 'declarations'> = 'has_passed';
    // @ts-expect-error both have it
    const only: OnlyIn<'ecf', 'declarations'> = 'state';
    const narrower: NarrowerInRect<'declarations'> = 'state';
    // @ts-expect-error the row of has_passed is missing
    const gone: FieldMap<'declarations'>['gone'] = {};
    const wrong: FieldMap<'declarations'>['gone'] = {
      has_passed: { successor: null, lost: [null], why: '', section: 'ecf.md#section-5-7' },
      // @ts-expect-error there is no such field
      had_passed: { successor: null, lost: [null], why: '', section: 'ecf.md#section-5-7' },
    };
    expect([field, other, only, narrower, gone, wrong]).toHaveLength(6);
  });

  test('every address that ecf alone has leads to one that rect has', () => {
    expect(Object.keys(addresses)).toHaveLength(14);
    expect(new Set(Object.values(addresses)).size).toBe(14);
  });
});

describe('known differences', () => {
  test('none is of a record, an id, a state, a status, a date or of money', () => {
    const held = /(^|[._])(id|state|status|date|at|paid|type|cohort|eligible_for_funding)$|s\[\]$/;
    for (const { field, ecf, rect } of knownDifferences) {
      expect(field).not.toMatch(held);
      // each by its two values, which are not the same and are no patterns
      expect(ecf).not.toEqual(rect);
      for (const value of [ecf, rect])
        expect([null, true, false].includes(value as null) || typeof value === 'string').toBe(true);
    }
  });

  const shown = knownDifferences.map((row) => ({
    ...row,
    title: `${row.field} ${String(row.ecf)} ${String(row.rect)}`,
  }));
  test.each(shown)('$title is left out, and the other way round it is told', async ({ resource, field, ecf, rect }) => {
    const table = tableOf[resource];
    const [from, to] = await copies();
    const set = async (file: string, value: unknown): Promise<string> => {
      const path = `$.attributes.${field.replace('[]', '[0]')}`;
      const where = resource === 'participants' ? `json_extract(raw, '${path}') IS NOT NULL` : 'true';
      return changed(
        file,
        `UPDATE ${table} SET raw = json_set(raw, '${path}', json('${JSON.stringify(value)}')) WHERE ${where}`,
      );
    };
    const there = await compared(await set(from, ecf), await set(to, rect));
    expect(there.findings).toEqual([]);
    const back = await compared(await set(from, rect), await set(to, ecf));
    const isKnownBack = knownDifferences.some((one) => one.field === field && one.ecf === rect && one.rect === ecf);
    expect(back.findings.length > 0).toBe(!isKnownBack);
  });
});

let pulledOnce: Promise<readonly [string, string]> | null = null;
const copies = (): Promise<readonly [string, string]> =>
  (pulledOnce ??= Promise.all([pulled('ecf', world), pulled('rect', world)]).then(([a, b]) => [a.file, b.file]));
