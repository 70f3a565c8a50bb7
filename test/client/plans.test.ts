import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { connect, type CallOptions, type Connection, type OperationCall } from '../../src/client/index.ts';
import { HttpError } from '../../src/errors/index.ts';
import { describedValues, moment } from '../../src/resources/writing/checked-write.ts';
import { readable, readsOf, type Reads } from '../../src/resources/writing/facts.ts';
import { checkWriteOptions } from '../../src/resources/writing/option-names.ts';
import {
  newDeclaration,
  newPartnership,
  participantAction,
  partnershipUpdate,
  toAttributes,
  voidDeclaration,
} from '../../src/resources/writing/plans.ts';
import type { Depth, WritePlan } from '../../src/resources/writing/types.ts';
import type { CheckInput, ReadParticipant } from '../../src/rules/index.ts';
import { FakeRuntime } from '../support/fake-runtime.ts';
import { errorOf, ID, OTHER_ID, thrown } from '../support/observed-client.ts';

/** What each write sends, and what its check reads for it. */

const person = (id: string): ReadParticipant => ({
  id,
  attributes: { ecf_enrolments: [], participant_id_changes: [] },
});

/** Reads that tell what was asked of them. */
function reads(participant: ReadParticipant | null = null): { readonly asked: string[]; readonly reads: Reads } {
  const asked: string[] = [];
  const tell =
    <T>(name: string, answer: T) =>
    (...args: readonly (string | undefined)[]): Promise<T> => {
      asked.push([name, ...args.filter((one) => one !== undefined)].join(' '));
      return Promise.resolve(answer);
    };
  return {
    asked,
    reads: {
      participant: tell('participant', participant),
      declarations: tell('declarations', []),
      declaration: tell('declaration', null),
      statements: tell('statements', []),
      partnerships: tell('partnerships', []),
      partnership: tell('partnership', null),
      school: tell('school', null),
      deliveryPartner: tell('deliveryPartner', null),
      end: () => undefined,
    },
  };
}

async function gathered(
  plan: WritePlan,
  depth: Depth,
  given: CheckInput = {},
  found?: ReadParticipant,
): Promise<string[]> {
  const world = reads(found);
  await plan.check.gather(given, world.reads, depth);
  return world.asked.sort();
}

const course_identifier = 'ecf-induction';

describe('a new declaration', () => {
  const plan = newDeclaration('rect', { participant_id: ID, course_identifier });

  test('is sent as it is, and names its participant', () => {
    expect(plan.call).toEqual({
      operation: 'declarations.create',
      attributes: { participant_id: ID, course_identifier },
    });
    expect(plan.check).toMatchObject({ operation: 'declarations.create', target: 'declarations', participantId: ID });
    expect(newDeclaration('rect', {}).check.participantId).toBe(null);
    expect(newDeclaration('rect', { participant_id: 7 }).check.participantId).toBe(null);
    expect(plan.about?.(OTHER_ID).call.attributes).toEqual({ participant_id: OTHER_ID, course_identifier });
  });

  test('reads the participant and their declarations; a check alone also the statements', async () => {
    expect(await gathered(plan, 'least')).toEqual([`declarations ${ID}`, `participant ${ID}`]);
    expect(await gathered(plan, 'all')).toEqual([`declarations ${ID}`, `participant ${ID}`, 'statements']);
    for (const participant_id of ['x', 7, undefined, null])
      expect(await gathered(newDeclaration('rect', { participant_id }), 'least')).toEqual([]);
  });

  test('reads nothing that is given, even when it is known not to be there', async () => {
    expect(await gathered(plan, 'least', { participant: null })).toEqual([`declarations ${ID}`]);
    expect(await gathered(plan, 'least', { declarations: [] })).toEqual([`participant ${ID}`]);
  });

  test('ecf: of a retired id the declarations are read under the current one, too, unless they are given', async () => {
    const twice = [`declarations ${ID}`, `declarations ${OTHER_ID}`, `participant ${ID}`];
    const ecf = newDeclaration('ecf', { participant_id: ID });
    expect(await gathered(ecf, 'least', {}, person(OTHER_ID))).toEqual(twice);
    expect(await gathered(ecf, 'least', {}, person(ID))).toHaveLength(2);
    expect(await gathered(ecf, 'least')).toHaveLength(2);
    expect(await gathered(plan, 'least', {}, person(OTHER_ID))).toHaveLength(2);
    expect(await gathered(ecf, 'least', { declarations: [] }, person(OTHER_ID))).toEqual([`participant ${ID}`]);
    const lettered = 'abcdef00-0000-4000-8000-00000000000a';
    const upper = newDeclaration('ecf', { participant_id: lettered.toUpperCase() });
    expect(await gathered(upper, 'least', {}, person(lettered))).toHaveLength(2);
  });

  test('leaves evidence out when there is none, and writes the date as an instant', () => {
    const declaration_date = new Date('2026-01-31T09:00:00Z');
    for (const evidence_held of [undefined, null, ''])
      expect(toAttributes({ declaration_date, evidence_held })).not.toHaveProperty('evidence_held');
    expect(toAttributes({ declaration_date, evidence_held: 'other', participant_id: ID })).toMatchObject({
      ...{
        evidence_held: 'other',
        participant_id: ID,
        declaration_date: expect.stringMatching(/^2026-01-31T09:00:00/),
      },
    });
    expect(thrown(() => toAttributes({ declaration_date: '2026-01-31' }))).toMatchObject({
      ...{ kind: 'validation', outcome: 'not-sent', issues: [{ title: 'declaration_date' }] },
    });
  });
});

