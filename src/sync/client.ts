import type { Service } from '../contract/index.ts';
import type { Paged } from '../paging/index.ts';
import type { Item } from './resources.ts';

/**
 * What a run needs of a client: the public lists and single reads, whatever the service, and who asks. A client made by
 * `createClient` is one.
 */
export interface SyncClient {
  readonly service: Service;
  readonly participants: List<{ updated_since?: string; cohort?: number[] }> & Single;
  readonly transfers: List<{ updated_since?: string }>;
  readonly unfundedMentors: List<{ updated_since?: string }> & Single;
  readonly declarations: List<{ updated_since?: string; participant_id?: string[] }> & Single;
  readonly partnerships: List<{ updated_since?: string; cohort?: number[] }> & Single;
  readonly schools: ListOfCohort & SingleOfCohort;
  readonly deliveryPartners: List<{ cohort?: number[] }> & Single;
  readonly statements: List<{ updated_since?: string; cohort?: number[] }> & Single;
  whoAmI(): Promise<string | null>;
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly priority?: 'low' | 'normal' | 'high';
}

interface PageOptions extends ReadOptions {
  readonly perPage?: number;
}

interface List<Q> {
  list(query?: Q, options?: PageOptions): Paged<Item>;
}

interface ListOfCohort {
  list(query: { cohort: number; updated_since?: string }, options?: PageOptions): Paged<Item>;
}

interface Single {
  get(id: string, options?: ReadOptions): Promise<Item>;
}

interface SingleOfCohort {
  get(id: string, query: { cohort: number }, options?: ReadOptions): Promise<Item>;
}
