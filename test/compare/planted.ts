import type { Finding } from '../../src/compare/index.ts';
import type { Service } from './support.ts';

/** A difference planted into one of two copies that compare to nothing, and the one finding it has to give. */
export interface Planted {
  readonly what: string;
  readonly in: Service;
  /** SQL, in which `{word}` stands for the id behind a symbol. */
  readonly sql: readonly string[];
  readonly finding: Partial<Finding>;
}

/** The same of a symbol of the scenario. */
type Told = Omit<Partial<Finding>, 'id' | 'resource' | 'kind'>;

const raw = (table: string, symbol: string, path: string, value: string): string =>
  `UPDATE dfe_${table} SET raw = json_set(raw, '$.attributes.${path}', ${value}) WHERE id = '{${symbol}}'`;

const drop = (table: string, symbol: string): string => `DELETE FROM dfe_${table} WHERE id = '{${symbol}}'`;

const enrolment = (field: string): string => `ecf_enrolments[0].${field}`;

function lost(what: string, side: Service, table: string, symbol: string, resource: Finding['resource']): Planted {
  const kind = side === 'rect' ? 'missing' : 'extra';
  return { what, in: side, sql: [drop(table, symbol)], finding: { kind, resource, id: `{${symbol}}`, field: null } };
}

function field(
  what: string,
  side: Service,
  [table, symbol, path, value]: readonly [table: string, symbol: string, path: string, value: string],
  resource: Finding['resource'],
  told: Told,
): Planted {
  return {
    what,
    in: side,
    sql: [raw(table, symbol, path, value)],
    finding: { kind: 'differs', resource, id: `{${symbol}}`, ...told },
  };
}

const person = 'participants' as const;

