import type { Client, SendOptions } from 'lead-provider-sdk';
import type { Mock } from 'lead-provider-sdk/mock';
import type { WrapperName } from '../../src/contract/index.ts';

export type Dfe = Client<'rect'> | Client<'ecf'>;

/** One kind of operation, as it is asked for in the world of the default scenario. */
export interface Kind {
  readonly operation: WrapperName;
  readonly isWrite: boolean;
  run(dfe: Dfe, mock: Mock, options?: SendOptions): Promise<unknown>;
}

const ect = 'ecf-induction';

export const writes: readonly Kind[] = [
  {
    operation: 'declarations.create',
    isWrite: true,
    run: (dfe, mock, options) =>
      dfe.declarations.create(
        {
          participant_id: mock.id('ben'),
          declaration_type: 'started',
          course_identifier: ect,
          declaration_date: '2025-10-06T00:00:00Z',
          evidence_held: 'training-event-attended',
        },
        options,
      ),
  },
  {
    operation: 'declarations.void',
    isWrite: true,
    run: (dfe, mock, options) => dfe.declarations.void(mock.id('d-eligible'), options),
  },
  {
    operation: 'participants.defer',
    isWrite: true,
    run: (dfe, mock, options) =>
      dfe.participants.defer(mock.id('ben'), { reason: 'other', course_identifier: ect }, options),
  },
  {
    operation: 'participants.withdraw',
    isWrite: true,
    run: (dfe, mock, options) =>
      dfe.participants.withdraw(mock.id('ben'), { reason: 'other', course_identifier: ect }, options),
  },
  {
    operation: 'participants.resume',
    isWrite: true,
    run: (dfe, mock, options) => dfe.participants.resume(mock.id('cara'), { course_identifier: ect }, options),
  },
  {
    operation: 'participants.changeSchedule',
    isWrite: true,
    run: (dfe, mock, options) =>
      dfe.participants.changeSchedule(
        mock.id('ben'),
        { schedule_identifier: 'ecf-standard-january', course_identifier: ect, cohort: '2025' },
        options,
      ),
  },
  {
    operation: 'partnerships.create',
    isWrite: true,
    run: (dfe, mock, options) =>
      dfe.partnerships.create(
        { cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') },
        options,
      ),
  },
  {
    operation: 'partnerships.update',
    isWrite: true,
    run: (dfe, mock, options) =>
      dfe.partnerships.update(mock.id('ps1'), { delivery_partner_id: mock.id('dp2') }, options),
  },
];

export const reads: readonly Kind[] = [
  {
    operation: 'participants.get',
    isWrite: false,
    run: (dfe, mock, options) => dfe.participants.get(mock.id('ben'), options),
  },
  {
    operation: 'declarations.get',
    isWrite: false,
    run: (dfe, mock, options) => dfe.declarations.get(mock.id('d-paid'), options),
  },
  {
    operation: 'declarations.list',
    isWrite: false,
    run: (dfe, _mock, options) => dfe.declarations.list({}, options).collect({ max: 1000 }),
  },
  {
    operation: 'participants.list',
    isWrite: false,
    run: (dfe, _mock, options) => dfe.participants.list({}, options).collect({ max: 1000 }),
  },
];
