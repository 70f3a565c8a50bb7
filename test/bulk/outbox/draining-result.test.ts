import { describe, expect, test } from 'vitest';
import { RateLimitError } from '../../../src/errors/index.ts';
import { idOf } from '../plan-stand.ts';
import { http, network } from '../served.ts';
import { drainingWorld, made, type Answer, type DrainingWorld } from './draining-world.ts';

const lost = (): never => {
  throw network('unknown');
};
const tooMany = (): never => {
  throw new RateLimitError('429', { operation: 'x', retryAt: new Date(0), requestId: null });
};
/** Answers one send otherwise than the rest. */
const once =
  (at: number, answer: Answer): Answer =>
  (who, nth) =>
    nth === at ? answer(who, nth) : made(nth, who);
/** Another host takes somebody over. */
const steal = ({ tell }: DrainingWorld, who: number): Promise<void> =>
  tell(
    "UPDATE dfe_outbox_people SET number = number + 1, word = 'other', until_ms = 4102444800000 WHERE person = ?",
    idOf(who),
  );

describe('a row whose answer was lost', () => {
  test('holds up its person alone, and what comes after it is sent when a look has found it', async () => {
    const world = await drainingWorld();
    world.answer = once(1, lost);
    world.find = () => {
      // nobody's: where the look comes among the sends
      world.sent.push(0);
      return { result: 'applied', record: made(1, 1) };
    };
    await world.add(1, 1, 2, 3);
    const result = await world.drain({ lanes: 1 });
    expect(result).toMatchObject({ exitCode: 0, sends: 4, counts: { done: 4, unknown: 0 } });
    expect(world.sent.toSorted((a, b) => a - b)).toEqual([0, 1, 1, 2, 3]);
    expect(world.sent.indexOf(0)).toBeLessThan(world.sent.lastIndexOf(1));
    expect(world.looks).toBe(1);
  });

  test('is sent again when nothing of it arrived', async () => {
    const world = await drainingWorld();
    world.answer = once(1, lost);
    world.find = () => ({ result: 'not-applied' });
    await world.add(1, 1);
    expect(await world.drain({ lanes: 2 })).toMatchObject({ exitCode: 0, sends: 3, counts: { done: 2 } });
    expect(world.sent).toEqual([1, 1, 1]);
  });

  test('is looked for again at the time that the look said', async () => {
    const world = await drainingWorld();
    world.answer = once(1, lost);
    world.find = () => (world.looks < 3 ? { lookAgainAt: new Date(0) } : { result: 'applied', record: made(1, 1) });
    await world.add(1, 1);
    expect(await world.drain({ lanes: 2 })).toMatchObject({ exitCode: 0, sends: 2, counts: { done: 2 } });
    expect(world.looks).toBe(3);
  });

  test('that no look can find waits for a person, with what is behind it, and the drain ends', async () => {
    const world = await drainingWorld();
    world.answer = once(1, lost);
    await world.add(1, 1, 2);
    const result = await world.drain({ lanes: 1 });
    expect(result).toMatchObject({ exitCode: 6, sends: 2, counts: { done: 1, unknown: 2, pending: 0 } });
    expect(await world.states()).toEqual(['1 unknown', '1 pending', '2 done']);
    const [aside] = await world.ask('SELECT word, waits FROM dfe_outbox_people WHERE person = ?', idOf(1));
    expect(aside).toEqual({ word: '', waits: 'look' });
  });

  test('by a service that does not get to its work: a single one tries when nothing else can be found out', async () => {
    const world = await drainingWorld();
    world.answer = (who, nth) => (nth <= 8 ? lost() : made(nth, who));
    await world.add(...Array.from({ length: 12 }, (_, at) => at + 1));
    const result = await world.drain({ lanes: 1 });
    expect(result).toMatchObject({ exitCode: 6, sends: 12, counts: { unknown: 8, done: 4 } });
  });
});

test('while eight answers are open nobody new is sent, until a look has settled one', async () => {
  const world = await drainingWorld();
  let [since, most] = [0, 0];
  world.answer = (who, nth) => (nth <= 8 ? lost() : made(nth, who));
  world.find = () => {
    if (world.sent.length >= 8) since += 1;
    // two whole looks find nothing
    if (since > 16) return { result: 'applied', record: made(50 + since, 1) };
    most = Math.max(most, world.sent.length);
    return { lookAgainAt: new Date(0) };
  };
  await world.add(...Array.from({ length: 12 }, (_, at) => at + 1));
  expect(await world.drain({ lanes: 1 })).toMatchObject({ exitCode: 0, sends: 12, counts: { done: 12 } });
  expect(most).toBe(8);
});

