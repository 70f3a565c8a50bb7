import { writeRuleBook } from '../../../src/sync/store/rule-book.ts';
import { set } from '../../../src/sync/store/schema.ts';
import { insert, type Steps, type Value } from '../../../src/sync/store/steps.ts';

type Some = Readonly<Record<string, Value>>;

/** Writes rows as they are given, each with its own columns. */
export function* put(table: string, rows: readonly Some[], same: Some = {}): Steps<void> {
  for (const row of rows) {
    const whole = { ...same, ...row };
    yield* insert({ table, columns: Object.keys(whole) }, [Object.values(whole)]);
  }
}

const ECT = { role: 'ect', training_status: 'active', participant_status: 'active', eligible_for_funding: 1 };
const MENTOR = { ...ECT, role: 'mentor' };
const enrolment = (person: string, cohort: string, schedule: string, more: Some = {}): Some => ({
  ...{ participant_id: person, training_record_id: `tr-${person}`, cohort, school_urn: '100001' },
  ...{ schedule_identifier: `ecf-standard-${schedule}`, induction_start_date: '2025-09-01', ...ECT, ...more },
});
const declaration = (id: string, person: string, type: string, state: string, more: Some = {}): Some => ({
  ...{ id, participant_id: person, type, state, course: 'ecf-induction', provider: 'Alpha', ours: 1, uplift_paid: 0 },
  ...{ date: '2026-09-01T10:00:00Z', created_at: '2026-09-02T10:00:00Z', last_changed: '2026-09-02T12:00:00Z' },
  ...more,
});
const other = { ours: 0, provider: 'Beta' };
const state = (
  id: string,
  ordinal: number,
  seen: string,
  before: string | null,
  now: string,
  more: Some = {},
): Some => ({
  ...{ declaration_id: id, ordinal, seen_at: seen, seen_before: before, state: now, statement_id: null },
  ...more,
});
const transfer = (
  person: string,
  record: string,
  leaving: string | null,
  joining: string | null,
  more: Some,
): Some => ({
  ...{ participant_id: person, training_record_id: record, created_at: '2026-09-01T00:00:00Z', ordinal: 0 },
  ...{ transfer_type: 'new_provider', leaving_provider: leaving, joining_provider: joining, ...more },
});

