import { describe, expect, test, vi } from 'vitest';
import { drain, type DrainOptions, type OutboxEntry } from '../../../src/bulk/index.ts';
import { inside } from '../../../src/bulk/outbox/table.ts';
import { enrolment, idOf, person } from '../plan-stand.ts';
import { declaration } from '../served.ts';
import { drainingWorld, made, type DrainingWorld } from './draining-world.ts';
import { entry } from './stand.ts';

const counted = async (world: DrainingWorld, options: DrainOptions): Promise<unknown> => {
  const { counts, sends } = await world.drain(options);
  return { sends, ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)) };
};

describe('where a fact is missing', () => {
  /** A declaration of which nobody knows whether its date is over, within the seconds by which clocks may differ. */
  async function soon(): Promise<DrainingWorld> {
    const world = await drainingWorld({ still: true });
    const draft = { ...entry('').draft, evidence_held: 'training-event-attended' };
    const declaration_date = '2026-06-10T12:00:02Z';
    await world.outbox.add([entry('soon', { person: idOf(1), draft: { ...draft, declaration_date } })]);
    return world;
  }

  test.each<[DrainOptions, object]>([
    [{}, { sends: 1, done: 1 }],
    [{ holdUnsure: false }, { sends: 1, done: 1 }],
    [{ sendUnsure: true }, { sends: 1, done: 1 }],
    [{ holdUnsure: true }, { sends: 0, unsure: 1 }],
  ])('a new record is sent, or waits for a person where that is asked: %o', async (options, states) => {
    expect(await counted(await soon(), options)).toEqual(states);
  });

  test('it waits until something is said of it: nobody asks about it again, until all are tried', async () => {
    const world = await soon();
    expect(await counted(world, { holdUnsure: true })).toEqual({ sends: 0, unsure: 1 });
    const asked = vi.spyOn(world, 'personOf');
    expect(await counted(world, {})).toEqual({ sends: 0, unsure: 1 });
    expect(asked).not.toHaveBeenCalled();
    expect(await counted(world, { sendUnsure: true })).toEqual({ sends: 1, done: 1 });
    expect(asked).toHaveBeenCalled();
  });

  test('it is tried, too, when what missed its cut-off is', async () => {
    const world = await soon();
    await world.drain({ holdUnsure: true });
    expect(await counted(world, { nextStatement: true })).toEqual({ sends: 1, done: 1 });
  });

  test.each([{}, { sendUnsure: false }, { nextStatement: true }])(
    'what is done to a participant waits for a person with %o',
    async (options) => {
      const world = await drainingWorld({ still: true });
      world.personOf = (who) => person(who, [enrolment({ training_status: 'paused' })]);
      const draft = { reason: 'bereavement', course_identifier: 'ecf-induction' };
      await world.outbox.add([entry('one', { person: idOf(1), operation: 'participants.defer', draft })]);
      expect(await counted(world, options)).toEqual({ sends: 0, unsure: 1 });
    },
  );
});

test.each([{}, { clawBack: false }])('a declaration that is paid is not taken back with %o', async (options) => {
  const world = await drainingWorld();
  world.declarationOf = () => declaration(7, { participant_id: idOf(1), state: 'paid', statement_id: idOf(500) });
  const void_: OutboxEntry = entry('one', {
    ...{ person: idOf(1), operation: 'declarations.void', draft: { declaration_id: declaration(7).id } },
  });
  await world.outbox.add([void_]);
  expect(await counted(world, options)).toEqual({ sends: 0, refused: 1 });
  expect((await world.outbox.rows())[0]?.why).toMatch(/^is paid: taking it back claws the money back/);
});

describe('a person’s rows are a host’s', () => {
  test.each<[string, DrainOptions, boolean]>([
    ['a minute', {}, false],
    ['as long as is asked for', { leaseSeconds: 600 }, true],
  ])('for %s', async (_, options, isLong) => {
    const world = await drainingWorld();
    let left = 0;
    world.answer = async (who, nth) => {
      const [row] = await world.ask('SELECT until_ms - {now} AS ms FROM dfe_outbox_people');
      left = Number(row?.['ms']);
      return made(nth, who);
    };
    await world.add(1);
    await drain(world.client, world.outbox, options);
    expect(left).toBeGreaterThan(isLong ? 300_000 : 1);
    expect(left).toBeLessThanOrEqual(isLong ? 600_000 : 60_000);
  });
});

describe('an outbox is of a provider', () => {
  const provider = ({ outbox }: DrainingWorld): Promise<string | null> => outbox[inside].fact('provider');

  test('whose name is kept as it was told first, or as soon as it is told', async () => {
    const world = await drainingWorld();
    await world.drain();
    expect(await provider(world)).toBe('Alpha');
    await world.store.setFact('provider', null);
    await world.drain();
    expect(await provider(world)).toBe('Alpha');
    // names differ in nothing that counts
    await world.store.setFact('provider', ' ALPHA');
    await world.drain();
    expect(await provider(world)).toBe(' ALPHA');
  });

  test('which nothing tells by now, and is the same token', async () => {
    const world = await drainingWorld();
    await world.drain();
    Object.assign(world.client, { whoAmI: () => Promise.resolve(null) });
    await world.drain();
    expect(await provider(world)).toBe('Alpha');
  });
});
