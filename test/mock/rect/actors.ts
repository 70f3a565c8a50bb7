import type { Dfe, Schools } from '../../../src/mock/actors/types.ts';
import type { Scenario } from '../../../src/mock/index.ts';
import { callerOf, callerOn, type Caller, type Json } from '../../support/mock-caller.ts';
import { enrolmentOf, worldOf } from './world.ts';

export const BEFORE = '2025-06-01T00:00:00Z';
export const NOW = '2026-02-10T12:00:00Z';
export const old = { createdAt: BEFORE, updatedAt: BEFORE };

export interface Play {
  readonly caller: Caller;
  /** The way of `lp2`. */
  readonly other: Caller;
  readonly dfe: Dfe;
  readonly schools: Schools;
  readonly id: (symbol: string) => string;
  /** A participant as `lp1` (or another caller) sees them; undefined when they do not. */
  participant(symbol: string, by?: Caller): Promise<Json | undefined>;
  enrolment(symbol: string, by?: Caller): Promise<Json>;
  /** `updated_at` of a record as `lp1` sees it. */
  updated(path: string, symbol: string, by?: Caller): Promise<unknown>;
  readonly attributes: (path: string, symbol: string, by?: Caller) => Promise<Json>;
  /** Symbols of those among the ones asked for that a list shows. */
  listed(path: string, symbols: readonly string[], by?: Caller): Promise<string[]>;
}

/** A world in which everything is old, with DfE and the schools acting on it. */
export function play(parts: Partial<Scenario> = {}): Play {
  const world = worldOf(parts);
  const caller = callerOf('rect', {
    ...world,
    schools: (world.schools ?? []).map((one) => ({ ...old, ...one })),
    partnerships: (world.partnerships ?? []).map((one) => ({ ...old, ...one })),
    statements: (world.statements ?? []).map((one) => ({ ...old, ...one })),
    deliveryPartners: (world.deliveryPartners ?? []).map((one) => ({ ...old, ...one })),
    participants: (world.participants ?? []).map((one) => ({ ...old, ...one })),
    declarations: (world.declarations ?? []).map((one) => ({ ...old, ...one })),
  });
  const { mock, id } = caller;
  const by = (given?: Caller): Caller => given ?? caller;
  const attributes = async (path: string, symbol: string, given?: Caller): Promise<Json> =>
    (await by(given).get(`/${path}/${id(symbol)}${path === 'schools' ? '?filter[cohort]=2025' : ''}`)).attributes;

  return {
    caller,
    other: callerOn(mock, 'lp2'),
    id,
    dfe: mock.dfe,
    schools: mock.schools,
    async participant(symbol, given) {
      const answer = await by(given).get(`/participants/${id(symbol)}`);
      return answer.status === 200 ? answer.record : undefined;
    },
    enrolment: async (symbol, given) => enrolmentOf((await by(given).get(`/participants/${id(symbol)}`)).record),
    updated: async (path, symbol, given) => (await attributes(path, symbol, given))['updated_at'],
    attributes,
    async listed(path, symbols, given) {
      const { records } = await by(given).get(path);
      return symbols.filter((symbol) => records.some((record) => record['id'] === id(symbol)));
    },
  };
}
