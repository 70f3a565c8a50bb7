import { zones, type Zone } from '../../contract/service.ts';
import { dayOf, startOfDay, type Day } from '../../rules/time.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { IdChange, Provider, Role, School } from '../world/records.ts';
import type { DeclarationFacts, PersonFacts, StatementsOf } from './look.ts';
import type { Happening } from './types.ts';

/** How what happened is told: what both services tell alike, and the forms they share. */

/** A moment, or a day where only that is known. */
export type When = { readonly moment: number } | { readonly day: Day };

export interface Told {
  readonly role?: Role;
  readonly lp?: Provider | null | undefined;
  readonly title: string;
  readonly details?: Happening['details'];
  readonly links?: Happening['links'];
}

export function happening(when: When, kind: Happening['kind'], told: Told): Happening {
  const { role = null, lp = null, title, details = {}, links = [] } = told;
  const isDay = 'day' in when;
  return {
    at: isDay ? when.day : iso(when.moment),
    isDay,
    kind,
    role,
    leadProvider: lp?.symbol ?? null,
    title,
    details,
    links,
  };
}

export const iso = (at: number): string => new Date(at).toISOString();

export const linkTo = (kind: Happening['links'][number]['kind'], id: string): Happening['links'][number] => ({
  kind,
  id,
});

/** A moment when its day is the one that counts; otherwise that day. */
export function momentOn(moment: number, day: Day, zone: Zone): When {
  return dayOf(moment, zone) === day ? { moment } : { day };
}

/** A service that keeps moments writes days as their midnight. */
export function dayOrMoment(at: number, zone: Zone): When {
  const day = dayOf(at, zone);
  return startOfDay(day, zone) === at ? { day } : { moment: at };
}

export function joined(when: When, role: Role, school: School, now: number, zone: Zone): Happening {
  return happening(when, 'school', {
    role,
    title: `${isAhead(when, now, zone) ? 'Is to join' : 'Joined'} ${school.name}`,
    details: { urn: school.urn },
    links: [linkTo('school', school.id)],
  });
}

export function left(when: When, role: Role, school: School, now: number, zone: Zone): Happening {
  return happening(when, 'school', {
    role,
    title: `${isAhead(when, now, zone) ? 'Is to leave' : 'Left'} ${school.name}`,
    details: { urn: school.urn },
    links: [linkTo('school', school.id)],
  });
}

export function isAhead(when: When, now: number, zone: Zone): boolean {
  return 'day' in when ? when.day > dayOf(now, zone) : when.moment > now;
}

export const roleNames: Readonly<Record<Role, string>> = { ect: 'early career teacher', mentor: 'mentor' };

/** What both services tell alike: when a person came into the world, merges, declarations. */
export function plainStory(
  world: BaseWorld,
  person: PersonFacts,
  changes: readonly IdChange[],
  declarations: readonly (readonly [DeclarationFacts, StatementsOf])[],
): Happening[] {
  const story = [happening({ moment: person.createdAt }, 'registered', { title: 'Registered' })];
  for (const { from, at } of changes) {
    story.push(
      happening({ moment: at }, 'merged', {
        title: `${from} was merged into this participant`,
        details: { from, to: person.id },
        links: [linkTo('participant', from)],
      }),
    );
  }
  for (const [declaration, on] of declarations) story.push(declared(declaration, on));
  return inTime(story, zones[world.service]);
}

/** Of a retired id: into whom it was merged, and when. */
export function retirement({ to, at }: IdChange, { id, name }: Pick<PersonFacts, 'id' | 'name'>): Happening {
  return happening({ moment: at }, 'merged', {
    // whoever took the id over may have been merged into another since
    title: to === id ? `Merged into ${name ?? id}` : `Merged into ${to}, who is ${name ?? id} by now`,
    details: { to },
    links: [linkTo('participant', id)],
  });
}

function declared(declaration: DeclarationFacts, { statement, clawbackStatement }: StatementsOf): Happening {
  const { id, createdAt, lp, role, type, date, state, evidence } = declaration;
  const on = [statement, clawbackStatement].filter((one) => one !== null);
  return happening({ moment: createdAt }, 'declaration', {
    role,
    lp,
    title: `Declared ${type} by ${lp?.symbol ?? 'nobody'}: ${state} at present`,
    details: { type, date: iso(date), state, evidence },
    links: [linkTo('declaration', id), ...on.map((one) => linkTo('statement', one))],
  });
}

/**
 * The oldest first. A day of which no moment is known comes before the moments of that day; what came at the same
 * moment keeps the order in which it was told.
 */
export function inTime(story: readonly Happening[], zone: Zone): Happening[] {
  const at = (one: Happening): number => (one.isDay ? startOfDay(one.at, zone) : Date.parse(one.at));
  return story
    .map((one) => ({ one, at: at(one) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
