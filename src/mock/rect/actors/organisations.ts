import type { Dfe, Schools } from '../../actors/types.ts';
import type { DeliveryPartner, Provider } from '../../world/records.ts';
import {
  linkDeliveryPartner,
  setSchoolEligibility,
  setTutor,
  unlinkDeliveryPartner,
} from '../effects/organisations.ts';
import { viewOf } from '../world.ts';
import { finder, type Context, type Find } from './find.ts';

type OrganisationSteps = Pick<Dfe, 'linkDeliveryPartner' | 'unlinkDeliveryPartner' | 'setSchoolEligibility'> &
  Pick<Schools, 'setTutor'>;

export function organisationSteps({ world, present }: Context): OrganisationSteps {
  return {
    linkDeliveryPartner(id, link) {
      const find = finder(world, 'dfe.linkDeliveryPartner');
      const { partner, lp } = linked(find, id, link);
      if (isLinked(partner, lp, link.cohort))
        throw find.error(
          `${JSON.stringify(id)} is linked to ${JSON.stringify(link.lp)} for cohort ${link.cohort} already.`,
        );
      linkDeliveryPartner(world, partner, { lp, cohort: link.cohort }, present());
    },
    unlinkDeliveryPartner(id, link) {
      const find = finder(world, 'dfe.unlinkDeliveryPartner');
      const { partner, lp } = linked(find, id, link);
      if (!isLinked(partner, lp, link.cohort))
        throw find.error(
          `${JSON.stringify(id)} is not linked to ${JSON.stringify(link.lp)} for cohort ${link.cohort}.`,
        );
      const inUse = viewOf(world, lp).partnerships.some(
        (one) => one.deliveryPartner === partner && one.cohort.year === link.cohort,
      );
      if (inUse)
        throw find.error(
          `${JSON.stringify(id)} delivers for ${JSON.stringify(link.lp)} at a school in cohort ${link.cohort}, so the link has to stay.`,
        );
      unlinkDeliveryPartner(world, partner, { lp, cohort: link.cohort }, present());
    },
    setSchoolEligibility(id, eligible) {
      setSchoolEligibility(world, finder(world, 'dfe.setSchoolEligibility').school(id), eligible);
    },
    setTutor(id, tutor) {
      setTutor(world, finder(world, 'schools.setTutor').school(id), tutor, present());
    },
  };
}

function linked(
  find: Find,
  id: string,
  link: { readonly lp: string; readonly cohort: number },
): { partner: DeliveryPartner; lp: Provider } {
  find.cohort(link.cohort);
  return { partner: find.deliveryPartner(id), lp: find.provider(link.lp) };
}

function isLinked({ links }: DeliveryPartner, lp: Provider, cohort: number): boolean {
  return links.some((one) => one.lp === lp && one.cohort === cohort);
}
