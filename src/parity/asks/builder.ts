import type { ListName, Observed, Row } from '../../capture/observed.ts';
import { routeOf, type Service, type WrapperName } from '../../contract/index.ts';
import { attributesOf, topicOf, visibilityOf } from '../heads.ts';
import { usualKeysOf } from '../served-keys.ts';
import type { Ask, Resource, Unreachable } from '../types.ts';

/** Gathers the asks of one service, and what could not be asked. */
export class Builder {
  readonly asks: Ask[] = [];
  readonly unreachable: Unreachable[] = [];
  readonly service: Service;
  /** The year that most schools or partnerships are of: the lists of schools are asked for it. */
  readonly year: number;
  readonly years: readonly number[];

  constructor(readonly observed: Observed) {
    this.service = observed.service;
    this.years = yearsOf(observed);
    this.year = this.years.at(-1) ?? 2025;
  }

  rows(resource: Resource): readonly Row[] {
    return resource === 'schools' ? (this.observed.schools.get(this.year) ?? []) : this.observed.lists[resource];
  }

  /** The path of a list, with everything that it needs before other parameters can follow. */
  list(resource: Resource, query: readonly string[]): string {
    const given = resource === 'schools' && !query.some((one) => /^filter(\[cohort\]|=|$)/.test(one));
    const parts = given ? [`filter[cohort]=${this.year}`, ...query] : query;
    const path = routeOf(this.service, listRoutes[resource])[1];
    return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
  }

  /** One list, under the head of what is asked about it. */
  ask(resource: Resource, name: string, head: string, query: readonly string[], more: Partial<Ask> = {}): void {
    this.asks.push({
      name: `${words[resource]}: ${name}`,
      method: 'GET',
      path: this.list(resource, query),
      head,
      resource,
      keys: usualKeysOf(this.service, resource),
      orderHead: topicOf(this.service, 'sorting'),
      ...more,
    });
  }

  /** One record. Its id stands in the path as it is given. */
  single(resource: Resource, name: string, id: string, more: Partial<Ask> = {}): void {
    const route = routeOf(this.service, singleRoutes[resource])[1].replace('{id}', id);
    const path = resource === 'schools' ? `${route}?filter[cohort]=${this.year}` : route;
    const head = name === 'one' ? attributesOf(this.service, resource) : visibilityOf(this.service, resource);
    this.asks.push({ name: `${words[resource]}, one: ${name}`, method: 'GET', path, head, resource, ...more });
  }

  cannot(head: string, what: string, why: string): void {
    this.unreachable.push({ head, what, why });
  }
}

export const resources: readonly Resource[] = [
  'participants',
  'transfers',
  'declarations',
  'partnerships',
  'schools',
  'statements',
  'deliveryPartners',
  'unfundedMentors',
];

export const words: Readonly<Record<Resource, string>> = {
  participants: 'participants',
  transfers: 'transfers',
  declarations: 'declarations',
  partnerships: 'partnerships',
  schools: 'schools',
  statements: 'statements',
  deliveryPartners: 'delivery partners',
  unfundedMentors: 'unfunded mentors',
};

const listRoutes = {
  participants: 'participants.list',
  transfers: 'transfers.list',
  declarations: 'declarations.list',
  partnerships: 'partnerships.list',
  schools: 'schools.list',
  statements: 'statements.list',
  deliveryPartners: 'deliveryPartners.list',
  unfundedMentors: 'unfundedMentors.list',
} as const satisfies Record<ListName | 'schools', WrapperName>;

const singleRoutes = {
  participants: 'participants.get',
  transfers: 'participants.transfers',
  declarations: 'declarations.get',
  partnerships: 'partnerships.get',
  schools: 'schools.get',
  statements: 'statements.get',
  deliveryPartners: 'deliveryPartners.get',
  unfundedMentors: 'unfundedMentors.get',
} as const satisfies Record<ListName | 'schools', WrapperName>;

function yearsOf({ schools, lists, cohortsOfParticipant }: Observed): readonly number[] {
  const years = new Set(schools.keys());
  for (const { attributes } of [...lists.partnerships, ...lists.statements]) years.add(Number(attributes['cohort']));
  for (const cohorts of cohortsOfParticipant.values()) for (const year of cohorts) years.add(year);
  return [...years].filter((year) => Number.isInteger(year)).sort((one, other) => one - other);
}
