import type { WrapperName } from '../../contract/routes.ts';
import type { Day } from '../../rules/time.ts';
import type { Dfe, Schools } from '../actors/types.ts';
import type { BaseWorld } from '../world/base-world.ts';
import type { Provider } from '../world/records.ts';
import type { Random } from '../worlds/random.ts';
import type { LiveSide } from './side.ts';

/** Everything an act needs: the world at one moment, and chance. */
export interface Stage {
  readonly world: BaseWorld;
  readonly side: LiveSide;
  readonly random: Random;
  readonly now: number;
  /** In London. */
  readonly today: Day;
  readonly dfe: Dfe;
  readonly schools: Schools;
  /** Whose life it is; null in a world without providers. */
  readonly own: Provider | null;
  readonly isOwnActing: boolean;
  /** A word for a new person that stands for nothing yet. */
  freshWord(): string;
  /** Sends a write; whether the service took it. */
  send(lp: Provider, operation: WrapperName, id: string, attributes: Readonly<Record<string, unknown>>): boolean;
}

export type Args = readonly unknown[];

/** How often an act comes, beside the others; by month where the year matters. */
type Weight = number | ((month: number) => number);

/** What DfE or a school does. `play` gives what it gave to the step, or null when it found nobody to do it to. */
export interface StepAct {
  readonly who: 'dfe' | 'school';
  readonly act: string;
  readonly weight: Weight;
  play(stage: Stage): Args | null;
}

export interface ProviderAct {
  readonly who: 'provider';
  readonly act: WrapperName;
  readonly weight: Weight;
  play(stage: Stage, lp: Provider): Args | null;
}

export type Act = StepAct | ProviderAct;

export function weightOf({ weight }: Act, { today }: Stage): number {
  return typeof weight === 'number' ? weight : weight(Number(today.slice(5, 7)));
}
