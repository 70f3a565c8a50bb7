import type { BulkClient, Item, Writer } from '../../src/bulk/client.ts';
import { factsFrom, type FactSource } from '../../src/bulk/plan/facts.ts';
import { HttpError } from '../../src/errors/index.ts';
import type { Paged } from '../../src/paging/index.ts';
import { bareRun } from './bare.ts';
import { idOf } from './plan-stand.ts';

/** The first ids there are. */
export const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => idOf(at + 1));
const missing = (): HttpError =>
  new HttpError('no', {
    ...{ operation: 'x.get', outcome: 'refused', status: 404, requestId: null },
    body: { errors: [{ title: 'Resource not found', detail: 'none' }] },
  });

/** Facts over lists that hold the given records, with what was read. */
export function over(all: readonly Item[], signal?: AbortSignal): { facts: FactSource; read: unknown[][] } {
  const { writer, read } = listing(() => all);
  return { facts: factsFrom(writer, signal), read };
}

/** A writer whose lists all hold what is given at that time, or fail. */
export function listing(given: (name: string) => readonly Item[]): { writer: Writer; read: unknown[][] } {
  const read: unknown[][] = [];
  const list =
    (name: string) =>
    (...asked: readonly unknown[]): Paged<Item> => ({
      async collect(options) {
        read.push([name, ...asked, options]);
        return Promise.resolve([...given(name)]);
      },
      take: () => Promise.reject(new Error('not asked for')),
      pages: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('not asked for')) }) }),
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('not asked for')) }),
    });
  const get =
    (name: string) =>
    (id: string, ...asked: readonly unknown[]): Promise<Item> => {
      read.push([name, id, ...asked]);
      const found = given(name).find((one) => one.id === id);
      return found === undefined ? Promise.reject(missing()) : Promise.resolve(found);
    };
  const resource = (name: string) => ({ list: list(`${name}.list`), get: get(`${name}.get`) });
  const { writer } = bareRun('declarations.create', []).context;
  const dfe: BulkClient = {
    ...writer.dfe,
    participants: { ...writer.dfe.participants, ...resource('participants') },
    declarations: { ...writer.dfe.declarations, ...resource('declarations') },
    partnerships: { ...writer.dfe.partnerships, ...resource('partnerships') },
    statements: resource('statements'),
    schools: resource('schools'),
    deliveryPartners: resource('deliveryPartners'),
  };
  return { writer: { ...writer, dfe }, read };
}