describe('a row that was not sent after all', () => {
  test('comes when the others had their turn', async () => {
    const world = await drainingWorld();
    world.answer = once(1, tooMany);
    await world.add(1, 2);
    expect(await world.drain({ lanes: 1 })).toMatchObject({ exitCode: 0, counts: { done: 2 } });
    expect(world.sent).toEqual([1, 2, 1]);
  });

  test.each([
    ['before it is sent', 'before'],
    ['while it is under way', 'under way'],
  ])('because another host has taken its person over %s is left to that one', async (_, when) => {
    const world = await drainingWorld();
    await world.add(1, 1, 2);
    world.answer = async (who, nth) => {
      if (who === 1) await steal(world, 1);
      return made(nth, who);
    };
    if (when === 'before') {
      const plain = world.answer;
      world.answer = async (who, nth) => {
        if (who === 2) await steal(world, 1);
        return who === 2 ? made(nth, who) : plain(who, nth);
      };
      await world.tell('UPDATE dfe_outbox SET id = 0 WHERE lower(person) = ?', idOf(2));
    }
    const result = await world.drain({ lanes: 1 });
    expect(result.counts.done).toBe(1);
    expect(world.sent).toEqual(when === 'before' ? [2] : [1, 2]);
    const [other] = await world.ask('SELECT word FROM dfe_outbox_people WHERE person = ?', idOf(1));
    expect(other).toEqual({ word: 'other' });
    expect(result.exitCode).toBe(when === 'before' ? 5 : 6);
  });
});

describe('a drain that cannot go on', () => {
  test('because of what nobody foresaw says so, and sends nothing more', async () => {
    const world = await drainingWorld();
    const cause = new TypeError('of nobody');
    world.answer = () => {
      throw cause;
    };
    await world.add(1, 1, 2, 3);
    await expect(world.drain({ lanes: 1 })).rejects.toMatchObject({ reason: 'stopped', cause });
    expect(world.sent).toEqual([1]);
    expect(await world.ask("SELECT person FROM dfe_outbox_people WHERE word <> ''")).toEqual([]);
  });

  test('because the token is refused tells the status, and that what was not sent is kept', async () => {
    const world = await drainingWorld();
    for (const status of [401, 403]) {
      world.answer = () => {
        throw http(status);
      };
      await world.add(status - 400, status - 400);
      const refused = world.drain({ lanes: 1 });
      await expect(refused).rejects.toMatchObject({ reason: 'stopped', cause: { status } });
      await expect(refused).rejects.toThrow(
        `The service refuses the token (status ${status}). What was not sent is kept.`,
      );
    }
  });

  test.each([
    [500, 'The run could not go on.'],
    [404, 'The run could not go on.'],
    [403, 'The service refuses the token (status 403). What was not sent is kept.'],
  ])('because what it has to read is answered with %i says so, and has sent nothing', async (status, message) => {
    const world = await drainingWorld();
    await world.add(1, 2);
    world.personOf = () => {
      throw http(status);
    };
    await expect(world.drain()).rejects.toMatchObject({ reason: 'stopped', message, cause: { status } });
    expect(world.sent).toEqual([]);
    expect(await world.states()).toEqual(['1 pending', '2 pending']);
    expect(await world.ask("SELECT person FROM dfe_outbox_people WHERE word <> ''")).toEqual([]);
  });

  test('because its table is gone says that it could not be read', async () => {
    const world = await drainingWorld();
    await world.add(1, 2);
    world.answer = async (who, nth) => {
      await world.tell('DROP TABLE dfe_outbox_events');
      return made(nth, who);
    };
    await expect(world.drain({ lanes: 1 })).rejects.toMatchObject({ reason: 'storage' });
    expect(world.sent).toEqual([1]);
  });
});

describe('a drain counts', () => {
  test.each([
    ['on the statement that was expected', { statement_id: idOf(500) }, { exitCode: 0, slid: 0 }],
    ['on a later one', { statement_id: idOf(501) }, { exitCode: 3, slid: 1 }],
    ['on none, though one was expected', { statement_id: null }, { exitCode: 3, slid: 0 }],
  ])('declarations that landed %s', async (_, where, result) => {
    const world = await drainingWorld();
    world.answer = (who, nth) => made(nth, who, nth === 1 ? where : {});
    await world.add(1, 2);
    expect(await world.drain()).toMatchObject({ ...result, sends: 2, counts: { done: 2 } });
    expect(await world.drain()).toMatchObject({ exitCode: 0, slid: 0, sends: 0, counts: { done: 0 } });
  });
});
