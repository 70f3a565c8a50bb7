import type { WrapperName } from '../../src/contract/routes.ts';
import type { Mock } from '../../src/mock/index.ts';
import {
  plain,
  type ReadDeclaration,
  type ReadDeliveryPartner,
  type ReadParticipant,
  type ReadPartnership,
  type ReadSchool,
  type ReadStatement,
} from '../../src/rules/reads.ts';
import { requestOf, type WriteOperation } from './calls.ts';

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

/** What may look different once an operation was applied. */
const touched: Readonly<Record<WriteOperation, readonly WrapperName[]>> = {
  'declarations.create': ['participants.list', 'declarations.list'],
  'declarations.void': ['participants.list', 'declarations.list'],
  'participants.defer': ['participants.list', 'declarations.list'],
  'participants.resume': ['participants.list', 'declarations.list', 'schools.list'],
  'participants.withdraw': ['participants.list', 'declarations.list'],
  'participants.changeSchedule': ['participants.list', 'declarations.list', 'schools.list'],
  'partnerships.create': ['participants.list', 'declarations.list', 'partnerships.list', 'schools.list'],
  'partnerships.update': ['participants.list', 'declarations.list', 'partnerships.list', 'schools.list'],
};

/** Lists as they were read last, kept as long as nothing can have changed them. */
export class Reader {
  readonly #known = new Map<string, readonly unknown[]>();

  constructor(
    private readonly mock: Mock,
    private readonly years: readonly number[],
  ) {}

  /** Forgets what an applied operation may have changed, for every provider. */
  forget(operation: WriteOperation): void {
    for (const key of this.#known.keys())
      if (touched[operation].some((name) => key.startsWith(`${name} `))) this.#known.delete(key);
  }

  forgetAll(): void {
    this.#known.clear();
  }

  async read(lp: string): Promise<Reads> {
    const participants = await this.#list<ReadParticipant>(lp, 'participants.list');
    const people = new Map<string, ReadParticipant>();
    for (const participant of participants) {
      for (const { from_participant_id } of participant.attributes.participant_id_changes)
        people.set(plain(from_participant_id), participant);
    }
    for (const participant of participants) people.set(plain(participant.id), participant);
    const schools = new Map<number, readonly ReadSchool[]>();
    for (const year of this.years)
      schools.set(year, await this.#list<ReadSchool>(lp, 'schools.list', `&filter[cohort]=${year}`));
    return {
      participants,
      schools,
      declarations: await this.#list(lp, 'declarations.list'),
      statements: await this.#list(lp, 'statements.list'),
      partnerships: await this.#list(lp, 'partnerships.list'),
      deliveryPartners: await this.#list(lp, 'deliveryPartners.list'),
      participant: (id) => (typeof id === 'string' ? (people.get(plain(id)) ?? null) : null),
    };
  }

  async #list<T>(lp: string, operation: WrapperName, query = ''): Promise<readonly T[]> {
    const key = `${operation} ${lp} ${query}`;
    const known = this.#known.get(key);
    // every list is asked for as what it holds
    if (known !== undefined) return known as readonly T[];
    const request = requestOf(this.mock.service, this.mock.token(lp), {
      operation,
      id: null,
      attributes: null,
      query: `page[per_page]=3000${query}`,
    });
    const response = await this.mock.fetch(request);
    if (response.status !== 200) throw new Error(`fuzz: ${operation} answered ${response.status}`);
    const { data } = (await response.json()) as { readonly data: readonly T[] };
    this.#known.set(key, data);
    return data;
  }
}
