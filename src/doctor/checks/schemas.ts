import { isRecord } from '../../base/guards.ts';
import { valueAt } from '../../base/value-at.ts';
import type { Service } from '../../contract/index.ts';
import { cannotTell, differs, ok, records, type Check, type Context, type Line } from '../types.ts';
import { firstPage, lists, operationOf, type ListName } from './lists.ts';

const answersOf: Readonly<Record<Service, () => Promise<Readonly<Record<string, unknown>>>>> = {
  rect: async () => (await import('../../../generated/rect/schemas.ts')).answers,
  ecf: async () => (await import('../../../generated/ecf/schemas.ts')).answers,
};

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
}

/** A page of each list against its schema. */
export const schemas: readonly Check[] = lists.map(
  (list): Check =>
    (context) =>
      schemaLine(context, list),
);

async function schemaLine(context: Context, list: ListName): Promise<Line> {
  const looking = {
    id: `schema-${list}`,
    looked: `a page of ${list}`,
    expected: 'each record as the description says',
  };
  const page = await firstPage(context, list);
  if (page.kind === 'none') return cannotTell(looking, page.why);
  if (page.kind === 'refused') {
    // a path that is not there at all is a matter of the service, which has a line of its own
    if (page.status === 404) return cannotTell(looking, 'the list is not there (404)');
    return differs(looking, `status ${page.status}`, 'Try again later; if it stays so, ask DfE.');
  }
  const issues = issuesOf((await answersOf[context.service]())[operationOf(list)], page.body);
  if (issues.length > 0)
    return differs(
      looking,
      told(issues, page.body),
      'See docs/when-the-spec-changes.md: update the package, or generate a client from the new description.',
    );
  if (page.rows.length === 0) return cannotTell(looking, 'the list is empty');
  return ok(looking, records(page.rows.length));
}

function issuesOf(schema: unknown, body: unknown): readonly Issue[] {
  if (!isParser(schema)) return [{ code: 'no schema', path: [] }];
  // which schedules there are has a line of its own
  return (schema.safeParse(body).error?.issues ?? []).filter(
    ({ code, path }) => !(code === 'invalid_value' && path.at(-1) === 'schedule_identifier'),
  );
}

interface Parser {
  safeParse(value: unknown): { readonly error?: { readonly issues: readonly Issue[] } };
}

function isParser(value: unknown): value is Parser {
  return typeof value === 'object' && value !== null && 'safeParse' in value && typeof value.safeParse === 'function';
}

/** Counts by attribute. What stands there is not told, not even for an enumeration: a server could put anything there. */
function told(issues: readonly Issue[], body: unknown): string {
  const counts = new Map<string, number>();
  for (const issue of issues) {
    const found = valueAt(body, issue.path);
    const isGone = found === undefined && isRecord(valueAt(body, issue.path.slice(0, -1)));
    const what = isGone
      ? 'is missing'
      : issue.code === 'invalid_value' && typeof found === 'string'
        ? 'has a value that is not described'
        : 'has another form';
    const key = `${fieldOf(issue.path)} ${what}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const said = [...counts].map(([key, count]) => `${key} (${count})`);
  return said.length <= 5 ? said.join('; ') : `${said.slice(0, 5).join('; ')}; and ${said.length - 5} more`;
}

/** Names of attributes are small letters; anything else is a key that the server has made up. */
function fieldOf(path: readonly PropertyKey[]): string {
  const names = path
    .filter((key) => typeof key === 'string' && key !== 'data' && key !== 'attributes')
    .map((key) => (/^[a-z_]{1,60}$/.test(String(key)) ? String(key) : '(another key)'));
  return names.length === 0 ? 'the list itself' : names.join('.');
}
