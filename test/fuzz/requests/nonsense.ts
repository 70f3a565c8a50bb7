import type { Service } from '../../../src/contract/index.ts';
import { routeOf, wrapperNames, type WrapperName } from '../../../src/contract/routes.ts';
import { scheduleIdentifiers } from '../../../src/rules/schedules.ts';
import { declarationTypes, evidenceTypes } from '../../../src/rules/terms.ts';
import type { Call, WriteOperation } from '../calls.ts';
import type { Random } from '../random.ts';
import type { Context } from './context.ts';

export const attributesOf: Readonly<Record<WriteOperation, readonly string[]>> = {
  'declarations.create': [
    'participant_id',
    'declaration_type',
    'declaration_date',
    'course_identifier',
    'evidence_held',
  ],
  'declarations.void': [],
  'participants.defer': ['course_identifier', 'reason'],
  'participants.withdraw': ['course_identifier', 'reason'],
  'participants.resume': ['course_identifier'],
  'participants.changeSchedule': ['course_identifier', 'schedule_identifier', 'cohort'],
  'partnerships.create': ['cohort', 'school_id', 'delivery_partner_id'],
  'partnerships.update': ['delivery_partner_id'],
};

/** Whether an operation is about a record named in its path. */
export function namesRecord(operation: WriteOperation): boolean {
  return operation !== 'declarations.create' && operation !== 'partnerships.create';
}

/** Any values in any attributes: of the right kind now and then, of every wrong one otherwise. */
export function nonsense(operation: WriteOperation, context: Context): Call {
  const { random } = context;
  const names = [...attributesOf[operation], ...(random.chance(0.3) ? ['has_passed', 'note'] : [])].filter(() =>
    random.chance(0.8),
  );
  return {
    operation,
    id: namesRecord(operation) ? textId(context) : null,
    attributes:
      operation === 'declarations.void'
        ? null
        : Object.fromEntries(names.map((name) => [name, anything(name, context)])),
  };
}

function textId({ mock, random, world }: Context): string {
  const symbol = random.maybe([
    ...world.people,
    ...world.retired,
    ...world.organisations.partnerships.map(({ id }) => id),
    ...(world.scenario.declarations ?? []).map(({ id }) => id),
  ]);
  return random.chance(0.7) && symbol !== undefined
    ? mock.id(symbol)
    : random.pick([random.uuid(), 'x', '0', 'null', 'undefined', 'a b', '{}', '17']);
}

function anything(name: string, context: Context): unknown {
  const {
    mock,
    random,
    world: { people, cohorts, now, organisations },
  } = context;
  if (random.chance(0.35))
    return random.pick([
      null,
      '',
      ' ',
      0,
      1,
      -1,
      2.5,
      true,
      false,
      'x',
      [],
      {},
      ['started'],
      { value: 'other' },
      'null',
      'ünïcödé',
      '0',
      1e21,
    ]);
  switch (name) {
    case 'participant_id':
      return mock.id(random.pick(people));
    case 'school_id':
      return mock.id(random.pick(organisations.schools).id);
    case 'delivery_partner_id':
      return mock.id(random.pick(organisations.partners).id);
    case 'cohort':
      return random.pick([
        ...cohorts.map(({ year }) => year),
        ...cohorts.map(({ year }) => String(year)),
        2019,
        '2025abc',
        ' 2024',
        '+2023',
        2024.9,
      ]);
    case 'declaration_type':
      return random.pick(declarationTypes);
    case 'declaration_date':
      return random.pick([
        new Date(now - random.int(0, 800) * 86_400_000).toISOString(),
        '2025-02-29T12:00:00Z',
        '2024-06-01',
        '2025-10-26T01:30:00',
        '2025-03-30T01:30:00+01:00',
        new Date(now + 3_600_000).toISOString(),
      ]);
    case 'course_identifier':
      return random.pick([
        'ecf-induction',
        'ecf-mentor',
        'ecf-induction',
        'ecf-mentor',
        'npq-early-headship-coaching-offer',
      ]);
    case 'evidence_held':
      return random.pick(evidenceTypes);
    case 'reason':
      return random.pick([
        'other',
        'career-break',
        'moved-school',
        'mentor-no-longer-being-mentor',
        'switched-to-school-led',
      ]);
    case 'schedule_identifier':
      return random.pick(scheduleIdentifiers);
    default:
      return random.int(0, 9);
  }
}

/** A request that is turned away for its form. `rules`: one of these has to be named. */
export interface Malformed {
  readonly name: string;
  readonly call: Call;
  readonly rules: readonly string[];
}

interface Form {
  readonly name: string;
  readonly text: string;
  readonly contentType?: string | null;
  readonly rect: readonly string[];
  readonly ecf: readonly string[];
}

const json = (value: unknown): string => JSON.stringify(value);
/**
 * `9a`, `6a`: no usable data; `9b`, `6b`: data the service trips over; `6`, `4c`: no JSON. An empty list in ecf means
 * that ordinary rules answer.
 */
