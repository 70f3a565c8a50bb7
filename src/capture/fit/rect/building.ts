import type { Scenario } from '../../../mock/index.ts';
import { dayOf, type Day } from '../../../rules/time.ts';
import type { Observed, Row } from '../../observed.ts';
import { flagOf, instantIn, textOf, yearOf } from '../attributes.ts';
import { OWN, Providers } from '../names.ts';
import type { FittedFact, NotReproduced } from '../types.ts';

export type Part<K extends keyof Scenario> = NonNullable<Scenario[K]>[number];
export type Partnership = Part<'partnerships'>;

/** What a school shows in one cohort. */
export interface Shown {
  readonly row: Row;
  readonly isPartnered: boolean;
  readonly programme: string;
  readonly isNamed: boolean;
}

/** The world while it is being fitted: what was seen, by what it is looked up by, and what was invented for it. */
export class Building {
  readonly observed: Observed;
  readonly today: Day;
  readonly providers: Providers;
  /** Scenario ids of schools, by URN. */
  readonly schools = new Map<string, string>();
  /** Schools that stand in no list, by URN: somebody's move names them. */
  readonly unlisted = new Map<string, string>();
  readonly partnerships: Partnership[] = [];
  /** Delivery partners that stand in no list. */
  readonly unseenPartners = new Set<string>();
  readonly left: NotReproduced[] = [];
  readonly #shown = new Map<string, Shown>();
  readonly #counts = new Map<string, number>();
  readonly #years: readonly number[];
  readonly #urnOf = new Map<string, string>();
  readonly #urnBySchool = new Map<string, string>();
  readonly #byId = new Map<string, Partnership>();
  readonly #bySchool = new Map<string, Partnership[]>();
  readonly #ownIn = new Map<number, Partnership[]>();
  readonly #urnsForOther = new Map<number, readonly string[]>();
  readonly #partners: ReadonlySet<string>;

  constructor(observed: Observed) {
    this.observed = observed;
    this.today = dayOf(Date.parse(observed.at), 'london');
    this.providers = new Providers(observed.provider);
    this.#partners = new Set(observed.lists.deliveryPartners.map(({ id }) => id));
    this.#years = [...observed.schools.keys()].sort((a, b) => a - b);
    for (const rows of observed.schools.values())
      for (const row of rows) {
        const urn = textOf(row, 'urn') ?? '';
        if (/^\d+$/.test(urn) && !this.#urnBySchool.has(row.id)) this.#urnBySchool.set(row.id, urn);
      }
    for (const [year, rows] of observed.schools) {
      for (const row of rows) {
        const urn = this.urnIn(row);
        this.schools.set(urn, row.id);
        this.#shown.set(`${urn}/${year}`, {
          row,
          isPartnered: flagOf(row, 'in_partnership') === true,
          programme: textOf(row, 'induction_programme_choice') ?? 'not_yet_known',
          isNamed: flagOf(row, 'expression_of_interest') === true,
        });
      }
    }
    for (const row of observed.lists.partnerships) {
      const [urn, school] = [textOf(row, 'urn'), textOf(row, 'school_id')];
      if (urn !== null && school !== null && !this.schools.has(urn)) this.unlisted.set(urn, school);
    }
    for (const row of observed.lists.partnerships) this.#own(row);
  }

  /** The URN of a school's row; the same in every cohort, whatever single rows say. */
  urnIn({ id }: Row): string {
    return this.#urnBySchool.get(id) ?? id;
  }

  get years(): readonly number[] {
    return this.#years;
  }

  shown(urn: string, year: number): Shown | null {
    return this.#shown.get(`${urn}/${year}`) ?? null;
  }

  /** The id of a school; one that stands in no list is invented. */
  schoolOf(urn: string): string {
    const id = this.schools.get(urn) ?? this.unlisted.get(urn) ?? `school-${urn}`;
    if (!this.schools.has(urn)) this.unlisted.set(urn, id);
    this.#urnOf.set(id, urn);
    return id;
  }

  urnOf(partnership: Partnership): string {
    return this.#urnOf.get(partnership.school) ?? '';
  }

  /** The provider's own partnerships with a school. */
  ownAt(urn: string): readonly Partnership[] {
    return (this.#bySchool.get(this.schoolOf(urn)) ?? []).filter(({ lp }) => lp === OWN);
  }

  ownIn(cohort: number): readonly Partnership[] {
    return this.#ownIn.get(cohort) ?? [];
  }

  byId(id: string): Partnership | undefined {
    return this.#byId.get(id);
  }

  /** Schools that show in a cohort what training of another provider there makes them show. */
  urnsForOther(year: number): readonly string[] {
    let urns = this.#urnsForOther.get(year);
    if (urns === undefined) {
      urns = [...this.schools.keys()].filter((urn) => this.#fitsOther(urn, year));
      this.#urnsForOther.set(year, urns);
    }
    return urns;
  }

  /** A partnership of another provider, made up where there is none yet. `null` for any delivery partner. */
  ofOther(lp: string, urn: string, cohort: number, dp: string | null): Partnership {
    const school = this.schoolOf(urn);
    const known = this.#bySchool
      .get(school)
      ?.find((one) => one.lp === lp && one.cohort === cohort && (dp === null || one.dp === dp));
    if (known !== undefined) return known;
    const made = { id: `unseen-partnership-${this.partnerships.length}`, lp, dp: this.partner(dp), school, cohort };
    this.#add(made);
    this.count('partnerships of other providers');
    return made;
  }

  /** The id of a delivery partner; one that the provider may not work with stands in no list. */
  partner(id: string | null): string {
    const used = id ?? 'unseen-partner';
    if (!this.#partners.has(used)) this.unseenPartners.add(used);
    return used;
  }

  /** A cohort in which a school shows what training of another provider there makes it show; null when there is none. */
  cohortForOther(urn: string, wished: number | null): number | null {
    if (wished !== null && this.#fitsOther(urn, wished)) return wished;
    return this.#years.find((year) => this.#fitsOther(urn, year)) ?? null;
  }

  #fitsOther(urn: string, year: number): boolean {
    const shown = this.shown(urn, year);
    return shown !== null && shown.isPartnered && shown.programme === 'provider_led';
  }

  #add(partnership: Partnership): void {
    this.partnerships.push(partnership);
    this.#byId.set(partnership.id, partnership);
    push(this.#bySchool, partnership.school, partnership);
    if (partnership.lp === OWN) push(this.#ownIn, partnership.cohort, partnership);
  }

  count(fact: string, by = 1): void {
    this.#counts.set(fact, (this.#counts.get(fact) ?? 0) + by);
  }

  facts(): FittedFact[] {
    return [...this.#counts].map(([fact, count]) => ({ fact, count }));
  }

  #own(row: Row): void {
    const [urn, cohort, dp] = [textOf(row, 'urn'), yearOf(row), textOf(row, 'delivery_partner_id')];
    if (urn === null || cohort === null || dp === null) {
      this.left.push({
        list: 'partnerships',
        id: row.id,
        attributes: [],
        why: 'it lacks its school, cohort or partner',
      });
      return;
    }
    const [createdAt, updatedAt] = [instantIn(row, 'created_at'), instantIn(row, 'updated_at')];
    this.#add({
      ...{ id: row.id, lp: OWN, dp: this.partner(dp), school: this.schoolOf(urn), cohort },
      ...(createdAt !== null && { createdAt }),
      ...(updatedAt !== null && { updatedAt }),
    });
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
