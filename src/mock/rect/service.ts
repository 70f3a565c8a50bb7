import type { WrapperName } from '../../contract/routes.ts';
import { zones } from '../../contract/service.ts';
import type { Handlers, MockService } from '../http/call.ts';
import { isHash, type Params } from '../http/incoming.ts';
import { error, refuseRequest, type Reply } from '../http/reply.ts';
import { htmlPage } from '../kit/html-page.ts';
import { rectActors } from './actors/index.ts';
import { rectServing } from './changes/serving.ts';
import { runNights } from './effects/nightly.ts';
import { rectLive } from './live.ts';
import { loadWorld } from './load/world.ts';
import { rectLook } from './look/look.ts';
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
import { getSchool, listSchools } from './operations/schools.ts';
import { getStatement, listStatements } from './operations/statements.ts';
import { getTransfers, listTransfers } from './operations/transfers.ts';
import { getUnfundedMentor, listUnfundedMentors } from './operations/unfunded-mentors.ts';
import { readServerDate } from './reading/clock-header.ts';
import type { RectWorld } from './world.ts';

const handlers: Handlers<'rect', RectWorld> = {
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

/** *Register early career teachers*, as its sandbox behaves. */
export const rectService: MockService<RectWorld> = {
  service: 'rect',
  zone: zones.rect,
  contentType: 'application/json; charset=utf-8',
  bodyTypes: ['application/json', 'text/x-json', 'application/jsonrequest', 'application/problem+json'],
  challenge: null,
  isConditional: false,
  noRoute: (wantsJson) => (wantsJson ? error(404, 'Resource not found') : htmlPage(404, 'Page not found')),
  serverError: (wantsJson) =>
    wantsJson ? error(500, 'Internal server error') : htmlPage(500, 'Sorry, there is a problem with the service'),
  serverDate: readServerDate,
  refuseAccept: (accept) => (isMediaRange(accept) ? null : { status: 406 }),
  refuseFilter,
  tick: runNights,
  knows: (world, id) =>
    world.persons.has(id) ||
    world.declarations.has(id) ||
    world.successors.has(id) ||
    [...world.persons.values()].some(
      ({ ect, mentor }) => ect.trainingRecordId === id || mentor.trainingRecordId === id,
    ),
  look: rectLook,
  serving: rectServing,
  load: loadWorld,
  actors: (world, now, clock) => rectActors(world, () => ({ now: now(), clock: clock() })),
  live: rectLive,
  handlers,
};

function refuseFilter(operation: WrapperName, params: Params): Reply | null {
  const filter = params['filter'];
  if (filter !== undefined && !isHash(filter)) {
    return refuseRequest('rect', '7');
  }
  if ((operation === 'schools.list' || operation === 'schools.get') && filter?.['cohort'] === undefined) {
    return refuseRequest('rect', '8');
  }
  return null;
}

const RANGE = /^(?:\*\/\*|[a-z0-9!#$&^_.+-]+\/(?:\*|[a-z0-9!#$&^_.+-]+))(?:\s*;\s*[^;,]+)*\s*$/i;

/**
 * Whether an Accept header can be parsed. The headers of browsers (a list with `*`+`/*` in it) are not checked further.
 */
function isMediaRange(accept: string): boolean {
  const text = accept.trim();
  if (text === '' || /,\s*\*\/\*|\*\/\*\s*,/.test(text)) return true;
  return text.split(',').every((part) => part.trim() === '' || RANGE.test(part.trim()));
}
