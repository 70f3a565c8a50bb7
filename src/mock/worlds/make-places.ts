import type { Scenario } from '../scenario/schema.ts';
import type { Random } from './random.ts';
import type { settle } from './sizes.ts';

type Part<K extends keyof Scenario> = NonNullable<Scenario[K]>;
type Settled = ReturnType<typeof settle>;

export interface Place {
  readonly written: Part<'partnerships'>[number];
  readonly school: number;
  readonly cohort: number;
}

export interface Places {
  readonly schools: Part<'schools'>;
  readonly deliveryPartners: Part<'deliveryPartners'>;
  readonly partnerships: readonly Place[];
  /** Of `lp1`, by cohort. */
  readonly own: ReadonlyMap<number, readonly Place[]>;
  /** Of `lp2`, by school. */
  readonly others: ReadonlyMap<number, readonly Place[]>;
}

/**
 * Schools, delivery partners and partnerships. A school works with one provider per cohort, as `ecf` demands: with
 * `lp2` in the earlier cohorts and with `lp1` from some cohort on.
 */
export function makePlaces({ schools: count, partnerships: wanted, cohorts }: Settled, random: Random): Places {
  const partners = Math.max(2, Math.min(60, Math.round(count / 40)));
  const deliveryPartners = Array.from({ length: partners }, (_, i) => ({
    id: `dp${i + 1}`,
    name: `Teaching Hub ${i + 1}`,
    links: cohorts.flatMap((cohort) => [
      { lp: 'lp1', cohort },
      { lp: 'lp2', cohort },
    ]),
  }));
  const schools = Array.from({ length: count }, (_, i) => ({
    id: `s${i + 1}`,
    urn: String(100_000 + i),
    name: `School ${i + 1}`,
    ...(i % 50 === 49 && { eligible: false }),
    ...(i % 3 !== 0 && { tutor: { name: `Tutor ${i + 1}`, email: `tutor@s${i + 1}.example` } }),
    ...(i % 7 === 0 && {
      uplift: Object.fromEntries(
        cohorts.filter((year) => year < 2025).map((year) => [year, { pupilPremium: true, sparsity: i % 2 === 0 }]),
      ),
    }),
  }));
  const partnerships: Place[] = [];
  const own = new Map<number, Place[]>();
  const others = new Map<number, Place[]>();
  const add = (lp: 'lp1' | 'lp2', school: number, cohort: number): Place => {
    const place: Place = {
      written: {
        id: `ps${partnerships.length + 1}`,
        lp,
        dp: `dp${1 + random.below(partners)}`,
        school: `s${school + 1}`,
        cohort,
      },
      school,
      cohort,
    };
    partnerships.push(place);
    return place;
  };
  const put = (into: Map<number, Place[]>, key: number, place: Place): void => {
    const there = into.get(key);
    if (there === undefined) into.set(key, [place]);
    else there.push(place);
  };
  let made = 0;
  for (let school = 0; school < count && made < wanted; school += 1) {
    if (school % 50 === 49) continue;
    const first = random.below(cohorts.length);
    for (const [place, cohort] of cohorts.entries()) {
      if (place === first - 1) put(others, school, add('lp2', school, cohort));
      if (place < first || made >= wanted) continue;
      put(own, cohort, add('lp1', school, cohort));
      made += 1;
    }
  }
  return { schools, deliveryPartners, partnerships, own, others };
}
