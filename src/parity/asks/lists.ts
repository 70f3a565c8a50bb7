import { topicOf, visibilityOf } from '../heads.ts';
import { resources, type Builder } from './builder.ts';

/** The largest page that both services give. */
const MOST = 3000;

/** How many rows come when nothing is said. */
const USUAL = 100;

/** Every list whole, as it comes without parameters, and the edges of its pages. */
export function askLists(builder: Builder): void {
  const { service, years } = builder;
  const paging = topicOf(service, 'paging');
  for (const resource of resources) {
    const rows = builder.rows(resource);
    const visible = visibilityOf(service, resource);
    const hasCohort = !['transfers', 'unfundedMentors', 'schools', 'declarations'].includes(resource);
    const all = service === 'ecf' && hasCohort ? [`filter[cohort]=${years.join(',')}`] : [];
    builder.ask(resource, 'all', visible, [...all, `page[per_page]=${MOST}`]);
    const count = rows.length;
    builder.ask(resource, 'without parameters', count > USUAL ? paging : visible, []);
    if (count < 2) {
      builder.cannot(paging, `the pages of ${resource}`, 'fewer than two are served');
      continue;
    }
    const per = Math.min(Math.max(1, Math.ceil(count / 2)), 100);
    builder.ask(resource, 'the second page', paging, [...all, 'page[page]=2', `page[per_page]=${per}`]);
    if (count <= MOST) {
      builder.ask(resource, 'a page as long as the list', paging, [...all, 'page[page]=1', `page[per_page]=${count}`]);
      builder.ask(resource, 'the page after the last', paging, [...all, 'page[page]=2', `page[per_page]=${count}`]);
    }
    if (['participants', 'declarations', 'schools'].includes(resource)) {
      builder.ask(resource, 'a page longer than there can be', paging, [...all, `page[per_page]=${MOST + 1}`]);
      builder.ask(resource, 'page 0', paging, ['page[page]=0']);
      builder.ask(resource, 'a page without rows', paging, ['page[per_page]=0']);
    }
    if (count <= MOST) builder.cannot(paging, `the longest page of ${resource}`, `no more than ${MOST} are served`);
  }
  askOddPages(builder);
}

function askOddPages(builder: Builder): void {
  const paging = topicOf(builder.service, 'paging');
  const odd: readonly (readonly [string, readonly string[]])[] = [
    ['a page that is a word', ['page[page]=abc']],
    ['a page that begins with digits', ['page[page]=1abc', 'page[per_page]=2x']],
    ['a page that is a fraction', ['page[page]=1.9', 'page[per_page]=2.9']],
    ['an empty page', ['page[page]=']],
    ['a negative page', ['page[page]=-1']],
    ['a page without brackets', ['page=2']],
    ['pages in a list', ['page[page][]=1']],
  ];
  for (const [name, query] of odd) builder.ask('participants', name, paging, query);
}
