import { tableOf, type Resource } from '../resources.ts';

/** The tables of a copy, as data: both databases make them, and the docs tell them, from here. */
export type ColumnType = 'text' | 'int';

export interface Table {
  readonly name: string;
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly key: readonly string[];
  readonly indexes?: readonly (readonly string[])[];
  /**
   * Whether SQLite puts rows one behind the other as they come, and the key into an index beside. In the order of the key
   * a row that is long would take a page of its own, and each of many would be put into the middle of what is there.
   */
  readonly asTheyCome?: true;
}

/** What every record has beside what was served in it. */
const record = {
  raw_hash: 'text',
  first_seen: 'text',
  last_changed: 'text',
  gone_at: 'text',
  gone_why: 'text',
  updated_at: 'text',
  unlisted: 'int',
  // the last, because SQLite has to walk through it to whatever stands behind
  raw: 'text',
} as const satisfies Record<string, ColumnType>;

export type Columns = Readonly<Record<string, ColumnType>>;

function records(
  name: string,
  served: Columns,
  indexes: readonly (readonly string[])[] = [],
  key: Columns = { id: 'text' },
): Table {
  return { name, key: Object.keys(key), columns: { ...key, ...served, ...record }, indexes, asTheyCome: true };
}

const texts = <const N extends readonly string[]>(...names: N): Readonly<Record<N[number], 'text'>> =>
  // one type for each name, which an object made from entries cannot show
  Object.fromEntries(names.map((name) => [name, 'text'])) as Record<N[number], 'text'>;

export const recordTables: readonly Table[] = [
  records('dfe_delivery_partners', texts('name', 'cohorts', 'created_at')),
  records('dfe_statements', {
    ...texts('month', 'year', 'cohort', 'cut_off_date', 'payment_date', 'created_at'),
    paid: 'int',
  }),
  records(
    'dfe_partnerships',
    {
      ...texts('cohort', 'urn', 'school_id', 'delivery_partner_id', 'delivery_partner_name', 'status'),
      ...texts('challenged_reason', 'challenged_at', 'induction_tutor_name', 'induction_tutor_email', 'created_at'),
      participants_currently_training: 'int',
    },
    [['school_id']],
  ),
  records(
    'dfe_schools',
    {
      ...texts('name', 'urn', 'induction_programme_choice', 'induction_tutor_name', 'induction_tutor_email'),
      ...texts('created_at'),
      in_partnership: 'int',
      expression_of_interest: 'int',
    },
    [['urn']],
    { id: 'text', cohort: 'text' },
  ),
  records('dfe_participants', texts('full_name', 'trn', 'merged_into'), [
    ['merged_into'],
    ['gone_at', 'id', 'merged_into', 'full_name'],
  ]),
  records('dfe_unfunded_mentors', texts('full_name', 'email', 'trn', 'created_at')),
  records('dfe_transfer_lists', {}),
  records(
    'dfe_declarations',
    {
      ...texts('participant_id', 'type', 'course', 'date', 'mentor_id', 'state', 'statement_id'),
      ...texts('clawback_statement_id', 'delivery_partner_id', 'provider', 'ineligible_for_funding_reason'),
      ...texts('evidence', 'created_at'),
      ours: 'int',
      uplift_paid: 'int',
    },
    [
      // the first two hold all that the views tell and count by, so that those need not read a row, which is long
      ['participant_id', 'course', 'type', 'state', 'ours', 'gone_at', 'last_changed', 'date', 'created_at'],
      ['statement_id', 'course', 'type', 'state', 'uplift_paid', 'ours', 'gone_at'],
      ['clawback_statement_id'],
      ['mentor_id'],
    ],
  ),
];

/** Rows that belong to a record and come and go with it. */
export const partTables: readonly Table[] = [
  {
    name: 'dfe_enrolments',
    key: ['participant_id', 'training_record_id', 'role'],
    asTheyCome: true,
    columns: {
      ...texts('participant_id', 'training_record_id', 'role', 'email', 'mentor_id', 'mentor_kind', 'school_urn'),
      ...texts('cohort', 'training_status', 'participant_status', 'schedule_identifier', 'delivery_partner_id'),
      ...texts('withdrawal_reason', 'withdrawal_date', 'deferral_reason', 'deferral_date', 'created_at'),
      ...texts('induction_start_date', 'induction_end_date', 'last_induction_period_end_date'),
      ...texts('mentor_funding_end_date', 'mentor_ineligible_reason', 'working_pattern'),
      eligible_for_funding: 'int',
      pupil_premium_uplift: 'int',
      sparsity_uplift: 'int',
      frozen: 'int',
    },
    indexes: [
      // the first holds all that the views take of every enrolment, because a row of the table is long; by mentor, so
      // that what is known of mentors is looked up in the order in which it stands
      [
        ...['mentor_id', 'role', 'participant_id', 'training_record_id', 'cohort', 'schedule_identifier'],
        ...['training_status', 'participant_status', 'eligible_for_funding', 'school_urn'],
        ...['withdrawal_reason', 'withdrawal_date'],
      ],
      ['school_urn'],
    ],
  },
  {
    name: 'dfe_transfers',
    key: ['participant_id', 'training_record_id', 'created_at', 'ordinal'],
    columns: {
      ...texts('participant_id', 'training_record_id', 'created_at'),
      ordinal: 'int',
      ...texts('transfer_type', 'status', 'leaving_date', 'leaving_school_urn', 'leaving_provider'),
      ...texts('joining_date', 'joining_school_urn', 'joining_provider'),
    },
  },
];

