import { rectRules } from '../../../rules/rect/index.ts';
import { isReadable, readDate } from '../../../rules/shared/inputs.ts';
import { isBlank, isDeclarationType } from '../../../rules/terms.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import type { Uuid } from '../../ids.ts';
import { byCreation } from '../../kit/collections.ts';
import { listServer } from '../../kit/list-server.ts';
import { readUuid } from '../../kit/uuid.ts';
import type { Provider } from '../../world/records.ts';
import { isVisible } from '../derived/declarations.ts';
import { allDeclarations, roles } from '../derived/training.ts';
import { clawBackDeclaration, createDeclaration, voidDeclaration } from '../effects/declarations.ts';
import { declarationFacts, declarationSubject, voidFacts } from '../facts/declaration-facts.ts';
import { readAttributes } from '../reading/body.ts';
import { readCohorts, readIds, readUpdatedSince } from '../reading/filters.ts';
import { serveDeclaration } from '../views/declaration.ts';
import { viewOf, type Declaration, type RectWorld } from '../world.ts';
import { notFound, refusal } from './replies.ts';

const serve = listServer<Declaration, RectWorld>('rect');

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

/** The declarations of some people that a provider sees, by creation, without reading those of all other people. */
function declarationsOf(world: RectWorld, ids: ReadonlySet<Uuid>, lp: Provider): Declaration[] {
  const found: Declaration[] = [];
  for (const id of ids) {
    const person = world.persons.get(id);
    if (person === undefined) continue;
    for (const role of roles)
      found.push(...allDeclarations(person[role]).filter((declaration) => isVisible(declaration, lp)));
  }
  return found.sort(byCreation);
}

const known = ['participant_id', 'declaration_type', 'declaration_date', 'course_identifier', 'evidence_held'] as const;

export function postDeclaration(call: Call<RectWorld>): Reply {
  const attributes = readAttributes(call.body, known);
  const subject = declarationSubject(call, attributes);
  const refusals = refusalsOf(
    rectRules.declaration.rules,
    declarationFacts(call, attributes, subject),
    attributes,
    call.now,
  );
  if (refusals.length > 0) return refusal(refusals);
  const { training } = subject;
  const date = readDate(attributes.declaration_date, false);
  const { declaration_type: type, declaration_date, evidence_held: evidence } = attributes;
  if (training === null || !isReadable(date) || !isDeclarationType(type))
    throw new Error('mock: a declaration was let through that cannot be recorded');
  const declaration = createDeclaration(
    call.world,
    training,
    {
      type,
      date: date.stored,
      // the accepted form begins with the day
      writtenOn: String(declaration_date).slice(0, 10),
      evidence: isBlank(evidence) ? null : String(evidence),
    },
    call,
  );
  return ok(serveDeclaration(declaration));
}

/** Voids an unpaid declaration, and asks for the money of a paid one back. Reads no body. */
export function putVoid(call: Call<RectWorld>): Reply {
  const { world, id } = call;
  const declaration = world.declarations.get(readUuid(id) ?? '') ?? null;
  const refusals = refusalsOf(rectRules.void.rules, voidFacts(call, declaration), {}, call.now);
  if (refusals.length > 0) return refusal(refusals);
  if (declaration === null) throw new Error('mock: nothing was let through to be voided');
  if (declaration.payment === 'paid') clawBackDeclaration(world, declaration, call);
  else voidDeclaration(world, declaration, call);
  return ok(serveDeclaration(declaration));
}
