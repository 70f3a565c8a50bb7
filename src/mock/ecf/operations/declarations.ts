import { ecfRules } from '../../../rules/ecf/index.ts';
import { isReadable, readDate } from '../../../rules/shared/inputs.ts';
import { isBlank } from '../../../rules/terms.ts';
import { refusalsOf } from '../../../rules/verdict.ts';
import type { Call } from '../../http/call.ts';
import { ok, type Reply } from '../../http/reply.ts';
import type { Uuid } from '../../ids.ts';
import { byCreation } from '../../kit/collections.ts';
import { listServer } from '../../kit/list-server.ts';
import type { Provider } from '../../world/records.ts';
import { cohortOf } from '../derived/usual.ts';
import { declare, voidDeclaration } from '../effects/declarations.ts';
import { declarationFacts, voidFacts } from '../facts/declaration-facts.ts';
import { readAttributes } from '../reading/body.ts';
import { readCohorts, readIds, readUpdatedSince, unlessEmpty } from '../reading/filters.ts';
import { readUuid } from '../reading/uuid.ts';
import { resolveParticipant } from '../reading/who.ts';
import { serveDeclaration } from '../views/declaration.ts';
import { sees } from '../visible/lists.ts';
import type { Declaration, EcfWorld } from '../world.ts';
import { notFound, refusal } from './replies.ts';

const serveList = listServer<Declaration, EcfWorld>('ecf');

/** docs/services/ecf.md 4.7. This list takes no `sort`, and by default it contains all cohorts. */
export function listDeclarations(call: Call<EcfWorld>): Reply {
  const { world, lp, filter } = call;
  return serveList(call, () => {
    const lists = unlessEmpty(filter);
    const cohorts = readCohorts(lists);
    const participants = readIds(lists, 'participant_id');
    const partners = readIds(lists, 'delivery_partner_id');
    const since = readUpdatedSince(filter);
    return {
      all: () =>
        participants === null ? (world.reach.get(lp.id)?.declarations ?? []) : declarationsOf(world, participants, lp),
      tests: [
        participants === null ? null : ({ profile }) => participants.has(profile.user.id),
        cohorts === null ? null : ({ cohort }) => cohorts.has(cohort.year),
        partners === null
          ? null
          : ({ deliveryPartner }) => deliveryPartner !== null && partners.has(deliveryPartner.id),
        since === null ? null : ({ updatedAt }) => updatedAt >= since,
      ],
      serve: serveDeclaration,
    };
  });
}

/** For a single declaration only the cohort filter is read. */
export function getDeclaration({ world, lp, id, filter }: Call<EcfWorld>): Reply {
  const declaration = world.declarations.get(readUuid(id) ?? '');
  if (declaration === undefined || !sees(world, lp, declaration)) return notFound;
  const cohorts = readCohorts(unlessEmpty(filter));
  return cohorts === null || cohorts.has(declaration.cohort.year) ? ok(serveDeclaration(declaration)) : notFound;
}

/** The declarations of some people that a provider sees, without reading those of all other people. */
function declarationsOf(world: EcfWorld, participants: ReadonlySet<Uuid>, lp: Provider): Declaration[] {
  const found: Declaration[] = [];
  for (const id of participants) {
    for (const declaration of world.declarationsOf.get(id) ?? [])
      if (sees(world, lp, declaration)) found.push(declaration);
  }
  return found.sort(byCreation);
}

/** docs/services/ecf.md 4.16. */
export function postDeclaration({ world, lp, body, now }: Call<EcfWorld>): Reply {
  const attributes = readAttributes(body);
  const found = resolveParticipant(world, attributes['participant_id'], attributes['course_identifier']);
  const refusals = refusalsOf(
    ecfRules.declaration.rules,
    declarationFacts(world, lp, found, attributes, now),
    attributes,
    now,
  );
  if (refusals.length > 0) return refusal(refusals);
  const { profile } = found;
  const date = readDate(attributes['declaration_date'], true);
  if (profile === null || !isReadable(date))
    throw new Error('mock: a declaration passed its rules without a participant or a date');
  const { declaration_type: type, evidence_held: evidence } = attributes;
  const cohort = cohortOf(world, profile.schedule.cohort);
  return ok(
    serveDeclaration(
      declare(
        world,
        {
          lp,
          profile,
          cohort,
          type: String(type),
          date: date.at,
          evidence: isBlank(evidence) ? null : String(evidence),
        },
        now,
      ),
    ),
  );
}

/** docs/services/ecf.md 4.17: only the provider's own declarations, and no body is read. */
export function putVoid({ world, lp, id, now }: Call<EcfWorld>): Reply {
  const declaration = world.declarations.get(readUuid(id) ?? '') ?? null;
  const refusals = refusalsOf(ecfRules.void.rules, voidFacts(world, lp, declaration, now), {}, now);
  if (refusals.length > 0 || declaration === null) return refusal(refusals);
  voidDeclaration(world, declaration, now);
  return ok(serveDeclaration(declaration));
}
