import type { ListName } from '../../capture/observed.ts';
import { topicOf } from '../heads.ts';
import type { Resource } from '../types.ts';
import type { Builder } from './builder.ts';
import { askSince } from './since.ts';

export const UNKNOWN_ID = '00000000-0000-4000-8000-00000000dead';

/** Every filter of every list: one value, several, none, and values that are none. */
export function askFilters(builder: Builder): void {
  askCohorts(builder);
  askIds(builder);
  askWords(builder);
  askSince(builder);
  const head = topicOf(builder.service, 'filters');
  builder.ask('participants', 'a filter that there is not', head, ['filter[nothing]=1']);
  builder.ask('participants', 'filter without brackets', head, ['filter=x']);
  builder.ask('participants', 'an empty filter', head, ['filter=']);
  builder.ask('participants', 'filter as a list', head, ['filter[]=x']);
  builder.ask('participants', 'filter without a value', head, ['filter']);
  builder.ask('participants', 'filter both ways', head, ['filter=x', 'filter[cohort]=2024']);
  builder.ask('schools', 'filter without brackets', head, ['filter=x']);
  builder.asks.push({
    name: 'schools: without their cohort',
    method: 'GET',
    path: builder.list('schools', []).replace(/\?.*/, ''),
    head,
    resource: 'schools',
  });
}

function askCohorts(builder: Builder): void {
  const { service, years, year } = builder;
  const head = topicOf(service, 'filters');
  const listed: readonly Resource[] = [
    'participants',
    'declarations',
    'partnerships',
    'statements',
    'deliveryPartners',
  ];
  const other = years.at(-2) ?? year - 1;
  for (const resource of listed) {
    builder.ask(resource, 'one cohort', head, [`filter[cohort]=${other}`, 'page[per_page]=3000']);
    builder.ask(resource, 'two cohorts', head, [`filter[cohort]=${year},${other}`, 'page[per_page]=3000']);
  }
  const forms: readonly (readonly [string, string])[] = [
    ['a cohort that is a word', 'filter[cohort]=abc'],
    ['a cohort and a word', `filter[cohort]=${year},abc`],
    ['cohorts with a space', `filter[cohort]=${year},%20${other}`],
    ['a cohort that there is not', 'filter[cohort]=1999'],
    ['an empty cohort', 'filter[cohort]='],
    ['a cohort of a comma', 'filter[cohort]=,'],
    ['cohorts in brackets', `filter[cohort][]=${other}`],
  ];
  for (const [name, filter] of forms)
    for (const resource of ['participants', 'declarations', 'schools'] as const)
      builder.ask(resource, name, head, [filter]);
  for (const one of years)
    builder.ask('schools', `a cohort (${one})`, head, [`filter[cohort]=${one}`, 'page[per_page]=3000']);
}

function askIds(builder: Builder): void {
  const head = topicOf(builder.service, 'filters');
  const of = (resource: ListName, attribute: string): string[] => [
    ...new Set(builder.observed.lists[resource].map(({ attributes }) => String(attributes[attribute]))),
  ];
  const filters: readonly (readonly [ListName, string])[] = [
    ['declarations', 'participant_id'],
    ['declarations', 'delivery_partner_id'],
    ['partnerships', 'delivery_partner_id'],
  ];
  for (const [resource, name] of filters) {
    const [one, two = UNKNOWN_ID] = of(resource, name).filter((id) => id !== 'null');
    if (one === undefined) {
      builder.cannot(head, `filter[${name}] of ${resource}`, 'none has one');
      continue;
    }
    const forms: readonly (readonly [string, string])[] = [
      ['one', one],
      ['two', `${one},${two}`],
      ['one in upper case', one.toUpperCase()],
      ['an unknown one', UNKNOWN_ID],
      ['one that is no id', 'nope'],
      ...(name === 'participant_id'
        ? ([
            ['two with a space', `${one},%20${two}`],
            ['an empty one', ''],
          ] as const)
        : []),
    ];
    for (const [form, value] of forms)
      builder.ask(resource, `filter[${name}], ${form}`, head, [`filter[${name}]=${value}`, 'page[per_page]=3000']);
    builder.ask(resource, `filter[${name}] in brackets`, head, [`filter[${name}][]=${one}`]);
  }
}

function askWords(builder: Builder): void {
  const head = topicOf(builder.service, 'filters');
  for (const value of ['active', 'deferred', 'withdrawn', 'nothing', ''])
    builder.ask('participants', `training_status ${value === '' ? 'empty' : value}`, head, [
      `filter[training_status]=${value}`,
      'page[per_page]=3000',
    ]);
  builder.ask('participants', 'training_status in brackets', head, ['filter[training_status][]=active']);
  const from = retiredOf(builder);
  if (from === null) builder.cannot(head, 'filter[from_participant_id] with an id that was retired', 'nobody has one');
  else builder.ask('participants', 'from_participant_id, a retired one', head, [`filter[from_participant_id]=${from}`]);
  builder.ask('participants', 'from_participant_id, an unknown one', head, [
    `filter[from_participant_id]=${UNKNOWN_ID}`,
  ]);
  builder.ask('participants', 'from_participant_id, no id', head, ['filter[from_participant_id]=nope']);
  const urn = builder.rows('schools')[0]?.attributes['urn'];
  if (typeof urn !== 'string') return builder.cannot(head, 'filter[urn]', 'no school is listed');
  const other = builder.rows('schools')[1]?.attributes['urn'];
  const forms: readonly (readonly [string, string])[] = [
    ['one', urn],
    ['two', `${urn},${String(other)}`],
    ['one with a letter after it', `${urn}x`],
    ['a word', 'abc'],
    ['an empty one', ''],
  ];
  for (const [name, value] of forms) builder.ask('schools', `urn, ${name}`, head, [`filter[urn]=${value}`]);
}

/** An id that somebody had before. */
export function retiredOf({ observed }: Builder): string | null {
  for (const { attributes } of observed.lists.participants) {
    const changes: unknown = attributes['participant_id_changes'];
    const text = Array.isArray(changes) ? JSON.stringify(changes) : '';
    const from = /"from_participant_id":"([^"]+)"/.exec(text)?.[1];
    if (from !== undefined) return from;
  }
  return null;
}
