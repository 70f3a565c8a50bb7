import type { WrapperName } from '../../contract/routes.ts';
import { zones } from '../../contract/service.ts';
import type { Handlers, MockService } from '../http/call.ts';
import { isHash, type Params } from '../http/incoming.ts';
import type { Reply } from '../http/reply.ts';
import { htmlPage } from '../kit/html-page.ts';
import { ecfActors } from './actors/index.ts';
import { ecfServing } from './changes/serving.ts';
import { ecfLive } from './live.ts';
import { loadWorld } from './load/world.ts';
import { ecfLook } from './look/look.ts';
import { getDeclaration, listDeclarations, postDeclaration, putVoid } from './operations/declarations.ts';
import { getDeliveryPartner, listDeliveryPartners } from './operations/delivery-partners.ts';
import {
  changeParticipantSchedule,
  deferParticipant,
  getParticipant,
  listParticipants,
  resumeParticipant,
  withdrawParticipant,
} from './operations/participants.ts';
import { getPartnership, listPartnerships, postPartnership, putPartnership } from './operations/partnerships.ts';
import { internalError, refuseRequest } from './operations/replies.ts';
import { getSchool, listSchools } from './operations/schools.ts';
import { getStatement, listStatements } from './operations/statements.ts';
import { getTransfers, listTransfers } from './operations/transfers.ts';
import { getUnfundedMentor, listUnfundedMentors } from './operations/unfunded-mentors.ts';
import { readServerDate } from './reading/clock-header.ts';
import type { EcfWorld } from './world.ts';

const handlers: Handlers<'ecf', EcfWorld> = {
  'participants.list': listParticipants,
  'participants.get': getParticipant,
  'participants.defer': deferParticipant,
  'participants.resume': resumeParticipant,
  'participants.withdraw': withdrawParticipant,
  'participants.changeSchedule': changeParticipantSchedule,
  'participants.transfers': getTransfers,
  'transfers.list': listTransfers,
  'unfundedMentors.list': listUnfundedMentors,
  'unfundedMentors.get': getUnfundedMentor,
  'declarations.list': listDeclarations,
  'declarations.get': getDeclaration,
  'declarations.create': postDeclaration,
  'declarations.void': putVoid,
  'partnerships.list': listPartnerships,
  'partnerships.get': getPartnership,
  'partnerships.create': postPartnership,
  'partnerships.update': putPartnership,
  'schools.list': listSchools,
  'schools.get': getSchool,
  'deliveryPartners.list': listDeliveryPartners,
  'deliveryPartners.get': getDeliveryPartner,
  'statements.list': listStatements,
  'statements.get': getStatement,
};

/** "Manage training for early career teachers", as its lead provider API behaves. */
export const ecfService: MockService<EcfWorld> = {
  service: 'ecf',
  zone: zones.ecf,
  contentType: 'application/vnd.api+json',
  bodyTypes: ['application/json', 'application/vnd.api+json', 'text/x-json'],
  challenge: 'Token realm="Application"',
  isConditional: true,
  noRoute: (wantsJson) => (wantsJson ? refuseRequest('2') : htmlPage(404, 'Page not found', '\n')),
  serverError: (wantsJson, where) =>
    where === 'operation' || wantsJson
      ? internalError
      : htmlPage(500, 'Sorry, there’s a problem with the service', '\n'),
  serverDate: readServerDate,
  refuseToken: (world, token) => (world.otherTokens.has(token) ? refuseRequest('4b') : null),
  refuseFilter,
  knows: (world, id) =>
    world.users.has(id) ||
    world.declarations.has(id) ||
    world.identityByExternalId.has(id) ||
    world.usersByRetiredId.has(id) ||
    [...world.profilesOf.values()].some((profiles) => profiles.some((profile) => profile.id === id)),
  look: ecfLook,
  serving: ecfServing,
  load: loadWorld,
  actors: ecfActors,
  live: ecfLive,
  handlers,
};

/**
 * docs/services/ecf.md 2.2: every operation looks at the shape of `filter`, writes included; schools need a cohort in
 * it.
 */
function refuseFilter(operation: WrapperName, params: Params): Reply | null {
  const filter = params['filter'];
  if (filter !== undefined && !isHash(filter)) return refuseRequest('5a');
  const isSchool = operation === 'schools.list' || operation === 'schools.get';
  if (isSchool && filter?.['cohort'] === undefined) return refuseRequest('5b');
  return null;
}
