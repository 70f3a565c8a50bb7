import { describe, expect, test } from 'vitest';
import { connect, type ClientEvent, type Connection } from '../../src/client/index.ts';
import { evidenceIn, hasHad, type Evidence } from '../../src/resources/writing/evidence.ts';
import { learn, learnFrom, nameOf, ownerOf } from '../../src/resources/writing/provider-name.ts';
import { successorsIn } from '../../src/resources/writing/send.ts';
import { slotTaken } from '../../src/resources/writing/slot.ts';
import type { WriteName } from '../../src/resources/writing/types.ts';
import type { Written } from '../../src/resources/writing/written.ts';
import { ID, OTHER_ID } from '../support/observed-client.ts';

/** A success counts with the record of what was asked, and with nothing less (decision 0036, 1). */

const NOW = Date.parse('2026-02-10T12:00:00Z');
const at = (ms: number): string => new Date(NOW + ms).toISOString();

interface World {
  readonly connection: Connection;
  readonly events: ClientEvent[];
}

function world(service: 'rect' | 'ecf', leadProviderName?: string): World {
  const events: ClientEvent[] = [];
  const runtime = { now: () => NOW, random: () => 0.5, later: () => () => undefined };
  const connection = connect(
    {
      ...{ service, baseUrl: 'http://localhost:1', token: 't', onEvent: (event: ClientEvent) => events.push(event) },
      ...(leadProviderName !== undefined && { leadProviderName }),
    },
    runtime,
  );
  return { connection: { ...connection, serviceNow: () => NOW }, events };
}

interface Answer {
  readonly service?: 'rect' | 'ecf';
  readonly draft?: object;
  readonly id?: unknown;
  readonly type?: unknown;
  readonly written?: Partial<Written>;
  readonly attributes?: object;
  /** Ids that are the same person's. */
  readonly successors?: readonly string[];
}

async function evidence(operation: WriteName, answer: Answer): Promise<Evidence> {
  const { service = 'rect', draft = {}, id = ID, type, attributes = {}, successors = [], written } = answer;
  const asked: Written = {
    ...{ service, operation, id: ID, draft: { ...draft } },
    ...{ since: NOW, stored: false, serverDate: null, before: null, ...written },
  };
  const data = { id, type, attributes };
  return evidenceIn(world(service).connection, asked, data, (one) => Promise.resolve(successors.includes(one)));
}

describe('a new declaration', () => {
  const draft = { participant_id: ID, declaration_type: 'started', course_identifier: 'c', declaration_date: at(0) };
  const answered = (more: object, answer: Answer = {}): Promise<Evidence> =>
    evidence('declarations.create', {
      ...{ draft, id: OTHER_ID, type: 'participant-declaration' },
      ...{ attributes: { ...draft, state: 'submitted', ...more }, ...answer },
    });

  test('echoed: done', async () => {
    for (const state of ['submitted', 'eligible', 'payable', 'paid', 'ineligible'])
      expect(await answered({ state })).toBe('done');
  });

  test.each<[string, object, Answer?]>([
    ['out of effect', { state: 'voided' }],
    ['of another type', { declaration_type: 'completed' }],
    ['of another course', { course_identifier: 'd' }],
    ['of another person', { participant_id: OTHER_ID }],
    ['of nobody', { participant_id: null }],
    ['without a date', { declaration_date: null }],
    ['of another date, not in effect', { declaration_date: at(-1000), state: 'ineligible' }],
    ['that is no declaration', {}, { type: 'participant' }],
    ['without a type', {}, { type: undefined }],
    ['without an id', {}, { id: 'x' }],
  ])('%s: no evidence', async (_name, more, answer) => {
    expect(await answered(more, answer)).toBe('nothing');
  });

  test('of another date and in effect: the place is taken', async () => {
    for (const state of ['submitted', 'eligible', 'payable', 'paid'])
      expect(await answered({ declaration_date: at(-1000), state })).toBe('taken');
  });

  test('under a newer id of the same person: done', async () => {
    expect(await answered({ participant_id: OTHER_ID }, { successors: [OTHER_ID] })).toBe('done');
  });
});

describe('a new partnership echoes school, cohort and partner', () => {
  const draft = { school_id: ID, cohort: '2025', delivery_partner_id: OTHER_ID };
  test.each<[string, object, Evidence]>([
    ['all', {}, 'done'],
    ['a cohort as a number', { cohort: 2025 }, 'done'],
    ['another school', { school_id: OTHER_ID }, 'nothing'],
    ['another cohort', { cohort: '2024' }, 'nothing'],
    ['another partner', { delivery_partner_id: ID }, 'nothing'],
  ])('%s', async (_name, more, expected) => {
    const attributes = { ...draft, ...more };
    expect(await evidence('partnerships.create', { draft, type: 'partnership', attributes })).toBe(expected);
  });
});

