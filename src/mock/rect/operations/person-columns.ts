import type { Column } from '../lists/sorting.ts';
import type { Person } from '../world.ts';

/** Columns by which lists of people may be sorted. `id` is the row number, not the id on the wire. */
export const personColumns: Readonly<Record<string, Column<Person>>> = {
  created_at: (person) => person.createdAt,
  updated_at: (person) => person.updatedAt,
  trn: (person) => person.trn,
  api_id: (person) => person.id,
  id: (person) => person.number,
};
