import { uuidOf } from '../ids.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { DeliveryPartner, Partnership, School } from '../world/records.ts';
import { idAsked, providerAsked, searchFor } from './asked.ts';
import type { Look } from './look.ts';
import { compareIn, newestFirst, partnerOrder, schoolOrder } from './order.ts';
import { pagesOf } from './pages.ts';
import { deliveryPartnerRow, partnershipRow, partnershipState, schoolRow } from './rows.ts';
import type {
  DeliveryPartnerQuery,
  DeliveryPartnerRow,
  Page,
  PartnershipQuery,
  PartnershipRow,
  Records,
  SchoolQuery,
  SchoolRow,
} from './types.ts';

/** As many partnerships as a school is shown with. */
const MOST = 100;

/** Schools, delivery partners, and the partnerships between them and the lead providers. */
export function placesOf<W extends BaseWorld>(look: Look<W>) {
  const order = newestFirst<Partnership>('a');
  const schools = pagesOf<School, W>(schoolOrder, (world) => world.schools.values());
  const partners = pagesOf<DeliveryPartner, W>(partnerOrder, (world) => world.deliveryPartners.values());
  const partnerships = pagesOf<Partnership, W>(order, (world) => world.partnerships.values());

  function listSchools(world: W, query: SchoolQuery): Page<SchoolRow> {
    const search = searchFor(query.search);
    return schools.page(
      world,
      query,
      ({ id, name, urn }) => search === null || search.isIn(name) || search.isIn(urn) || search.isOf(id),
      schoolRow,
    );
  }

  function school(world: W, word: string): ReturnType<Records['school']> {
    const found = world.schools.get(uuidOf(word));
    if (found === undefined) return null;
    return {
      school: schoolRow(found),
      partnerships: [...look.partnershipsAt(world, found.id)]
        .sort((a, b) => compareIn(order, a, b))
        .slice(0, MOST)
        .map(partnershipRow),
      participants: look.peopleAt(world, found.id),
    };
  }

  function listPartnerships(world: W, query: PartnershipQuery): Page<PartnershipRow> {
    const { state, cohort } = query;
    const search = searchFor(query.search);
    const lp = providerAsked(world, query.leadProvider);
    const at = idAsked(query.school);
    return partnerships.page(
      world,
      query,
      (one) =>
        (lp === null || one.lp === lp) &&
        (state === undefined || partnershipState(one) === state) &&
        (cohort === undefined || one.cohort.year === cohort) &&
        (at === null || one.school.id === at) &&
        (search === null ||
          search.isIn(one.school.name) ||
          search.isIn(one.deliveryPartner.name) ||
          search.isOf(one.id)),
      partnershipRow,
    );
  }

  function partnership(world: W, word: string): PartnershipRow | null {
    const found = world.partnerships.get(uuidOf(word));
    return found === undefined ? null : partnershipRow(found);
  }

  function listPartners(world: W, query: DeliveryPartnerQuery): Page<DeliveryPartnerRow> {
    const search = searchFor(query.search);
    const asked = providerAsked(world, query.leadProvider);
    return partners.page(
      world,
      query,
      ({ id, name, links }) =>
        (asked === null || links.some(({ lp }) => lp === asked)) &&
        (search === null || search.isIn(name) || search.isOf(id)),
      deliveryPartnerRow,
    );
  }

  return { listSchools, school, listPartnerships, partnership, listPartners };
}
