import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import { isVisible } from '../derive/declarations.ts';
import { readCohorts, readIds } from '../lists/filters.ts';
import { listServer } from '../lists/serve-list.ts';
import { readUpdatedSince } from '../lists/updated-since.ts';
import { readUuid } from '../lists/uuid.ts';
import { notFound } from '../replies.ts';
import { serveDeclaration } from '../views/declaration.ts';
import { viewOf, type Declaration, type RectWorld } from '../world.ts';
import { declarationsOf } from './declarations-of.ts';

const serve = listServer<Declaration>();

/** This list takes no `sort`. */
export function listDeclarations(call: Call<RectWorld>): Reply {
  const { world, lp, filter } = call;
  return serve(call, () => {
    const cohorts = readCohorts(filter);
    const participants = readIds(filter, 'participant_id');
    const partners = readIds(filter, 'delivery_partner_id');
    const since = readUpdatedSince(filter);
    return {
      all: () => (participants === null ? viewOf(world, lp).declarations : declarationsOf(world, participants, lp)),
      tests: [
        participants && ((declaration) => participants.has(declaration.training.stay.person.id)),
        cohorts && (({ training }) => training.partnership !== null && cohorts.has(training.partnership.cohort.year)),
        partners && (({ deliveryPartner }) => partners.has(deliveryPartner.id)),
        since === null ? null : ({ updatedAt }) => updatedAt >= since,
      ],
      serve: serveDeclaration,
    };
  });
}

export function getDeclaration({ world, lp, id }: Call<RectWorld>): Reply {
  const declaration = world.declarations.get(readUuid(id) ?? '');
  return declaration === undefined || !isVisible(declaration, lp) ? notFound : ok(serveDeclaration(declaration));
}
