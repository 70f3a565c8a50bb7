import type { components } from '../../../generated/control/types.ts';
import { Facts, Head, Link, Shown, Table, Text, when, type Column } from '../parts.tsx';
import type { Route } from '../route.ts';
import { api, useAsked, useShared } from '../store.ts';
import { ListPage, same, useParties } from './list.tsx';

type School = components['schemas']['SchoolRow'];
type Partnership = components['schemas']['PartnershipRow'];

export function Schools({ route }: { readonly route: Route }) {
  return (
    <ListPage<School>
      {...{ route, title: 'Schools', list: 'schools', search: 'Search schools', keyOf: ({ id }) => id }}
      columns={[
        {
          head: 'Name',
          cell: ({ id, name }) => (
            <Link page="schools" id={id}>
              <Text of={name} most={80} />
            </Link>
          ),
        },
        { head: 'URN', cell: ({ urn }) => <Text of={urn} most={40} /> },
        { head: 'Eligible', cell: ({ eligible }) => (eligible ? 'yes' : 'no') },
        { head: 'Induction tutor', cell: ({ tutor }) => <Text of={tutor?.name} most={60} /> },
      ]}
    />
  );
}

const partnershipColumns: readonly Column<Partnership>[] = [
  {
    head: 'Partnership',
    cell: ({ id, cohort }) => (
      <Link page="partnerships" id={id}>
        of {cohort}
      </Link>
    ),
  },
  { head: 'Lead provider', cell: ({ leadProvider }) => <Text of={leadProvider} most={40} /> },
  { head: 'Delivery partner', cell: ({ deliveryPartner }) => <Text of={deliveryPartner.name} most={60} /> },
  { head: 'State', cell: ({ state }) => state },
];

export function SchoolPage({ route: { id } }: { readonly route: Route }) {
  const asked = useAsked(() => api.school(id), [id]);
  return (
    <>
      <Head>{asked.value?.school.name ?? 'School'}</Head>
      <Shown asked={asked}>
        {({ school, partnerships, participants }) => (
          <>
            <Facts
              facts={[
                ['Id', <code>{school.id}</code>],
                ['URN', <Text of={school.urn} />],
                ['Eligible for funded training', school.eligible ? 'yes' : 'no'],
                ['Induction tutor', <Text of={school.tutor?.name} />],
                ['E-mail of the tutor', <Text of={school.tutor?.email} />],
                [
                  'People',
                  <Link page="participants" query={{ school: school.id }}>
                    {participants} at any time
                  </Link>,
                ],
              ]}
            />
            <ul class="steps">
              <li>
                <Link page="steps" id="schools.registerParticipant" query={{ school: school.id }}>
                  Register somebody
                </Link>
              </li>
              <li>
                <Link page="steps" id="schools.setTutor" query={{ school: school.id }}>
                  Set the tutor
                </Link>
              </li>
              <li>
                <Link page="steps" id="dfe.setSchoolEligibility" query={{ school: school.id }}>
                  Set eligibility
                </Link>
              </li>
            </ul>
            <h2>Partnerships</h2>
            {partnerships.length === 0 ? (
              <p>None.</p>
            ) : (
              <Table
                caption="Partnerships of this school"
                rows={partnerships}
                columns={partnershipColumns}
                keyOf={({ id: of }) => of}
              />
            )}
          </>
        )}
      </Shown>
    </>
  );
}

export function Partnerships({ route }: { readonly route: Route }) {
  const { leadProviders, cohorts } = useParties();
  return (
    <ListPage<Partnership>
      {...{ route, title: 'Partnerships', list: 'partnerships', search: 'Search partnerships', keyOf: ({ id }) => id }}
      filters={[
        { name: 'leadProvider', label: 'Lead provider', options: leadProviders },
        { name: 'state', label: 'State', options: same('active', 'challenged') },
        { name: 'cohort', label: 'Cohort', options: cohorts },
      ]}
      columns={[
        ...partnershipColumns,
        {
          head: 'School',
          cell: ({ school }) => (
            <Link page="schools" id={school.id}>
              <Text of={school.name} most={60} />
            </Link>
          ),
        },
      ]}
    />
  );
}

export function PartnershipPage({ route: { id } }: { readonly route: Route }) {
  const { index } = useShared();
  const asked = useAsked(() => api.partnership(id), [id]);
  return (
    <>
      <Head>Partnership</Head>
      <Shown asked={asked}>
        {({ partnership }) => (
          <>
            <Facts
              facts={[
                ['Id', <code>{partnership.id}</code>],
                ['State', <strong>{partnership.state}</strong>],
                ['Challenged because', <Text of={partnership.challengedReason} />],
                ['Lead provider', <Text of={partnership.leadProvider} />],
                ['Delivery partner', <Text of={partnership.deliveryPartner.name} />],
                [
                  'School',
                  <Link page="schools" id={partnership.school.id}>
                    <Text of={partnership.school.name} />
                  </Link>,
                ],
                ['Cohort', partnership.cohort],
                ['Made', when(partnership.createdAt)],
              ]}
            />
            {index?.service === 'ecf' ? (
              <ul class="steps">
                <li>
                  <Link page="steps" id="schools.challengePartnership" query={{ partnership: id }}>
                    Challenge it, as the school
                  </Link>
                </li>
                <li>
                  <Link page="steps" id="dfe.challengePartnership" query={{ partnership: id }}>
                    Challenge it, as DfE
                  </Link>
                </li>
              </ul>
            ) : (
              <p>In rect nobody challenges a partnership.</p>
            )}
          </>
        )}
      </Shown>
    </>
  );
}
