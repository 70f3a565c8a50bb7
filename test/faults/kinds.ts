import type { Client, SendOptions } from 'lead-provider-sdk';
import type { Mock } from 'lead-provider-sdk/mock';
import type { WrapperName } from '../../src/contract/index.ts';
import { act, declarationsOf, type Act } from './acts.ts';

export type Dfe = Client<'rect'> | Client<'ecf'>;

/** One kind of operation, as it is asked for in the world of the default scenario. */
export interface Kind {
  readonly operation: WrapperName;
  readonly isWrite: boolean;
  run(dfe: Dfe, mock: Mock, options?: SendOptions): Promise<unknown>;
}

/** A write, and what others may do to its record meanwhile. */
export interface WriteKind extends Kind {
  readonly method: 'POST' | 'PUT';
  /** The end of the path, for telling its requests from all others. */
  readonly path: RegExp;
  /** By name. An act that the service does not allow at its moment does not happen. */
  readonly acts: Readonly<Record<string, Act>>;
}

const ect = 'ecf-induction';
const declared = {
  declaration_type: 'retained-1',
  course_identifier: ect,
  evidence_held: 'training-event-attended',
} as const;

/** In both services the participant comes from another provider, who may declare for them, too. */
export const DECLARED = 'tom';

const participantActs = (symbol: string): Readonly<Record<string, Act>> => ({
  'the school changes the name': act((mock) => mock.schools.changeName(symbol, 'Another Name')),
  'DfE merges the participant': act((mock) => mock.dfe.mergeParticipants(symbol, 'uma')),
});

const put = (symbol: string, action: string, attributes: object): Act =>
  act((mock, send) => {
    const path = `/participants${mock.service === 'ecf' ? '/ecf' : ''}/${mock.id(symbol)}/${action}`;
    return send('PUT', path, { course_identifier: ect, ...attributes });
  });

