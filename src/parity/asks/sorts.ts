import { topicOf } from '../heads.ts';
import { isSortable, keysOf, usualKeysOf } from '../served-keys.ts';
import { resources, type Builder } from './builder.ts';

/** Orders: each list both ways by both times, and the grammar of `sort`. */
export function askSorts(builder: Builder): void {
  const { service } = builder;
  const head = topicOf(service, 'sorting');
  for (const resource of resources) {
    const sorted = (name: string, sort: string, keys: readonly string[]): void =>
      builder.ask(resource, name, head, [`sort=${sort}`, 'page[per_page]=3000'], { keys });
    if (!isSortable(service, resource)) {
      sorted('a sort that it does not heed', '-created_at', usualKeysOf(service, resource));
      continue;
    }
    if (builder.rows(resource).length < 2) {
      builder.cannot(head, `the order of ${resource}`, 'fewer than two are served');
      continue;
    }
    for (const column of ['created_at', 'updated_at'] as const) {
      sorted(`by ${column}`, column, keysOf(service, resource, column));
      sorted(`by ${column} downwards`, `-${column}`, keysOf(service, resource, column));
    }
  }
  const usual = usualKeysOf(service, 'partnerships');
  const grammar: readonly (readonly [string, string, readonly string[]])[] = [
    ['a plus sign', '%2Bupdated_at', keysOf(service, 'partnerships', 'updated_at')],
    ['two columns', '-updated_at,created_at', keysOf(service, 'partnerships', 'updated_at')],
    ['a column that there is not, then one', 'nothing,-created_at', usual],
    ['the same column twice', '-created_at,created_at', usual],
    ['an empty sort', '', usual],
  ];
  for (const [name, sort, keys] of grammar)
    builder.ask('partnerships', `sort with ${name}`, head, [`sort=${sort}`, 'page[per_page]=3000'], { keys });
  builder.ask('partnerships', 'sort in brackets', head, ['sort[]=-created_at'], { keys: usual });
  // without any column that counts, one of the services promises no order at all
  if (service === 'rect')
    builder.ask('partnerships', 'sort by a column that there is not', head, ['sort=nothing'], { keys: usual });
  else builder.cannot(head, 'the order by unknown columns alone', 'the service promises none');
}
