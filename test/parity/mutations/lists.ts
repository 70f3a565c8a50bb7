import type { Service } from '../../../src/contract/index.ts';
import { attributesOf, topicOf, visibilityOf } from '../../../src/parity/heads.ts';
import { about, answerWith, mapRows, rewrite, type Mutation } from './kit.ts';

/** Lists: filters, sorts, pages, order and who is seen. */

const isList = (request: Request): boolean =>
  request.method === 'GET' && !/[0-9a-f]{8}-|\/nope/.test(new URL(request.url).pathname);
const without = (name: string): Mutation['wrap'] =>
  rewrite((url) => url.replace(new RegExp(`filter\\[${name}\\]=[^&]*&?`), ''));
const onPath =
  (part: string, wrap: Mutation['wrap']): Mutation['wrap'] =>
  (send) => {
    const changed = wrap(send);
    return (request) => (new URL(request.url).pathname.includes(part) ? changed(request) : send(request));
  };
/** Moves the moment of `updated_since` by seconds, when it is a plain one. */
const movedSince = (seconds: number, form = /updated_since\]=([^&]*Z)(?=&|$)/): Mutation['wrap'] =>
  rewrite((url) =>
    url.replace(form, (whole, moment: string) => {
      const at = Date.parse(/Z$/.test(moment) ? moment : `${moment}Z`);
      return Number.isNaN(at) ? whole : `updated_since]=${new Date(at + seconds * 1000).toISOString().slice(0, 19)}Z`;
    }),
  );
const page = (name: 'page' | 'per_page', from: string, to: string): Mutation['wrap'] =>
  rewrite((url) => url.replace(new RegExp(`page\\[${name}\\]=${from}(?=&|$)`), `page[${name}]=${to}`));

