import { describe, expect, test } from 'vitest';
import { owe } from '../../src/sync/store/todo.ts';
import { saveCheckpoint } from '../../src/sync/store/walks.ts';
import { item } from './run-support.ts';
import { idOf, runWorld } from './run-world.ts';
import { declared, NOW, owner } from './settle-support.ts';

/** A run on one page: who asks, each list in its order, what follows from it, and the end. */

const lists = [
  ...['deliveryPartners', 'statements', 'partnerships', 'participants', 'unfundedMentors', 'transfers', 'declarations'],
];
const [old, fresh, mentee] = [idOf('a'), idOf('b'), idOf('c')];

describe('the order of a run', () => {
  test('each list once, schools of each cohort', async () => {
    const { run, asked } = await runWorld();
    await run({ options: { cohorts: [2025, 2024] } });
    expect(asked).toEqual([...lists.slice(0, 3), ...['schools of 2024', 'schools of 2025'], ...lists.slice(3)]);
  });

  test('ids that merged before the lists that follow, and the declarations of people who moved after theirs', async () => {
    const { run, asked, serves, rows, events } = await runWorld();
    const mentored = item(mentee, {
      ecf_enrolments: [{ training_record_id: 't', participant_type: 'ect', mentor_id: old }],
    });
    serves.participants = [mentored, item(old), item(fresh)];
    serves.declarations = [declared('d', old)];
    await run();
    asked.length = 0;
    serves.participants = [mentored, owner(fresh, old)];
    serves.declarations = [declared('d', fresh)];
    const report = await run({ options: { trustUpdatedSince: true, daily: false } });
    expect(asked).toEqual([
      ...lists.slice(0, 2),
      ...['partnerships since', 'participants since', `participants/${old}`],
      // a 404 is believed when a record that was just served is answered
      ...[`participants/${fresh}`, `participants/${mentee}`],
      ...['unfundedMentors', 'transfers', 'declarations since', `declarations of ${old},${fresh}`],
    ]);
    expect(report).toMatchObject({ todo: 0, stuck: 0, held: [], followUps: 4 });
    expect(await events()).toContain(`participants ${old} merged`);
    expect(await rows('SELECT participant_id FROM dfe_declarations')).toEqual([{ participant_id: fresh }]);
  });

  test('what was owed before is asked for behind its list, and people before the declarations that are missing', async () => {
    const { run, asked, copy, serves } = await runWorld();
    serves.declarations = [declared(idOf('d'), old), declared(idOf('e'), old)];
    await run();
    serves.declarations = [declared(idOf('e'), old)];
    await copy.write(() => owe('merge', 'participants', [fresh], NOW));
    await copy.write(() => owe('person', 'declarations', [mentee], NOW));
    await copy.write(() => owe('absent', 'declarations', [idOf('d')], NOW));
    asked.length = 0;
    await run({ options: { daily: false } });
    const order = [
      `participants/${fresh}`,
      'unfundedMentors',
      `declarations of ${mentee}`,
      `participant-declarations/${idOf('d')}`,
    ];
    expect(asked.filter((one) => order.includes(one))).toEqual(order);
  });

  test('what was owed before is asked for, of a list that is not read too', async () => {
    const { run, asked, copy, rows } = await runWorld();
    await copy.write(() => owe('absent', 'statements', [old], NOW));
    await run({ options: { resources: ['participants'] } });
    expect(asked.slice(-2)).toEqual(['participants', `statements/${old}`]);
    expect(await rows('SELECT tries, last_error FROM dfe_todo')).toEqual([
      { tries: 1, last_error: 'a 404 while nothing else was answered either' },
    ]);
  });

  test('on ecf schools are read in full runs alone, once they were read whole', async () => {
    const { run, asked, serves } = await runWorld({ service: 'ecf' });
    serves.schools = [item('s')];
    const options = { cohorts: [2024], resources: ['schools' as const, 'transfers' as const] };
    const read = async (mode: 'delta' | 'full') => {
      asked.length = 0;
      await run({ mode, options });
      return asked;
    };
    expect(await read('delta')).toContain('schools of 2024');
    expect(await read('delta')).toEqual(['transfers']);
    expect(await read('full')).toEqual(['schools of 2024', 'transfers']);
  });
});

describe('whether what was updated is believed', () => {
  const sandbox = 'https://sandbox.register-early-career-teachers.education.gov.uk';
  test.each([
    ['https://mock.test', undefined, 'declarations since'],
    ['https://mock.test', false, 'declarations since'],
    [sandbox, undefined, 'declarations'],
    [sandbox, false, 'declarations'],
    [sandbox, true, 'declarations since'],
  ])('at %s, with trustUpdatedSince %s: %s', async (baseUrl, trust, wanted) => {
    const { run, asked } = await runWorld({ baseUrl });
    const options = { resources: ['declarations' as const], ...(trust !== undefined && { trustUpdatedSince: trust }) };
    await run({ options });
    asked.length = 0;
    await run({ options });
    expect(asked).toEqual([wanted]);
  });
});

describe('people whose declarations are owed', () => {
  test.each([
    [3000, 'declarations since', 30],
    [3001, 'declarations', 0],
  ])('%i of them: %s, and so many more requests: %i', async (count, wanted, more) => {
    const { run, asked, copy } = await runWorld();
    const options = { daily: false, resources: ['partnerships' as const, 'declarations' as const] };
    await run({ options });
    const people = Array.from({ length: count }, (_, at) => idOf(at));
    await copy.write(() => owe('person', 'declarations', people, NOW));
    asked.length = 0;
    const report = await run({ options });
    // other lists are read as they always are
    expect(asked.slice(0, 2)).toEqual(['partnerships since', wanted]);
    expect([asked.length - 2, report.todo]).toEqual([more, 0]);
  });

  test('are none before the first walk of declarations has begun, and all from then on', async () => {
    const read = async (isBegun: boolean) => {
      const { run, serves, copy, asked } = await runWorld();
      serves.participants = [item(old)];
      const at = { walk: 'declarations old', startedAt: NOW, page: 1 };
      const scope = { resource: 'declarations', cohort: null } as const;
      if (isBegun) await copy.write(() => saveCheckpoint(scope, at, 3000, NOW));
      await run({ options: { resources: ['participants'] } });
      return asked.at(-1);
    };
    expect(await read(false)).toBe('participants');
    expect(await read(true)).toBe(`declarations of ${old}`);
  });

  test('are those who are new after a first run', async () => {
    const { run, serves, asked } = await runWorld();
    await run();
    serves.participants = [item(old)];
    asked.length = 0;
    await run();
    expect(asked.at(-1)).toBe(`declarations of ${old}`);
  });
});
