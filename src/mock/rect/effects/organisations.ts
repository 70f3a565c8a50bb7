import { mark } from '../../changes/marks.ts';
import { changed } from '../../world/base-world.ts';
import type { DeliveryPartner, Provider, School } from '../../world/records.ts';
import { none, type RectWorld } from '../world.ts';
import { touchSchool } from './touch.ts';
import type { Present } from './training.ts';

interface Link {
  readonly lp: Provider;
  readonly cohort: number;
}

/** A link to any provider moves the partner's timestamp for all of them. */
export function linkDeliveryPartner(
  world: RectWorld,
  partner: DeliveryPartner,
  { lp, cohort }: Link,
  { now }: Present,
): void {
  mark(world, 'deliveryPartners', partner);
  partner.links = [...partner.links, { lp, cohort }];
  partner.updatedAt = now;
  changed(world);
}

export function unlinkDeliveryPartner(
  world: RectWorld,
  partner: DeliveryPartner,
  { lp, cohort }: Link,
  { now }: Present,
): void {
  mark(world, 'deliveryPartners', partner);
  partner.links = partner.links.filter((one) => one.lp !== lp || one.cohort !== cohort);
  partner.updatedAt = now;
  changed(world);
}

/** Decides whether a school without partnerships is listed. Moves no timestamp. */
export function setSchoolEligibility(world: RectWorld, school: School, eligible: boolean): void {
  mark(world, 'schools', school);
  school.eligible = eligible;
  changed(world);
}

/** Partnerships show the tutor too, so those of the school move with it. */
export function setTutor(world: RectWorld, school: School, tutor: School['tutor'], { now }: Present): void {
  if (tutor?.name === school.tutor?.name && tutor?.email === school.tutor?.email) return;
  school.tutor = tutor === null ? null : { name: tutor.name, email: tutor.email };
  for (const partnership of world.partnershipsBySchool.get(school.id) ?? none) partnership.updatedAt = now;
  touchSchool(world, school, now);
}
