import { from, type ServedList, type Serving } from '../../changes/served.ts';
import { endOfDay } from '../../changes/turns.ts';
import { isMember } from '../../kit/collections.ts';
import type { Provider } from '../../world/records.ts';
import { isPartnerOf } from '../operations/delivery-partners.ts';
import { isShownTo } from '../operations/participants.ts';
import { isInList } from '../operations/partnerships.ts';
import { isOutputIn } from '../operations/statements.ts';
import { serveDeclaration } from '../views/declaration.ts';
import { serveDeliveryPartner } from '../views/delivery-partner.ts';
import { serveParticipant, statusTurnsAt } from '../views/participant.ts';
import { servePartnership } from '../views/partnership.ts';
import { serveSchool } from '../views/school.ts';
import { serveStatement } from '../views/statement.ts';
import { serveTransfers } from '../views/transfer.ts';
import { serveUnfundedMentor } from '../views/unfunded-mentor.ts';
import { sees } from '../visible/lists.ts';
import { isListed } from '../visible/schools.ts';
import type { EcfWorld, Reach, User } from '../world.ts';
import { reach } from './reach.ts';

/** What the lists of `ecf` hold, by the views and the tests of its operations. */
export const ecfServing: Serving<EcfWorld> = {
  reach,
  lists: (world) => [...peopleLists(world), ...otherLists(world), ...schoolLists(world)],
};

const untilMidnight = endOfDay('utc');

function peopleLists(world: EcfWorld): ServedList[] {
  const ids = () => world.users.keys();
  const isIn = (list: (found: Reach) => readonly User[], user: User, lp: Provider): boolean => {
    const found = world.reach.get(lp.id);
    return found !== undefined && isMember(list(found), user);
  };
  return [
    {
      resource: 'participants',
      ids,
      // statuses turn at moments, not with the day
      until(id, now) {
        const user = world.users.get(id);
        return user === undefined
          ? Infinity
          : Math.min(...world.providers.map((lp) => statusTurnsAt(world, user, lp, now)));
      },
      serve: from(world.users, (user, lp, now) =>
        isIn(({ participants }) => participants, user, lp) && isShownTo(world, user, lp)
          ? serveParticipant(world, user, lp, now)
          : null,
      ),
    },
    {
      resource: 'transfers',
      ids,
      until: (_id, now) => untilMidnight(now),
      serve: from(world.users, (user, lp, now) =>
        isIn(({ transfers }) => transfers, user, lp) ? serveTransfers(world, user, lp, now) : null,
      ),
    },
    {
      resource: 'unfundedMentors',
      ids,
      serve: from(world.users, (user, lp) =>
        isIn(({ unfundedMentors }) => unfundedMentors, user, lp) ? serveUnfundedMentor(world, user) : null,
      ),
    },
  ];
}

function otherLists(world: EcfWorld): ServedList[] {
  return [
    {
      resource: 'declarations',
      ids: () => world.declarations.keys(),
      serve: from(world.declarations, (declaration, lp) =>
        sees(world, lp, declaration) ? serveDeclaration(declaration) : null,
      ),
    },
    {
      resource: 'partnerships',
      ids: () => world.partnerships.keys(),
      serve: from(world.partnerships, (partnership, lp) =>
        partnership.lp === lp && isInList(partnership, null) ? servePartnership(partnership) : null,
      ),
    },
    {
      resource: 'deliveryPartners',
      ids: () => world.deliveryPartners.keys(),
      serve: from(world.deliveryPartners, (partner, lp) =>
        isPartnerOf(partner, lp, null) ? serveDeliveryPartner(partner, lp) : null,
      ),
    },
    {
      resource: 'statements',
      ids: () => world.statements.keys(),
      serve: from(world.statements, (statement, lp) =>
        statement.lp === lp && isOutputIn(statement, null) ? serveStatement(statement) : null,
      ),
    },
  ];
}

function schoolLists(world: EcfWorld): ServedList[] {
  return [...world.cohorts.keys()].map((cohort) => ({
    resource: 'schools',
    cohort,
    ids: () => world.schools.keys(),
    isAlike: () => true,
    serve: from(world.schools, (school) =>
      isListed(world, school, cohort) ? serveSchool(world, school, cohort, null) : null,
    ),
  }));
}
