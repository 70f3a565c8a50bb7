import type { Observed, Row } from '../../observed.ts';
import { stampsOf, textOf, yearOf } from '../attributes.ts';
import { OWN, type Providers } from '../names.ts';
import { LONG_AGO_AT, type Counts, type Part } from './fitting.ts';
import { isPartnered, type Schools, type SeenSchool } from './schools.ts';
import type { Unseen } from './unseen.ts';

type Written = Part<'partnerships'>;

const reasons = ['another_provider', 'not_confirmed', 'do_not_recognise', 'no_ects', 'mistake'] as const;

/** The provider's own partnerships as listed, and those in no list without which the reads would not be what they are. */
export class Partnerships {
  readonly #written = new Map<string, Written>();
  readonly #at = new Map<string, Written[]>();
  readonly #schoolById = new Map<string, SeenSchool>();

  constructor(
    { lists }: Observed,
    private readonly schools: Schools,
    private readonly providers: Providers,
    private readonly unseen: Unseen,
    private readonly counts: Counts,
    private readonly cohorts: readonly number[],
  ) {
    for (const row of lists.partnerships) this.#add(this.#own(row), this.schools.of(textOf(row, 'urn') ?? ''));
  }

  #own(row: Row): Written {
    const dp = textOf(row, 'delivery_partner_id') ?? '';
    const reason = textOf(row, 'challenged_reason');
    const isChallenged = textOf(row, 'status') === 'challenged';
    return {
      id: row.id,
      lp: OWN,
      dp: this.unseen.partner(dp, textOf(row, 'delivery_partner_name') ?? dp),
      school: this.schools.of(textOf(row, 'urn') ?? '').id,
      cohort: yearOf(row) ?? 0,
      ...(isChallenged && {
        status: 'challenged',
        challengedReason: reasons.find((one) => one === reason) ?? 'mistake',
        challengedAt: textOf(row, 'challenged_at'),
      }),
      ...stampsOf(row),
    };
  }

  #add(partnership: Written, school: SeenSchool): Written {
    this.#schoolById.set(school.id, school);
    this.#written.set(partnership.id, partnership);
    const list = this.#at.get(partnership.school);
    if (list === undefined) this.#at.set(partnership.school, [partnership]);
    else list.push(partnership);
    return partnership;
  }

  #make(fact: string, school: SeenSchool, partnership: Omit<Written, 'school'>): Written {
    const known = this.#written.get(partnership.id);
    if (known !== undefined) return known;
    this.counts.add(fact);
    return this.#add({ ...partnership, school: school.id, createdAt: LONG_AGO_AT }, school);
  }

  /** The one under which a training is shown: as listed, or one kept for people who came from elsewhere. */
  training(school: SeenSchool, cohort: number, partner: string | null): Written {
    const here = this.#at.get(school.id) ?? [];
    const fits = here.find(
      (one) => one.lp === OWN && one.cohort === cohort && isStanding(one) && (one.dp === partner || partner === null),
    );
    if (fits !== undefined) return fits;
    const dp = this.unseen.partner(partner ?? undefined);
    const id = `kept-${school.urn}-${cohort}-${dp}`;
    return this.#make('own partnerships in no list', school, { id, lp: OWN, dp, cohort, relationship: true });
  }

  /**
   * One of the provider's own under which nothing is shown: challenged, as listed or in no list. `mayShow`: another
   * that stands serves as well, because something that is newer is shown.
   */
  own(school: SeenSchool, mayShow: boolean): Written {
    const here = (this.#at.get(school.id) ?? []).filter(({ lp }) => lp === OWN);
    const fits = (mayShow ? here.find(isStanding) : undefined) ?? here.find((one) => !isStanding(one));
    if (fits !== undefined) return fits;
    return this.#make('own partnerships in no list', school, {
      id: `challenged-${school.urn}`,
      lp: OWN,
      dp: this.unseen.partner(),
      cohort: this.#cohortAt(school),
      relationship: true,
      status: 'challenged',
      challengedAt: LONG_AGO_AT,
    });
  }

  /** One of another provider at a school; in a year in which the school has one with somebody else, that one. */
  other(school: SeenSchool, lp: string): Written {
    const here = this.#at.get(school.id) ?? [];
    const known = here.find((one) => one.lp === lp);
    if (known !== undefined) return known;
    for (const [year, row] of school.years) {
      if (isPartnered(row) && !here.some((one) => one.cohort === year && isStanding(one)))
        return this.#make('partnerships of other providers', school, this.#foreign(school, lp, year));
    }
    return this.#make('partnerships of other providers', school, {
      ...this.#foreign(school, lp, this.#cohortAt(school)),
      status: 'challenged',
      challengedAt: LONG_AGO_AT,
    });
  }

  #foreign(school: SeenSchool, lp: string, cohort: number): Omit<Written, 'school'> {
    return { id: `of-${lp}-${school.urn}-${cohort}`, lp, dp: this.unseen.partner(), cohort };
  }

  /** Where a partnership is; null for none. */
  placeOf(id: string | null): { school: SeenSchool; cohort: number } | null {
    const partnership = id === null ? undefined : this.#written.get(id);
    if (partnership === undefined) return null;
    const school = this.#schoolById.get(partnership.school);
    return school === undefined ? null : { school, cohort: partnership.cohort };
  }

  isOwn(id: string | null): boolean {
    return id !== null && this.#written.get(id)?.lp === OWN;
  }

  /** The school in no list. */
  nowhere(): SeenSchool {
    const id = this.unseen.school(this.cohorts);
    return { id, urn: id, years: new Map(), partnerships: [], uplift: new Map() };
  }

  /** A year for what is in no list, one in which the school is trained by a provider if there is any. */
  #cohortAt({ years }: SeenSchool): number {
    const led = [...years].find(([, row]) => textOf(row, 'induction_programme_choice') === 'provider_led');
    return led?.[0] ?? [...years].find(([, row]) => isChosen(row))?.[0] ?? this.cohorts[0] ?? 2021;
  }

  /** The partnerships that others must have, because schools are listed as partnered. */
  addOthers(): void {
    for (const school of this.schools.all()) {
      const isEligible = this.schools.isEligible(school);
      for (const [year, row] of school.years) {
        if (!isPartnered(row)) continue;
        const here = (this.#at.get(school.id) ?? []).filter((one) => one.cohort === year && isStanding(one));
        if (here.some(({ relationship }) => isEligible || relationship !== true)) continue;
        const others = this.#foreign(school, this.providers.somebody(), year);
        this.#make('partnerships of other providers', school, others);
      }
    }
  }

  written(): Written[] {
    return [...this.#written.values()];
  }
}

const isStanding = ({ status }: Written): boolean => status !== 'challenged';

const isChosen = (row: Row): boolean => textOf(row, 'induction_programme_choice') !== 'not_yet_known';
