/**
 * What the client's methods take, as far as the console writes calls of them. A test holds filters and orders against
 * the package's own tables, which are too large for a page, and sends a body of each kind.
 */

type Service = 'rect' | 'ecf';

/** Filters by list, each with its way to be written in `FILTERS`. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  'participants.list': ['cohort', 'updated_since', 'training_status', 'from_participant_id'],
  'transfers.list': ['updated_since'],
  'unfundedMentors.list': ['updated_since'],
  'declarations.list': ['cohort', 'updated_since', 'participant_id', 'delivery_partner_id'],
  'partnerships.list': ['cohort', 'updated_since', 'delivery_partner_id'],
  'schools.list': ['cohort', 'urn', 'updated_since'],
  'deliveryPartners.list': ['cohort'],
  'statements.list': ['cohort', 'updated_since'],
};

const UNSORTED = ['declarations.list', 'statements.list'];
const SORTS = ['created_at', '-created_at', 'updated_at', '-updated_at'];

const course_identifier = ['ecf-induction', 'ecf-mentor'];
const texts = (words: string): readonly string[] => words.split(' ');

/** A value that is one of these, or of this kind. */
type Kind = readonly string[] | 'text' | 'instant';
interface Body {
  readonly type: Readonly<Record<Service, string>>;
  readonly attributes: Readonly<Record<string, Kind>>;
  readonly optional?: string;
}

const same = (type: string): Body['type'] => ({ rect: type, ecf: type });
const leaving = texts(
  'other left-teaching-profession moved-school mentor-no-longer-being-mentor switched-to-school-led',
);
const months = ['january', 'april', 'september'];

const bodies = (service: Service): Readonly<Record<string, Body>> => ({
  'declarations.create': {
    type: same('participant-declaration'),
    attributes: {
      ...{ participant_id: 'text', course_identifier, declaration_date: 'instant' },
      declaration_type: texts(
        'started retained-1 retained-2 retained-3 retained-4 completed extended-1 extended-2 extended-3',
      ),
      evidence_held: texts(
        'training-event-attended self-study-material-completed other materials-engaged-with-offline ' +
          '75-percent-engagement-met 75-percent-engagement-met-reduced-induction one-term-induction',
      ),
    },
    optional: 'evidence_held',
  },
  'participants.defer': {
    type: same('participant-defer'),
    attributes: {
      course_identifier,
      reason: texts('other bereavement long-term-sickness parental-leave career-break'),
    },
  },
  'participants.resume': { type: same('participant-resume'), attributes: { course_identifier } },
  'participants.withdraw': {
    type: same('participant-withdraw'),
    attributes: { course_identifier, reason: service === 'rect' ? [...leaving, 'changed-lead-provider'] : leaving },
  },
  'participants.changeSchedule': {
    type: same('participant-change-schedule'),
    attributes: {
      ...{ course_identifier, cohort: 'text' },
      schedule_identifier: ['standard', 'extended', 'reduced', 'replacement'].flatMap((kind) =>
        months.map((month) => `ecf-${kind}-${month}`),
      ),
    },
    optional: 'cohort',
  },
  'partnerships.create': {
    type: { rect: 'partnership', ecf: 'ecf-partnership' },
    attributes: { cohort: 'text', school_id: 'text', delivery_partner_id: 'text' },
  },
  'partnerships.update': {
    type: { rect: 'partnership', ecf: 'ecf-partnership-update' },
    attributes: { delivery_partner_id: 'text' },
  },
});

/** A value of a filter as a method takes it; undefined when it takes none such. */
const FILTERS: Readonly<Record<string, (value: string) => unknown>> = {
  cohort: (value) => oneOrMore(value, (part) => (/^2\d{3}$/.test(part) ? Number(part) : undefined)),
  updated_since: (value) => (isInstant(value) ? value : undefined),
  training_status: (value) => (['active', 'deferred', 'withdrawn'].includes(value) ? value : undefined),
  from_participant_id: (value) => (isUuid(value) ? value : undefined),
  participant_id: (value) => oneOrMore(value, (part) => (isUuid(part) ? part : undefined)),
  delivery_partner_id: (value) => oneOrMore(value, (part) => (isUuid(part) ? part : undefined)),
  urn: (value) => (/^\w+$/.test(value) ? value : undefined),
  type: (value) => (value === 'ecf' ? value : undefined),
};

/** The names of the filters of an operation, `sort` among them; null when it takes none. */
export function filtersOf(operation: string, service: Service): readonly string[] | null {
  if (operation === 'schools.get') return ['cohort'];
  const names = LISTS[operation];
  if (names === undefined) return null;
  const isSorted = !UNSORTED.includes(operation) && !(service === 'ecf' && operation === 'transfers.list');
  const isTyped = service === 'ecf' && operation === 'statements.list';
  return [...names, ...(isTyped ? ['type'] : []), ...(isSorted ? ['sort'] : [])];
}

/** One filter as its method takes it; undefined when the client would refuse it, or send another. */
export function filterOf(operation: string, service: Service, name: string, value: string): unknown {
  if (filtersOf(operation, service)?.includes(name) !== true) return undefined;
  if (name === 'sort') return oneOrMore(value, (part) => (SORTS.includes(part) ? part : undefined));
  const taken = FILTERS[name]?.(value);
  return Array.isArray(taken) && operation.startsWith('schools.') ? undefined : taken;
}

/** The attributes of a body that the method of this operation sends; null for any other body. */
export function attributesOf(operation: string, service: Service, json: unknown): object | null {
  const body = bodies(service)[operation];
  if (body === undefined || !isRecord(json) || !hasOnly(json, ['data'])) return null;
  const { data } = json;
  if (!isRecord(data) || !hasOnly(data, ['type', 'attributes']) || data['type'] !== body.type[service]) return null;
  const { attributes } = data;
  if (!isRecord(attributes) || !hasOnly(attributes, Object.keys(body.attributes))) return null;
  const fits = Object.entries(body.attributes).every(([name, kind]) => {
    const value = attributes[name];
    if (value === undefined) return name === body.optional;
    if (typeof value !== 'string') return false;
    return kind === 'text' || (kind === 'instant' ? isInstant(value) : kind.includes(value));
  });
  return fits ? attributes : null;
}

/** Whether the client takes it for an instant and sends it as it is; it converts those with an offset. */
export const isInstant = (value: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  // the parser counts a day that the month does not have into the next month
  new Date(value.slice(0, 10)).getUTCDate() === Number(value.slice(8, 10));

export const isUuid = (value: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const hasOnly = (record: object, names: readonly string[]): boolean =>
  Object.keys(record).every((name) => names.includes(name));

function oneOrMore(value: string, read: (part: string) => unknown): unknown {
  const parts = value.split(',').map(read);
  if (parts.includes(undefined)) return undefined;
  return parts.length === 1 ? parts[0] : parts;
}