test('attributes that are no object are refused, and ids that are none', () => {
  const refusal = (run: () => unknown, operation: string, title: string): void =>
    expect(thrown(run)).toMatchObject({ kind: 'validation', operation, outcome: 'not-sent', issues: [{ title }] });
  for (const none of [undefined, null, 'x', []] as unknown as object[]) {
    refusal(() => toAttributes(none), 'declarations.create', 'attributes');
    refusal(() => participantAction('rect', 'defer', ID, none), 'participants.defer', 'attributes');
    refusal(() => newPartnership('rect', none), 'partnerships.create', 'attributes');
    refusal(() => partnershipUpdate('rect', ID, none), 'partnerships.update', 'attributes');
  }
  refusal(() => voidDeclaration('rect', 'x'), 'declarations.void', 'id');
  refusal(() => participantAction('rect', 'resume', 'x', {}), 'participants.resume', 'id');
  refusal(() => partnershipUpdate('rect', 'x', {}), 'partnerships.update', 'id');
});

test('a void reads its declaration; a check alone also the statements', async () => {
  const plan = voidDeclaration('rect', ID);
  expect(plan.call).toEqual({ operation: 'declarations.void', id: ID });
  expect(plan.check).toMatchObject({ operation: 'declarations.void', target: 'declaration', participantId: null });
  expect(await gathered(plan, 'least')).toEqual([`declaration ${ID}`]);
  expect(await gathered(plan, 'all')).toEqual([`declaration ${ID}`, 'statements']);
});

test('an action reads its participant; the check alone of a schedule change reads more', async () => {
  for (const action of ['defer', 'resume', 'withdraw', 'changeSchedule'] as const)
    for (const service of ['rect', 'ecf'] as const) {
      const plan = participantAction(service, action, ID, { course_identifier });
      const attributes = { course_identifier };
      expect(plan.call).toEqual({ operation: `participants.${action}`, id: ID, attributes });
      expect(plan.check).toMatchObject({
        operation: `participants.${action}`,
        target: 'participant',
        participantId: ID,
      });
      expect(plan.about?.(OTHER_ID).call).toEqual({ operation: `participants.${action}`, id: OTHER_ID, attributes });
      expect(await gathered(plan, 'least')).toEqual([`participant ${ID}`]);
      const more = action === 'changeSchedule' ? [`declarations ${ID}`] : [];
      const most = action === 'changeSchedule' && service === 'ecf' ? ['partnerships'] : [];
      expect(await gathered(plan, 'all')).toEqual([...more, `participant ${ID}`, ...most].sort());
    }
  const named = participantAction('rect', 'changeSchedule', ID, { cohort: 2025 });
  expect(await gathered(named, 'all')).toEqual([`declarations ${ID}`, `participant ${ID}`, 'partnerships']);
});

