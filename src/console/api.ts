import type { components } from '../../generated/control/types.ts';

/** Every call that the page makes: those of `spec/mock-control.yaml` and no others. */

type Schemas = components['schemas'];
export type Index = Schemas['Index'];
export type Present = Schemas['Present'];
export type Page<Row> = { readonly items: readonly Row[]; readonly next: string | null };
export type Query = Readonly<Record<string, string>>;
export type Logged = Schemas['ReceivedRequest'];
export type PlacedFault = Schemas['PlacedFault'];
export type LivedDay = Schemas['LivedDay'];
export type LivingDays = Schemas['LivingDays'];
export type ListName =
  'participants' | 'declarations' | 'statements' | 'schools' | 'partnerships' | 'delivery-partners';

/** A refusal in the words of the mock. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

export interface ApiOptions {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Hears of the epoch of each answer. */
  readonly onEpoch: (epoch: string) => void;
  /** The secret is missing, or is not the server's. */
  readonly onLocked: () => void;
}

export type Api = ReturnType<typeof apiOver>;

/** The calls over a way to send; the secret of a locked server is kept here and nowhere else. */
export function apiOver({ fetch, onEpoch, onLocked }: ApiOptions) {
  let secret: string | null = null;

  const headersOf = (isWrite: boolean): Record<string, string> => ({
    accept: 'application/json',
    ...(isWrite && { 'content-type': 'application/json' }),
    ...(secret !== null && { 'mock-secret': secret }),
  });

  async function ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const isWrite = method !== 'GET';
    const response = await fetch(`/__mock${path}`, {
      ...{ method, headers: headersOf(isWrite), cache: 'no-store' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const epoch = response.headers.get('mock-epoch');
    if (epoch !== null) onEpoch(epoch);
    if (response.status === 401) onLocked();
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw new Refused(wordsOf(answer) ?? `The mock answered ${response.status}.`, response.status);
    return answer as T;
  }

  const get = <T>(path: string, query: Query = {}): Promise<T> => {
    const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
    return ask<T>('GET', text === '' ? path : `${path}?${text}`);
  };
  const id = (word: string): string => encodeURIComponent(word);

  return {
    setSecret(given: string): void {
      secret = given;
    },
    isLocked: () => secret !== null,
    index: () => get<Index>('/'),
    list: <Row>(name: ListName, query: Query) => get<Page<Row>>(`/${name}`, query),
    participant: (word: string) => get<Schemas['Person']>(`/participants/${id(word)}`),
    declaration: (word: string) => get<Schemas['DeclarationInFull']>(`/declarations/${id(word)}`),
    statement: (word: string) => get<Schemas['StatementInFull']>(`/statements/${id(word)}`),
    school: (word: string) => get<Schemas['SchoolInFull']>(`/schools/${id(word)}`),
    partnership: (word: string) => get<Schemas['PartnershipInFull']>(`/partnerships/${id(word)}`),
    rule: (word: string) => get<Schemas['Rule']>(`/rules/${id(word)}`),
    tokens: () => get<Readonly<Record<string, string>>>('/tokens'),
    requests: (last: number) => get<readonly Logged[]>('/requests', { last: String(last) }),
    request: (number: string) => get<Logged>(`/requests/${id(number)}`),
    setClock: (now: string) => ask<Present>('PUT', '/clock', { now }),
    advance: (by: Readonly<Record<string, number>>) => ask<Present>('POST', '/clock/advance', by),
    live: (asked: Readonly<Record<string, unknown>>) => ask<Schemas['LivedDays']>('POST', '/live', asked),
    stopLiving: () => ask<{ stopped: boolean }>('DELETE', '/live'),
    addFault: (fault: Schemas['Fault']) => ask<{ id: number }>('POST', '/faults', fault),
    removeFault: (fault: number) => ask<unknown>('DELETE', `/faults?id=${fault}`),
    removeFaults: () => ask<unknown>('DELETE', '/faults'),
    snapshots: () => get<{ items: readonly Schemas['KeptSnapshot'][] }>('/snapshots'),
    takeSnapshot: (label: string) => ask<{ id: string }>('POST', '/snapshots', label === '' ? {} : { label }),
    restore: (snapshot: string) => ask<Present>('POST', '/snapshots/restore', { id: snapshot }),
    deleteSnapshot: (snapshot: string) => ask<unknown>('DELETE', `/snapshots?id=${id(snapshot)}`),
    step: (who: 'dfe' | 'schools', step: string, body: object) =>
      ask<{ result: unknown }>('POST', `/${who}/${id(step)}`, body),
    call: (call: Readonly<Record<string, unknown>>) => ask<Schemas['CallAnswer']>('POST', '/call', call),
    /** The stream of events, from the number of the last request that was seen. */
    async events(lastSeen: number | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
      const response = await fetch('/__mock/events', {
        headers: {
          accept: 'text/event-stream',
          ...(secret !== null && { 'mock-secret': secret }),
          ...(lastSeen !== null && { 'last-event-id': String(lastSeen) }),
        },
        cache: 'no-store',
        signal,
      });
      if (response.status === 401) onLocked();
      if (!response.ok || response.body === null) throw new Refused(`no events (${response.status})`, response.status);
      return response.body;
    },
  };
}

function wordsOf(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return null;
  return typeof answer.error === 'string' ? answer.error : null;
}
