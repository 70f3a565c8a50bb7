import type { Kind } from '../../../generated/control/steps.ts';
import type { components } from '../../../generated/control/types.ts';
import type { Api } from '../api.ts';

type Schemas = components['schemas'];
type Option = readonly [id: string, words: string];

const PICKED = ['participant', 'school', 'partnership', 'deliveryPartner', 'statement', 'declaration'] as const;
type Picked = (typeof PICKED)[number];

export const isPicked = (kind: Kind): kind is Picked => PICKED.some((one) => one === kind);

/** What can be chosen for an argument, by what is looked for. */
export async function optionsFor(api: Api, kind: Kind, search: string): Promise<readonly Option[]> {
  const query = { limit: '30', ...(search !== '' && { search }) };
  switch (kind) {
    case 'participant':
      return (await api.list<Schemas['ParticipantRow']>('participants', query)).items
        .filter(({ retiredInto }) => retiredInto === null)
        .map(({ id, name, roles, school }) => [
          id,
          `${name ?? ''}, ${roles.join(' and ')}, ${school?.name ?? 'no school'}, ${id.slice(0, 8)}`,
        ]);
    case 'school':
      return (await api.list<Schemas['SchoolRow']>('schools', query)).items.map(({ id, name, urn }) => [
        id,
        `${name}, ${urn}`,
      ]);
    case 'partnership':
      return (await api.list<Schemas['PartnershipRow']>('partnerships', query)).items.map(
        ({ id, leadProvider, school, cohort, state }) => [
          id,
          `${leadProvider}, ${school.name ?? ''}, ${cohort}, ${state}`,
        ],
      );
    case 'deliveryPartner':
      return (await api.list<Schemas['DeliveryPartnerRow']>('delivery-partners', query)).items.map(({ id, name }) => [
        id,
        name,
      ]);
    case 'declaration':
      return (await api.list<Schemas['DeclarationRow']>('declarations', query)).items.map(
        ({ id, type, state, participant }) => [id, `${participant.name ?? ''}, ${type}, ${state}`],
      );
    case 'statement':
      // statements have no names to search by
      return (await api.list<Schemas['StatementRow']>('statements', { limit: '100' })).items
        .map(({ id, leadProvider, cohort, year, month, state }): Option => [
          id,
          `${leadProvider}, cohort ${cohort}, ${year}-${String(month).padStart(2, '0')}, ${state}`,
        ])
        .filter(([id, words]) => search === '' || words.includes(search) || id === search);
    default:
      return [];
  }
}
