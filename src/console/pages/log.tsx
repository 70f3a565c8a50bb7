import { useState } from 'preact/hooks';
import type { Logged } from '../api.ts';
import { Copy } from '../copy.tsx';
import { Doing, Facts, Head, Link, Select, Shown, Table, Text, when } from '../parts.tsx';
import { linkTo, type Route } from '../route.ts';
import { api, changed, useAsked, useShared } from '../store.ts';
import { codeOf } from '../text/code.ts';
import { curlOf } from '../text/curl.ts';
import { same, useParties } from './list.tsx';

const CLASSES = [
  ['2', '200 to 299'],
  ['4', '400 to 499'],
  ['5', '500 to 599'],
  ['0', 'broken off'],
] as const;

/** What was received, as it comes in. */
export function Log({ route: { query } }: { readonly route: Route }) {
  const { log, isListening } = useShared();
  const { leadProviders } = useParties();
  const [isOnlyRefused, setOnlyRefused] = useState(false);
  const go = (change: Readonly<Record<string, string>>): void => {
    history.replaceState(null, '', linkTo('log', '', { ...query, ...change }));
    dispatchEvent(new HashChangeEvent('hashchange'));
  };
  const { status = '', leadProvider = '', operation = '' } = query;
  const rows = log.filter(
    (one) =>
      (status === '' || String(one.status).startsWith(status)) &&
      (leadProvider === '' || one.leadProvider === leadProvider) &&
      (operation === '' || one.operation === operation) &&
      (!isOnlyRefused || one.rules.length > 0),
  );
  const operations = [...new Set(log.flatMap((one) => one.operation ?? []))].sort();
  return (
    <>
      <Head>Log</Head>
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <Select
          label="Status"
          value={status}
          options={[['', 'All'], ...CLASSES]}
          onChange={(value) => go({ status: value })}
        />
        <Select
          label="Lead provider"
          value={leadProvider}
          options={[['', 'All'], ...leadProviders]}
          onChange={(value) => go({ leadProvider: value })}
        />
        <Select
          label="Operation"
          value={operation}
          options={[['', 'All'], ...same(...operations)]}
          onChange={(value) => go({ operation: value })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={isOnlyRefused}
            onChange={(event) => setOnlyRefused(event.currentTarget.checked)}
          />{' '}
          Refused by a rule
        </label>
      </form>
      <p role="status">
        {rows.length === 0 ? 'Nothing was received yet.' : `Shows ${rows.length}, the newest first.`}{' '}
        {isListening ? 'Live.' : 'Not connected; trying again.'}
      </p>
      {rows.length > 0 && (
        <Table
          caption="Requests that were received"
          rows={rows}
          keyOf={({ number }) => String(number)}
          columns={[
            {
              head: 'Request',
              cell: ({ number, method, path }) => (
                <Link page="log" id={String(number)}>
                  {number} <Text of={`${method} ${path}`} most={90} />
                </Link>
              ),
            },
            { head: 'Operation', cell: ({ operation: of }) => of ?? '–' },
            { head: 'Lead provider', cell: ({ leadProvider: of }) => <Text of={of} most={40} /> },
            { head: 'Status', cell: ({ status: of }) => (of === 0 ? 'broken off' : of) },
            { head: 'Rules', cell: ({ rules }) => <Rules rules={rules} /> },
            { head: 'At', cell: ({ at }) => when(at) },
          ]}
        />
      )}
    </>
  );
}

function Rules({ rules }: { readonly rules: readonly string[] }) {
  return (
    <>
      {rules.map((rule) => (
        <Link key={rule} page="rules" id={rule}>
          {rule}
        </Link>
      ))}
    </>
  );
}

/** One request, by its number. */
export function LogEntry({ route: { id } }: { readonly route: Route }) {
  const asked = useAsked(() => api.request(id), [id]);
  return (
    <>
      <Head>{`Request ${id}`}</Head>
      <Shown asked={asked}>{(entry) => <Entry entry={entry} />}</Shown>
    </>
  );
}

function Entry({ entry }: { readonly entry: Logged }) {
  const { index } = useShared();
  const { number, at, method, path, query, operation, leadProvider, body, status, rules, sources, headers } = entry;
  return (
    <>
      <Facts
        facts={[
          [
            'Request',
            <code>
              <Text of={`${method} ${path}${query === '' ? '' : `?${query}`}`} />
            </code>,
          ],
          ['Number', number],
          ['At', when(at)],
          ['Operation', operation ?? '–'],
          ['Lead provider', <Text of={leadProvider} />],
          ['Status', status === 0 ? 'broken off' : status],
          [
            'Headers',
            <Text
              of={Object.entries(headers)
                .map(([name, value]) => `${name}: ${value}`)
                .join('; ')}
            />,
          ],
        ]}
      />
      {rules.length > 0 && (
        <>
          <h2>Why it was refused</h2>
          <ul>
            {rules.map((rule, i) => (
              <li key={rule}>
                <Link page="rules" id={rule}>
                  {rule}
                </Link>{' '}
                ({sources[i] ?? ''})
              </li>
            ))}
          </ul>
        </>
      )}
      {body !== '' && (
        <>
          <h2>Body</h2>
          <p class="body">
            <Text of={body} most={2000} />
          </p>
        </>
      )}
      <Copy label="curl" text={curlOf(entry, location.origin)} />
      <Copy label="TypeScript" text={codeOf(entry, index?.service ?? 'rect', location.origin)} />
      {leadProvider !== null &&
        path.startsWith('/api/') &&
        (method === 'GET' || method === 'POST' || method === 'PUT') && (
          <p>
            <Doing
              label="Send again"
              onDone={changed}
              act={async () => {
                const call = { leadProvider, method, path: query === '' ? path : `${path}?${query}` };
                const answer = await api.call(entry.json === undefined ? call : { ...call, body: entry.json });
                return `Answered ${answer.status}${answer.number === undefined ? '' : `, as request ${answer.number}`}.`;
              }}
            />
          </p>
        )}
    </>
  );
}

export function RulePage({ route: { id } }: { readonly route: Route }) {
  const asked = useAsked(() => api.rule(id), [id]);
  return (
    <>
      <Head>{`Rule ${id}`}</Head>
      <Shown asked={asked}>
        {({ service, operation, title, status, enforcedBy, refuses, source, passage }) => (
          <>
            <Facts
              facts={[
                ['Refuses', <Text of={refuses} />],
                ['Title in the answer', <Text of={title} />],
                ['Operation', `${service} ${operation}`],
                ['Status', status],
                ['Enforced by', enforcedBy],
                ['Written in', <code>{source.address}</code>],
                ['Where that is from', <Text of={source.words} />],
              ]}
            />
            <h2>The text</h2>
            <p class="body">
              <Text of={passage} most={4000} />
            </p>
          </>
        )}
      </Shown>
    </>
  );
}