/** What the copy itself knows: history, the feed, and where its runs stand. */
export const ownTables: readonly Table[] = [
  {
    name: 'dfe_declaration_states',
    key: ['declaration_id', 'ordinal'],
    asTheyCome: true,
    columns: {
      ...texts('declaration_id', 'seen_at', 'seen_before', 'state', 'statement_id', 'clawback_statement_id'),
      ordinal: 'int',
    },
  },
  {
    name: 'dfe_id_changes',
    key: ['from_id', 'owner_id'],
    columns: texts('from_id', 'owner_id', 'to_id', 'changed_at', 'current_id', 'seen_at', 'gone_at'),
    indexes: [['current_id'], ['owner_id']],
  },
  {
    name: 'dfe_changes',
    key: ['seq'],
    columns: {
      seq: 'int',
      ...texts('word', 'at'),
      run: 'int',
      ...texts('resource', 'record_id', 'cohort', 'kind', 'paths', 'before', 'after', 'silent', 'data'),
    },
    indexes: [['record_id'], ['silent']],
    asTheyCome: true,
  },
  {
    name: 'dfe_runs',
    key: ['run'],
    columns: { run: 'int', ...texts('mode', 'word', 'started_at', 'server_at', 'ended_at', 'report'), resumed: 'int' },
  },
  {
    name: 'dfe_scopes',
    key: ['scope'],
    columns: {
      ...texts('scope', 'last_start', 'start_before', 'whole_start', 'daily_start'),
    },
  },
  {
    name: 'dfe_checkpoints',
    key: ['scope'],
    columns: { ...texts('scope', 'walk', 'started_at', 'saved_at', 'last_id'), page: 'int', per_page: 'int' },
  },
  { name: 'dfe_seen', key: ['walk', 'page'], columns: { walk: 'text', page: 'int', ids: 'text' }, asTheyCome: true },
  {
    name: 'dfe_todo',
    key: ['kind', 'resource', 'record_id', 'cohort'],
    columns: {
      ...texts('kind', 'resource', 'record_id', 'cohort', 'why', 'since', 'last_try', 'last_error'),
      tries: 'int',
      run: 'int',
    },
  },
  { name: 'dfe_erased', key: ['id'], columns: texts('id', 'at') },
  {
    name: 'dfe_sends',
    key: ['run', 'line'],
    columns: { run: 'text', line: 'int', ...texts('declaration_id', 'expected_statement', 'statement_id', 'at') },
    indexes: [['declaration_id']],
  },
  {
    name: 'dfe_lease',
    key: ['one'],
    columns: {
      ...{ one: 'int', number: 'int', until_ms: 'int', seq: 'int' },
      ...texts('host', 'process', 'started', 'word', 'since'),
    },
  },
  { name: 'dfe_schema', key: ['name'], columns: texts('name', 'value') },
  { name: 'dfe_today', key: ['one'], columns: { one: 'int', ...texts('day', 'at') } },
  {
    name: 'dfe_milestones',
    key: ['service', 'cohort', 'schedule', 'type', 'role'],
    columns: {
      ...texts('service', 'cohort', 'schedule', 'type', 'role', 'start_date', 'milestone_date', 'source'),
      // where the type stands in the order of training, from 0
      type_order: 'int',
    },
  },
  {
    name: 'dfe_cohorts',
    key: ['cohort'],
    // a day, not a flag: whether payments are frozen is asked of a day
    columns: texts('cohort', 'registration_start', 'frozen_from', 'source'),
  },
];

export const tables: readonly Table[] = [...recordTables, ...partTables, ...ownTables];

/** The tables that hold a list: its records, and the rows that belong to them. */
export const tablesOf = (resource: Resource): readonly Table[] =>
  [tableOf[resource], ...(resource === 'participants' ? ['dfe_enrolments'] : [])].map(tableNamed);

export const tableNamed = (name: string): Table => {
  const found = tables.find((table) => table.name === name);
  if (found === undefined) throw new TypeError(`A copy has no table ${name}.`);
  return found;
};

/** The statements that make a table where there is none. */
export function* makeTable(table: Table, dialect: 'sqlite' | 'postgres'): Generator<string> {
  const type = (column: string): string => {
    if (table.columns[column] === 'int') return dialect === 'postgres' ? 'bigint' : 'INTEGER';
    // by code units, so that both databases sort and compare alike
    return dialect === 'postgres' ? 'text COLLATE "C"' : 'TEXT';
  };
  const columns = Object.keys(table.columns).map(
    (column) => `${quoted(column)} ${type(column)}${table.key.includes(column) ? ' NOT NULL' : ''}`,
  );
  const key = `PRIMARY KEY (${table.key.map(quoted).join(', ')})`;
  const end = dialect === 'sqlite' && table.asTheyCome !== true ? ' WITHOUT ROWID' : '';
  yield `CREATE TABLE IF NOT EXISTS ${table.name} (${[...columns, key].join(', ')})${end}`;
}

/** The statements that make its indexes where there are none. */
export function* makeIndexes({ name, indexes = [] }: Table): Generator<string> {
  for (const columns of indexes)
    yield `CREATE INDEX IF NOT EXISTS ix_${name}_${columns.slice(0, 2).join('_')} ON ${name} (${columns.map(quoted).join(', ')})`;
}

/** Column names are words of SQL here and there: `date`, `type`, `before`. */
export const quoted = (name: string): string => `"${name}"`;
