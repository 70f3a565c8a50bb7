import { useEffect, useState } from 'preact/hooks';
import type { ListName, Page, Query } from '../api.ts';
import { Field, Head, Select, Shown, Table, type Column } from '../parts.tsx';
import { linkTo, type Route } from '../route.ts';
import { api, MOST_ROWS, useAsked, useShared, wordsFor } from '../store.ts';

export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly options: readonly (readonly [string, string])[];
}

export interface ListPageProps<Row> {
  readonly route: Route;
  readonly title: string;
  readonly list: ListName;
  readonly search?: string;
  readonly filters?: readonly Filter[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
}

/** A list with search and filters, all of them in the address. */
export function ListPage<Row>({ route, title, list, search, filters = [], columns, keyOf }: ListPageProps<Row>) {
  const { query } = route;
  const asked = useAsked(() => api.list<Row>(list, query), [list, JSON.stringify(query)]);
  const go = (change: Query): void => {
    // typing must not fill the history of the browser
    history.replaceState(null, '', linkTo(route.page, '', { ...query, ...change }));
    dispatchEvent(new HashChangeEvent('hashchange'));
  };
  return (
    <>
      <Head>{title}</Head>
      <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
        {search !== undefined && (
          <SearchField label={search} value={query['search'] ?? ''} onSearch={(text) => go({ search: text })} />
        )}
        {filters.map(({ name, label, options }) => (
          <Select
            key={name}
            label={label}
            value={query[name] ?? ''}
            options={[['', 'All'], ...options]}
            onChange={(value) => go({ [name]: value })}
          />
        ))}
      </form>
      <Shown asked={asked}>{(first) => <Rows {...{ title, list, query, first, columns, keyOf }} />}</Shown>
    </>
  );
}

function Rows<Row>({
  title,
  list,
  query,
  first,
  columns,
  keyOf,
}: Pick<ListPageProps<Row>, 'title' | 'list' | 'columns' | 'keyOf'> & {
  readonly query: Query;
  readonly first: Page<Row>;
}) {
  const [shown, show] = useState({ rows: first.items, next: first.next, before: 0 });
  const [error, tell] = useState('');
  // rows that are there before and after stay the same elements, so that whoever stands on one stays there
  useEffect(() => show({ rows: first.items, next: first.next, before: 0 }), [first]);
  const more = async (): Promise<void> => {
    try {
      const page = await api.list<Row>(list, { ...query, cursor: shown.next ?? '' });
      const isFull = shown.rows.length + page.items.length > MOST_ROWS;
      show({
        rows: isFull ? page.items : [...shown.rows, ...page.items],
        next: page.next,
        before: isFull ? shown.before + shown.rows.length : shown.before,
      });
      tell('');
    } catch (refusal) {
      tell(wordsFor(refusal));
    }
  };
  const { rows, before, next } = shown;
  return (
    <>
      <p role="status">
        {rows.length === 0
          ? 'None.'
          : `Shows ${before + 1} to ${before + rows.length}${next === null ? ', which is all' : ''}.`}
      </p>
      {rows.length > 0 && <Table caption={title} rows={rows} columns={columns} keyOf={keyOf} />}
      {next !== null && (
        <button type="button" onClick={() => void more()}>
          More
        </button>
      )}
      {error !== '' && <p role="alert">{error}</p>}
    </>
  );
}

/** Searches when typing has paused. */
export function SearchField({
  label,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [text, put] = useState(value);
  useEffect(() => put(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onSearch(text.trim()), 250);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Field label={label}>
      <input
        type="search"
        maxLength={200}
        autocomplete="off"
        value={text}
        onInput={(event) => put(event.currentTarget.value)}
      />
    </Field>
  );
}

/** The lead providers as options of a filter. */
export function useParties(): {
  readonly leadProviders: readonly (readonly [string, string])[];
  readonly cohorts: readonly (readonly [string, string])[];
} {
  const { index } = useShared();
  return {
    leadProviders: (index?.leadProviders ?? []).map(({ id, name }) => [id, id === name ? id : `${id}: ${name}`]),
    cohorts: (index?.cohorts ?? []).map(({ year }) => [String(year), String(year)]),
  };
}

export const same = (...values: readonly string[]): readonly (readonly [string, string])[] =>
  values.map((value) => [value, value] as const);
