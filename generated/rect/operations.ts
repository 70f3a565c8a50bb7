/* Made from spec/rect-v3.yaml (Lead provider API v3: Register early career teachers (rect)) by `npm run generate`.
 * The table of operations. Do not edit: change the description and generate again. */

import type { OperationInfo } from '../../src/contract/operation.ts';

export const operations = {
  'declarations.create': { method: 'POST', path: '/api/v3/participant-declarations', filters: {}, sort: [], bodyType: 'participant-declaration' },
  'declarations.get': { method: 'GET', path: '/api/v3/participant-declarations/{id}', filters: {}, sort: [], repeatSafe: true },
  'declarations.list': { method: 'GET', path: '/api/v3/participant-declarations', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' }, participant_id: { kind: 'uuid', many: true }, delivery_partner_id: { kind: 'uuid', many: true } }, sort: [], repeatSafe: true },
  'declarations.void': { method: 'PUT', path: '/api/v3/participant-declarations/{id}/void', filters: {}, sort: [] },
  'deliveryPartners.get': { method: 'GET', path: '/api/v3/delivery-partners/{id}', filters: {}, sort: [], repeatSafe: true },
  'deliveryPartners.list': { method: 'GET', path: '/api/v3/delivery-partners', paged: true, filters: { cohort: { kind: 'year', many: true } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true },
  'participants.changeSchedule': { method: 'PUT', path: '/api/v3/participants/{id}/change-schedule', filters: {}, sort: [], bodyType: 'participant-change-schedule' },
  'participants.defer': { method: 'PUT', path: '/api/v3/participants/{id}/defer', filters: {}, sort: [], bodyType: 'participant-defer' },
  'participants.get': { method: 'GET', path: '/api/v3/participants/{id}', filters: {}, sort: [], repeatSafe: true },
  'participants.list': { method: 'GET', path: '/api/v3/participants', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' }, training_status: { kind: 'enum', values: ['active', 'deferred', 'withdrawn'] }, from_participant_id: { kind: 'uuid' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true },
  'participants.resume': { method: 'PUT', path: '/api/v3/participants/{id}/resume', filters: {}, sort: [], bodyType: 'participant-resume' },
  'participants.transfers': { method: 'GET', path: '/api/v3/participants/{id}/transfers', filters: {}, sort: [], repeatSafe: true },
  'participants.withdraw': { method: 'PUT', path: '/api/v3/participants/{id}/withdraw', filters: {}, sort: [], bodyType: 'participant-withdraw' },
  'partnerships.create': { method: 'POST', path: '/api/v3/partnerships', filters: {}, sort: [], bodyType: 'partnership' },
  'partnerships.get': { method: 'GET', path: '/api/v3/partnerships/{id}', filters: {}, sort: [], repeatSafe: true },
  'partnerships.list': { method: 'GET', path: '/api/v3/partnerships', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' }, delivery_partner_id: { kind: 'uuid', many: true } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true },
  'partnerships.update': { method: 'PUT', path: '/api/v3/partnerships/{id}', filters: {}, sort: [], bodyType: 'partnership' },
  'schools.get': { method: 'GET', path: '/api/v3/schools/{id}', filters: { cohort: { kind: 'year', required: true } }, sort: [], repeatSafe: true },
  'schools.list': { method: 'GET', path: '/api/v3/schools', paged: true, filters: { cohort: { kind: 'year', required: true }, urn: { kind: 'text' }, updated_since: { kind: 'instant' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true },
  'statements.get': { method: 'GET', path: '/api/v3/statements/{id}', filters: {}, sort: [], repeatSafe: true },
  'statements.list': { method: 'GET', path: '/api/v3/statements', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' } }, sort: [], repeatSafe: true },
  'transfers.list': { method: 'GET', path: '/api/v3/participants/transfers', paged: true, filters: { updated_since: { kind: 'instant' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true },
  'unfundedMentors.get': { method: 'GET', path: '/api/v3/unfunded-mentors/{id}', filters: {}, sort: [], repeatSafe: true },
  'unfundedMentors.list': { method: 'GET', path: '/api/v3/unfunded-mentors', paged: true, filters: { updated_since: { kind: 'instant' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true },
} as const satisfies Readonly<Record<string, OperationInfo>>;
