import type { Service } from '../../contract/service.ts';
import { requestRule } from '../../rules/registry.ts';
import { isHash, type Params } from './incoming.ts';
import { ok, refuseRequest, type Reply } from './reply.ts';

export const DEFAULT_PER_PAGE = 100;
const MAX_PER_PAGE = 3000;

/** Ruby's `to_i`: the integer a text starts with, 0 when it starts with none. */
export function toInteger(text: string): number {
  const digits = /^\s*([+-]?\d+)/.exec(text)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

/** A value that makes the real service fail instead of judging it; answered with 500. */
export class Crash extends Error {
  /** `rule` names the rule that describes the failure, if there is one. */
  constructor(
    message: string,
    readonly rule: string | null = null,
  ) {
    super(message);
  }
}

/** Rows of the request rules about pages. */
const rows = { rect: { shape: '9d', value: '9e' }, ecf: { shape: '6d', value: '6e' } } as const;

/**
 * Cuts the requested page out of a list and serves it. A `per_page` above 3,000 is lowered silently. `arrange` gives
 * the order inside the page, when it differs from that of the list.
 */
export function servePage<T>(
  service: Service,
  params: Params,
  items: readonly T[],
  serve: (item: T) => unknown,
  arrange?: (page: readonly T[]) => readonly T[],
): Reply {
  const page = params['page'];
  if (page !== undefined && !isHash(page))
    throw new Crash('page is not a hash', requestRule(service, rows[service].shape).id);
  const number = read(service, page?.['page'], 1);
  const perPage = Math.min(read(service, page?.['per_page'], DEFAULT_PER_PAGE), MAX_PER_PAGE);
  if (number < 1 || perPage < 1) {
    return refuseRequest(service, rows[service].value);
  }
  const start = (number - 1) * perPage;
  const cut = items.slice(start, start + perPage);
  return ok((arrange?.(cut) ?? cut).map(serve));
}

function read(service: Service, value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value === 'string') return toInteger(value);
  // rect converts a list to a number, which fails; ecf checks first
  if (service === 'rect') throw new Crash('a number of the page is a list', requestRule('rect', rows.rect.shape).id);
  return 0;
}