describe('a void and a change of partner echo the id and the new value', () => {
  test.each<[WriteName, string, object, object]>([
    ['declarations.void', 'participant-declaration', { state: 'voided' }, { state: 'paid' }],
    ['partnerships.update', 'partnership', { delivery_partner_id: ID }, { delivery_partner_id: OTHER_ID }],
  ])('%s', async (operation, type, attributes, others) => {
    const draft = { delivery_partner_id: ID };
    expect(await evidence(operation, { draft, type, attributes })).toBe('done');
    expect(await evidence(operation, { draft, type, attributes, id: OTHER_ID })).toBe('nothing');
    expect(await evidence(operation, { draft, type, attributes: others })).toBe('nothing');
    expect(await evidence(operation, { draft, type: 'statement', attributes })).toBe('nothing');
  });
});

describe('an action on a participant', () => {
  const enrolment = { participant_type: 'ect', training_status: 'deferred', deferral: { reason: 'other' } };
  const answered = (training_status: string | null, answer: Answer = {}): Promise<Evidence> => {
    const ecf_enrolments = training_status === null ? [] : [{ ...enrolment, training_status }];
    const attributes = { ecf_enrolments, updated_at: at(0), ...answer.attributes };
    return evidence('participants.defer', {
      ...{ draft: { reason: 'other' }, type: 'participant', ...answer, attributes },
    });
  };

  test('echoed, or with the enrolment out of sight: done', async () => {
    expect(await answered('deferred')).toBe('done');
    expect(await answered(null)).toBe('done');
  });

  test('no enrolments at all, or of somebody else: no evidence', async () => {
    expect(await answered('deferred', { attributes: { ecf_enrolments: null } })).toBe('nothing');
    expect(await answered('deferred', { id: OTHER_ID })).toBe('nothing');
    expect(await answered('deferred', { id: OTHER_ID, successors: [OTHER_ID] })).toBe('done');
  });

  test('one that contradicts it: on ecf done when it was updated since, on rect never', async () => {
    const old = { updated_at: at(-20_000) };
    expect(await answered('active')).toBe('nothing');
    expect(await answered('active', { service: 'ecf' })).toBe('done');
    expect(await answered('active', { service: 'ecf', attributes: old })).toBe('nothing');
    // without a check and under a moved clock there is nothing to tell it by
    expect(await answered('active', { service: 'ecf', written: { serverDate: at(0) } })).toBe('nothing');
    const read = (updatedAt: string): Answer => ({
      service: 'ecf',
      written: { before: { records: [{ id: ID, values: {}, updatedAt }] } },
    });
    expect(await answered('active', read(at(-1)))).toBe('done');
    expect(await answered('active', read(at(0)))).toBe('nothing');
    expect(await answered('active', { service: 'ecf', id: OTHER_ID })).toBe('nothing');
  });
});

test('a participant has, or had, an id', () => {
  const person = (changes: unknown): object => ({ id: ID, attributes: { participant_id_changes: changes } });
  const third = '33333333-3333-4333-8333-333333333333';
  const changes = [{ from_participant_id: third }, { from_participant_id: OTHER_ID }];
  expect(hasHad(person([]), ID.toUpperCase())).toBe(true);
  expect(hasHad(person(changes), OTHER_ID)).toBe(true);
  expect(hasHad(person([{ from_participant_id: third }]), OTHER_ID)).toBe(false);
  expect(hasHad(person([null, 'x']), OTHER_ID)).toBe(false);
  expect(hasHad(person(null), OTHER_ID)).toBe(false);
  expect(hasHad(null, ID)).toBe(false);
  expect(hasHad({ id: ID }, ID)).toBe(false);
});

