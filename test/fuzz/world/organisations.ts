import type { Service } from '../../../src/contract/index.ts';
import type { Scenario } from '../../../src/mock/index.ts';
import { seededCohort, seededYears, type CohortFacts } from '../../../src/rules/books.ts';
import { dayOf, startOfDay } from '../../../src/rules/time.ts';
import type { Random } from '../random.ts';

type List<K extends keyof Scenario> = NonNullable<Scenario[K]>[number];
export type Partnership = List<'partnerships'>;

/** Who there is besides people. Partnerships are added as people need them. */
export interface Organisations {
  readonly service: Service;
  readonly lps: readonly string[];
  readonly cohorts: List<'cohorts'>[];
  readonly years: readonly number[];
  readonly partners: List<'deliveryPartners'>[];
  readonly schools: List<'schools'>[];
  readonly partnerships: Partnership[];
  /** How many of the partnerships are challenged; most worlds know none. */
  readonly challenged: number;
  /** What the API calls a provider. */
  readonly names: ReadonlyMap<string, string>;
}

export function organisationsOf(service: Service, now: number, random: Random): Organisations {
  const lps = ['lp1', 'lp2', ...(random.chance(0.5) ? ['lp3'] : [])];
  const names = new Map(lps.map((lp) => [lp, random.chance(0.5) ? lp : `Provider ${lp}`]));
  const years = yearsOf(service, now, random);
  const cohorts = years.map((year) => cohortOf(service, year, random));
  const schools = Array.from({ length: random.int(3, 6) }, (_, i) => ({
    id: `s${i + 1}`,
    urn: String(100_001 + i),
    // one school at least can take part
    ...(i > 0 && random.chance(0.2) && { eligible: false }),
    ...(service === 'ecf' && { programme: programmesOf(years, random) }),
  }));
  const partners = Array.from({ length: random.int(2, 4) }, (_, i) => ({
    id: `dp${i + 1}`,
    links: lps.flatMap((lp) => years.filter(() => random.chance(0.7)).map((cohort) => ({ lp, cohort }))),
  }));
  const organisations: Organisations = {
    service,
    lps,
    cohorts,
    years,
    partners,
    schools,
    partnerships: [],
    names,
    challenged: service === 'ecf' && random.chance(0.15) ? 0.15 : 0,
  };
  for (const school of schools) {
    for (const cohort of years)
      if (random.chance(school.eligible === false ? 0.1 : 0.35))
        partnershipWith(organisations, random.pick(lps), school.id, cohort, random);
  }
  return organisations;
}

function yearsOf(service: Service, now: number, random: Random): number[] {
  const present = Number(dayOf(now, 'utc').slice(0, 4));
  const first = Math.max(2021, present - random.int(1, 4));
  const seeded = seededYears[service].filter((year) => year >= first && year <= present + 1);
  return seeded.length > 0 ? seeded : [Math.max(...seededYears[service])];
}

/** Mostly DfE's flags; sometimes others, which no provider could know without being told. */
function cohortOf(service: Service, year: number, random: Random): List<'cohorts'> {
  if (random.chance(0.6)) return { year };
  return {
    year,
    ...(random.chance(0.5) && { paymentsFrozen: random.chance(0.4) }),
    ...(random.chance(0.3) && { mentorFunding: random.chance(0.5) }),
    ...(random.chance(0.3) && { detailedEvidence: random.chance(0.5) }),
    ...(random.chance(0.3) && service === 'rect' && { enabled: random.chance(0.6) }),
  };
}

function programmesOf(
  years: readonly number[],
  random: Random,
): Record<string, 'core_induction_programme' | 'design_our_own' | 'full_induction_programme'> {
  const said = years.filter(() => random.chance(0.75));
  return Object.fromEntries(
    said.map((year) => [
      String(year),
      random.pick([
        'full_induction_programme',
        'full_induction_programme',
        'full_induction_programme',
        'core_induction_programme',
        'design_our_own',
      ] as const),
    ]),
  );
}

/**
 * A partnership of a provider with a school in a cohort: the one there is, or a new one. In `ecf` only one provider can
 * have a school in a cohort, so the answer may be another provider's; sometimes an earlier one was challenged.
 */
export function partnershipWith(
  organisations: Organisations,
  lp: string,
  school: string,
  cohort: number,
  random: Random,
): Partnership {
  const { service, partnerships, partners, challenged } = organisations;
  const there = partnerships.filter((one) => one.school === school && one.cohort === cohort);
  const own = there.filter((one) => one.lp === lp);
  const [standing] = service === 'ecf' ? there.filter(({ status }) => status !== 'challenged') : own;
  // a provider may hold a school twice, with different partners, from before the service refused it
  if (standing !== undefined && !(service === 'rect' && own.length < 2 && random.chance(0.06))) return standing;
  const taken = new Set(own.map(({ dp }) => dp));
  const linked = partners.filter(
    ({ id, links }) => !taken.has(id) && links?.some((link) => link.lp === lp && link.cohort === cohort),
  );
  const free = linked.length > 0 ? linked : partners.filter(({ id }) => !taken.has(id));
  if (free.length === 0) {
    if (standing !== undefined) return standing;
    const [first] = own;
    if (first !== undefined) return first;
  }
  const partnership: Partnership = {
    id: `ps${partnerships.length + 1}`,
    lp,
    dp: random.pick(free.length > 0 ? free : partners).id,
    school,
    cohort,
  };
  if (random.chance(challenged))
    Object.assign(partnership, {
      status: 'challenged',
      challengedReason: random.pick(['another_provider', 'not_confirmed', 'mistake']),
    });
  partnerships.push(partnership);
  return partnership;
}

/** The flags as the world has them at its present, to be supplied to the checks. */
export function cohortFactsOf({ service, cohorts }: Organisations, now: number): CohortFacts[] {
  return cohorts.map(({ year, ...written }) => {
    const seeded = seededCohort(service, year);
    const frozen =
      seeded.frozenFrom !== null && now >= startOfDay(seeded.frozenFrom, service === 'rect' ? 'london' : 'utc');
    return {
      year,
      start: seeded.start,
      mentorFunding: written.mentorFunding ?? seeded.mentorFunding,
      detailedEvidence: written.detailedEvidence ?? seeded.detailedEvidence,
      paymentsFrozen: written.paymentsFrozen ?? frozen,
      enabled: written.enabled ?? seeded.enabled,
    };
  });
}
