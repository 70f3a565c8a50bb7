import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { checkAnswer, type Check } from '../../src/client/check-answer.ts';
import type { ClientEvent } from '../../src/client/events.ts';
import { errorOf } from '../support/observed-client.ts';

/** An answer beside the schema of its operation: what is told of, how often, and what an error holds. */

const sent: Check['sent'] = {
  operation: 'statements.get',
  method: 'GET',
  attempts: 2,
  repeatSafe: true,
  secret: 's3cret-token',
};

function compare(schema: unknown, body: unknown, more: Partial<Check> = {}) {
  const events: ClientEvent[] = [];
  const schemas = (): Promise<object> => Promise.resolve({ answers: { 'statements.get': schema } });
  const done = checkAnswer({
    service: 'rect',
    schemas,
    strict: false,
    emit: (event) => events.push(event),
    sent,
    body,
    ...more,
  });
  return { done, events };
}

const colours = z.object({ data: z.array(z.object({ colour: z.enum(['red', 'blue']), n: z.number() })) });

describe('new values', () => {
  test('are counted one by one, the same one in all its places, and are no fault', async () => {
    const data = ['pink', 'pink', 'grey', 'red', 'pink'].map((colour) => ({ colour, n: 1 }));
    const { done, events } = compare(colours, { data }, { strict: true });
    await done;
    const told = { type: 'new-value', operation: 'statements.get', field: 'data[].colour' };
    expect(events).toEqual([
      { ...told, value: 'pink', count: 3 },
      { ...told, value: 'grey', count: 1 },
    ]);
  });

  test('of more than 100 characters are told in part, and the token never', async () => {
    const data = ['y'.repeat(100), 'z'.repeat(101), 's3cret-token'].map((colour) => ({ colour, n: 1 }));
    const { done, events } = compare(colours, { data });
    await done;
    expect(events.map((event) => ('value' in event ? event.value : null))).toEqual([
      'y'.repeat(100),
      `${'z'.repeat(100)}…`,
      '[token]',
    ]);
  });

  test('are texts: anything else in the place of one is a fault', async () => {
    const { done, events } = compare(colours, { data: [{ colour: 7, n: 1 }] });
    await done;
    expect(events).toMatchObject([{ type: 'invalid', problems: [{ field: 'data[].colour', count: 1 }] }]);
  });
});

describe('faults', () => {
  const rows = [{ n: 'a' }, { n: 'b' }, { n: 1 }].map((row) => ({ colour: 'red', ...row }));

  test('are counted by field and problem, in one event, beside the new values', async () => {
    const { done, events } = compare(colours, { data: [...rows, { colour: 'pink' }] });
    await done;
    expect(events).toEqual([
      { type: 'new-value', operation: 'statements.get', field: 'data[].colour', value: 'pink', count: 1 },
      {
        type: 'invalid',
        operation: 'statements.get',
        problems: [
          { field: 'data[].n', problem: expect.stringContaining('string'), count: 2 },
          { field: 'data[].n', problem: expect.stringContaining('undefined'), count: 1 },
        ],
      },
    ]);
  });

  test('are an error when that is asked for, with each problem, the record and what became of the write', async () => {
    const { done, events } = compare(
      colours,
      { data: rows },
      { strict: true, sent: { ...sent, method: 'PUT', operation: 'declarations.void' }, schemas: undefined },
    );
    const error = await errorOf(done);
    expect(error).toMatchObject({
      kind: 'validation',
      operation: 'declarations.void',
      outcome: 'applied',
      attempts: 2,
      record: rows,
      message: expect.stringMatching(
        /^declarations\.void succeeded, but its answer is not of the shape .* look at record on this error .*"warn"/,
      ),
    });
    expect(events.map(({ type }) => type)).toEqual(['invalid']);
  });

  test('five of them are in the message, and all in the issues', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const schema = z.object(Object.fromEntries(names.map((name) => [name, z.number()])));
    const error = await errorOf(compare(schema, {}, { strict: true }).done);
    expect(error).toMatchObject({ outcome: 'unknown', issues: names.map((title) => ({ title })), record: null });
    const said = error instanceof Error ? error.message : '';
    expect(names.filter((name) => said.includes(` ${name}: `))).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(said).toContain('Reading again is safe.');
  });

  test('neither the fields, the problems nor the record tell the token', async () => {
    const schema = z.object({ data: z.record(z.string(), z.never({ error: 'not s3cret-token' })) });
    const error = await errorOf(compare(schema, { data: { 's3cret-token': 's3cret-token' } }, { strict: true }).done);
    expect(error).toMatchObject({
      issues: [{ title: 'data.[token]', detail: 'not [token]' }],
      record: { '[token]': '[token]' },
    });
  });

  test('a record that is nested too deep to be written down is left out', async () => {
    let deep: unknown = 'end';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const schema = z.object({ data: z.string() });
    expect(await errorOf(compare(schema, { data: deep }, { strict: true }).done)).toMatchObject({ record: null });
  });

  test.each([
    ['no object', 'text'],
    ['null', null],
    ['without data', { id: 1 }],
  ])('an answer that is %s has no record', async (_, body) => {
    const schema = z.object({ data: z.string() });
    expect(await errorOf(compare(schema, body, { strict: true }).done)).toMatchObject({ record: null });
  });
});

describe('nothing is compared', () => {
  test.each<[string, () => Promise<object>]>([
    ['without answers in the schemas', () => Promise.resolve({})],
    ['with answers that are no object', () => Promise.resolve({ answers: 'all' })],
    ['with answers that are null', () => Promise.resolve({ answers: null })],
    ['without a schema of the operation', () => Promise.resolve({ answers: { other: colours } })],
    ['with one that is null', () => Promise.resolve({ answers: { 'statements.get': null } })],
    ['with one that is a text', () => Promise.resolve({ answers: { 'statements.get': 'x' } })],
    ['with one that is no schema', () => Promise.resolve({ answers: { 'statements.get': { safeParse: 1 } } })],
    ['with one that cannot parse', () => Promise.resolve({ answers: { 'statements.get': {} } })],
  ])('%s', async (_, schemas) => {
    const { done, events } = compare(colours, { data: 1 }, { schemas, strict: true });
    await done;
    expect(events).toEqual([]);
  });
});