describe('a partnership', () => {
  const full = { cohort: '2025', school_id: ID, delivery_partner_id: OTHER_ID };
  test.each<[string, object, readonly string[]]>([
    ['all', {}, [`deliveryPartner ${OTHER_ID}`, 'partnerships 2025', `school ${ID} 2025`]],
    [
      'a cohort as a number',
      { cohort: 2025 },
      [`deliveryPartner ${OTHER_ID}`, 'partnerships 2025', `school ${ID} 2025`],
    ],
    ['no cohort', { cohort: undefined }, [`deliveryPartner ${OTHER_ID}`]],
    ['a cohort that is none', { cohort: '25' }, [`deliveryPartner ${OTHER_ID}`]],
    ['a cohort in a list', { cohort: ['2025'] }, [`deliveryPartner ${OTHER_ID}`]],
    ['no school', { school_id: 7 }, [`deliveryPartner ${OTHER_ID}`, 'partnerships 2025']],
    ['no partner', { delivery_partner_id: 'x' }, ['partnerships 2025', `school ${ID} 2025`]],
  ])('a new one is read for in full, as far as it can be asked for: %s', async (_name, more, expected) => {
    const plan = newPartnership('rect', { ...full, ...more });
    expect(await gathered(plan, 'least')).toEqual(expected);
    expect(await gathered(plan, 'all')).toEqual(expected);
  });

  test('a new one is sent as it is', () => {
    const plan = newPartnership('ecf', full);
    expect(plan.call).toEqual({ operation: 'partnerships.create', attributes: full });
    expect(plan.check).toMatchObject({ operation: 'partnerships.create', target: 'partnerships', participantId: null });
  });

  test('a change reads the partnership; its check alone also the partner and the partnerships', async () => {
    const plan = partnershipUpdate('rect', ID, { delivery_partner_id: OTHER_ID });
    expect(plan.call).toEqual({
      operation: 'partnerships.update',
      id: ID,
      attributes: { delivery_partner_id: OTHER_ID },
    });
    expect(plan.check).toMatchObject({ operation: 'partnerships.update', target: 'partnership', participantId: null });
    expect(await gathered(plan, 'least')).toEqual([`partnership ${ID}`]);
    const all = [`deliveryPartner ${OTHER_ID}`, `partnership ${ID}`, 'partnerships'];
    expect(await gathered(plan, 'all')).toEqual(all.sort());
    expect(await gathered(partnershipUpdate('rect', ID, {}), 'all')).toEqual(
      [`partnership ${ID}`, 'partnerships'].sort(),
    );
  });
});

/** A connection whose calls are answered from here. */
function answering(answer: (call: OperationCall) => unknown): {
  readonly connection: Connection;
  readonly calls: OperationCall[];
} {
  const calls: OperationCall[] = [];
  const made = connect({ service: 'rect', baseUrl: 'http://localhost:1', token: 't' }, new FakeRuntime());
  const call = async (asked: OperationCall) => {
    calls.push(asked);
    return { data: await answer(asked), response: new Response() };
  };
  return { connection: { ...made, call }, calls };
}

describe('the reads of a check', () => {
  test('go with the limits of the write, and before other reads', async () => {
    const { connection, calls } = answering(() => person(ID));
    const options: CallOptions = { serverDate: '2026-01-20T09:00:00Z', timeoutMs: 5, retries: 2, deadlineMs: 9 };
    await readsOf(connection, options).participant(ID);
    await readsOf(connection, {}, 'first').participant(ID);
    const signal: unknown = expect.any(AbortSignal);
    expect(calls.map((call) => call.options)).toEqual([
      { priority: 'high', signal, serverDate: '2026-01-20T09:00:00Z', timeoutMs: 5 },
      { priority: 'first', signal },
    ]);
  });

  test('follow the signal of the write, whenever it fires, until they are ended', async () => {
    const reason = new Error('enough');
    const signalOf = async (signal: AbortSignal, between: (reads: Reads) => void): Promise<AbortSignal | undefined> => {
      const { connection, calls } = answering(() => person(ID));
      const own = readsOf(connection, { signal });
      await own.participant(ID);
      between(own);
      return calls[0]?.options?.signal;
    };
    const before = await signalOf(AbortSignal.abort(reason), () => undefined);
    expect(before?.reason).toBe(reason);
    const later = new AbortController();
    const during = await signalOf(later.signal, () => later.abort(reason));
    expect(during?.reason).toBe(reason);
    const never = new AbortController();
    const ended = await signalOf(never.signal, (own) => own.end());
    expect(ended?.reason).toMatchObject({ message: 'No longer wanted.' });
    expect((await signalOf(new AbortController().signal, () => undefined))?.aborted).toBe(false);
  });

  test('a record that there is not is null; any other failure is one', async () => {
    const failing = (status: number) =>
      answering(({ operation }) => {
        if (operation === 'participants.list') return [];
        const issues = [{ title: 'Resource not found', detail: 'Nothing could be found for the provided details' }];
        throw new HttpError('no', {
          ...{ operation, outcome: 'refused', status, requestId: null, issues },
          body: { errors: issues },
        });
      }).connection;
    const missing = readsOf(failing(404), {});
    expect(await missing.declaration(ID)).toBe(null);
    expect(await missing.partnership(ID)).toBe(null);
    expect(await missing.school(ID, '2025')).toBe(null);
    expect(await missing.deliveryPartner(ID)).toBe(null);
    expect(await missing.participant(ID)).toBe(null);
    expect(await errorOf(readsOf(failing(500), {}).declaration(ID))).toMatchObject({ kind: 'http', status: 500 });
  });

  test('a record that the rules cannot read ends in an error that says so', async () => {
    expect(await errorOf(readsOf(answering(() => ({ id: ID })).connection, {}).declaration(ID))).toMatchObject({
      ...{ kind: 'validation', operation: 'declarations.get', outcome: 'unknown', attempts: 1 },
    });
    expect(readable('participants.get', person(ID))).toEqual(person(ID));
  });

  test('a school is read as of its cohort, the partnerships of one cohort or of all', async () => {
    const { connection, calls } = answering(({ operation }) =>
      operation === 'schools.get' ? { id: ID, attributes: { cohort: '2025' } } : [],
    );
    const own = readsOf(connection, {});
    await own.school(ID, '2025');
    await own.partnerships('2025');
    await own.partnerships();
    await own.declarations(ID);
    await own.statements();
    expect(calls.map(({ operation, query }) => [operation, query?.['filter']])).toEqual([
      ['schools.get', { cohort: '2025' }],
      ['partnerships.list', { cohort: '2025' }],
      ['partnerships.list', undefined],
      ['declarations.list', { participant_id: ID }],
      ['statements.list', undefined],
    ]);
    expect(calls[1]?.query).toMatchObject({ page: { page: 1, per_page: 3000 } });
  });

  test('a filter that does not reach the service ends in an error, past a thousand declarations of one person', async () => {
    const isFirst = (query: OperationCall['query']): boolean =>
      isRecord(query?.['page']) && query['page']['page'] === 1;
    const many = (count: number) =>
      answering(({ query }) =>
        Array.from({ length: isFirst(query) ? count : 0 }, (_, n) => ({
          id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
          attributes: { participant_id: ID, declaration_type: 'started', declaration_date: '2026-01-10T00:00:00Z' },
        })),
      ).connection;
    expect(await readsOf(many(1000), {}).declarations(ID)).toHaveLength(1000);
    expect(await errorOf(readsOf(many(1001), {}).declarations(ID))).toMatchObject({
      ...{ kind: 'validation', operation: 'declarations.list', outcome: 'unknown' },
    });
  });
});

