import type { ListName, Row } from '../observed.ts';

/** A list, or the schools of a cohort, or those records of a list that are shown for a cohort. */
export interface Part {
  readonly list: ListName | 'schools';
  readonly cohort: number | null;
}

export const partName = ({ list, cohort }: Part): string => (cohort === null ? list : `${list} ${cohort}`);

/** What has been read: records with stand-ins in them, each list in the order in which it was served first. */
export class Gathered {
  readonly lists: Readonly<Record<ListName, Map<string, Row>>> = {
    statements: new Map(),
    deliveryPartners: new Map(),
    partnerships: new Map(),
    participants: new Map(),
    transfers: new Map(),
    unfundedMentors: new Map(),
    declarations: new Map(),
  };
  readonly schools = new Map<number, Map<string, Row>>();
  readonly cohortsOfParticipant = new Map<string, number[]>();
  readonly cohortOfDeclaration = new Map<string, number>();
  readonly cohortsOfPartner = new Map<string, number[]>();
  readonly statusesOfParticipant = new Map<string, string[]>();

  rowsOf({ list, cohort }: Part): Map<string, Row> {
    if (list !== 'schools') return this.lists[list];
    const year = cohort ?? 0;
    let rows = this.schools.get(year);
    if (rows === undefined) this.schools.set(year, (rows = new Map<string, Row>()));
    return rows;
  }

  /** Takes a record in the place where it stood before. Tells whether anything is new in it. */
  put(part: Part, row: Row): boolean {
    const rows = this.rowsOf(part);
    const before = rows.get(row.id);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(row)) return false;
    rows.set(row.id, row);
    return true;
  }

  showsFor(list: 'participants' | 'declarations' | 'deliveryPartners', id: string, cohort: number): void {
    if (list === 'declarations') this.cohortOfDeclaration.set(id, cohort);
    else addTo(list === 'participants' ? this.cohortsOfParticipant : this.cohortsOfPartner, id, cohort);
  }

  showsAs(id: string, status: string): void {
    addTo(this.statusesOfParticipant, id, status);
  }

  drop(list: 'participants' | 'declarations', id: string): void {
    this.lists[list].delete(id);
    this.cohortsOfParticipant.delete(id);
    this.cohortOfDeclaration.delete(id);
  }
}

function addTo<T>(map: Map<string, T[]>, id: string, value: T): void {
  const known = map.get(id) ?? [];
  if (!known.includes(value)) map.set(id, [...known, value]);
}
