import { isRecord } from '../../base/guards.ts';
import { routeOf } from '../../contract/index.ts';
import { createMock, type Mock } from '../../mock/index.ts';
import { listNames, type ListName, type Observed, type Row } from '../observed.ts';
import { OWN } from './names.ts';
import type { Fitted, NotReproduced } from './types.ts';

const PER_PAGE = 3000;

/** What the mock serves of a fitted world, record by record, against what was seen. */
export async function notReproduced(observed: Observed, { scenario, left }: Fitted): Promise<NotReproduced[]> {
  const { service, lists, schools } = observed;
  const mock = createMock({ service, scenario });
  const named = new Set(left.map(({ list, id }) => `${list} ${id}`));
  const found: NotReproduced[] = [];
  const compare = (list: string, wanted: readonly Row[], served: readonly Row[]): void => {
    const byId = new Map(served.map((row) => [row.id, row]));
    for (const { id, attributes } of wanted) {
      const other = byId.get(id);
      byId.delete(id);
      if (named.has(`${list} ${id}`)) continue;
      if (other === undefined)
        found.push({ list, id, attributes: [], why: 'the world that was fitted does not show it' });
      else {
        const names = [...new Set(differing(attributes, other.attributes))];
        if (names.length > 0) found.push({ list, id, attributes: names, why: 'no facts were found that show it so' });
      }
    }
    for (const id of byId.keys())
      if (!named.has(`${list} ${id}`))
        found.push({ list, id, attributes: [], why: 'the world that was fitted shows it too' });
  };
  for (const name of listNames) compare(name, lists[name], await listed(mock, name));
  for (const [year, rows] of schools) compare(`schools of ${year}`, rows, await listed(mock, 'schools', year));
  return found;
}

async function listed(mock: Mock, name: ListName | 'schools', year: number | null = null): Promise<Row[]> {
  const { service } = mock;
  const [, path] = routeOf(service, `${name}.list`);
  const cohort = year !== null ? `${year}` : service === 'ecf' && hasDefault(name) ? everyYear.join(',') : null;
  const rows: Row[] = [];
  for (let page = 1; ; page += 1) {
    const query = `page[page]=${page}&page[per_page]=${PER_PAGE}${cohort === null ? '' : `&filter[cohort]=${cohort}`}`;
    const headers = { authorization: `Bearer ${mock.token(OWN)}` };
    const answer = await mock.fetch(new Request(`http://mock.invalid${path}?${query}`, { headers }));
    const body: unknown = await answer.json();
    const data: readonly unknown[] = isRecord(body) && Array.isArray(body['data']) ? body['data'] : [];
    rows.push(...data.filter(isRow));
    if (data.length < PER_PAGE) return rows;
  }
}

const everyYear = Array.from({ length: 80 }, (_, at) => 2020 + at);
/** Lists that `ecf` serves without the cohorts up to 2020, unless it is asked for them. */
const hasDefault = (name: string): boolean =>
  ['deliveryPartners', 'statements', 'partnerships', 'participants'].includes(name);

const isRow = (value: unknown): value is Row =>
  isRecord(value) && typeof value['id'] === 'string' && isRecord(value['attributes']);

function differing(a: unknown, b: unknown, path = ''): string[] {
  if (Array.isArray(a) && Array.isArray(b) && a.length === b.length)
    return a.flatMap((one: unknown, at) => differing(one, b[at], path));
  if (isRecord(a) && isRecord(b))
    return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((name) =>
      differing(a[name], b[name], path === '' ? name : `${path}.${name}`),
    );
  return a === b ? [] : [path];
}
