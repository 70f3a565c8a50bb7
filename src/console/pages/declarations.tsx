import type { components } from '../../../generated/control/types.ts';
import { Doing, Facts, Head, Json, Link, Shown, Text, when, type Column } from '../parts.tsx';
import type { Route } from '../route.ts';
import { api, changed, useAsked } from '../store.ts';
import { ListPage, same, useParties } from './list.tsx';

type Row = components['schemas']['DeclarationRow'];

const STATES = 'submitted eligible payable paid voided ineligible awaiting-clawback clawed-back'.split(' ');

export const declarationColumns: readonly Column<Row>[] = [
  {
    head: 'Declaration',
    cell: ({ id, type }) => (
      <Link page="declarations" id={id}>
        {type}
      </Link>
    ),
  },
  { head: 'State', cell: ({ state }) => state },
  { head: 'Date', cell: ({ date }) => date.slice(0, 10) },
  { head: 'Lead provider', cell: ({ leadProvider }) => <Text of={leadProvider} most={40} /> },
  { head: 'Cohort', cell: ({ cohort }) => cohort },
];

export function Declarations({ route }: { readonly route: Route }) {
  const { leadProviders, cohorts } = useParties();
  return (
    <ListPage<Row>
      {...{ route, title: 'Declarations', list: 'declarations', search: 'Search declarations', keyOf: ({ id }) => id }}
      filters={[
        { name: 'leadProvider', label: 'Lead provider', options: leadProviders },
        { name: 'state', label: 'State', options: same(...STATES) },
        { name: 'cohort', label: 'Cohort', options: cohorts },
      ]}
      columns={[
        ...declarationColumns,
        {
          head: 'Person',
          cell: ({ participant }) => (
            <Link page="participants" id={participant.id}>
              <Text of={participant.name} most={60} />
            </Link>
          ),
        },
      ]}
    />
  );
}

export function DeclarationPage({ route: { id } }: { readonly route: Route }) {
  const asked = useAsked(() => api.declaration(id), [id]);
  return (
    <>
      <Head>{asked.value === null ? 'Declaration' : `Declaration: ${asked.value.declaration.type}`}</Head>
      <Shown asked={asked}>
        {({ declaration, views }) => (
          <>
            <Facts
              facts={[
                ['Id', <code>{declaration.id}</code>],
                ['State', <strong>{declaration.state}</strong>],
                [
                  'Person',
                  <Link page="participants" id={declaration.participant.id}>
                    <Text of={declaration.participant.name} />
                  </Link>,
                ],
                ['Lead provider', <Text of={declaration.leadProvider} />],
                ['Role', declaration.role],
                ['Date', when(declaration.date)],
                ['Evidence', <Text of={declaration.evidence} />],
                ['Cohort', declaration.cohort],
                ['Statement', <StatementLink id={declaration.statement} />],
                ['Clawback statement', <StatementLink id={declaration.clawbackStatement} />],
              ]}
            />
            <p>
              <Doing
                label={`Void as ${declaration.leadProvider.slice(0, 40)}`}
                onDone={changed}
                act={async () => {
                  const path = `/api/v3/participant-declarations/${declaration.id}/void`;
                  const answer = await api.call({ leadProvider: declaration.leadProvider, method: 'PUT', path });
                  return answer.status === 200
                    ? 'Voided, or to be clawed back.'
                    : `Answered ${answer.status}: ${answer.body.slice(0, 300)}`;
                }}
              />
            </p>
            {declaration.state === 'awaiting-clawback' && (
              <p>
                <Link page="steps" id="dfe.settleClawback" query={{ declaration: declaration.id }}>
                  Settle the clawback
                </Link>
              </p>
            )}
            <div class="views">
              {Object.entries(views).map(([lp, view]) => (
                <Json key={lp} label={`What ${lp} is served`} value={view} />
              ))}
            </div>
          </>
        )}
      </Shown>
    </>
  );
}

function StatementLink({ id }: { readonly id: string | null }) {
  return id === null ? (
    <>–</>
  ) : (
    <Link page="statements" id={id}>
      {id.slice(0, 8)}
    </Link>
  );
}
