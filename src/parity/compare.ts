import type { Row } from '../capture/observed.ts';
import { isService, type Service } from '../contract/index.ts';
import { headOf, refusedBy, shownTitles } from './compare-errors.ts';
import { deviations, isSameOrder, pathsOf, unmatched } from './compare-rows.ts';
import { evidenceOf, isOfOneDay } from './evidence.ts';
import { attributesOf, topicOf } from './heads.ts';
import { settled } from './likened.ts';
import { rowsOf } from './rows.ts';
import { shapesOf } from './shape.ts';
import { Tally } from './tally.ts';
import type { Answer, Ask, Comparison, Resource } from './types.ts';

/**
 * Compares what both sides answered. `rules` are the ids of the rules by which the mock refused.
 */
export function compare(server: Answer, mock: Answer, ask: Ask, rules: readonly string[] = []): Comparison {
  const tally = new Tally(ask.name);
  const service = serviceOf(ask);
  const isRefused = (answer: Answer): boolean => answer.status >= 400;
  const [refusedThere, refusedHere] = [server, mock].map((answer) => (isRefused(answer) ? refusedBy(answer) : null));
  const head = refusedThere || refusedHere ? headOf(ask, refusedThere ?? null, refusedHere ?? null, rules) : ask.head;
  // what a rule refuses is seen under it, also when the answers agree
  for (const rule of rules.length > 0 && refusedHere ? rules : [ask.head]) tally.see(rule, 'tested');
  if (server.status !== mock.status) {
    const shapes = [`status ${server.status}`, `status ${mock.status}`] as const;
    tally.add(head, 'status', 'tested', shapes, [server.status, mock.status]);
    return tally.comparison;
  }
  const headersHead = server.status === 401 ? topicOf(service, 'authentication') : topicOf(service, 'headers');
  tally.see(headersHead, 'tested');
  const headers = {
    'content-type': ['contentType', headersHead],
    'www-authenticate': ['challenge', headersHead],
  } as const;
  for (const [name, [field, under]] of Object.entries(headers)) {
    const [there, here] = [plain(server[field]), plain(mock[field])];
    if (there !== here)
      tally.add(under, `header ${name}`, 'tested', [there ?? 'absent', here ?? 'absent'], [there, here]);
  }
  if (refusedThere && refusedHere) {
    const shapes = [shownTitles(refusedThere), shownTitles(refusedHere)] as const;
    if (refusedThere.form !== refusedHere.form || refusedThere.titles.join('\n') !== refusedHere.titles.join('\n'))
      tally.add(head, 'errors', 'tested', shapes, [refusedThere.titles, refusedHere.titles]);
    return tally.comparison;
  }
  const [theirs, ours] = [rowsOf(server.json), rowsOf(mock.json)];
  if (theirs === null || ours === null) {
    if ((theirs === null) !== (ours === null) || server.isEmpty !== mock.isEmpty)
      tally.add(ask.head, 'body', 'tested', shapesOf(server.json, mock.json), [server.json, mock.json]);
    return tally.comparison;
  }
  compareRows(tally, ask, service, [theirs, ours], [server.at, mock.at]);
  return tally.comparison;
}

function compareRows(
  tally: Tally,
  ask: Ask,
  service: Service,
  [theirs, ours]: readonly [readonly Row[], readonly Row[]],
  [there, here]: readonly [Date | null, Date | null],
): void {
  const { keys = [], resource, isMoved = false } = ask;
  const isSame = ask.isWrite === true ? settled(there, here) : (one: unknown, other: unknown) => one === other;
  if (ask.isWrite !== true || ask.method !== 'POST') {
    const { onlyServer, onlyMock } = unmatched(theirs, ours, keys);
    const counts = [`${onlyServer.length} more rows`, `${onlyMock.length} more rows`] as const;
    if (onlyServer.length + onlyMock.length > 0)
      tally.add(ask.head, 'rows', 'tested', counts, [onlyServer.map(({ id }) => id), onlyMock.map(({ id }) => id)]);
    tally.see(ask.orderHead ?? ask.head, 'tested', Math.max(0, theirs.length - 1));
    if (!isSameOrder(theirs, ours, keys))
      tally.add(
        ask.orderHead ?? ask.head,
        'order',
        'tested',
        ['rows', 'rows in another order'],
        [theirs.map(({ id }) => id), ours.map(({ id }) => id)],
      );
  }
  if (resource === undefined) return;
  // what goes by the clock alone differs because the clock does
  const under = isMoved ? ask.head : attributesOf(service, resource);
  const byId = new Map(ours.map((row) => [row.id, row]));
  for (const row of theirs) {
    const other = ask.isWrite === true && theirs.length === 1 ? ours[0] : byId.get(row.id);
    if (other === undefined) continue;
    const [one, two] = [unordered(service, resource, row), unordered(service, resource, other)];
    for (const path of pathsOf('', two.attributes)) tally.see(under, evidenceOf(resource, path));
    if (row.type !== other.type)
      tally.add(under, 'type', 'tested', shapesOf(row.type, other.type), [row.type, other.type]);
    for (const [path, server, mock] of deviations('', one.attributes, two.attributes, isSame))
      if (!isMoved || !isOfOneDay(resource, path))
        tally.add(under, path, evidenceOf(resource, path), shapesOf(server, mock), [server, mock]);
  }
}

/** Spaces and upper case in a header say nothing. */
const plain = (header: string | null): string | null => header?.toLowerCase().replaceAll(' ', '') ?? null;

/** Lists of which no order is promised, in an order of ours. */
function unordered(service: Service, resource: Resource, row: Row): Row {
  const name = resource === 'deliveryPartners' ? 'cohort' : resource === 'participants' ? 'ecf_enrolments' : null;
  const list: unknown = name === null ? null : row.attributes[name];
  if (name === null || !isList(list) || (service === 'rect') === (name === 'ecf_enrolments')) return row;
  const sorted = [...list].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  return { ...row, attributes: { ...row.attributes, [name]: sorted } };
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

function serviceOf({ head }: Ask): Service {
  const name = /^docs\/services\/(\w+)\.md/.exec(head)?.[1];
  if (!isService(name)) throw new Error(`parity: ${head} is no section of a service`);
  return name;
}
