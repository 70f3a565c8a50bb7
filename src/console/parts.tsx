import { cloneElement, type ComponentChildren, type VNode } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { linkTo } from './route.ts';
import type { Asked } from './store.ts';

/** Text of unknown origin: isolated, so that marks that turn the writing end with it, and cut when it is long. */
export function Text({
  of,
  most = 300,
}: {
  readonly of: string | number | boolean | null | undefined;
  readonly most?: number;
}) {
  const [isWhole, setWhole] = useState(false);
  const text = of === null || of === undefined || of === '' ? '–' : String(of);
  if (text.length <= most || isWhole) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi>{text.slice(0, most)}…</bdi>{' '}
      <button type="button" class="quiet" onClick={() => setWhole(true)}>
        Show all {text.length.toLocaleString('en-GB')} characters
      </button>
    </>
  );
}

export function Link({
  page,
  id = '',
  query = {},
  children,
}: {
  readonly page: string;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly children: ComponentChildren;
}) {
  return <a href={linkTo(page, id, query)}>{children}</a>;
}

/** The head of a page: it names the document, and is where reading goes on after a change of page. */
export function Head({ children: title }: { readonly children: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title.slice(0, 60)} – mock`;
    head.current?.focus();
  }, [title]);
  return (
    <h1 tabIndex={-1} ref={head}>
      <Text of={title} most={120} />
    </h1>
  );
}

/** What was asked for, once it is there; meanwhile and otherwise words. */
export function Shown<T>({
  asked,
  children,
}: {
  readonly asked: Asked<T>;
  readonly children: (value: T) => ComponentChildren;
}) {
  if (asked.error !== null) return <p role="alert">{asked.error}</p>;
  if (asked.value === null) return <p role="status">Reading…</p>;
  return <>{children(asked.value)}</>;
}

/** A labelled control. The label stands before it and not around it, because the name of one that holds a list would hold the list. */
export function Field({
  label,
  children,
  help,
}: {
  readonly label: string;
  readonly children: VNode;
  readonly help?: string | undefined;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {cloneElement(children, { id, ...(help !== undefined && { 'aria-describedby': `${id}-help` }) })}
      {help !== undefined && <small id={`${id}-help`}>{help}</small>}
    </div>
  );
}

export function Select({
  label,
  value,
  options,
  onChange,
  isRequired = false,
}: {
  readonly label: string;
  readonly value: string;
  /** Value and words. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
  readonly isRequired?: boolean;
}) {
  return (
    <Field label={label}>
      <select value={value} required={isRequired} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words.slice(0, 120)}
          </option>
        ))}
      </select>
    </Field>
  );
}

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
}

export function Table<Row>({
  caption,
  rows,
  columns,
  keyOf,
}: {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
}) {
  return (
    <div class="wide" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ head, cell }) => (
                <td key={head}>{cell(row)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Names and values. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** JSON as text; lines that stand in no other of `others` are marked. */
export function Json({
  label,
  value,
  others = [],
}: {
  readonly label: string;
  readonly value: unknown;
  readonly others?: readonly unknown[];
}) {
  const known = new Set(others.flatMap((other) => lines(other)));
  const own = lines(value);
  return (
    <section class="view" aria-label={label}>
      <h3>{label}</h3>
      <pre tabIndex={0} aria-label={`${label}, as JSON`}>
        {own
          .slice(0, 400)
          .map((line, i) =>
            others.length > 0 && !known.has(line) ? (
              <mark key={i}>{`${line.slice(0, 400)}\n`}</mark>
            ) : (
              `${line.slice(0, 400)}\n`
            ),
          )}
        {own.length > 400 && `… ${own.length - 400} more lines`}
      </pre>
    </section>
  );
}

const lines = (value: unknown): string[] =>
  value === null
    ? ['not found']
    : JSON.stringify(value, null, 2)
        .split('\n')
        .map((line) => line.replace(/,$/, ''));

/** A button that does something that may be refused, and says what came of it. */
export function Doing({
  label,
  act,
  onDone,
}: {
  readonly label: string;
  readonly act: () => Promise<string>;
  readonly onDone?: () => void;
}) {
  const [told, tell] = useState<{ readonly words: string; readonly isBad: boolean } | null>(null);
  const [isUnderWay, setUnderWay] = useState(false);
  const run = async (): Promise<void> => {
    setUnderWay(true);
    try {
      tell({ words: await act(), isBad: false });
      onDone?.();
    } catch (error) {
      tell({ words: error instanceof Error ? error.message : 'It did not work.', isBad: true });
    }
    setUnderWay(false);
  };
  return (
    <span class="doing">
      <button type="button" disabled={isUnderWay} onClick={() => void run()}>
        {label}
      </button>{' '}
      <span role={told?.isBad === true ? 'alert' : 'status'}>{told?.words ?? ''}</span>
    </span>
  );
}

/** An instant, to the second, in UTC. */
export const when = (at: string): string => at.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