export const writes: readonly WriteKind[] = [
  {
    operation: 'declarations.create',
    isWrite: true,
    method: 'POST',
    path: /\/participant-declarations$/,
    run: (dfe, mock, options) =>
      dfe.declarations.create(
        { ...declared, participant_id: mock.id(DECLARED), declaration_date: '2025-12-01T00:00:00Z' },
        options,
      ),
    acts: {
      'a colleague voids it': act(async (mock, send) => {
        const mine = (await declarationsOf(mock, DECLARED)).find(
          ({ attributes: { state, lead_provider_name } }) =>
            state !== 'voided' && lead_provider_name === 'Northlight Teaching',
        );
        return mine === undefined ? false : send('PUT', `/participant-declarations/${mine.id}/void`);
      }),
      'a colleague declares another date': act((mock, send) =>
        send('POST', '/participant-declarations', {
          ...declared,
          participant_id: mock.id(DECLARED),
          declaration_date: '2025-12-02T00:00:00Z',
        }),
      ),
      'another provider declares the same': act((mock, send) =>
        send(
          'POST',
          '/participant-declarations',
          { ...declared, participant_id: mock.id(DECLARED), declaration_date: '2025-12-01T00:00:00Z' },
          'lp2',
        ),
      ),
      ...participantActs(DECLARED),
    },
  },
  {
    operation: 'declarations.void',
    isWrite: true,
    method: 'PUT',
    path: /\/void$/,
    run: (dfe, mock, options) => dfe.declarations.void(mock.id('d-eligible'), options),
    acts: { 'the statement is paid': act((mock) => mock.dfe.pay('st-2025-apr')) },
  },
  {
    operation: 'participants.defer',
    isWrite: true,
    method: 'PUT',
    path: /\/defer$/,
    run: (dfe, mock, options) =>
      dfe.participants.defer(mock.id('ben'), { reason: 'other', course_identifier: ect }, options),
    acts: {
      'a colleague resumes': put('ben', 'resume', {}),
      'a colleague defers for another reason': put('ben', 'defer', { reason: 'career-break' }),
      'a colleague withdraws': put('ben', 'withdraw', { reason: 'other' }),
      ...participantActs('ben'),
    },
  },
  {
    operation: 'participants.withdraw',
    isWrite: true,
    method: 'PUT',
    path: /\/withdraw$/,
    run: (dfe, mock, options) =>
      dfe.participants.withdraw(mock.id('ben'), { reason: 'other', course_identifier: ect }, options),
    acts: {
      'a colleague resumes': put('ben', 'resume', {}),
      'a colleague defers': put('ben', 'defer', { reason: 'career-break' }),
      ...participantActs('ben'),
    },
  },
  {
    operation: 'participants.resume',
    isWrite: true,
    method: 'PUT',
    path: /\/resume$/,
    run: (dfe, mock, options) => dfe.participants.resume(mock.id('cara'), { course_identifier: ect }, options),
    acts: {
      'a colleague defers anew': put('cara', 'defer', { reason: 'parental-leave' }),
      'a colleague withdraws': put('cara', 'withdraw', { reason: 'other' }),
      ...participantActs('cara'),
    },
  },
  {
    operation: 'participants.changeSchedule',
    isWrite: true,
    method: 'PUT',
    path: /\/change-schedule$/,
    run: (dfe, mock, options) =>
      dfe.participants.changeSchedule(
        mock.id('ben'),
        { schedule_identifier: 'ecf-standard-january', course_identifier: ect, cohort: '2025' },
        options,
      ),
    acts: {
      'a colleague moves the schedule': put('ben', 'change-schedule', { schedule_identifier: 'ecf-standard-april' }),
      'a colleague moves it back': put('ben', 'change-schedule', { schedule_identifier: 'ecf-standard-september' }),
      ...participantActs('ben'),
    },
  },
  {
    operation: 'partnerships.create',
    isWrite: true,
    method: 'POST',
    path: /\/partnerships(?:\/ecf)?$/,
    run: (dfe, mock, options) =>
      dfe.partnerships.create(
        { cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') },
        options,
      ),
    acts: {
      'a colleague moves the partner': act(async (mock, send) => {
        const made = await partnershipWith(mock, 's4');
        const to = { delivery_partner_id: mock.id('dp2') };
        return made === null ? false : send('PUT', `${partnerships(mock)}/${made}`, to);
      }),
      'a colleague makes it with another partner': act((mock, send) =>
        send('POST', partnerships(mock), {
          cohort: '2025',
          school_id: mock.id('s4'),
          delivery_partner_id: mock.id('dp2'),
        }),
      ),
      'the school challenges it': act(async (mock) => {
        const made = await partnershipWith(mock, 's4');
        if (made === null || mock.service === 'rect') return false;
        mock.schools.challengePartnership(made, 'mistake');
        return true;
      }),
    },
  },
  {
    operation: 'partnerships.update',
    isWrite: true,
    method: 'PUT',
    path: /\/partnerships\/(?:ecf\/)?[0-9a-f-]{36}$/,
    run: (dfe, mock, options) =>
      dfe.partnerships.update(mock.id('ps1'), { delivery_partner_id: mock.id('dp2') }, options),
    acts: {
      // sending the partner it has already changes nothing, so that is no act
      'a colleague moves it back': act(async (mock, send) => {
        const path = `${partnerships(mock)}/${mock.id('ps1')}`;
        const now = await mock.peek('lp1', `/api/v3${path}`);
        const isMoved = JSON.stringify(now).includes(mock.id('dp2'));
        return isMoved && send('PUT', path, { delivery_partner_id: mock.id('dp1') });
      }),
      'the school has a new tutor': act((mock) => mock.schools.setTutor('s1', { name: 'A', email: 'a@elm.example' })),
    },
  },
];

const partnerships = (mock: Mock): string => `/partnerships${mock.service === 'ecf' ? '/ecf' : ''}`;

async function partnershipWith(mock: Mock, school: string): Promise<string | null> {
  const data = await mock.peek('lp1', `/api/v3${partnerships(mock)}?page[per_page]=3000`);
  const all = Array.isArray(data) ? (data as { id: string; attributes: { school_id: string } }[]) : [];
  return all.find(({ attributes }) => attributes.school_id === mock.id(school))?.id ?? null;
}

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
