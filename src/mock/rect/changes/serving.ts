import { from, type ServedList, type Serving } from '../../changes/served.ts';
import { endOfDay } from '../../changes/turns.ts';
import type { Uuid } from '../../ids.ts';
import { isMember } from '../../kit/collections.ts';
import { isListed } from '../derived/school-year.ts';
import { todayOf } from '../derived/status.ts';
import { isPartnerOf } from '../operations/delivery-partners.ts';
import { isOwn } from '../operations/partnerships.ts';
import { isOutputOf } from '../operations/statements.ts';
import { isUnfundedMentor } from '../operations/unfunded-mentors.ts';
import { serveDeclaration } from '../views/declaration.ts';
import { serveDeliveryPartner } from '../views/delivery-partner.ts';
import { serveParticipant } from '../views/participant.ts';
import { servePartnership } from '../views/partnership.ts';
import { serveSchool } from '../views/school.ts';
import { serveStatement } from '../views/statement.ts';
import { serveTransfers } from '../views/transfer.ts';
import { serveUnfundedMentor } from '../views/unfunded-mentor.ts';
import { viewOf, type RectWorld } from '../world.ts';
import { reach } from './reach.ts';

/** What the lists of `rect` hold, by the views and the tests of its operations. */
export const rectServing: Serving<RectWorld> = {
  reach,
  lists: (world) => [...peopleLists(world), ...otherLists(world), ...schoolLists(world)],
};

const untilMidnight = endOfDay('london');
const until = (_id: Uuid, now: number): number => untilMidnight(now);

/** Statuses, mentors and counts are those of the day. */
function peopleLists(world: RectWorld): ServedList[] {
  const ids = () => world.persons.keys();
  return [
    {
      resource: 'participants',
      ids,
      until,
      serve: from(world.persons, (person, lp, now) =>
        isMember(viewOf(world, lp).participants, person) ? serveParticipant(world, person, lp, todayOf({ now })) : null,
      ),
    },
    {
      resource: 'transfers',
      ids,
      until,
      serve: from(world.persons, (person, lp, now) =>
        isMember(viewOf(world, lp).transfers, person) ? serveTransfers(person, lp, todayOf({ now })) : null,
      ),
    },
    {
      resource: 'unfundedMentors',
      ids,
      until,
      serve: from(world.persons, (person, lp, now) => {
        const today = todayOf({ now });
        return isMember(viewOf(world, lp).mentors, person) && isUnfundedMentor(world, person, lp, today)
          ? serveUnfundedMentor(world, person, lp, today)
          : null;
      }),
    },
  ];
}

function otherLists(world: RectWorld): ServedList[] {
  return [
    {
      resource: 'declarations',
      ids: () => world.declarations.keys(),
      serve: from(world.declarations, (declaration, lp) =>
        isMember(viewOf(world, lp).declarations, declaration) ? serveDeclaration(declaration) : null,
      ),
    },
    {
      resource: 'partnerships',
      ids: () => world.partnerships.keys(),
      until,
      serve: from(world.partnerships, (partnership, lp, now) =>
        isOwn(partnership, lp) ? servePartnership(world, partnership, todayOf({ now })) : null,
      ),
    },
    {
      resource: 'deliveryPartners',
      ids: () => world.deliveryPartners.keys(),
      serve: from(world.deliveryPartners, (partner, lp) =>
        isPartnerOf(partner, lp) ? serveDeliveryPartner(partner, lp) : null,
      ),
    },
    {
      resource: 'statements',
      ids: () => world.statements.keys(),
      serve: from(world.statements, (statement, lp) => (isOutputOf(statement, lp) ? serveStatement(statement) : null)),
    },
  ];
}

function schoolLists(world: RectWorld): ServedList[] {
  return [...world.cohorts.keys()].map((cohort) => ({
    resource: 'schools',
    cohort,
    ids: () => world.schools.keys(),
    // a provider whom the school has named is shown more
    isAlike: (id) => (world.schoolYears.get(id)?.get(cohort)?.named.length ?? 0) === 0,
    serve: from(world.schools, (school, lp) =>
      isListed(world, school, cohort) ? serveSchool(world, school, cohort, lp) : null,
    ),
  }));
}
