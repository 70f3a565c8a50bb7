import type { Observed, Row } from '../../observed.ts';
import { flagOf, textOf } from '../attributes.ts';
import { LONG_AGO_AT, type Counts, type Part } from './fitting.ts';

export type Uplift = readonly [pupilPremium: boolean, sparsity: boolean];

/** A school with what its lists and its partnerships tell. */
export interface SeenSchool {
  readonly id: string;
  readonly urn: string;
  /** By cohort, how it is listed. */
  readonly years: Map<number, Row>;
  readonly partnerships: Row[];
  readonly uplift: Map<number, Uplift>;
}

/** Every school that anything names. Those without an id of their own are in no list. */
export class Schools {
  readonly #byUrn = new Map<string, SeenSchool>();
  readonly #listed: number;

  constructor(
    { schools, lists }: Observed,
    private readonly counts: Counts,
  ) {
    this.#listed = schools.size;
    for (const [year, rows] of schools)
      for (const row of rows) this.#take(row.id, textOf(row, 'urn') ?? '').years.set(year, row);
    for (const row of lists.partnerships)
      this.#take(textOf(row, 'school_id') ?? '', textOf(row, 'urn') ?? '').partnerships.push(row);
  }

  #take(id: string, urn: string): SeenSchool {
    const known = this.#byUrn.get(urn);
    if (known !== undefined) return known;
    const school = { id, urn, years: new Map(), partnerships: [], uplift: new Map() };
    this.#byUrn.set(urn, school);
    return school;
  }

  of(urn: string): SeenSchool {
    if (!this.#byUrn.has(urn)) this.counts.add('schools that only a URN names');
    return this.#take(`school-${urn}`, urn);
  }

  all(): Iterable<SeenSchool> {
    return this.#byUrn.values();
  }

  /** One that is listed in every cohort counts as eligible; in the others a partnership lists it. */
  isEligible({ years }: SeenSchool): boolean {
    return years.size === this.#listed && this.#listed > 0;
  }

  /** Whether the school had this uplift in a year; what nothing contradicts is taken to be so. */
  hasUplift({ uplift }: SeenSchool, year: number, wanted: Uplift): boolean {
    const known = uplift.get(year);
    if (known === undefined) uplift.set(year, wanted);
    return known === undefined || (known[0] === wanted[0] && known[1] === wanted[1]);
  }

  /** What a year shows is never before the school; what a partnership shows neither. */
  updatedAt({ years, partnerships }: SeenSchool): string {
    const stamps = [...years.values(), ...partnerships].flatMap((row) => textOf(row, 'updated_at') ?? []);
    return stamps.reduce((oldest, at) => (at < oldest ? at : oldest), stamps[0] ?? LONG_AGO_AT);
  }

  /** In the order of the lists, since that is by the time of making. */
  written(): Part<'schools'>[] {
    return [...this.#byUrn.values()].map((school) => this.#write(school));
  }

  #write(school: SeenSchool): Part<'schools'> {
    const { id, urn, years, partnerships, uplift } = school;
    const rows = [...years.values()];
    const updatedAt = this.updatedAt(school);
    const updatedAtIn: Record<string, string> = {};
    const programme: NonNullable<Part<'schools'>['programme']> = {};
    for (const [year, row] of years) {
      const at = textOf(row, 'updated_at');
      if (at !== null && at > updatedAt) updatedAtIn[year] = at;
      const choice = choices.find((one) => one === textOf(row, 'induction_programme_choice'));
      if (choice !== undefined && choice !== 'not_yet_known') programme[year] = choice;
    }
    const isEligible = this.isEligible(school);
    this.counts.add('which schools are eligible');
    const [named] = partnerships;
    const [name, email] = [
      named && textOf(named, 'induction_tutor_name'),
      named && textOf(named, 'induction_tutor_email'),
    ];
    return {
      id,
      urn,
      name: rows.flatMap((row) => textOf(row, 'name') ?? [])[0] ?? 'A school in no list',
      createdAt: rows.flatMap((row) => textOf(row, 'created_at') ?? [])[0] ?? LONG_AGO_AT,
      updatedAt,
      ...(!isEligible && { eligible: false }),
      ...(name != null && email != null && { tutor: { name, email } }),
      ...(name == null && email != null && { giasContact: email }),
      ...(Object.keys(updatedAtIn).length > 0 && { updatedAtIn }),
      ...(Object.keys(programme).length > 0 && { programme }),
      ...(uplift.size > 0 && { uplift: upliftOf(uplift) }),
    };
  }
}

const choices = ['provider_led', 'school_led', 'no_early_career_teachers', 'not_yet_known'] as const;

const upliftOf = (uplift: ReadonlyMap<number, Uplift>): NonNullable<Part<'schools'>['uplift']> =>
  Object.fromEntries([...uplift].map(([year, [pupilPremium, sparsity]]) => [year, { pupilPremium, sparsity }]));

/** Whether a listed year has a partnership, of whomever. */
export const isPartnered = (row: Row): boolean => flagOf(row, 'in_partnership') === true;