const forms: readonly Form[] = [
  { name: 'no data', text: json({ attributes: {} }), rect: ['9a'], ecf: ['6a'] },
  { name: 'empty body', text: '', rect: ['9a'], ecf: ['6a'] },
  { name: 'data null', text: json({ data: null }), rect: ['9a'], ecf: ['6a'] },
  { name: 'data an empty object', text: json({ data: {} }), rect: ['9a'], ecf: ['6a'] },
  { name: 'data an empty list', text: json({ data: [] }), rect: ['9a'], ecf: ['6a'] },
  { name: 'data an empty text', text: json({ data: '' }), rect: ['9a'], ecf: ['6a'] },
  { name: 'data a text', text: json({ data: 'x' }), rect: ['9b'], ecf: ['6b'] },
  { name: 'data a list', text: json({ data: ['x'] }), rect: ['9b'], ecf: ['6b'] },
  { name: 'a list at the top', text: json([1]), rect: ['9a'], ecf: ['6a'] },
  { name: 'attributes missing', text: json({ data: { type: 'x' } }), rect: ['9a'], ecf: [] },
  { name: 'attributes null', text: json({ data: { type: 'x', attributes: null } }), rect: ['9a'], ecf: [] },
  { name: 'attributes empty', text: json({ data: { type: 'x', attributes: {} } }), rect: ['9a'], ecf: [] },
  { name: 'attributes a list', text: json({ data: { attributes: [] } }), rect: ['9a'], ecf: ['6b'] },
  { name: 'attributes unknown', text: json({ data: { attributes: { colour: 'red' } } }), rect: ['9a'], ecf: [] },
  { name: 'no JSON', text: '{"data": ', rect: ['6'], ecf: ['4c'] },
  {
    name: 'another content type',
    text: json({ data: { attributes: { reason: 'other' } } }),
    contentType: 'text/plain',
    rect: ['9a'],
    ecf: ['6a'],
  },
  {
    name: 'no content type',
    text: json({ data: { attributes: { reason: 'other' } } }),
    contentType: null,
    rect: ['9a'],
    ecf: ['6a'],
  },
];

/** A request whose body or query cannot be taken, made out of a sound one. */
export function malformed(sound: Call, { random, world: { service } }: Context): Malformed {
  if (sound.operation === 'declarations.void' || random.chance(0.15)) {
    const query = random.pick(['filter=x', 'filter=', 'filter[]=x', 'filter=1&filter[cohort]=2024']);
    const row = query.includes('&') ? { rect: '4', ecf: '2a' } : { rect: '7', ecf: '5a' };
    return { name: `query ${query}`, call: { ...sound, query }, rules: [ruleOf(service, row[service])] };
  }
  const form = random.pick(forms);
  // the partnership is looked for first, and it is there
  return {
    name: form.name,
    call: {
      ...sound,
      body: { text: form.text, contentType: form.contentType === undefined ? 'application/json' : form.contentType },
    },
    rules: form[service].map((row) => ruleOf(service, row)),
  };
}

const ruleOf = (service: Service, row: string): string => `${service}.request.${row}`;

interface Query {
  readonly name: string;
  readonly query: string;
  readonly rect: string | null;
  readonly ecf: string | null;
  readonly only?: readonly WrapperName[];
}

const lists: readonly WrapperName[] = [
  'participants.list',
  'transfers.list',
  'unfundedMentors.list',
  'declarations.list',
  'partnerships.list',
  'schools.list',
  'deliveryPartners.list',
  'statements.list',
];
const since: readonly WrapperName[] = lists.filter((name) => name !== 'deliveryPartners.list');
const queries: readonly Query[] = [
  { name: 'filter a value', query: 'filter=2025', rect: '7', ecf: '5a' },
  { name: 'filter both', query: 'filter=1&filter[cohort]=2025', rect: '4', ecf: '2a' },
  { name: 'no cohort', query: '', rect: '8', ecf: '5b', only: ['schools.list', 'schools.get'] },
  { name: 'page a value', query: 'page=2', rect: '9d', ecf: '6d', only: lists },
  { name: 'page 0', query: 'page[page]=0', rect: '9e', ecf: '6e', only: lists },
  { name: 'page no number', query: 'page[page]=next', rect: '9e', ecf: '6e', only: lists },
  { name: 'page size negative', query: 'page[per_page]=-1', rect: '9e', ecf: '6e', only: lists },
  { name: 'updated_since a date', query: 'filter[updated_since]=2025-01-31', rect: '9g', ecf: '6f', only: since },
  { name: 'updated_since nothing', query: 'filter[updated_since]=soon', rect: '9g', ecf: '6f', only: since },
  {
    name: 'updated_since a list',
    query: 'filter[updated_since][]=2025-01-31T00:00:00Z',
    rect: '9f',
    ecf: null,
    only: since,
  },
  {
    name: 'training_status none',
    query: 'filter[training_status]=paused',
    rect: null,
    ecf: '6g',
    only: ['participants.list'],
  },
];

/** A read that is refused, with the rule that refuses it. */
export function wrongRead(random: Random, service: Service): Malformed | null {
  if (random.chance(0.3)) {
    const operation = random.pick<WrapperName>([
      'participants.get',
      'participants.transfers',
      'unfundedMentors.get',
      'declarations.get',
      'partnerships.get',
      'statements.get',
      'deliveryPartners.get',
      'schools.get',
    ]);
    const id = random.chance(0.5) ? random.uuid() : 'not-an-id';
    const query = operation === 'schools.get' ? { query: 'filter[cohort]=2024' } : {};
    return {
      name: 'id of nothing',
      call: { operation, id, attributes: null, ...query },
      rules: [ruleOf(service, service === 'rect' ? '9c' : '6c')],
    };
  }
  const { name, query, only, ...rows } = random.pick(queries);
  const row = rows[service];
  const operation = random.pick(only ?? wrapperNames(service).filter((one) => routeOf(service, one)[0] === 'get'));
  if (row === null) return null;
  const needsId = routeOf(service, operation)[1].includes('{id}');
  const cohort =
    operation.startsWith('schools.') && name !== 'no cohort' && !query.startsWith('filter')
      ? 'filter[cohort]=2024&'
      : operation.startsWith('schools.') && query.startsWith('filter[')
        ? 'filter[cohort]=2024&'
        : '';
  return {
    name,
    call: { operation, id: needsId ? random.uuid() : null, attributes: null, query: `${cohort}${query}` },
    rules: [ruleOf(service, row)],
  };
}
