import { createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { capture } from '../../src/capture/index.ts';
import { listNames } from '../../src/capture/observed.ts';
import { pathOf, readOne, years } from './observe.ts';
import { clientOf } from './play.ts';

test.each([
  ['rect', 'lp1'],
  ['rect', 'lp2'],
  ['ecf', 'lp1'],
  ['ecf', 'lp2'],
] as const)(
  'with everything kept, every list of the default world of %s is the same byte for byte (%s)',
  { timeout: 60_000 },
  async (service, lp) => {
    const mock = createMock({ service });
    const token = mock.token(lp);
    const key = Buffer.from('a key that is never used');
    const options = { key, keep: ['all'], keepReasons: true, allSchools: true } as const;
    const { scenario, left } = await capture(clientOf(mock, token), options);
    expect(left).toEqual([]);
    const written = createMock({ service, scenario });
    const cohorts = years.map((year) => `filter[cohort]=${year}`);
    const all = `filter[cohort]=${years.join(',')}`;
    const asked = [
      ...listNames.flatMap((name) => [pathOf(service, name), `${pathOf(service, name)}?${all}`]),
      ...(
        ['statements', 'deliveryPartners', 'partnerships', 'participants', 'declarations', 'schools'] as const
      ).flatMap((name) => cohorts.map((cohort) => `${pathOf(service, name)}?${cohort}`)),
    ];
    let records = 0;
    for (const path of asked) {
      const [first, second] = [await readOne(mock, token, path), await readOne(written, 'lp1-token', path)];
      expect({ path, ...second }).toEqual({ path, ...first });
      records += first.rows.length;
    }
    expect(records).toBeGreaterThan(20);
  },
);
