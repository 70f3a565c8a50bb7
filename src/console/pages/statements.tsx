import type { components } from '../../../generated/control/types.ts';
import { Doing, Facts, Head, Link, Shown, Text } from '../parts.tsx';
import type { Route } from '../route.ts';
import { api, changed, useAsked } from '../store.ts';
import { ListPage, same, useParties } from './list.tsx';

type Row = components['schemas']['StatementRow'];

const monthOf = ({ year, month }: Row): string => `${year}-${String(month).padStart(2, '0')}`;

export function Statements({ route }: { readonly route: Route }) {
  const { leadProviders, cohorts } = useParties();
  return (
    <ListPage<Row>
      {...{ route, title: 'Statements', list: 'statements', keyOf: ({ id }) => id }}
      filters={[
        { name: 'leadProvider', label: 'Lead provider', options: leadProviders },
        { name: 'state', label: 'State', options: same('open', 'payable', 'paid') },
        { name: 'cohort', label: 'Cohort', options: cohorts },
      ]}
      columns={[
        {
          head: 'Month',
          cell: (row) => (
            <Link page="statements" id={row.id}>
              {monthOf(row)}
            </Link>
          ),
        },
        { head: 'State', cell: ({ state }) => state },
        { head: 'Lead provider', cell: ({ leadProvider }) => <Text of={leadProvider} most={40} /> },
        { head: 'Cohort', cell: ({ cohort }) => cohort },
        { head: 'Cut-off', cell: ({ cutOff }) => cutOff },
        { head: 'Payment', cell: ({ payment }) => payment },
        { head: 'Kind', cell: ({ output }) => (output ? 'declarations' : 'service fees') },
      ]}
    />
  );
}

export function StatementPage({ route: { id } }: { readonly route: Route }) {
  const asked = useAsked(() => api.statement(id), [id]);
  return (
    <>
      <Head>{asked.value === null ? 'Statement' : `Statement of ${monthOf(asked.value.statement)}`}</Head>
      <Shown asked={asked}>
        {({ statement, declarations }) => (
          <>
            <Facts
              facts={[
                ['Id', <code>{statement.id}</code>],
                ['State', <strong>{statement.state}</strong>],
                ['Lead provider', <Text of={statement.leadProvider} />],
                ['Cohort', statement.cohort],
                ['Cut-off', statement.cutOff],
                ['Payment', statement.payment],
              ]}
            />
            <p>
              <Doing label="Make payable" onDone={changed} act={() => step('makePayable', id, 'Payable now.')} />
              <Doing label="Pay" onDone={changed} act={() => step('pay', id, 'Paid.')} />
            </p>
            <p>
              <small>
                Statements are not made payable by the clock: that is a step of DfE, which days that pass take, too.
              </small>
            </p>
            <h2>Declarations on it</h2>
            {Object.keys(declarations).length === 0 && <p>None.</p>}
            <ul>
              {Object.entries(declarations).map(([state, count]) => (
                <li key={state}>
                  <Link page="declarations" query={{ statement: id, state }}>
                    {count} {state}
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </>
  );
}

async function step(name: string, statement: string, words: string): Promise<string> {
  await api.step('dfe', name, { statement });
  return words;
}
