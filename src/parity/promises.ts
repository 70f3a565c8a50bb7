import { isRecord } from '../base/guards.ts';
import type { NotReproduced, Observed } from '../capture/index.ts';
import type { Row } from '../capture/observed.ts';
import { seededCohort } from '../rules/books.ts';
import { attributesOf, visibilityOf } from './heads.ts';
import { shapeOf } from './shape.ts';
import type { Difference, Resource } from './types.ts';

/**
 * What a capture would make agree, and what the references promise of it all the same: how attributes of what is served
 * hang together. And what no facts can be fitted to. Both are found before anything is asked twice.
 */
export function broken(observed: Observed, left: readonly NotReproduced[]): Difference[] {
  return alike([
    ...inDeclarations(observed),
    ...inEnrolments(observed),
    ...inOthers(observed),
    ...left.map((one) => unfitted(observed, one)),
  ]);
}

const ON_STATEMENT: readonly string[] = ['eligible', 'payable', 'paid', 'awaiting-clawback', 'clawed-back'];
const CLAWED: readonly string[] = ['awaiting-clawback', 'clawed-back'];

function* inDeclarations({ service, lists, provider }: Observed): Generator<Difference> {
  const head = attributesOf(service, 'declarations');
  const paid = new Map(lists.statements.map(({ id, attributes }) => [id, attributes['paid']]));
  const listed = new Set(lists.participants.map(({ id }) => id));
  for (const { attributes } of lists.declarations) {
    const { state, statement_id: statement, clawback_statement_id: clawback } = attributes;
    const isOwn = attributes['lead_provider_name'] === provider;
    const at = word(state).replaceAll('_', '-');
    if (ON_STATEMENT.includes(at) === (statement === null))
      yield about(head, 'statement_id', statement, `what goes with ${at}`);
    if (CLAWED.includes(at) === (clawback === null))
      yield about(head, 'clawback_statement_id', clawback, `what goes with ${at}`);
    if (isOwn && typeof statement === 'string') {
      if (!paid.has(statement)) yield about(head, 'lead_provider_name', provider, 'whose statement it is on');
      else if (at === 'paid' && paid.get(statement) !== true)
        yield about(
          attributesOf(service, 'statements'),
          'paid',
          paid.get(statement),
          'true, as declarations on it are paid',
        );
    }
    if (isOwn && !listed.has(word(attributes['participant_id'])))
      yield about(visibilityOf(service, 'participants'), 'rows', undefined, 'somebody of whom there is a declaration');
  }
}

function* inEnrolments({ service, lists }: Observed): Generator<Difference> {
  const head = attributesOf(service, 'participants');
  for (const row of lists.participants) {
    const { teacher_reference_number: trn } = row.attributes;
    for (const one of enrolmentsOf(row)) {
      const at = (name: string, mock: string): Difference => about(head, `ecf_enrolments.${name}`, one[name], mock);
      const [status, cohort] = [word(one['training_status']), Number(one['cohort'])];
      if ((status === 'withdrawn') === (one['withdrawal'] === null)) yield at('withdrawal', `what goes with ${status}`);
      if ((status === 'deferred') === (one['deferral'] === null)) yield at('deferral', `what goes with ${status}`);
      if (typeof one['mentor_ineligible_for_funding_reason'] === 'string' && one['mentor_funding_end_date'] === null)
        yield at('mentor_funding_end_date', 'a date, as there is a reason');
      if (one['teacher_reference_number_validated'] === true && trn === null)
        yield at('teacher_reference_number_validated', 'false, as there is none');
      if (one['cohort_changed_after_payments_frozen'] === true && cohort <= FIRST_COHORT)
        yield at('cohort_changed_after_payments_frozen', 'false in the first cohort');
      for (const name of ['pupil_premium_uplift', 'sparsity_uplift'])
        if (one[name] === true && Number.isInteger(cohort) && !seededCohort(service, cohort).upliftFees)
          yield at(name, 'false in a cohort without uplift fees');
    }
  }
}

const FIRST_COHORT = 2021;

function* inOthers({ service, lists, schools }: Observed): Generator<Difference> {
  for (const { attributes } of lists.partnerships) {
    const rows = schools.get(Number(attributes['cohort'])) ?? [];
    const school = rows.find(({ id }) => id === attributes['school_id']);
    const count = attributes['participants_currently_training'];
    if (typeof count === 'number' && count > 0 && school?.attributes['expression_of_interest'] === false)
      yield about(
        attributesOf(service, 'partnerships'),
        'participants_currently_training',
        count,
        'none, as nobody trains at its school',
      );
  }
  const mentors = new Set<unknown>();
  for (const row of lists.participants)
    for (const { mentor_id: id } of enrolmentsOf(row)) if (id !== null) mentors.add(id);
  for (const { id } of lists.unfundedMentors)
    if (!mentors.has(id))
      yield about(attributesOf(service, 'participants'), 'ecf_enrolments.mentor_id', null, 'an unfunded mentor');
}

function enrolmentsOf({ attributes }: Row): readonly Readonly<Record<string, unknown>>[] {
  const enrolments: unknown = attributes['ecf_enrolments'];
  return Array.isArray(enrolments) ? enrolments.filter(isRecord) : [];
}

const resources: readonly Resource[] = [
  ...(['participants', 'declarations', 'partnerships', 'statements', 'deliveryPartners', 'transfers'] as const),
  'unfundedMentors',
];

/** A record, or attributes of one, for which there are no facts with which the mock serves it so. */
function unfitted({ service }: Observed, { list, attributes: [path = 'record'] }: NotReproduced): Difference {
  const resource = resources.find((one) => one === list) ?? 'schools';
  return about(attributesOf(service, resource), path, undefined, 'no facts give what is served');
}

const word = (value: unknown): string => (typeof value === 'string' ? value : '');

function about(head: string, path: string, server: unknown, mock: string): Difference {
  return {
    ...{ head, path, evidence: 'tested', ask: 'all that is served, by itself', count: 1 },
    ...{ shapes: [server === undefined ? 'as it is served' : shapeOf(server), mock], values: [server, mock] },
  };
}

function alike(all: readonly Difference[]): Difference[] {
  const groups = new Map<string, Difference>();
  for (const one of all) {
    const key = [one.head, one.path, ...one.shapes].join('\n');
    const known = groups.get(key);
    groups.set(key, known === undefined ? one : { ...known, count: known.count + 1 });
  }
  return [...groups.values()];
}