/** Alpha's copy on 20 October 2026, as small as it can be with something in every view. */
export function* smallWorld(): Steps<void> {
  yield* set('service', 'rect');
  yield* put('dfe_today', [{ one: 1, day: '2026-10-20', at: '2026-10-20T09:00:00Z' }]);
  yield* writeRuleBook('rect');
  const seen = { first_seen: '2026-06-01T03:00:00Z', last_changed: '2026-06-02T03:00:00Z', unlisted: 0 };
  yield* put(
    'dfe_statements',
    [
      ...[
        { id: 's-aug', cohort: '2025', month: 'August', year: '2026', paid: 1 },
        { id: 's-nov', cohort: '2025', month: 'November', year: '2026', paid: 0 },
        { id: 's-jan', cohort: '2025', month: 'January', year: '2027', paid: 0 },
        { id: 's-nov24', cohort: '2024', month: 'November', year: '2026', paid: 0 },
      ].map((row) => ({
        ...row,
        cut_off_date: { August: '2026-07-31', November: '2026-10-31', January: '2026-12-31' }[row.month] ?? null,
        payment_date: { August: '2026-08-25', November: '2026-11-25', January: '2027-01-25' }[row.month] ?? null,
      })),
      // paid already and gone: neither is a cut-off to come
      { id: 's-paid', cohort: '2025', month: 'October', year: '2026', paid: 1, cut_off_date: '2026-10-21' },
      { id: 's-lost', cohort: '2025', cut_off_date: '2026-10-22', gone_at: '2026-08-01T03:00:00Z', gone_why: 'absent' },
    ],
    seen,
  );
  const names = [
    'ann',
    'bob',
    'cat',
    'dan',
    'eve',
    'hal',
    'ivy',
    'jo',
    'kit',
    'lou',
    'may',
    'ned',
    'oli',
    'pam',
    'qua',
  ];
  yield* put(
    'dfe_participants',
    [
      ...names.map((id) => ({ id, full_name: `${id[0]?.toUpperCase()}${id.slice(1)}` })),
      { id: 'dan-old', full_name: 'Dan', gone_at: '2026-09-10T03:00:00Z', gone_why: 'merged', merged_into: 'dan' },
      { id: 'gus', full_name: 'Gus', gone_at: '2026-09-11T03:00:00Z', gone_why: 'absent' },
    ],
    seen,
  );
  const gone = { gone_at: '2026-09-12T03:00:00Z', gone_why: 'absent' };
  yield* put('dfe_schools', [{ id: 'school', cohort: '2025', ...gone }], seen);
  yield* put('dfe_unfunded_mentors', [{ id: 'una', full_name: 'Una' }], seen);
  yield* put('dfe_enrolments', [
    enrolment('ann', '2025', 'september', { mentor_id: 'may' }),
    enrolment('bob', '2024', 'april', { mentor_id: 'una' }),
    enrolment('cat', '2025', 'september', { ...MENTOR, eligible_for_funding: null, induction_start_date: null }),
    enrolment('dan', '2025', 'september', { mentor_id: 'may-old' }),
    enrolment('dan-old', '2025', 'september', { mentor_id: 'may' }),
    enrolment('eve', '2025', 'september', {
      ...{ training_status: 'withdrawn', participant_status: 'left', mentor_id: 'nobody' },
      ...{ withdrawal_reason: 'other', withdrawal_date: '2026-09-03T11:00:00Z' },
    }),
    enrolment('gus', '2025', 'september'),
    enrolment('hal', '2024', 'january', { participant_status: 'joining' }),
    // the cohort is frozen
    enrolment('ivy', '2022', 'september', {
      schedule_identifier: 'ecf-extended-september',
      eligible_for_funding: null,
    }),
    // the cohort has no statement to come, which matters to those who are eligible
    enrolment('jo', '2023', 'september', { schedule_identifier: 'ecf-extended-september' }),
    enrolment('kit', '2025', 'september'),
    enrolment('lou', '2023', 'september', {
      ...{ schedule_identifier: 'ecf-extended-september', eligible_for_funding: 0, participant_status: 'leaving' },
    }),
    // every window of this schedule is over
    enrolment('may', '2024', 'september', MENTOR),
    enrolment('ned', '2025', 'september', { eligible_for_funding: null, induction_start_date: null }),
    enrolment('oli', '2025', 'september', { training_status: 'deferred' }),
    // the windows of these two open in 2027
    enrolment('pam', '2026', 'april', { participant_status: 'joining' }),
    enrolment('qua', '2026', 'april', { eligible_for_funding: null }),
  ]);
  const change = { changed_at: '2026-09-09T00:00:00Z', seen_at: '2026-09-10T03:00:00Z' };
  yield* put(
    'dfe_id_changes',
    [
      { from_id: 'dan-old', owner_id: 'dan', to_id: 'dan', current_id: 'dan' },
      { from_id: 'dan-old', owner_id: 'dan-mid', to_id: 'dan-mid', current_id: 'dan' },
      { from_id: 'may-old', owner_id: 'may', to_id: 'may', current_id: 'may' },
      // the wrong way round, since ann is served; and one that is served no longer
      { from_id: 'ann', owner_id: 'bob', to_id: 'bob', current_id: 'bob' },
      { from_id: 'zoe', owner_id: 'lou', to_id: 'lou', current_id: 'lou', gone_at: '2026-09-20T03:00:00Z' },
    ],
    change,
  );
  yield* put('dfe_declarations', [
    // bob would have this if ann were taken for a retired id of his
    declaration('d-ann', 'ann', 'retained-4', 'eligible', { statement_id: 's-jan' }),
    declaration('d-bob-0', 'bob', 'started', 'paid', other),
    declaration('d-bob-1', 'bob', 'retained-2', 'paid', { statement_id: 's-old' }),
    declaration('d-bob-2', 'bob', 'retained-3', 'eligible', {
      ...{ ...other, last_changed: '2026-09-30T23:30:00Z', statement_id: 's-nov24' },
    }),
    declaration('d-cat', 'cat', 'started', 'submitted', {
      course: 'ecf-mentor',
      created_at: '2026-10-09T23:15:00.123Z',
    }),
    declaration('d-dan', 'dan-old', 'started', 'paid', { statement_id: 's-aug', uplift_paid: 1 }),
    // one type held twice: it is ours
    declaration('d-dan-2', 'dan-old', 'retained-1', 'submitted'),
    declaration('d-dan-3', 'dan', 'retained-1', 'eligible', other),
    declaration('d-hal', 'hal', 'started', 'paid', other),
    declaration('d-hal-2', 'hal', 'completed', 'voided', other),
    declaration('d-hal-3', 'hal', 'retained-1', 'paid'),
    declaration('d-kit-1', 'kit', 'started', 'voided'),
    declaration('d-kit-2', 'kit', 'retained-1', 'eligible', { statement_id: 's-nov' }),
    declaration('d-lou', 'lou', 'started', 'submitted', { created_at: null }),
    declaration('d-lou-2', 'lou', 'retained-1', 'awaiting-clawback', {
      ...{ statement_id: 's-aug', clawback_statement_id: 's-nov', uplift_paid: 1 },
    }),
    declaration('d-ned', 'ned', 'started', 'submitted'),
    declaration('d-ned-2', 'ned', 'retained-1', 'submitted', { ...gone, statement_id: 's-jan' }),
    declaration('d-oli', 'oli', 'started', 'payable', { statement_id: 's-nov' }),
    declaration('d-oli-2', 'oli', 'retained-1', 'payable', { statement_id: 's-nov' }),
    declaration('d-pam', 'nobody', 'started', 'submitted', other),
    declaration('d-zoe', 'zoe', 'started', 'submitted', { course: 'ecf-mentor' }),
  ]);
  const [onAugust, eligible] = [{ statement_id: 's-aug' }, 'eligible'];
  const was = (id: string): Some => state(id, 0, '2026-07-20T03:00:00Z', null, eligible, onAugust);
  yield* put('dfe_declaration_states', [
    // voided, and seen as eligible after the cut-off before that
    was('d-kit-1'),
    state('d-kit-1', 1, '2026-08-10T03:00:00Z', '2026-08-05T03:00:00.000Z', 'voided'),
    // moved within the ordinary course: never told, not even where a look is missing
    was('d-oli'),
    state('d-oli', 1, '2026-08-26T03:00:00Z', null, 'paid', onAugust),
    was('d-dan'),
    state('d-dan', 1, '2026-08-01T03:00:00Z', null, 'payable', onAugust),
    state('d-dan', 2, '2026-08-26T03:00:00Z', null, 'paid', onAugust),
    // in London this look fell on the day after the cut-off, the look before did not
    was('d-cat'),
    state('d-cat', 1, '2026-07-31T23:30:00Z', '2026-07-31T22:30:00.000Z', 'voided'),
    // and this one fell on the day of the cut-off
    was('d-ned'),
    state('d-ned', 1, '2026-07-31T22:59:59Z', null, 'voided'),
    // certain by our own look at this very declaration
    was('d-lou-2'),
    state('d-lou-2', 1, '2026-08-26T03:00:00Z', null, 'paid', onAugust),
    state('d-lou-2', 2, '2026-09-01T03:00:00Z', '2026-08-20T03:00:00.000Z', 'awaiting-clawback', {
      ...{ statement_id: 's-aug', clawback_statement_id: 's-nov' },
    }),
    // to another statement, nobody knows when
    was('d-kit-2'),
    state('d-kit-2', 1, '2026-08-02T03:00:00Z', null, eligible, { statement_id: 's-nov' }),
  ]);
  const send = { run: 'r1', at: '2026-08-01T08:00:00Z' };
  yield* put(
    'dfe_sends',
    [
      { line: 2, declaration_id: 'd-kit-2', expected_statement: 's-aug', statement_id: 's-nov' },
      { line: 3, declaration_id: 'd-oli', expected_statement: 's-nov', statement_id: 's-nov' },
      // what the answer did not say, the copy does
      { line: 4, declaration_id: 'd-oli-2', expected_statement: 's-aug', statement_id: null },
    ],
    send,
  );
  yield* put(
    'dfe_transfer_lists',
    ['ann', 'hal', 'bob', 'xan', 'yve'].map((id) => ({ id, ...(id === 'yve' && gone) })),
  );
  yield* put('dfe_transfers', [
    transfer('ann', 'tr-ann', 'Alpha', 'Alpha', { transfer_type: 'new_school', leaving_date: '2026-09-01' }),
    transfer('bob', 'tr-bob', 'Alpha', null, {
      transfer_type: 'unknown',
      status: 'complete',
      leaving_date: '2026-10-01',
    }),
    // an earlier one each, which no longer counts
    transfer('bob', 'tr-bob', 'Alpha', 'Beta', { created_at: '2026-01-01T00:00:00Z' }),
    transfer('xan', 'tr-xan', 'Alpha', 'Gamma', { created_at: '2026-01-01T00:00:00Z' }),
    transfer('hal', 'tr-hal', 'Beta', 'Alpha', { status: 'incomplete', joining_date: '2026-11-01' }),
    transfer('xan', 'tr-xan', 'Alpha', 'Beta', { status: 'incomplete', leaving_date: '2026-12-01' }),
    transfer('yve', 'tr-yve', 'Alpha', 'Beta', { status: 'incomplete', leaving_date: '2026-12-01' }),
  ]);
  const event = { word: 'w', at: '2026-09-30T03:00:00Z', run: 7, resource: 'participants', kind: 'changed' };
  yield* put(
    'dfe_changes',
    [
      { seq: 1, record_id: 'ann', silent: 'calendar', paths: '["a"]', before: '{}', after: '{}' },
      {
        seq: 2,
        record_id: 'bob',
        silent: 'unexplained',
        paths: '["full_name"]',
        before: '{"full_name":"B"}',
        after: '{}',
      },
    ],
    event,
  );
}
