import { mark } from '../../changes/marks.ts';
import { nextId } from '../../ids.ts';
import { append, insert } from '../../kit/collections.ts';
import { changed } from '../../world/base-world.ts';
import type { Cohort, DeliveryPartner, Partnership, Provider, School } from '../../world/records.ts';
import { viewOf, type RectWorld } from '../world.ts';
import { settleSchool, touchPerson } from './touch.ts';
import { linkTraining, type Present } from './training.ts';

export interface NewPartnership {
  readonly lp: Provider;
  readonly school: School;
  readonly cohort: Cohort;
  readonly deliveryPartner: DeliveryPartner;
}

/**
 * Confirms a partnership. Training for which the school had named the provider is put under it, and so becomes visible.
 */
export function createPartnership(world: RectWorld, fields: NewPartnership, { now, clock }: Present): Partnership {
  const { lp, school, cohort } = fields;
  const partnership: Partnership = {
    ...fields,
    id: nextId(world.ids, 'partnership'),
    createdAt: now,
    updatedAt: clock,
    challengedReason: null,
    challengedAt: null,
  };
  world.partnerships.set(partnership.id, partnership);
  mark(world, 'partnerships', partnership);
  append(world.partnershipsBySchool, school.id, partnership);
  insert(viewOf(world, lp).partnerships, partnership);
  for (const stay of world.staysBySchool.get(school.id) ?? []) {
    const awaited = stay.training.filter(
      ({ partnership: under, interest }) => under === null && interest?.lp === lp && interest.cohort === cohort,
    );
    for (const training of awaited) linkTraining(world, training, partnership);
    if (awaited.length > 0) touchPerson(world, stay.person, now);
  }
  settleSchool(world, school, now);
  return partnership;
}

/**
 * Changes the delivery partner. Every person trained under the partnership and each of its declarations is touched; the
 * declarations keep their partner.
 */
export function changeDeliveryPartner(
  world: RectWorld,
  partnership: Partnership,
  deliveryPartner: DeliveryPartner,
  { now }: Present,
): void {
  mark(world, 'partnerships', partnership);
  partnership.deliveryPartner = deliveryPartner;
  partnership.updatedAt = now;
  for (const training of world.trainingByPartnership.get(partnership.id) ?? []) {
    for (const declaration of training.declarations) declaration.updatedAt = now;
    training.stay.person.updatedAt = now;
  }
  changed(world);
}
