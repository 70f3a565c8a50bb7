import { isRecord } from '../../base/guards.ts';
import type { Observed, Row } from '../../capture/observed.ts';
import { routeOf, type Service } from '../../contract/index.ts';
import type { RuleOperation } from '../../rules/rule.ts';
import { topicOf } from '../heads.ts';
import type { Ask } from '../types.ts';

/** Ids that nobody has. Writes that should be refused name these, where they name what is not the participants given. */
const NOBODY = '00000000-0000-4000-8000-00000000dead';

type ActionName = 'defer' | 'resume' | 'withdraw' | 'change-schedule';
export type Attributes = Readonly<Record<string, unknown>>;

const actionRoutes = {
  defer: 'participants.defer',
  resume: 'participants.resume',
  withdraw: 'participants.withdraw',
  'change-schedule': 'participants.changeSchedule',
} as const;

/** Makes the asks of writes of one service. */
export class WriteAsks {
  constructor(readonly service: Service) {}

  action(action: ActionName, id: string, attributes: Attributes, name: string): Ask {
    const path = routeOf(this.service, actionRoutes[action])[1].replace('{id}', id);
    const operation: RuleOperation = action === 'change-schedule' ? 'schedule' : action;
    return {
      ...this.#write(`${action}: ${name}`, 'PUT', path, operation, attributes),
      head: topicOf(this.service, action),
      resource: 'participants',
    };
  }

  declare(attributes: Attributes, name: string): Ask {
    const path = routeOf(this.service, 'declarations.create')[1];
    return {
      ...this.#write(`declare: ${name}`, 'POST', path, 'declaration', attributes),
      head: topicOf(this.service, 'declaration'),
      resource: 'declarations',
    };
  }

  void(id: string, name: string): Ask {
    const path = routeOf(this.service, 'declarations.void')[1].replace('{id}', id);
    return {
      ...this.#write(`void: ${name}`, 'PUT', path, 'void', {}),
      head: topicOf(this.service, 'void'),
      resource: 'declarations',
    };
  }

  partnership(attributes: Attributes, name: string): Ask {
    const path = routeOf(this.service, 'partnerships.create')[1];
    return {
      ...this.#write(`partnership: ${name}`, 'POST', path, 'partnership-create', attributes),
      head: topicOf(this.service, 'partnership-create'),
      resource: 'partnerships',
    };
  }

  #write(
    name: string,
    method: 'PUT' | 'POST',
    path: string,
    operation: RuleOperation,
    attributes: Attributes,
  ): Omit<Ask, 'head'> {
    const body = JSON.stringify({ data: { type: 'parity', attributes } });
    return { name, method, path, operation, body, isWrite: true, headers: { 'content-type': 'application/json' } };
  }
}

