import { isRecord } from '../base/guards.ts';
import type { Connection, Query } from '../client/index.ts';
import type { WrapperName } from '../contract/index.ts';
import { isLeadProviderError } from '../errors/index.ts';
import type { CountedFetch } from './counted-fetch.ts';

export interface Row {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a list answered. */
export type Page =
  | { readonly kind: 'rows'; readonly rows: readonly Row[]; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly title: 'Bad request' | 'Bad parameter' | null }
  | { readonly kind: 'none'; readonly why: string };

export interface Asker {
  /** A page of a list; the same question is sent once. Never throws. */
  page(operation: WrapperName, query?: Query): Promise<Page>;
  /** Why nothing more is sent; null while there is no reason. */
  stopped(): string | null;
  readonly sent: CountedFetch;
  readonly connection: Connection;
}

/** After such an answer every other would be the same, or would do harm. */
const STOPS: Readonly<Record<number, string>> = {
  401: 'the token is refused',
  403: 'the token is refused',
  429: 'the service counts too many requests of this token',
};

export function askerOver(connection: Connection, sent: CountedFetch): Asker {
  const known = new Map<string, Promise<Page>>();
  let stop: string | null = null;

  async function ask(operation: WrapperName, query: Query): Promise<Page> {
    if (stop !== null) return { kind: 'none', why: stop };
    try {
      const { data } = await connection.call({
        operation,
        query,
        once: true,
        options: { priority: 'low', retries: 0 },
      });
      return { kind: 'rows', rows: Array.isArray(data) ? data.filter(isRow) : [], body: { data } };
    } catch (error) {
      return failed(error);
    }
  }

  function failed(error: unknown): Page {
    const status = statusOf(error);
    if (status === null) {
      const kind = isLeadProviderError(error) ? error.kind : 'unexpected';
      if (kind === 'network' || kind === 'timeout') stop = 'the server gives no answer';
      return { kind: 'none', why: `there was no answer that can be read (${kind})` };
    }
    stop = STOPS[status] ?? (status < 400 ? 'the server sends on to another address' : stop);
    if (stop !== null) return { kind: 'none', why: stop };
    return { kind: 'refused', status, title: titleOf(error) };
  }

  return {
    sent,
    connection,
    stopped: () => stop,
    page(operation, query = {}) {
      const key = `${operation} ${JSON.stringify(query)}`;
      const page = known.get(key) ?? ask(operation, query);
      known.set(key, page);
      return page;
    },
  };
}

function isRow(value: unknown): value is Row {
  return isRecord(value) && typeof value['id'] === 'string' && isRecord(value['attributes']);
}

function statusOf(error: unknown): number | null {
  if (isLeadProviderError(error, 'rate-limit')) return 429;
  return isLeadProviderError(error, 'http') ? error.status : null;
}

/** Words of a server are not handed on, so a title is one that is known or none. */
function titleOf(error: unknown): 'Bad request' | 'Bad parameter' | null {
  if (!isLeadProviderError(error, 'http') || !isRecord(error.body)) return null;
  const { errors } = error.body;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  const title = isRecord(first) ? first['title'] : null;
  return title === 'Bad request' || title === 'Bad parameter' ? title : null;
}

/** How a page that is no list of rows is said. */
export const saidOf = (page: Exclude<Page, { kind: 'rows' }>): string =>
  page.kind === 'none' ? page.why : `status ${page.status}`;
