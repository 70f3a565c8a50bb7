import type { Service } from '../../contract/index.ts';
import type { Paged } from '../../paging/index.ts';
import { insideOf, isSyncClient, type AnyClient } from '../../sync/client.ts';
import type { Row } from '../observed.ts';

interface Options {
  readonly priority: 'low';
  readonly perPage: number;
  readonly signal?: AbortSignal;
}

type LookOptions = Omit<Options, 'perPage'> & { readonly follow?: false };

interface List {
  list(query: { updated_since?: string; cohort?: number[] }, options: Options): Paged<Row>;
}

interface Looked extends List {
  list(query: { updated_since?: string; cohort?: number[]; training_status?: string }, options: Options): Paged<Row>;
  get(id: string, options: LookOptions): Promise<Row>;
}

/** What a capture needs of a client, whatever the service. A client made by `createClient` is one. */
export interface CaptureClient {
  readonly service: Service;
  readonly participants: Looked;
  readonly declarations: Looked;
  readonly transfers: List;
  readonly unfundedMentors: List;
  readonly partnerships: List;
  readonly deliveryPartners: List;
  readonly statements: List;
  readonly schools: {
    list(query: { cohort: number; updated_since?: string }, options: Options): Paged<Row>;
  };
}

export function captureClient(client: AnyClient): CaptureClient {
  if (!isCaptureClient(client))
    throw new TypeError('capture: give it a client made by createClient of this package, of rect or of ecf.');
  return client;
}

const isCaptureClient = (client: unknown): client is CaptureClient => isSyncClient(client) && insideOf(client) !== null;