describe('the moment a write is judged by', () => {
  const { connection } = answering(() => null);
  const told = { ...connection, serviceNow: () => 5_000_000 };

  test('the one that is given, then that of a moved clock, then the service’s, then our own, wrong by a day', () => {
    expect(moment(told, { now: '2026-01-01', serverDate: '2026-01-20T09:00:00Z' })).toEqual({ now: '2026-01-01' });
    expect(moment(told, { serverDate: '2026-01-20T09:00:00Z' })).toEqual({
      ...{ now: Date.parse('2026-01-20T09:00:01Z'), clockUncertainty: 1000 },
    });
    expect(moment(told, {})).toEqual({ now: 5_001_000, clockUncertainty: 3000 });
    expect(moment({ ...connection, serviceNow: () => null }, {})).toEqual({
      ...{ now: connection.runtime.now(), clockUncertainty: 86_400_000 },
    });
  });
});

test('the values of a description of one’s own are those of the operation, as texts', async () => {
  const { connection } = answering(() => null);
  const of = (module?: object) =>
    describedValues({ ...connection, schemas: module && (() => Promise.resolve(module)) }, 'participants.defer');
  expect(await of({ values: { 'participants.defer': { reason: ['other', 7], none: 'x' } } })).toEqual({
    ...{ reason: ['other', '7'], none: [] },
  });
  for (const module of [undefined, {}, { values: null }, { values: {} }, { values: { 'participants.defer': 7 } }])
    expect(await of(module)).toBeUndefined();
  const broken = { ...connection, schemas: () => Promise.reject(new Error('no such file')) };
  expect(await describedValues(broken, 'participants.defer')).toBeUndefined();
});

test('onSend has to be a function, and maxSends a whole number from 1 to 3', () => {
  const check = (options: object): void => checkWriteOptions('declarations.void', options);
  for (const good of [{}, { maxSends: 1 }, { maxSends: 3 }, { onSend: () => undefined }, { onSend: undefined }])
    expect(() => check(good)).not.toThrow();
  for (const maxSends of [0, 4, 1.5, NaN, '2', null])
    expect(thrown(() => check({ maxSends }))).toMatchObject({ outcome: 'not-sent', issues: [{ title: 'maxSends' }] });
  expect(thrown(() => check({ onSend: 'x', maxSends: 0 }))).toMatchObject({
    ...{ kind: 'validation', issues: [{ title: 'onSend' }, { title: 'maxSends' }] },
  });
});
