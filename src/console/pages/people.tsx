import type { components } from '../../../generated/control/types.ts';
import { Copy } from '../copy.tsx';
import { Facts, Head, Json, Link, Shown, Table, Text, when } from '../parts.tsx';
import type { Route } from '../route.ts';
import { api, useAsked, useShared } from '../store.ts';
import { declarationColumns } from './declarations.tsx';
import { ListPage, same, useParties } from './list.tsx';

type Row = components['schemas']['ParticipantRow'];
type Person = components['schemas']['Person'];

export function People({ route }: { readonly route: Route }) {
  const { leadProviders, cohorts } = useParties();
  return (
    <ListPage<Row>
      {...{ route, title: 'People', list: 'participants', search: 'Search people', keyOf: ({ id }) => id }}
      filters={[
        { name: 'leadProvider', label: 'Lead provider', options: leadProviders },
        { name: 'role', label: 'Role', options: same('ect', 'mentor') },
        { name: 'state', label: 'State', options: same('active', 'deferred', 'withdrawn', 'retired') },
        { name: 'cohort', label: 'Cohort', options: cohorts },
      ]}
      columns={[
        {
          head: 'Name',
          cell: ({ id, name }) => (
            <Link page="participants" id={id}>
              <Text of={name ?? 'A retired id'} most={80} />
            </Link>
          ),
        },
        { head: 'TRN', cell: ({ trn }) => <Text of={trn} /> },
        { head: 'Role', cell: ({ roles }) => roles.join(', ') },
        {
          head: 'School',
          cell: ({ school }) =>
            school && (
              <Link page="schools" id={school.id}>
                <Text of={school.name} most={60} />
              </Link>
            ),
        },
        { head: 'State', cell: ({ served }) => <States served={served} /> },
      ]}
    />
  );
}

function States({ served }: { readonly served: Row['served'] }) {
  if (served.length === 0) return <>Served to nobody</>;
  return (
    <ul class="plain">
      {served.slice(0, 6).map(({ leadProvider, role, trainingStatus, participantStatus }) => (
        <li key={`${leadProvider} ${role}`}>
          <Text of={leadProvider} most={40} />: {trainingStatus}, {participantStatus}
        </li>
      ))}
    </ul>
  );
}

export function PersonPage({ route: { id } }: { readonly route: Route }) {
  const asked = useAsked(() => api.participant(id), [id]);
  return (
    <>
      {asked.value === null && <Head>Person</Head>}
      <Shown asked={asked}>{(person) => <Whole person={person} />}</Shown>
    </>
  );
}

function Whole({ person: { person, formerIds, timeline, views, declarations } }: { readonly person: Person }) {
  const { id, name, trn, roles, school, retiredInto } = person;
  return (
    <>
      <Head>{name ?? 'A retired id'}</Head>
      {retiredInto !== null && (
        <p>
          This id was retired:{' '}
          <Link page="participants" id={retiredInto}>
            go to who follows it
          </Link>
          .
        </p>
      )}
      <Facts
        facts={[
          ['Id', <code>{id}</code>],
          ['TRN', <Text of={trn} />],
          ['Roles', roles.join(', ') || '–'],
          [
            'School',
            school === null ? (
              '–'
            ) : (
              <Link page="schools" id={school.id}>
                <Text of={school.name} />
              </Link>
            ),
          ],
          [
            'Former ids',
            formerIds.length === 0
              ? '–'
              : formerIds.map(({ from }) => (
                  <Link key={from} page="participants" id={from}>
                    {from}
                  </Link>
                )),
          ],
        ]}
      />
      {retiredInto === null && <Steps id={id} />}
      <h2>What has happened</h2>
      <ol class="timeline">
        {timeline.slice(-200).map(({ at, isDay, title, leadProvider, role, links }, i) => (
          <li key={i}>
            <time dateTime={at}>{isDay ? at : when(at)}</time> <Text of={title} />
            {role !== null && ` (${role})`}{' '}
            {leadProvider !== null && (
              <span class="tag">
                <Text of={leadProvider} most={40} />
              </span>
            )}
            {links.map((link) => (
              <Link key={link.kind + link.id} page={`${link.kind}s`} id={link.id}>
                {link.kind}
              </Link>
            ))}
          </li>
        ))}
      </ol>
      <h2>What each lead provider is served</h2>
      <div class="views">
        {Object.entries(views).map(([lp, view]) => (
          <Json
            key={lp}
            label={`What ${lp} is served`}
            value={view}
            others={Object.entries(views).flatMap(([other, seen]) => (other === lp ? [] : [seen]))}
          />
        ))}
      </div>
      {declarations.length > 0 && (
        <>
          <h2>Declarations</h2>
          <Table
            caption="Declarations of this person"
            rows={declarations}
            columns={declarationColumns}
            keyOf={({ id: of }) => of}
          />
        </>
      )}
      <Reading id={id} />
    </>
  );
}

/** The person as each way of asking has it. */
function Reading({ id }: { readonly id: string }) {
  return <Copy label="Read this person in process" text={`await mock.peek('lp1', '/api/v3/participants/${id}');`} />;
}

/** Steps with this person filled in. */
function Steps({ id }: { readonly id: string }) {
  const { index } = useShared();
  const steps: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['schools.moveParticipant', 'Move to another school or lead provider', { participant: id }],
    ['dfe.mergeParticipants', 'Merge into another person', { from: id }],
    ['schools.changeName', 'Change the name', { participant: id }],
    ['schools.reportLeaving', 'Report that they leave', { participant: id }],
    ['dfe.correctTrn', 'Correct the TRN', { participant: id }],
    ['dfe.registerDuplicate', 'Register a second time', { of: id }],
    ...(index?.service === 'ecf'
      ? [['schools.removeParticipant', 'Remove from the school', { participant: id }] as const]
      : []),
  ];
  return (
    <nav aria-label="Steps with this person">
      <ul class="steps">
        {steps.map(([step, words, query]) => (
          <li key={step}>
            <Link page="steps" id={step} query={query}>
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
