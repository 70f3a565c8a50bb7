import type { Expect } from '../../base/expect.ts';
import type { Service } from '../../contract/service.ts';
import type { InBoth, InService } from '../described.ts';
import { definitions, inStates } from '../source.ts';
import { both, type State } from './state.ts';

export type ParticipantAction =
  | 'view'
  | 'declare'
  | 'declare-before-withdrawal'
  | 'declare-before-deferral'
  | 'defer'
  | 'withdraw'
  | 'resume'
  | 'change-schedule';

/** `training_status`, and `completed` from the early draft of DfE's definitions, which no service serves. */
export type TrainingState = 'active' | 'deferred' | 'withdrawn' | 'completed';
export type TrainingStatesAreDescribed = Expect<InBoth<Exclude<TrainingState, 'completed'>, 'TrainingStatus'>>;

const training = (state: TrainingState): string =>
  inStates('training', state, definitions('participant states, training_status'));

/** Set by providers through the API. */
export const trainingStates: readonly State<TrainingState, ParticipantAction>[] = [
  {
    state: 'active',
    source: training('active'),
    servedBy: both,
    actions: ['view', 'declare', 'defer', 'withdraw', 'change-schedule'],
    meaning: 'In training.',
    may: 'Update the participant and submit declarations.',
    begins: { by: ['school'], trigger: 'the school registers the participant' },
    moves: [
      { to: 'deferred', by: ['provider'], trigger: 'defer' },
      { to: 'withdrawn', by: ['provider'], trigger: 'withdraw' },
    ],
  },
  {
    state: 'deferred',
    source: training('deferred'),
    servedBy: both,
    actions: ['view', 'resume', 'withdraw', 'declare-before-deferral'],
    meaning: 'Training is paused.',
    may:
      'By the guidance no updates and no declarations until DfE is told of the resumption. Both services take ' +
      'a withdrawal, and a declaration dated before the deferral.',
    moves: [
      { to: 'active', by: ['provider', 'school'], trigger: 'resume, or the school registers the participant again' },
      { to: 'withdrawn', by: ['provider'], trigger: 'withdraw' },
    ],
  },
  {
    state: 'withdrawn',
    source: training('withdrawn'),
    servedBy: both,
    actions: ['view', 'resume', 'declare-before-withdrawal'],
    meaning: 'Has stopped training with this provider.',
    may:
      'No updates; declarations only when dated before the withdrawal. Both services let a withdrawn ' +
      'participant be resumed.',
    moves: [
      { to: 'active', by: ['provider', 'school'], trigger: 'resume, or the school registers the participant again' },
    ],
  },
  {
    state: 'completed',
    source: inStates('training', 'completed', 'Definitions and states (early draft): training_status completed'),
    servedBy: [],
    actions: ['view'],
    meaning:
      'Has completed training. Known to the early draft of the definitions only: the services show completion by ' +
      'induction_end_date and mentor_funding_end_date.',
    may: 'No updates and no further declarations.',
    moves: [],
  },
];

export type ParticipantState = 'active' | 'joining' | 'leaving' | 'left' | 'withdrawn';
export type ParticipantStatesAreDescribed = [
  Expect<InService<'rect', Exclude<ParticipantState, 'withdrawn'>, 'ParticipantStatus'>>,
  Expect<InService<'ecf', ParticipantState, 'ParticipantStatus'>>,
];

const status = (state: ParticipantState): string =>
  inStates('participant', state, definitions('participant states, participant_status'));

/**
 * `participant_status`: what the school has reported, worked out from dates and the calendar. No request changes it.
 */
export const participantStates: readonly State<ParticipantState, ParticipantAction>[] = [
  {
    state: 'joining',
    source: status('joining'),
    servedBy: both,
    actions: ['view', 'change-schedule'],
    meaning: 'Registered; training starts on a day to come.',
    may: 'View; defer and withdraw are refused until training has started (rect).',
    begins: { by: ['school'], trigger: 'the school registers the participant ahead of the first day' },
    moves: [{ to: 'active', by: ['time'], trigger: 'the first day of training' }],
  },
  {
    state: 'active',
    source: status('active'),
    servedBy: both,
    actions: ['view', 'declare', 'defer', 'withdraw', 'change-schedule'],
    meaning: 'At the school, and training with this provider.',
    may: 'What the training_status allows.',
    begins: { by: ['school'], trigger: 'the school registers the participant' },
    moves: [
      { to: 'leaving', by: ['school'], trigger: 'the school gives a last day to come' },
      {
        to: 'left',
        by: ['school', 'provider'],
        trigger: 'the school gives a last day that has passed; in rect also a deferral or withdrawal',
      },
      { to: 'withdrawn', by: ['school'], trigger: 'the school removes the participant', services: ['ecf'] },
    ],
  },
  {
    state: 'leaving',
    source: status('leaving'),
    servedBy: both,
    actions: ['view', 'declare', 'defer', 'withdraw', 'change-schedule'],
    meaning: 'Leaves the school, or this provider, on a day to come.',
    may: 'What the training_status allows.',
    moves: [{ to: 'left', by: ['time'], trigger: 'the last day has come' }],
  },
  {
    state: 'left',
    source: status('left'),
    servedBy: both,
    actions: ['view', 'declare', 'defer', 'withdraw'],
    meaning: 'Has left the school or this provider.',
    may: 'What the training_status allows; rect refuses schedule changes.',
    moves: [
      {
        to: 'active',
        by: ['provider', 'school'],
        trigger: 'resume (rect), or the school registers the participant again',
      },
    ],
  },
  {
    state: 'withdrawn',
    source: status('withdrawn'),
    servedBy: ['ecf'],
    actions: ['view'],
    meaning: 'Removed by the school.',
    may: 'View only: every write answers that the course is not recognised.',
    moves: [],
  },
];

/** The two states of an enrolment that decide which actions are allowed. */
export interface EnrolmentState {
  readonly training_status: string;
  readonly participant_status: string | null;
}

/**
 * What a provider may do with an enrolment by its two states. A first answer for a user interface. Whether a request is
 * accepted depends on more than states, so use the checks before sending one.
 */
export function allowedActions(enrolment: EnrolmentState, service: Service = 'rect'): readonly ParticipantAction[] {
  const row = trainingStates.find(({ state }) => state === enrolment.training_status);
  if (row === undefined) return ['view'];
  const { participant_status: school } = enrolment;
  if (service === 'ecf') return school === 'withdrawn' ? ['view'] : row.actions;
  if (school === 'joining') return row.actions.filter((action) => action !== 'defer' && action !== 'withdraw');
  return school === 'left' ? row.actions.filter((action) => action !== 'change-schedule') : row.actions;
}