describe('whose a declaration is', () => {
  const never = (): Promise<boolean> => Promise.reject(new Error('nobody had to ask'));
  const says = (yes: boolean) => (): Promise<boolean> => Promise.resolve(yes);
  const owner = (given: string | undefined, learned: string | null, told: unknown, confirm = never): Promise<string> =>
    ownerOf(world('rect', given).connection, { learned, heardAt: 0 }, told, confirm);

  test('ours by the learned name, without asking, whatever its case and spaces', async () => {
    expect(await owner(undefined, ' Our Name', 'our name ')).toBe('ours');
  });

  test('ours by the given name when none was learned; a learned one is believed more', async () => {
    expect(await owner('Ours', null, 'ours', says(false))).toBe('ours');
    expect(await owner('Ours', 'Other', 'ours', says(true))).toBe('theirs');
  });

  test("another's only when our own was confirmed", async () => {
    expect(await owner('Ours', null, 'Theirs', says(true))).toBe('theirs');
    expect(await owner('Ours', null, 'Theirs', says(false))).toBe('unknown');
    expect(await owner(undefined, null, null, says(false))).toBe('unknown');
    expect(await owner(undefined, 'Ours', null, says(true))).toBe('theirs');
  });

  test('the name is learned from records that can only be ours, and a wrong one that was given is told once', async () => {
    const { connection, events } = world('rect', 'Given');
    const name = await nameOf(connection, 'whoAmI');
    const record = (state: string, lead_provider_name: unknown) => ({
      id: ID,
      attributes: { state, lead_provider_name },
    });
    learnFrom(connection, name, [record('paid', 'Theirs'), record('eligible', 'Theirs')]);
    for (const none of [record('voided', ' '), record('voided', 7), null, { attributes: null }])
      learn(connection, name, none);
    expect(name).toEqual({ learned: null, heardAt: -Infinity });
    expect(events).toEqual([]);
    learnFrom(connection, name, [record('paid', 'Theirs'), record('ineligible', 'Ours')]);
    expect(name).toEqual({ learned: 'Ours', heardAt: NOW });
    learnFrom(connection, name, [record('clawed-back', 'Ours')]);
    expect(events).toMatchObject([{ type: 'invalid', operation: 'whoAmI', problems: [{ field: 'leadProviderName' }] }]);
    expect(await nameOf(connection, 'whoAmI')).toBe(name);
  });

  test('a name that was given right, or not at all, is not told', () => {
    for (const { connection, events } of [world('rect', 'OURS '), world('rect')]) {
      const name = { learned: null, heardAt: -Infinity };
      learn(connection, name, { attributes: { lead_provider_name: 'Ours' } });
      expect(name).toEqual({ learned: 'Ours', heardAt: NOW });
      expect(events).toEqual([]);
    }
  });

  test('a token that changes all the time does not fill the memory', async () => {
    const { connection } = world('rect');
    for (let n = 0; n < 500; n += 1) await nameOf({ ...connection, token: () => Promise.resolve(`t${n}`) }, 'whoAmI');
    expect(connection.names.size).toBeLessThan(200);
    expect(connection.names.size).toBeGreaterThan(0);
    const few = world('rect').connection;
    for (let n = 0; n < 50; n += 1) await nameOf({ ...few, token: () => Promise.resolve(`t${n}`) }, 'whoAmI');
    expect(few.names.size).toBe(50);
  });
});

test.each([
  ['rect', 'rect.declaration.D8', 'docs/services/rect.md#d8'],
  ['ecf', 'ecf.declaration.10', 'docs/services/ecf.md#declaration-10'],
] as const)('%s: a place that is taken is refused by its rule', (service, rule, address) => {
  const record = { id: ID };
  const cause = new Error('lost');
  const error = slotTaken(service, 'declarations.create', record, cause);
  expect(error).toMatchObject({ kind: 'rule', outcome: 'refused', attempts: 1, record, retryable: false, cause });
  expect(error.refusals).toMatchObject([{ rule, enforcedBy: 'service', likely: false }]);
  expect(error.message).toMatch(new RegExp(`^declarations\\.create was refused\\. .*\\(rule ${rule}, ${address}\\)$`));
  expect(slotTaken(service, 'declarations.create', record, null)).not.toHaveProperty('cause');
});

test('a participant that was read speaks for the ids that led to it, when it is the one that was asked for', () => {
  const read = {
    id: ID,
    type: 'participant',
    attributes: { participant_id_changes: [{ from_participant_id: OTHER_ID }] },
  };
  const isHis = successorsIn(read, OTHER_ID);
  expect([isHis(ID), isHis(OTHER_ID), isHis('33333333-3333-4333-8333-333333333333')]).toEqual([true, true, false]);
  // of another person it says nothing, and nothing says nothing
  expect(successorsIn(read, '33333333-3333-4333-8333-333333333333')(ID)).toBe(false);
  expect(successorsIn(null, ID)(ID)).toBe(false);
});
