import { append } from '../kit/collections.ts';
import type { ScenarioPart } from '../scenario/schema.ts';
import type { Random } from './random.ts';
import type { Settled } from './sizes.ts';

export type Lp = 'lp1' | 'lp2';

export interface Place {
  readonly written: ScenarioPart<'partnerships'>[number];
  readonly lp: Lp;
  readonly school: string;
  readonly cohort: number;
  readonly hasUplift: boolean;
}

export interface Places {
  readonly schools: ScenarioPart<'schools'>;
  readonly deliveryPartners: ScenarioPart<'deliveryPartners'>;
  readonly partnerships: readonly Place[];
  /** By provider and cohort. */
  readonly of: Readonly<Record<Lp, ReadonlyMap<number, readonly Place[]>>>;
  /** By school, in order of the cohorts. */
  readonly at: ReadonlyMap<string, readonly Place[]>;
  /** Schools that no provider has a partnership with. */
  readonly free: readonly string[];
}

/**
 * Schools, delivery partners and partnerships. A school works with one provider per cohort, as `ecf` demands. Most
 * schools of `lp1` worked with `lp2` before; some work with `lp2` alone, and some with nobody.
 */
export function makePlaces({ schools: count, partnerships: wanted, cohorts }: Settled, random: Random): Places {
  const partners = Math.max(2, Math.min(60, Math.round(count / 40)));
  const schools = Array.from({ length: count }, (_, i) => newSchool(i, cohorts));
  const all: Place[] = [];
  const of: Record<Lp, Map<number, Place[]>> = { lp1: new Map(), lp2: new Map() };
  const at = new Map<string, Place[]>();
  const add = (lp: Lp, index: number, cohort: number): void => {
    const school = `s${index + 1}`;
    const dp = `dp${1 + random.below(partners)}`;
    const written = { id: `ps${all.length + 1}`, lp, dp, school, cohort };
    const place = { written, lp, school, cohort, hasUplift: cohort < 2025 && hasUplift(index) };
    all.push(place);
    append(of[lp], cohort, place);
    append(at, school, place);
  };
  const spread = spreadOf(count, wanted, cohorts.length);
  let left = wanted;
  for (let school = 0; school < spread.own && left > 0; school += 1) {
    const first = spread.firsts(school, left, random);
    if (first > 0) add('lp2', school, cohorts[first - 1] ?? 0);
    for (const cohort of cohorts.slice(first, first + left)) {
      add('lp1', school, cohort);
      left -= 1;
    }
  }
  for (let i = 0; i < spread.others; i += 1) for (const cohort of cohorts) add('lp2', spread.own + i, cohort);
  return {
    schools: [...schools, ...closedSchools(count)],
    deliveryPartners: Array.from({ length: partners }, (_, i) => ({
      id: `dp${i + 1}`,
      name: `Teaching Hub ${i + 1}`,
      links: cohorts.flatMap((cohort) => [
        { lp: 'lp1', cohort },
        { lp: 'lp2', cohort },
      ]),
    })),
    partnerships: all,
    of,
    at,
    free: schools.map(({ id }) => id).filter((id) => !at.has(id)),
  };
}

const hasUplift = (index: number): boolean => index % 7 === 0;

function newSchool(i: number, cohorts: readonly number[]): ScenarioPart<'schools'>[number] {
  const years = cohorts.filter((year) => year < 2025);
  return {
    id: `s${i + 1}`,
    urn: String(100_000 + i),
    name: `School ${i + 1}`,
    ...(i % 3 !== 0 && { tutor: { name: `Tutor ${i + 1}`, email: `tutor@s${i + 1}.example` } }),
    ...(hasUplift(i) && {
      uplift: Object.fromEntries(years.map((year) => [year, { pupilPremium: true, sparsity: i % 2 === 0 }])),
    }),
  };
}

/** Schools that may take no part, which the API therefore does not list: on top of the count. */
function closedSchools(count: number): ScenarioPart<'schools'> {
  return Array.from({ length: Math.ceil(count / 100) }, (_, i) => ({
    id: `closed-${i + 1}`,
    urn: String(900_000 + i),
    name: `Closed School ${i + 1}`,
    eligible: false,
  }));
}

/** How many schools work with `lp1` and how many with `lp2` alone, and from which cohort on they work with `lp1`. */
function spreadOf(
  count: number,
  wanted: number,
  years: number,
): { own: number; others: number; firsts: (school: number, left: number, random: Random) => number } {
  const needed = Math.ceil(wanted / years);
  const spare = count - needed;
  const others = Math.min(2 + Math.round(needed / 10), Math.floor(spare / 3));
  // a quarter of the spare schools stays without any partnership
  const own = needed + Math.floor((spare - others) * 0.75);
  return {
    own,
    others,
    firsts(school, left, random) {
      const room = (own - school - 1) * years;
      const latest = Math.max(0, Math.min(years - 1, room + years - left));
      // the first two work with lp1 in every cohort, or all but the first, so that small worlds have people in each
      return Math.min(school < 2 ? school : random.below(years), latest);
    },
  };
}
