import type { Mock, Scenario } from 'lead-provider-sdk/mock';
import type { EcfWorld } from '../../../src/mock/ecf/world.ts';
import { uuidOf } from '../../../src/mock/ids.ts';
import { openSnapshot } from '../../../src/mock/snapshot.ts';
import { ecf, items, type Answer, type Json } from './ecf-mock.ts';

/** After all that was loaded, so that what is touched can be told from what is not. */
export const LATER = '2026-02-20T09:00:00Z';

export interface Stage {
  readonly dfe: Mock['dfe'];
  readonly schools: Mock['schools'];
  readonly at: (instant: string) => void;
  /** Ids of a list, as the symbols of the scenario. */
  readonly list: (path: string, as?: string) => Promise<string[]>;
  /** Attributes of one record; null for a 404. */
  readonly read: (path: string, as?: string) => Promise<Json | null>;
  readonly write: (
    method: string,
    path: string,
    attributes: object,
    as?: string,
  ) => Promise<Answer & { readonly titles: string[] }>;
  /** A copy of the records, for what no provider can see. */
  readonly world: () => EcfWorld;
}

/**
 * A mock at a time after its scenario's, with its other actors at hand; every answer is held against the description.
 */
export function stage(scenario: Scenario): Stage {
  const { mock, send } = ecf(scenario);
  mock.clock.set(LATER);
  const symbols = new Map(symbolsIn(scenario).map((symbol) => [uuidOf(symbol), symbol]));
  return {
    dfe: mock.dfe,
    schools: mock.schools,
    at: (instant) => mock.clock.set(instant),
    list: async (path, as = 'lp1') => (await send('GET', path, { as })).ids.map((id) => symbols.get(id) ?? id),
    async read(path, as = 'lp1') {
      const { status, attributes } = await send('GET', path, { as });
      return status === 404 ? null : attributes;
    },
    async write(method, path, attributes, as = 'lp1') {
      const answer = await send(method, path, { as, body: JSON.stringify({ data: { type: 'anything', attributes } }) });
      return { ...answer, titles: answer.errors.map(({ title }) => title) };
    },
    world: () => openSnapshot<EcfWorld>('ecf', mock.snapshot()).world,
  };
}

const REGISTERED = ['new', 'new2', 'again'];

function symbolsIn({
  participants,
  declarations,
  partnerships,
  schools,
  deliveryPartners,
  statements,
}: Scenario): string[] {
  return [
    ...REGISTERED,
    ...[participants, declarations, partnerships, schools, deliveryPartners, statements].flatMap((list) =>
      (list ?? []).map(({ id }) => id),
    ),
  ];
}

export const participant = (symbol: string): string => `/participants/ecf/${uuidOf(symbol)}`;
export const declaration = (symbol: string): string => `/participant-declarations/${uuidOf(symbol)}`;
export const partnership = (symbol: string): string => `/partnerships/ecf/${uuidOf(symbol)}`;

/** A list narrowed to what has changed since. */
export const since = (path: string, instant: string = LATER): string =>
  `${path}${path.includes('?') ? '&' : '?'}filter[updated_since]=${instant}`;

/** The first enrolment of a participant as read. */
export function enrolment(read: Json | null): Json {
  return items(read?.['ecf_enrolments'])[0] ?? {};
}
