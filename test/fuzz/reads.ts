import type { WrapperName } from '../../src/contract/routes.ts';
import type { Mock } from '../../src/mock/index.ts';
import {
  plain, type ReadDeclaration, type ReadDeliveryPartner, type ReadParticipant, type ReadPartnership, type ReadSchool, type ReadStatement,
} from '../../src/rules/reads.ts';
import { requestOf } from './calls.ts';

/** All that one provider can read of a world, taken through the mock. */
export interface Reads {
  readonly participants: readonly ReadParticipant[];
  readonly declarations: readonly ReadDeclaration[];
  readonly statements: readonly ReadStatement[];
  readonly partnerships: readonly ReadPartnership[];
  readonly deliveryPartners: readonly ReadDeliveryPartner[];
  /** By cohort. */
  readonly schools: ReadonlyMap<number, readonly ReadSchool[]>;
  /** By any id the participant has or had; a live id wins over a retired one. */
  participant(id: unknown): ReadParticipant | null;
}

export async function readAll(mock: Mock, lp: string, years: readonly number[]): Promise<Reads> {
  const token = mock.token(lp);
  async function list<T>(operation: WrapperName, query = ''): Promise<readonly T[]> {
    const response = await mock.fetch(requestOf(mock.service, token, { operation, id: null, attributes: null, query: `page[per_page]=3000${query}` }));
    if (response.status !== 200) throw new Error(`fuzz: ${operation} answered ${response.status}`);
    const { data } = await response.json() as { readonly data: readonly T[] };
    return data;
  }
  const participants = await list<ReadParticipant>('participants.list');
  const people = new Map<string, ReadParticipant>();
  for (const participant of participants) {
    for (const { from_participant_id } of participant.attributes.participant_id_changes) people.set(plain(from_participant_id), participant);
  }
  for (const participant of participants) people.set(plain(participant.id), participant);
  const schools = new Map<number, readonly ReadSchool[]>();
  for (const year of years) schools.set(year, await list<ReadSchool>('schools.list', `&filter[cohort]=${year}`));
  return {
    participants, schools,
    declarations: await list('declarations.list'),
    statements: await list('statements.list'),
    partnerships: await list('partnerships.list'),
    deliveryPartners: await list('deliveryPartners.list'),
    participant: (id) => (typeof id === 'string' ? (people.get(plain(id)) ?? null) : null),
  };
}