export const planted: readonly Planted[] = [
  lost('a lost declaration', 'rect', 'declarations', 'd-paid', 'declarations'),
  lost('a declaration that was never made', 'ecf', 'declarations', 'd-submitted', 'declarations'),
  lost('a person gone', 'rect', 'participants', 'joan', person),
  lost('a person who was never there', 'ecf', 'participants', 'hal', person),
  lost('a partnership gone', 'rect', 'partnerships', 'ps2', 'partnerships'),
  lost('a statement gone', 'rect', 'statements', 'st-2024-jan', 'statements'),
  lost('a delivery partner gone', 'rect', 'delivery_partners', 'dp2', 'deliveryPartners'),
  lost('an unfunded mentor gone', 'rect', 'unfunded_mentors', 'uma', 'unfundedMentors'),
  lost('the transfers of a person gone', 'rect', 'transfer_lists', 'zoe', 'transfers'),
  {
    what: 'a school gone from one cohort',
    in: 'rect',
    sql: [`DELETE FROM dfe_schools WHERE id = '{s2}' AND cohort = '2024'`],
    finding: { kind: 'missing', resource: 'schools', id: '{s2}', cohort: '2024' },
  },
  {
    what: 'a declaration that a later run found gone',
    in: 'rect',
    sql: [
      `UPDATE dfe_declarations SET gone_at = '2026-02-10T12:00:00Z', gone_why = 'vanished' WHERE id = '{d-voided}'`,
    ],
    finding: { kind: 'missing', resource: 'declarations', id: '{d-voided}' },
  },
  field('another state', 'rect', ['declarations', 'd-paid', 'state', `'payable'`], 'declarations', {
    ...{ field: 'state', from: 'paid', to: 'payable' },
  }),
  field(
    'a state that rect does not have',
    'ecf',
    ['declarations', 'd-submitted', 'state', `'ineligible'`],
    'declarations',
    {
      ...{ field: 'state', from: 'ineligible', to: 'submitted' },
    },
  ),
  field(
    'a moved date',
    'rect',
    ['declarations', 'd-mentor', 'declaration_date', `'2025-10-21T00:00:00Z'`],
    'declarations',
    {
      ...{ field: 'declaration_date', from: '2025-10-20T00:00:00.000Z', to: '2025-10-21T00:00:00.000Z' },
    },
  ),
  field('another type', 'rect', ['declarations', 'd-payable', 'declaration_type', `'retained-2'`], 'declarations', {
    ...{ field: 'declaration_type', from: 'retained-1', to: 'retained-2' },
  }),
  field(
    'another statement',
    'rect',
    ['declarations', 'd-eligible', 'statement_id', `'{st-2024-next}'`],
    'declarations',
    {
      ...{ field: 'statement_id', from: '{st-apr}', to: '{st-2024-next}' },
    },
  ),
  field(
    'a clawback that is on no statement',
    'rect',
    ['declarations', 'd-awaiting', 'clawback_statement_id', 'null'],
    'declarations',
    {
      ...{ field: 'clawback_statement_id', from: '{st-2024-next}', to: null },
    },
  ),
  field(
    'a declaration of somebody else',
    'rect',
    ['declarations', 'd-paid', 'participant_id', `'{hal}'`],
    'declarations',
    {
      ...{ field: 'participant_id', from: '{ben}', to: '{hal}' },
    },
  ),
  field(
    'an uplift that is paid no more',
    'ecf',
    ['declarations', 'd-paid', 'uplift_paid', `json('true')`],
    'declarations',
    {
      ...{ field: 'uplift_paid', from: true, to: false },
    },
  ),
  field('a training status', 'rect', ['participants', 'dan', enrolment('training_status'), `'active'`], person, {
    ...{ field: 'ecf_enrolments[].training_status', from: 'withdrawn', to: 'active', part: '{dan-ect}' },
  }),
  field(
    'a participant status that rect does not have',
    'ecf',
    ['participants', 'dan', enrolment('participant_status'), `'withdrawn'`],
    person,
    {
      ...{ field: 'ecf_enrolments[].participant_status', from: 'withdrawn', to: 'left' },
    },
  ),
  field(
    'the day of a deferral',
    'rect',
    ['participants', 'eve', enrolment('deferral.date'), `'2026-01-06T10:00:00Z'`],
    person,
    {
      ...{ field: 'ecf_enrolments[].deferral.date', from: '2026-01-05T10:00:00.000Z', to: '2026-01-06T10:00:00.000Z' },
    },
  ),
  field(
    'the reason of a withdrawal, which is not told',
    'rect',
    ['participants', 'dan', enrolment('withdrawal.reason'), `'other'`],
    person,
    {
      ...{ field: 'ecf_enrolments[].withdrawal.reason', from: null, to: null, hidden: true },
    },
  ),
  field('a withdrawal without its record', 'rect', ['participants', 'dan', enrolment('withdrawal'), 'null'], person, {
    ...{ field: 'ecf_enrolments[].withdrawal', from: null, to: null, hidden: true },
  }),
  field(
    'another schedule',
    'rect',
    ['participants', 'ben', enrolment('schedule_identifier'), `'ecf-extended-september'`],
    person,
    {
      ...{
        field: 'ecf_enrolments[].schedule_identifier',
        from: 'ecf-standard-september',
        to: 'ecf-extended-september',
      },
    },
  ),
  field('another cohort', 'rect', ['participants', 'ben', enrolment('cohort'), `'2025'`], person, {
    ...{ field: 'ecf_enrolments[].cohort', from: '2024', to: '2025' },
  }),
  field('another mentor', 'rect', ['participants', 'ada', enrolment('mentor_id'), `'{uma}'`], person, {
    ...{ field: 'ecf_enrolments[].mentor_id', from: '{mia}', to: '{uma}' },
  }),
  field(
    'funding decided otherwise',
    'rect',
    ['participants', 'ada', enrolment('eligible_for_funding'), 'null'],
    person,
    {
      ...{ field: 'ecf_enrolments[].eligible_for_funding', from: true, to: null },
    },
  ),
  field(
    'another training record',
    'rect',
    ['participants', 'ben', enrolment('training_record_id'), `'{nobody}'`],
    person,
    {
      ...{ field: 'ecf_enrolments[].training_record_id', from: '{ben-ect}', to: '{nobody}' },
    },
  ),
  field(
    'an e-mail, which is not told',
    'rect',
    ['participants', 'ben', enrolment('email'), `'b@elm.example'`],
    person,
    {
      ...{ field: 'ecf_enrolments[].email', from: null, to: null, hidden: true },
    },
  ),
  field('a name, which is not told', 'rect', ['participants', 'ben', 'full_name', `'Benjamin Ortiz'`], person, {
    ...{ field: 'full_name', from: null, to: null, hidden: true },
  }),
  {
    what: 'one of two roles lost',
    in: 'rect',
    sql: [`UPDATE dfe_participants SET raw = json_remove(raw, '$.attributes.ecf_enrolments[1]') WHERE id = '{cara}'`],
    finding: { kind: 'missing', resource: person, id: '{cara}', field: 'ecf_enrolments[]', part: '{cara-mentor}' },
  },
  {
    what: 'a transfer gone from those of a person',
    in: 'rect',
    sql: [raw('transfer_lists', 'zoe', 'transfers', `json('[]')`)],
    finding: { kind: 'missing', resource: 'transfers', id: '{zoe}', field: 'transfers[]', part: '{zoe-ect}' },
  },
  {
    what: 'a retired id that is not known any more',
    in: 'rect',
    sql: [
      `UPDATE dfe_participants SET raw = json_remove(raw, '$.attributes.participant_id_changes[1]') WHERE id = '{ada}'`,
    ],
    finding: { kind: 'differs', resource: person, id: '{ada}', field: 'participant_id_changes[]', to: null },
  },
  field(
    'the moment of an id change',
    'rect',
    ['participants', 'ada', 'participant_id_changes[0].changed_at', `'2025-01-01T00:00:00Z'`],
    person,
    {
      ...{ field: 'participant_id_changes[].changed_at', to: '2025-01-01T00:00:00Z' },
    },
  ),
  {
    what: 'a merged id',
    in: 'rect',
    sql: [
      `DELETE FROM dfe_participants WHERE id = '{hal}'`,
      `UPDATE dfe_participants SET raw = json_insert(raw, '$.attributes.participant_id_changes[#]',
        json_object('from_participant_id', '{hal}', 'to_participant_id', '{ben}', 'changed_at', '2026-02-01T00:00:00Z')) WHERE id = '{ben}'`,
      `UPDATE dfe_declarations SET raw = json_set(raw, '$.attributes.participant_id', '{ben}') WHERE participant_id = '{hal}'`,
    ],
    finding: { kind: 'merged', resource: person, id: '{hal}', from: null, to: '{ben}' },
  },
  {
    what: 'a merge that rect has not made, of which the copy of ecf alone knows',
    in: 'ecf',
    sql: [
      `UPDATE dfe_participants SET gone_at = '2026-02-10T12:00:00Z', gone_why = 'merged', merged_into = '{ben}' WHERE id = '{hal}'`,
    ],
    finding: { kind: 'merged', resource: person, id: '{hal}', from: '{ben}', to: null },
  },
  {
    what: 'the same id retired for somebody else',
    in: 'rect',
    sql: [
      `UPDATE dfe_participants SET raw = json_remove(raw, '$.attributes.participant_id_changes[0]') WHERE id = '{ada}'`,
      `UPDATE dfe_participants SET raw = json_insert(raw, '$.attributes.participant_id_changes[#]',
        json_object('from_participant_id', '{ada-first}', 'to_participant_id', '{ben}', 'changed_at', '2026-02-01T00:00:00Z')) WHERE id = '{ben}'`,
    ],
    finding: { kind: 'merged', resource: person, id: '{ada-first}', from: '{ada}', to: '{ben}' },
  },
  field(
    'a challenged partnership that rect serves',
    'ecf',
    ['partnerships', 'ps2', 'status', `'challenged'`],
    'partnerships',
    {
      ...{ field: 'status', from: 'challenged', to: null },
    },
  ),
  field(
    'the moment of a challenge',
    'ecf',
    ['partnerships', 'ps2', 'challenged_at', `'2026-01-15T10:00:00.000Z'`],
    'partnerships',
    {
      ...{ field: 'challenged_at', from: '2026-01-15T10:00:00.000Z', to: null },
    },
  ),
  field('another delivery partner', 'rect', ['partnerships', 'ps1', 'delivery_partner_id', `'{dp2}'`], 'partnerships', {
    ...{ field: 'delivery_partner_id', from: '{dp1}', to: '{dp2}' },
  }),
  field('a statement that is not paid', 'rect', ['statements', 'st-2024-aug', 'paid', `json('false')`], 'statements', {
    ...{ field: 'paid', from: true, to: false },
  }),
  field('a cut-off', 'rect', ['statements', 'st-apr', 'cut_off_date', `'2026-03-30'`], 'statements', {
    ...{ field: 'cut_off_date', from: '2026-03-31', to: '2026-03-30' },
  }),
  field(
    'a cohort of a delivery partner',
    'rect',
    ['delivery_partners', 'dp1', 'cohort', `json('["2023","2025"]')`],
    'deliveryPartners',
    {
      ...{ field: 'cohort[]', from: '2024', to: null },
    },
  ),
  field(
    'the day somebody left',
    'rect',
    ['transfer_lists', 'zoe', 'transfers[0].leaving.date', `'2025-12-30'`],
    'transfers',
    {
      ...{ field: 'transfers[].leaving.date', from: '2025-12-31', to: '2025-12-30' },
    },
  ),
  field(
    'how far a transfer is',
    'rect',
    ['transfer_lists', 'tom', 'transfers[0].status', `'incomplete'`],
    'transfers',
    {
      ...{ field: 'transfers[].status', from: 'complete', to: 'incomplete' },
    },
  ),
  {
    what: 'a school under another id',
    in: 'rect',
    sql: [
      `UPDATE dfe_schools SET id = '{other}', raw = json_set(raw, '$.id', '{other}') WHERE id = '{s1}'`,
      `UPDATE dfe_partnerships SET raw = json_set(raw, '$.attributes.school_id', '{other}') WHERE json_extract(raw, '$.attributes.school_id') = '{s1}'`,
    ],
    finding: { kind: 'other-id', resource: 'schools', id: '{s1}', from: '{s1}', to: '{other}' },
  },
  {
    what: 'a programme that no known difference names',
    in: 'rect',
    sql: [`${raw('schools', 's2', 'induction_programme_choice', `'school_led'`)} AND cohort = '2025'`],
    finding: {
      ...{ kind: 'differs', resource: 'schools', id: '{s2}', cohort: '2025', field: 'induction_programme_choice' },
      ...{ from: 'provider_led', to: 'school_led' },
    },
  },
  field('a field that nobody knows', 'rect', ['declarations', 'd-paid', 'fresh', '1'], 'declarations', {
    field: 'fresh',
    from: null,
    to: 1,
  }),
];
