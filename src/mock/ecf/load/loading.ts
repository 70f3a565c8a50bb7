import type { IdOf } from '../../ids.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Stamps } from '../../world/stamps.ts';
import type { EcfWorld } from '../world.ts';

/** What the steps of loading pass on. */
export interface Loading {
  readonly world: EcfWorld;
  readonly scenario: Scenario;
  readonly now: number;
  readonly stamps: Stamps;
  /** `uuidOf`, which remembers symbols that occur in many places of a scenario. */
  readonly idOf: IdOf;
}
