/* Made from spec/ecf-v3.yaml (Lead provider API v3: Manage training for early career teachers (ecf)) by `npm run generate`.
 * The table of operations. Do not edit: change the description and generate again. */

import type { OperationInfo } from '../../src/contract/operation.ts';

export const operations = {
  'declarations.create': { method: 'POST', path: '/api/v3/participant-declarations', filters: {}, sort: [], bodyType: 'participant-declaration', mediaType: 'application/vnd.api+json' },
  'declarations.get': { method: 'GET', path: '/api/v3/participant-declarations/{id}', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'declarations.list': { method: 'GET', path: '/api/v3/participant-declarations', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' }, participant_id: { kind: 'uuid', many: true }, delivery_partner_id: { kind: 'uuid', many: true } }, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'declarations.void': { method: 'PUT', path: '/api/v3/participant-declarations/{id}/void', filters: {}, sort: [], mediaType: 'application/vnd.api+json' },
  'deliveryPartners.get': { method: 'GET', path: '/api/v3/delivery-partners/{id}', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'deliveryPartners.list': { method: 'GET', path: '/api/v3/delivery-partners', paged: true, filters: { cohort: { kind: 'year', many: true } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'participants.changeSchedule': { method: 'PUT', path: '/api/v3/participants/ecf/{id}/change-schedule', filters: {}, sort: [], bodyType: 'participant-change-schedule', mediaType: 'application/vnd.api+json' },
  'participants.defer': { method: 'PUT', path: '/api/v3/participants/ecf/{id}/defer', filters: {}, sort: [], bodyType: 'participant-defer', mediaType: 'application/vnd.api+json' },
  'participants.get': { method: 'GET', path: '/api/v3/participants/ecf/{id}', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'participants.list': { method: 'GET', path: '/api/v3/participants/ecf', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' }, training_status: { kind: 'enum', values: ['active', 'deferred', 'withdrawn'] }, from_participant_id: { kind: 'uuid' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'participants.resume': { method: 'PUT', path: '/api/v3/participants/ecf/{id}/resume', filters: {}, sort: [], bodyType: 'participant-resume', mediaType: 'application/vnd.api+json' },
  'participants.transfers': { method: 'GET', path: '/api/v3/participants/ecf/{id}/transfers', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'participants.withdraw': { method: 'PUT', path: '/api/v3/participants/ecf/{id}/withdraw', filters: {}, sort: [], bodyType: 'participant-withdraw', mediaType: 'application/vnd.api+json' },
  'partnerships.create': { method: 'POST', path: '/api/v3/partnerships/ecf', filters: {}, sort: [], bodyType: 'ecf-partnership', mediaType: 'application/vnd.api+json' },
  'partnerships.get': { method: 'GET', path: '/api/v3/partnerships/ecf/{id}', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'partnerships.list': { method: 'GET', path: '/api/v3/partnerships/ecf', paged: true, filters: { cohort: { kind: 'year', many: true }, updated_since: { kind: 'instant' }, delivery_partner_id: { kind: 'uuid', many: true } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'partnerships.update': { method: 'PUT', path: '/api/v3/partnerships/ecf/{id}', filters: {}, sort: [], repeatSafe: true, bodyType: 'ecf-partnership-update', mediaType: 'application/vnd.api+json' },
  'schools.get': { method: 'GET', path: '/api/v3/schools/ecf/{id}', filters: { cohort: { kind: 'year', required: true }, urn: { kind: 'text' }, updated_since: { kind: 'instant' } }, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'schools.list': { method: 'GET', path: '/api/v3/schools/ecf', paged: true, filters: { cohort: { kind: 'year', required: true }, urn: { kind: 'text' }, updated_since: { kind: 'instant' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'statements.get': { method: 'GET', path: '/api/v3/statements/{id}', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'statements.list': { method: 'GET', path: '/api/v3/statements', paged: true, filters: { cohort: { kind: 'year', many: true }, type: { kind: 'enum', values: ['ecf'] }, updated_since: { kind: 'instant' } }, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'transfers.list': { method: 'GET', path: '/api/v3/participants/ecf/transfers', paged: true, filters: { updated_since: { kind: 'instant' } }, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'unfundedMentors.get': { method: 'GET', path: '/api/v3/unfunded-mentors/ecf/{id}', filters: {}, sort: [], repeatSafe: true, mediaType: 'application/vnd.api+json' },
  'unfundedMentors.list': { method: 'GET', path: '/api/v3/unfunded-mentors/ecf', paged: true, filters: { updated_since: { kind: 'instant' } }, sort: ['created_at', '-created_at', 'updated_at', '-updated_at'], repeatSafe: true, mediaType: 'application/vnd.api+json' },
} as const satisfies Readonly<Record<string, OperationInfo>>;