/** Writes that the service should refuse, on participants that may be touched and on ids that nobody has. */
export function* refusable(observed: Observed, people: readonly Row[]): Generator<Ask> {
  const asks = new WriteAsks(observed.service);
  const now = Date.parse(observed.at);
  const future = moment(now + 40 * 86_400_000);
  yield* ofNobody(asks, moment(now - 3_600_000));
  for (const { id, attributes } of people) {
    for (const course of coursesOf(attributes)) {
      const other = course === 'ecf-induction' ? 'ecf-mentor' : 'ecf-induction';
      const own = { course_identifier: course };
      for (const action of ['defer', 'withdraw'] as const) {
        yield asks.action(action, id, { ...own, reason: 'no-such-reason' }, 'a reason that there is not');
        yield asks.action(action, id, { ...own, reason: '' }, 'no reason');
        yield asks.action(action, id, { course_identifier: other, reason: 'other' }, 'the other course');
        yield asks.action(action, id, { reason: 'other' }, 'no course');
      }
      // asked only when the mock refuses it: what would be accepted is no refusal
      yield asks.action('defer', id, { ...own, reason: 'other' }, 'in a state that forbids it');
      yield asks.action('withdraw', id, { ...own, reason: 'other' }, 'in a state that forbids it');
      yield asks.action('resume', id, own, 'in a state that forbids it');
      yield asks.action('resume', id, { course_identifier: other }, 'the other course');
      yield asks.action('change-schedule', id, own, 'no schedule');
      yield asks.action(
        'change-schedule',
        id,
        { ...own, schedule_identifier: 'no-such-schedule' },
        'a schedule that there is not',
      );
      yield asks.action(
        'change-schedule',
        id,
        { ...own, schedule_identifier: 'ecf-standard-september', cohort: '1999' },
        'a cohort that there is not',
      );
      yield asks.action(
        'change-schedule',
        id,
        { ...own, schedule_identifier: scheduleOf(attributes, course) },
        'the schedule that it has',
      );
      const base = { ...own, participant_id: id };
      const full = { ...base, declaration_type: 'started', evidence_held: 'other' };
      yield asks.declare({ ...full, declaration_date: future }, 'a date to come');
      yield asks.declare({ ...full, declaration_date: '2019-01-01T00:00:00Z' }, 'a date before the milestone');
      for (const days of [1, 30, 90, 200, 400]) {
        const day = moment(now - days * 86_400_000).slice(0, 10);
        for (const declaration_type of ['started', 'retained-1', 'completed'])
          yield asks.declare({ ...full, declaration_type, declaration_date: day }, 'a day alone');
      }
      yield asks.declare(full, 'no date');
      yield asks.declare({ ...base, evidence_held: 'other', declaration_date: moment(now - 3_600_000) }, 'no type');
      yield asks.declare(
        { ...full, declaration_type: 'no-such-type', declaration_date: moment(now - 3_600_000) },
        'a type that there is not',
      );
      yield asks.declare(
        {
          ...full,
          evidence_held: 'no-such-evidence',
          declaration_type: 'retained-1',
          declaration_date: moment(now - 3_600_000),
        },
        'evidence that there is not',
      );
      yield asks.declare(
        { ...full, course_identifier: 'no-such-course', declaration_date: moment(now - 3_600_000) },
        'a course that there is not',
      );
      for (const made of observed.lists.declarations.filter((one) => one.attributes['participant_id'] === id)) {
        const { declaration_type, declaration_date, course_identifier, evidence_held } = made.attributes;
        yield asks.declare(
          { participant_id: id, declaration_type, declaration_date, course_identifier, evidence_held },
          'one that is there',
        );
        yield asks.void(made.id, `one that is ${String(made.attributes['state'])}`);
      }
    }
  }
}

function* ofNobody(asks: WriteAsks, date: string): Generator<Ask> {
  for (const action of ['defer', 'resume', 'withdraw', 'change-schedule'] as const)
    yield asks.action(
      action,
      NOBODY,
      { course_identifier: 'ecf-induction', reason: 'other', schedule_identifier: 'ecf-standard-september' },
      'a participant that there is not',
    );
  yield asks.void(NOBODY, 'a declaration that there is not');
  const bodied = (name: string, body: string): Ask => ({ ...asks.declare({}, name), body });
  yield bodied('no data', '{}');
  yield bodied('no JSON', '{');
  yield asks.declare({ participant_id: '', course_identifier: 'ecf-induction' }, 'no participant');
  yield asks.declare(
    { participant_id: NOBODY, course_identifier: 'ecf-induction', declaration_type: 'started', declaration_date: date },
    'a participant that there is not',
  );
  yield asks.partnership({ cohort: '', school_id: '', delivery_partner_id: '' }, 'nothing');
  yield asks.partnership({ cohort: '1999', school_id: NOBODY, delivery_partner_id: NOBODY }, 'what there is not');
}

export function coursesOf(attributes: Attributes): readonly string[] {
  return enrolmentsOf(attributes).map(({ participant_type }) =>
    participant_type === 'mentor' ? 'ecf-mentor' : 'ecf-induction',
  );
}

function enrolmentsOf(attributes: Attributes): readonly Record<string, unknown>[] {
  const enrolments: unknown = attributes['ecf_enrolments'];
  const listed: readonly unknown[] = Array.isArray(enrolments) ? enrolments : [];
  return listed.filter(isRecord);
}

export function scheduleOf(attributes: Attributes, course: string): unknown {
  const type = course === 'ecf-mentor' ? 'mentor' : 'ect';
  return enrolmentsOf(attributes).find(({ participant_type }) => participant_type === type)?.['schedule_identifier'];
}

export const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
