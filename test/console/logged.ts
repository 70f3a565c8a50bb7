import type { components } from '../../generated/control/types.ts';
import { operations as ecf } from '../../generated/ecf/operations.ts';
import { operations as rect } from '../../generated/rect/operations.ts';
import { routeOf, wrapperNames, type OperationInfo, type Service } from '../../src/contract/index.ts';

export type Logged = components['schemas']['ReceivedRequest'];
export type Ids = (symbol: string) => string;

export const id = '00000000-0000-4000-8000-000000000001';
export const base: Logged = {
  ...{ number: 1, at: '2026-02-10T12:00:00.000Z', method: 'GET', path: '/api/v3/participants', query: '' },
  ...{ operation: null, leadProvider: 'lp1', headers: {}, body: '', status: 200, rules: [], sources: [] },
};
export const tables: Readonly<Record<Service, Readonly<Record<string, OperationInfo>>>> = { rect, ecf };

/** A request of an operation, as it would be logged. */
export function logged(service: Service, operation: string, of: string, more: object = {}, query = ''): Logged {
  const name = wrapperNames(service).find((one) => one === operation);
  if (name === undefined) throw new Error(`${service} has no ${operation}.`);
  const [method, path] = routeOf(service, name);
  const type = tables[service][operation]?.bodyType;
  const json = { data: { type, attributes: more } };
  return {
    ...{ ...base, operation, method: method.toUpperCase(), path: path.replace('{id}', of), query },
    ...(type !== undefined && { json, body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }),
  };
}

export const course_identifier = 'ecf-induction';
/** One or more requests of each operation, in an order in which the bundled world takes the writes. */
export function examples(service: Service, at: Ids): Logged[] {
  const one = (operation: string, of: string, more = {}, query = ''): Logged =>
    logged(service, operation, at(of), more, query);
  const ofSchool = { cohort: '2025', school_id: at('s4'), delivery_partner_id: at('dp1') };
  return [
    one('participants.list', 'ben', {}, 'filter[cohort]=2024,2025&page[per_page]=50&sort=-updated_at'),
    one('participants.list', 'ben', {}, `filter[from_participant_id]=${at('ada-first-id')}&page[page]=1`),
    one('participants.get', 'ben'),
    one('participants.get', 'ada-first-id'),
    one('participants.transfers', 'ben'),
    one('transfers.list', 'ben', {}, 'filter%5Bupdated_since%5D=2020-01-01T00:00:00Z'),
    one('unfundedMentors.list', 'ben'),
    one('unfundedMentors.get', 'ben'),
    one('declarations.list', 'ben', {}, `filter[participant_id]=${at('ben')},${at('ada')}`),
    one('declarations.get', 'd-paid'),
    one('partnerships.list', 'ben', {}, `filter[delivery_partner_id]=${at('dp1')}`),
    one('partnerships.get', 'ben'),
    one('schools.list', 'ben', {}, 'filter[cohort]=2025&filter[urn]=100001&sort=created_at,-updated_at'),
    one('schools.get', 's4', {}, 'filter[cohort]=2025'),
    one('deliveryPartners.list', 'ben', {}, 'filter[cohort]=2025'),
    one('deliveryPartners.get', 'dp1'),
    one('statements.list', 'ben', {}, service === 'ecf' ? 'filter[type]=ecf' : 'filter[cohort]=2025'),
    one('statements.get', 'ben'),
    one('participants.defer', 'ben', { course_identifier, reason: 'career-break' }),
    one('participants.defer', 'ben', { course_identifier, reason: 'other' }),
    one('participants.resume', 'ben', { course_identifier }),
    one('participants.changeSchedule', 'ben', { course_identifier, schedule_identifier: 'ecf-extended-january' }),
    one('participants.withdraw', 'ben', { course_identifier, reason: 'switched-to-school-led' }),
    one('participants.resume', 'ben', { course_identifier: 'ecf-mentor' }),
    one('declarations.create', 'ben', {
      ...{ course_identifier, participant_id: at('ben'), declaration_date: '2025-10-01T00:00:00Z' },
      ...{ declaration_type: 'started', evidence_held: 'training-event-attended' },
    }),
    one('declarations.void', 'd-paid'),
    { ...one('declarations.void', 'd-paid'), headers: { 'x-with-server-date': '2026-01-01T00:00:00Z' } },
    one('partnerships.create', 's4', ofSchool),
    one('partnerships.update', 's4', { delivery_partner_id: at('dp1') }),
  ];
}
