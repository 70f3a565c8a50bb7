import { uuidOf } from '../../ids.ts';
import type { Partnership } from '../../world/records.ts';
import { challengeDeadline } from '../derived/partnerships.ts';
import { addPartnership, takeSeq } from '../look-ups.ts';
import { inOrder } from '../visible/ordered.ts';
import type { EcfWorld } from '../world.ts';

/** Gives each partnership what only this service keeps. A scenario knows no relationship rows and no pending ones. */
export function loadPartnerships(world: EcfWorld, written: readonly Partnership[], now: number): void {
  const rows = written.map((partnership) => ({
    ...partnership,
    seq: takeSeq(world),
    relationship: false,
    pending: false,
    challengeDeadline: challengeDeadline(partnership.cohort.year, Math.min(partnership.createdAt, now)),
    reportId: uuidOf(`report:${partnership.id}`),
  }));
  for (const partnership of rows.sort(inOrder)) addPartnership(world, partnership);
}
