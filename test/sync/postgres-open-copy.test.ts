import { describe, expect, test } from 'vitest';
import { openCopy } from '../../src/sync/postgres/open-copy.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { coded, failure, playedPool } from './postgres-client.ts';

/** Opening a copy in PostgreSQL: what is refused before anything is asked, and in which schema it is looked for. */

async function openAny(...given: readonly unknown[]): Promise<unknown> {
  const opened: unknown = await Reflect.apply(openCopy, null, given);
  return opened;
}

describe('what is refused before the server is asked', () => {
  test.each([
    [{ schemas: 'dfe' }, RangeError, 'Did you mean "schema"'],
    [{ personl: 'none' }, RangeError, 'Did you mean "personal"'],
    [{ keepChangeDays: 1 }, RangeError, 'Did you mean "keepChangesDays"'],
    [{ personal: 'some' }, TypeError, '"personal" has to be "all" or "none"'],
    [{ keepChangesDays: -1 }, RangeError, '"keepChangesDays" has to be a number of days above 0'],
    [{ schema: '' }, CopyError, 'The name of a schema'],
    [{ schema: null }, CopyError, 'The name of a schema'],
  ])('%j', async (options, kind, message) => {
    const { pool, asked } = playedPool();
    const error = await failure(openAny(pool, options));
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
    expect(asked).toEqual([]);
  });

  test.each([[null], [undefined], ['postgres://'], [{}], [{ connect: true }], [() => 0]])(
    '%j, which is no pool',
    async (given) => {
      const error = await failure(openAny(given));
      expect(error).toBeInstanceOf(TypeError);
      expect(error).toMatchObject({ message: expect.stringMatching(/^openCopy: give a pool of pg, as new Pool/) });
    },
  );
});

test('the tables are looked for in the schema that is named, or in public', async () => {
  for (const [options, schema] of [
    [{}, '"public"'],
    [{ schema: 'my "own"' }, '"my ""own"""'],
  ] as const) {
    const { pool, asked } = playedPool((text) => (text.startsWith('BEGIN') ? undefined : coded('42501')));
    expect(await failure(openCopy(pool, options))).toMatchObject({ name: 'CopyError', code: '42501' });
    const statements = asked.filter((text) => text.includes('dfe_'));
    expect(statements.length).toBeGreaterThan(0);
    for (const text of statements) expect(text).toContain(`${schema}.dfe_`);
  }
});
