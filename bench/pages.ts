/**
 * Serves pages of participants, and one participant, for `client.ts` and `results/client.ts`, in a process of its own, so
 * that only the client's work is measured.
 */
import { createServer } from 'node:http';

/** A participant with two training records, about 1,900 bytes of JSON. */
function participant(i: number): object {
  const id = `${String(i).padStart(8, '0')}-0000-4000-8000-000000000000`;
  const enrolment = {
    training_record_id: id,
    email: `person-${i}@example.com`,
    mentor_id: id,
    school_urn: '100001',
    participant_type: 'ect',
    working_pattern: 'full_time',
    cohort: '2025',
    training_status: 'deferred',
    participant_status: 'active',
    eligible_for_funding: true,
    pupil_premium_uplift: false,
    sparsity_uplift: false,
    schedule_identifier: 'ecf-standard-september',
    delivery_partner_id: id,
    withdrawal: null,
    deferral: { reason: 'career-break', date: '2026-01-05T09:00:00Z' },
    created_at: '2025-09-01T09:00:00Z',
    induction_end_date: null,
    most_recent_induction_period_end_date: null,
    overall_induction_start_date: '2025-09-01',
    mentor_funding_end_date: null,
    cohort_changed_after_payments_frozen: false,
    mentor_ineligible_for_funding_reason: null,
  };
  return {
    id,
    type: 'participant',
    attributes: {
      full_name: `Person ${i}`,
      teacher_reference_number: '1234567',
      ecf_enrolments: [enrolment, { ...enrolment, participant_type: 'mentor' }],
      participant_id_changes: [{ from_participant_id: id, to_participant_id: id, changed_at: '2026-01-05T09:00:00Z' }],
      updated_at: '2026-01-05T09:00:00Z',
    },
  };
}

const bodies = new Map(
  [1, 100, 1000, 3000].map((size) => [
    String(size),
    JSON.stringify({ data: Array.from({ length: size }, (_, i) => participant(i)) }),
  ]),
);
const one = JSON.stringify({ data: participant(1) });
const headers = {
  'content-type': 'application/json; charset=utf-8',
  // no client has to wait for the budget of a service: requests of thousands of rounds count for nothing here
  'x-lead-provider-mock': 'uncounted',
};
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const body = pathname.endsWith('/participants') ? bodies.get(searchParams.get('page[per_page]') ?? '1') : one;
  response.writeHead(200, headers).end(body);
}).listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
});
