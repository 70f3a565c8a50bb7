import { topicOf } from '../heads.ts';
import type { Resource } from '../types.ts';
import type { Builder } from './builder.ts';

/** `updated_since`: at the edges of what is served, and in every form in which a moment can be written. */
export function askSince(builder: Builder): void {
  const { service } = builder;
  const head = topicOf(service, 'filters');
  const dated: readonly Resource[] = [
    'participants',
    'transfers',
    'declarations',
    'partnerships',
    'schools',
    'statements',
    'unfundedMentors',
  ];
  for (const resource of dated) {
    const moments = momentsOf(builder, resource);
    const middle = moments[Math.floor(moments.length / 2)];
    if (middle === undefined) {
      builder.cannot(head, `updated_since of ${resource}`, 'none is served');
      continue;
    }
    const since = (name: string, value: string): void =>
      builder.ask(resource, `updated_since, ${name}`, head, [`filter[updated_since]=${value}`, 'page[per_page]=3000'], {
        // one of the lists is ordered by another column when it is asked so, which no attribute shows
        ...(service === 'ecf' && resource === 'transfers' ? { keys: [] } : {}),
      });
    since('the very second of a record', middle);
    since('the second after it', later(middle, 1));
    since('a moment to come', later(builder.observed.at, 86_400));
  }
  askForms(builder);
}

/** Forms, on the list whose served `updated_at` the filter looks at in both services. */
function askForms(builder: Builder): void {
  const head = topicOf(builder.service, 'filters');
  const moments = momentsOf(builder, 'declarations');
  // in British summer time, if there is one: London and UTC are an hour apart then
  const moment = moments.find((one) => /-0[4-9]-/.test(one)) ?? moments[0];
  if (moment === undefined) return;
  const bare = moment.replace('Z', '');
  const forms: readonly (readonly [string, string])[] = [
    ['a day alone', moment.slice(0, 10)],
    ['without a zone', bare],
    ['without a zone, an hour later', later(moment, 3600).replace('Z', '')],
    ['without seconds', `${moment.slice(0, 16)}Z`],
    ['in lower case', moment.toLowerCase()],
    ['with a space', moment.replace('T', '%20').replace('Z', '')],
    ['with a fraction', `${bare}.000Z`],
    ['west of London', `${later(moment, -5 * 3600).replace('Z', '')}-05:00`],
    ['east of London, encoded once', `${later(moment, 3600).replace('Z', '')}%2B01:00`],
    ['east of London, encoded twice', `${later(moment, 3600).replace('Z', '')}%252B01:00`],
    ['a word', 'yesterday'],
    ['an empty one', ''],
  ];
  for (const [name, value] of forms)
    builder.ask('declarations', `updated_since, ${name}`, head, [
      `filter[updated_since]=${value}`,
      'page[per_page]=3000',
    ]);
  builder.ask('declarations', 'updated_since in brackets', head, [`filter[updated_since][]=${moment}`]);
}

function momentsOf(builder: Builder, resource: Resource): readonly string[] {
  return builder
    .rows(resource)
    .map(({ attributes }) => attributes['updated_at'])
    .filter((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)))
    .map(String)
    .sort();
}

const later = (moment: string, seconds: number): string =>
  `${new Date(Date.parse(moment) + seconds * 1000).toISOString().slice(0, 19)}Z`;
