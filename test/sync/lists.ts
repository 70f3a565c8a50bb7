import type { Service } from '../../src/index.ts';
import type { Resource } from '../../src/sync/resources.ts';

const rect: Readonly<Record<Resource, string>> = {
  deliveryPartners: 'delivery-partners',
  statements: 'statements',
  partnerships: 'partnerships',
  schools: 'schools',
  participants: 'participants',
  unfundedMentors: 'unfunded-mentors',
  transfers: 'participants/transfers',
  declarations: 'participant-declarations',
};

/** The paths of the lists that a copy holds, after `/api/v3/`. */
export const listPaths: Readonly<Record<Service, Readonly<Record<Resource, string>>>> = {
  rect,
  ecf: {
    ...rect,
    partnerships: 'partnerships/ecf',
    schools: 'schools/ecf',
    participants: 'participants/ecf',
    unfundedMentors: 'unfunded-mentors/ecf',
    transfers: 'participants/ecf/transfers',
  },
};
