import { LONG_AGO_AT, type Counts, type Part } from './fitting.ts';

/** Schools, delivery partners and statements that no list shows, and that something points at all the same. */
export class Unseen {
  readonly #schools = new Map<string, Part<'schools'>>();
  readonly #partners = new Map<string, Part<'deliveryPartners'>>();
  readonly #statements = new Map<string, Part<'statements'>>();

  constructor(
    private readonly counts: Counts,
    private readonly partnersSeen: ReadonlySet<string>,
    private readonly statementsSeen: ReadonlySet<string>,
  ) {}

  /** A school in no list, at which somebody may have been before; every year of it has the same uplift. */
  school(cohorts: readonly number[], pupilPremium = false, sparsity = false): string {
    const id = `unseen-school${pupilPremium ? '-pupil-premium' : ''}${sparsity ? '-sparsity' : ''}`;
    if (!this.#schools.has(id)) {
      const uplift = Object.fromEntries(cohorts.map((year) => [year, { pupilPremium, sparsity }]));
      this.#schools.set(id, {
        id,
        urn: `9${this.#schools.size}`,
        name: 'A school in no list',
        eligible: false,
        createdAt: LONG_AGO_AT,
        uplift,
      });
    }
    return id;
  }

  /** The delivery partner of an id; made when it is in no list. */
  partner(id = 'unseen-partner', name = 'A delivery partner in no list'): string {
    if (id === '') return this.partner();
    if (this.partnersSeen.has(id) || this.#partners.has(id)) return id;
    this.counts.add('delivery partners in no list');
    this.#partners.set(id, { id, name, createdAt: LONG_AGO_AT });
    return id;
  }

  /** The statement of an id, for a declaration; made when it is in no list. */
  statement(id: string, lp: string, cohort: number, isPaid: boolean): string {
    if (this.statementsSeen.has(id)) return id;
    const known = this.#statements.get(id);
    if (known === undefined) {
      this.counts.add('statements in no list');
      const dates = { month: 11, year: cohort, cutOff: `${cohort}-10-31`, payment: `${cohort}-11-25` };
      this.#statements.set(id, { id, lp, cohort, ...dates, output: false, paid: isPaid, createdAt: LONG_AGO_AT });
    } else if (isPaid) known.paid = true;
    return id;
  }

  written(): {
    schools: Part<'schools'>[];
    deliveryPartners: Part<'deliveryPartners'>[];
    statements: Part<'statements'>[];
  } {
    return {
      schools: [...this.#schools.values()],
      deliveryPartners: [...this.#partners.values()],
      statements: [...this.#statements.values()],
    };
  }
}
