import { services, type Service } from '../../src/contract/index.ts';
import type { Machine as Kind } from '../../src/rules/source.ts';
import {
  declarationStates,
  participantStates,
  partnershipStates,
  trainingStates,
  type Actor,
  type State,
} from '../../src/rules/states.ts';

export type AnyState = State<string, string>;

/** One table of states, as docs/states.md shows it and as its diagram draws it. */
export interface Machine {
  readonly kind: Kind;
  readonly name: string;
  /** What the states are states of, for the heading of a diagram: "the state of a declaration". */
  readonly of: string;
  readonly about: string;
  readonly states: readonly AnyState[];
}

const declarations: Machine = {
  kind: 'declaration',
  name: 'Declarations',
  of: 'the state of a declaration',
  about:
    "`state` of a declaration. DfE's documents write `awaiting_clawback` and `clawed_back`; the services serve them with hyphens, and `parseDeclarationState` reads both.",
  states: declarationStates,
};

const training: Machine = {
  kind: 'training',
  name: 'Training',
  of: 'the training_status of a participant',
  about:
    '`training_status` of an enrolment: what providers have said through the API. With the `participant_status` it decides what a provider may do.',
  states: trainingStates,
};

const participants: Machine = {
  kind: 'participant',
  name: 'Participants',
  of: 'the participant_status of a participant',
  about:
    '`participant_status` of an enrolment: what the school has said. It follows from dates, so it can change without a new `updated_at`.',
  states: participantStates,
};

const partnerships: Machine = {
  kind: 'partnership',
  name: 'Partnerships',
  of: 'the status of a partnership',
  about: '`status` of a partnership. Only `ecf` serves it; in `rect` a partnership has no states.',
  states: partnershipStates,
};

/** In the order of docs/states.md. */
export const machines: readonly Machine[] = [declarations, training, participants, partnerships];

const actors: Readonly<Record<Actor, string>> = {
  provider: 'provider',
  school: 'school',
  dfe: 'DfE',
  time: 'the calendar',
};

/** Who makes a move, in words: "provider or DfE". */
export const by = (who: readonly Actor[]): string => who.map((actor) => actors[actor]).join(' or ');

/** "ecf only", or an empty text where every service takes part. */
export const onlyIn = (where: readonly Service[] | undefined): string =>
  where === undefined ? '' : `${where.join(' and ')} only`;

/** What stands under a state that not every service serves: "ecf only", "no service"; else an empty text. */
export function noteOf({ servedBy }: AnyState): string {
  if (servedBy.length === 0) return 'no service';
  return servedBy.length < services.length ? onlyIn(servedBy) : '';
}