const inBoth = (service: Service): readonly Mutation[] => {
  const pageRule = service === 'rect' ? 'rect.request.9e' : 'ecf.request.6e';
  const shapeRule = service === 'rect' ? 'rect.request.9d' : 'ecf.request.6d';
  const sinceRule = service === 'rect' ? 'rect.request.9g' : 'ecf.request.6f';
  const list = (name: string, wrap: Mutation['wrap'], more: Partial<Mutation> = {}): Mutation =>
    about(service, 'filters', name, wrap, more);
  return [
    list('cohort is ignored by participants', onPath('/participants', without('cohort')), {
      heads: [topicOf(service, 'filters')],
    }),
    list('cohort is ignored by declarations', onPath('/participant-declarations', without('cohort'))),
    list('cohort is ignored by partnerships', onPath('/partnerships', without('cohort'))),
    list('cohort is ignored by statements', onPath('/statements', without('cohort'))),
    list(
      'of two cohorts the first alone counts',
      rewrite((url) => url.replace(/(cohort\]=\d+),\d+(?=&|$)/, '$1')),
    ),
    list('participant_id is ignored', without('participant_id')),
    list(
      'participant_id does not take upper case',
      rewrite((url) => url.replace(/(filter\[participant_id\]=)[0-9A-F-]*[A-F][0-9A-F-]*(?=&|$)/, '$1nope')),
    ),
    list(
      'delivery_partner_id is ignored by declarations',
      onPath('/participant-declarations', without('delivery_partner_id')),
    ),
    list('delivery_partner_id is ignored by partnerships', onPath('/partnerships', without('delivery_partner_id'))),
    list('training_status is ignored', without('training_status')),
    list(
      'training_status is inverted',
      rewrite((url) =>
        url.replace(
          /training_status\]=(active|deferred)/,
          (_, one: string) => `training_status]=${one === 'active' ? 'deferred' : 'active'}`,
        ),
      ),
    ),
    list('from_participant_id is ignored', without('from_participant_id')),
    list('urn is ignored', without('urn')),
    list(
      'a list of urns counts whole',
      rewrite((url) => url.replace(/(urn\]=)\d+,\d+/, service === 'rect' ? '$1abc' : '$1')),
    ),
    list('updated_since is ignored', without('updated_since')),
    list('updated_since leaves out the very second', movedSince(1)),
    list(
      'updated_since takes a day alone',
      rewrite((url) => url.replace(/updated_since\]=(\d{4}-\d\d-\d\d)(?=&|$)/, 'updated_since]=$1T00:00:00Z')),
      { heads: [sinceRule] },
    ),
    list(
      'updated_since without a zone is read in the other zone',
      movedSince(service === 'rect' ? 0 : -3600, /updated_since\]=([^&%Z]*T\d\d:\d\d:\d\d)(?=&|$)/),
    ),
    list(
      'an empty filter is no filter',
      rewrite((url) => url.replace(/\?filter=$/, '')),
      { heads: [service === 'rect' ? 'rect.request.7' : 'ecf.request.5a'] },
    ),
    list(
      'a school needs no cohort',
      rewrite((url) => (/\/schools(\/ecf)?$/.test(url) ? `${url}?filter[cohort]=2025` : url)),
      { heads: [service === 'rect' ? 'rect.request.8' : 'ecf.request.5b'] },
    ),
    about(
      service,
      'sorting',
      'sort is ignored',
      rewrite((url) => url.replace(/sort=[^&]*&?/, '')),
    ),
    about(
      service,
      'sorting',
      'sort is reversed',
      rewrite((url) =>
        url.replace(
          /sort=(-?)(created_at|updated_at)(?=&|$)/,
          (_, sign: string, column: string) => `sort=${sign === '' ? '-' : ''}${column}`,
        ),
      ),
    ),
    about(
      service,
      'sorting',
      'the second column of a sort decides',
      rewrite((url) => url.replace('sort=-updated_at,created_at', 'sort=created_at')),
    ),
    about(
      service,
      'sorting',
      'declarations heed sort',
      mapRows((rows, { url }) => (/declarations.*sort=-/.test(url) ? rows.toReversed() : rows)),
    ),
    about(
      service,
      'sorting',
      'lists begin with the newest',
      mapRows((rows, { url }) => (url.includes('sort=') ? rows : rows.toReversed())),
    ),
    about(
      service,
      'sorting',
      'statements stand by when they were made',
      onPath(
        '/statements',
        mapRows((rows) => [...rows].sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))),
      ),
    ),
    about(
      service,
      'paging',
      'pages have 1000 rows at most',
      mapRows((rows) => rows.slice(0, 1000)),
      { heads: [topicOf(service, 'paging'), visibilityOf(service, 'schools')], world: { schools: 1100 } },
    ),
    about(
      service,
      'paging',
      'pages usually have 50 rows',
      rewrite((url, request) =>
        isList(request) && !url.includes('per_page') ? `${url}${url.includes('?') ? '&' : '?'}page[per_page]=50` : url,
      ),
      { world: { participants: 110 } },
    ),
    about(
      service,
      'paging',
      'pages begin with 0',
      rewrite((url) => url.replace('page[page]=2', 'page[page]=3')),
    ),
    about(
      service,
      'paging',
      'the page after the last is not found',
      answerWith(
        (answer, { url }) => answer.ok && /page\[page\]=[2-9]/.test(url),
        async (answer) => {
          const text = await answer.text();
          return new Response(text === '{"data":[]}' ? '{"error":"Resource not found"}' : text, {
            status: text === '{"data":[]}' ? 404 : 200,
            headers: answer.headers,
          });
        },
      ),
    ),
    about(service, 'paging', 'page 0 is the first', page('page', '0', '1'), { heads: [pageRule] }),
    about(service, 'paging', 'a page of a word is the first', page('page', 'abc', '1'), { heads: [pageRule] }),
    about(service, 'paging', 'a page without rows is a usual one', page('per_page', '0', '100'), { heads: [pageRule] }),
    about(service, 'paging', 'a page that begins with digits is refused', page('per_page', '2x', '0')),
    about(
      service,
      'paging',
      'page without brackets is read',
      rewrite((url) => url.replace('?page=2', '?page[page]=2')),
      { heads: [shapeRule] },
    ),
    about(
      service,
      'paging',
      'too long a page is refused',
      rewrite((url) => url.replace('per_page]=3001', 'per_page]=0')),
    ),
    about(
      service,
      'clock',
      'the clock header is not heeded',
      (send) => (request) =>
        send(
          new Request(request.url, {
            method: request.method,
            headers: [...request.headers].filter(([name]) => name !== 'x-with-server-date'),
          }),
        ),
      { heads: [topicOf(service, 'clock'), attributesOf(service, 'participants')] },
    ),
    {
      name: 'one participant is not seen',
      service,
      heads: [visibilityOf(service, 'participants')],
      wrap: onPath(
        '/participants',
        mapRows((rows) => (rows.length > 2 ? rows.slice(1) : rows)),
      ),
    },
    {
      name: 'voided declarations are not seen',
      service,
      // pages get shorter by it, which is how it is seen
      heads: [visibilityOf(service, 'declarations'), topicOf(service, 'paging')],
      wrap: onPath(
        '/participant-declarations',
        mapRows((rows) => (rows.length > 1 ? rows.filter((row) => !JSON.stringify(row).includes('"voided"')) : rows)),
      ),
    },
  ];
};

export const listMutations: readonly Mutation[] = [...inBoth('rect'), ...inBoth('ecf')];
