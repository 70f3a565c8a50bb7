import { addDays, type Day } from '../../rules/time.ts';
import type { IdChange, School } from '../world/records.ts';
import type { SeenDeclaration } from './look.ts';
import type { Happening } from './types.ts';

type Told = Pick<Happening, 'kind' | 'title'> & Partial<Omit<Happening, 'kind' | 'title' | 'at' | 'isDay'>>;

const blank = { role: null, leadProvider: null, details: {}, links: [] };

/** Something that happened at an instant. */
export const atInstant = (at: number, told: Told): Happening => ({
  ...blank,
  ...told,
  at: new Date(at).toISOString(),
  isDay: false,
});

/** Something of which only the day is known. */
export const onDay = (at: Day, told: Told): Happening => ({ ...blank, ...told, at, isDay: true });

/** Oldest first; of a day what has no hour comes before what has one. */
export const inOrder = (happenings: readonly Happening[]): Happening[] =>
  [...happenings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

export const linkTo = (kind: Happening['links'][number]['kind'], { id }: { readonly id: string }) => ({ kind, id });

export const joins = (school: School): Pick<Happening, 'kind' | 'title' | 'links'> => ({
  kind: 'school',
  title: `Joins ${school.name}`,
  links: [linkTo('school', school)],
});

export const leaves = (school: School): Pick<Happening, 'kind' | 'title' | 'links'> => ({
  kind: 'school',
  title: `Leaves ${school.name}`,
  links: [linkTo('school', school)],
});

export const mergedIn = ({ from, at }: IdChange): Happening =>
  atInstant(at, { kind: 'merged', title: 'Another id was retired into this one', details: { retired: from } });

export const retired = (into: string, at: number): Happening =>
  atInstant(at, {
    kind: 'merged',
    title: 'Retired into another id',
    details: { into },
    links: [linkTo('participant', { id: into })],
  });

export function declared(declaration: SeenDeclaration): Happening {
  const { type, lp, role, state, date, statement, clawbackStatement, createdAt } = declaration;
  const who = lp?.symbol ?? null;
  return atInstant(createdAt, {
    ...{ kind: 'declaration', role, leadProvider: who },
    title: `Declared ${type}${who === null ? '' : ` by ${who}`}, now ${state}`,
    details: { type, state, declaration_date: new Date(date).toISOString() },
    links: [
      linkTo('declaration', declaration),
      ...[statement, clawbackStatement].filter((id) => id !== null).map((id) => linkTo('statement', { id })),
    ],
  });
}

/** The day after a last day. */
export const after = (day: Day): Day => addDays(day, 1);
