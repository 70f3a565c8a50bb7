import { describe, expect, test } from 'vitest';
import { idOf } from '../plan-stand.ts';
import { aborted, http, network } from '../served.ts';
import { drainingWorld, made, type DrainingWorld } from './draining-world.ts';
import { entry } from './stand.ts';

const FUTURE = { title: 'declaration_date', detail: 'The declaration date cannot be in the future' };
const lost = (): never => {
  throw network('unknown');
};
const refuse = (title: string): never => {
  throw http(422, { issues: [{ title, detail: 'no' }] });
};
const steal = ({ tell }: DrainingWorld, who: number): Promise<void> =>
  tell(
    "UPDATE dfe_outbox_people SET number = number + 1, word = 'other', until_ms = 4102444800000 WHERE person = ?",
    idOf(who),
  );
const started = (who: number, more: Readonly<Record<string, string>>) =>
  entry(`${who}`, {
    person: idOf(who),
    draft: { ...entry('').draft, evidence_held: 'training-event-attended', ...more },
  });

describe('the first row of a person', () => {
  test('that cannot be sent at all is refused, and the next one has its turn in the same drain', async () => {
    const world = await drainingWorld();
    await world.outbox.add([started(1, { declaration_type: 'burnt' })]);
    await world.outbox.add([{ ...started(1, {}), key: 'next', position: 2 }]);
    expect(await world.drain()).toMatchObject({ exitCode: 3, sends: 1, counts: { refused: 1, done: 1 } });
    expect(await world.states()).toEqual(['1 refused', '1 done']);
  });

  test('that the service calls too early is held until its day, and not sent again in the same drain', async () => {
    const world = await drainingWorld();
    world.answer = (who, nth) => {
      if (who === 1) throw http(422, { issues: [FUTURE] });
      return made(nth, who);
    };
    await world.add(1, 1, 2);
    expect(await world.drain({ lanes: 1 })).toMatchObject({ exitCode: 5, counts: { held: 2, done: 1, pending: 0 } });
    expect(world.sent).toEqual([1, 2]);
    expect(await world.states()).toEqual(['1 held', '1 pending', '2 done']);
    expect(await world.drain()).toMatchObject({ sends: 0, counts: { held: 2 } });
  });

  test('that goes on under another id joins that one’s rows, and is sent in the same drain', async () => {
    const world = await drainingWorld();
    world.answer = (who, nth) => {
      if (who === 1) throw http(422, { currentId: idOf(2) });
      return made(nth, who);
    };
    await world.add(1, 3);
    expect(await world.drain({ lanes: 1 })).toMatchObject({ exitCode: 0, counts: { done: 2, pending: 0 } });
    expect(world.sent.toSorted((a, b) => a - b)).toEqual([1, 2, 3]);
    const people = (await world.outbox.rows()).map(({ person }) => person);
    expect(people).toEqual([idOf(2), idOf(3)]);
  });
});

describe('a cut-off', () => {
  const late = { marginMinutes: 11 * 60 };

  test.each<[string, object, object]>([
    ['that is over has nothing sent for it', late, { exitCode: 3, sends: 0, counts: { missed: 1, done: 0 } }],
    ['counts less its margin', {}, { exitCode: 0, sends: 1, counts: { done: 1 } }],
    ['counts for nothing where none is asked for', { ...late, deadline: 'none' }, { exitCode: 0, sends: 1 }],
    ['that is over may be passed for the next statement', { ...late, nextStatement: true }, { sends: 1 }],
  ])('%s', async (_, options, result) => {
    const world = await drainingWorld({ cutOff: '2026-06-10' });
    await world.add(1);
    expect(await world.drain(options)).toMatchObject(result);
  });
});

describe('a look', () => {
  test('at somebody whom another host has taken over is theirs: the drain goes on with the others', async () => {
    const world = await drainingWorld();
    world.answer = (who, nth) => (nth === 1 ? lost() : made(nth, who));
    world.find = async () => {
      await steal(world, 1);
      return { result: 'applied', record: made(1, 1) };
    };
    await world.add(1, 1, 2);
    expect(await world.drain({ lanes: 1 })).toMatchObject({ exitCode: 6, sends: 2, counts: { done: 1, unknown: 1 } });
    expect(world.sent).toEqual([1, 2]);
    expect(await world.ask("SELECT person FROM dfe_outbox_people WHERE word = 'other'")).toHaveLength(1);
  });

  test('that fails as nobody foresaw ends the drain, and says why', async () => {
    const world = await drainingWorld();
    const cause = new TypeError('of nobody');
    world.answer = lost;
    world.find = () => {
      throw cause;
    };
    await world.add(1, 1);
    await expect(world.drain()).rejects.toMatchObject({ reason: 'stopped', cause });
    expect(await world.ask("SELECT person FROM dfe_outbox_people WHERE word <> ''")).toEqual([]);
  });

  test('is given up by the signal that gives up what is under way, or else by the one that stops', async () => {
    const [stop, abort] = [new AbortController().signal, new AbortController().signal];
    for (const [options, given] of [
      [{ signal: stop }, { signal: stop }],
      [{ signal: stop, abort }, { signal: abort }],
      [{ abort }, { signal: abort }],
      [{}, {}],
    ] as const) {
      const world = await drainingWorld();
      world.answer = lost;
      await world.add(1);
      await world.drain(options);
      expect(world.lookedWith).toEqual([given]);
      expect(Reflect.get(world.lookedWith[0] ?? {}, 'signal')).toBe(Reflect.get(given, 'signal'));
    }
  });
});

test('a signal to give up ends what is under way, too, and the next drain finds out what became of it', async () => {
  const world = await drainingWorld();
  const abort = new AbortController();
  world.answer = () => {
    abort.abort();
    expect(world.signals).toEqual([expect.objectContaining({ aborted: true })]);
    throw aborted('unknown');
  };
  await world.add(1, 2);
  expect(await world.drain({ lanes: 1, abort: abort.signal })).toMatchObject({ exitCode: 6, sends: 1 });
  expect(await world.states()).toEqual(['1 unknown', '2 pending']);
  world.find = () => ({ result: 'applied', record: made(1, 1) });
  world.answer = (who, nth) => made(nth, who);
  expect(await world.drain()).toMatchObject({ exitCode: 0, sends: 1, counts: { done: 2 } });
});

test('five refusals by one rule of what the plan called clear stop the outbox, until a person says to go on', async () => {
  const world = await drainingWorld();
  world.answer = () => refuse('participant_id');
  await world.add(1, 2, 3, 4, 5, 6, 7);
  const stopped = world.drain({ lanes: 1 });
  await expect(stopped).rejects.toMatchObject({ reason: 'person' });
  expect(world.sent).toHaveLength(5);
  await expect(world.drain()).rejects.toThrow('This outbox stopped because the service refused by');
  world.answer = (who, nth) => made(nth, who);
  expect(await world.drain({ keepGoing: true })).toMatchObject({ sends: 2, counts: { done: 2 } });
});
