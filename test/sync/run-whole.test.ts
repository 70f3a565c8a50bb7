import { describe, expect, test } from 'vitest';
import type { RunInput } from '../../src/sync/run/run.ts';
import { setting } from '../../src/sync/store/schema.ts';
import { item } from './run-support.ts';
import { idOf, runWorld } from './run-world.ts';
import { declared, NOW, owner } from './settle-support.ts';

const own = declared('d', 'p', { state: 'voided', lead_provider_name: 'Best Practice' });

describe('who asks', () => {
  test('is found out once, kept, and known to what is written', async () => {
    const { run, serves, copy, asked, rows } = await runWorld({ provider: null });
    serves.declarations = [own, declared('e', 'p', { lead_provider_name: 'Others' })];
    await run();
    expect(await copy.read(() => setting('provider'))).toBe('Best Practice');
    expect(await rows('SELECT id, ours FROM dfe_declarations ORDER BY id')).toEqual([
      { id: 'd', ours: 1 },
      { id: 'e', ours: 0 },
    ]);
    const before = asked.filter((one) => one === 'declarations').length;
    expect(before).toBe(2);
    asked.length = 0;
    await run({ mode: 'full' });
    expect(asked.filter((one) => one === 'declarations')).toHaveLength(1);
  });

  test('is nobody while nothing tells it', async () => {
    const { run, serves, copy, rows } = await runWorld({ provider: null });
    serves.declarations = [declared('e', 'p', { lead_provider_name: 'Others' })];
    await run();
    expect(await copy.read(() => setting('provider'))).toBeNull();
    expect(await rows('SELECT id, ours FROM dfe_declarations')).toEqual([{ id: 'e', ours: null }]);
  });
});

describe('the end of a run', () => {
  test('tells what it did, and the copy keeps that', async () => {
    const { run, serves, rows } = await runWorld();
    serves.participants = [item('p')];
    serves.statements = ['a', 'b', 'c', 'd'].map((id) => item(id));
    const report = await run({ mode: 'full', perPage: 3 });
    expect(report).toMatchObject({
      ...{ run: 1, mode: 'full', resumed: false, requests: 8, followUps: 1, serverAt: NOW, todo: 0, stuck: 0 },
      ...{ clockOffsetMs: 0, held: [] },
      resources: { statements: { seen: 4, added: 4 }, participants: { seen: 1, added: 1 }, schools: { seen: 0 } },
    });
    const [row] = (await rows('SELECT * FROM dfe_runs')) as { report: string }[];
    expect(row).toMatchObject({ run: 1, mode: 'full', started_at: NOW, ended_at: NOW, server_at: NOW });
    expect(JSON.parse(row?.report ?? '')).toEqual(report);
    expect(await rows('SELECT day, at FROM dfe_today')).toEqual([{ day: '2025-06-10', at: NOW }]);
    expect((await run()).run).toBe(2);
  });

  test('writes the rule book beside the data', async () => {
    const { run, rows } = await runWorld();
    await run({ options: { resources: ['statements'] } });
    expect(await rows('SELECT DISTINCT service FROM dfe_milestones')).toEqual([{ service: 'rect' }]);
  });

  test('explains a merge that was read after what it changed, and follows chains to their end', async () => {
    const { run, serves, rows } = await runWorld({ service: 'ecf' });
    const mentee = (mentor_id: string) =>
      item(idOf('a'), {
        updated_at: '2025-01-01T00:00:00Z',
        ecf_enrolments: [{ training_record_id: 't', participant_type: 'ect', mentor_id }],
      });
    serves.participants = [mentee(idOf('1')), item(idOf('1')), item(idOf('2')), item(idOf('3'))];
    await run({ perPage: 1 });
    serves.participants = [mentee(idOf('1')), owner(idOf('2'), idOf('1')), item(idOf('3'))];
    await run({ mode: 'full', perPage: 1 });
    serves.participants = [mentee(idOf('3')), owner(idOf('3'), idOf('2'))];
    await run({ mode: 'full', perPage: 1 });
    expect(await rows('SELECT silent FROM dfe_changes WHERE silent IS NOT NULL')).toEqual([{ silent: 'merge' }]);
    expect(await rows('SELECT from_id, current_id FROM dfe_id_changes ORDER BY from_id')).toEqual([
      { from_id: idOf('1'), current_id: idOf('3') },
      { from_id: idOf('2'), current_id: idOf('3') },
    ]);
  });
});

describe('a run that is told to stop', () => {
  const stopping = (after: string) => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const options: RunInput['options'] = {
      signal: stop.signal,
      onProgress: ({ resource }) => {
        if (resource === after) stop.abort(reason);
      },
    };
    return { options, reason };
  };

  test('does so before the next list, with what it was told', async () => {
    const { run, asked, rows } = await runWorld();
    const { options, reason } = stopping('statements');
    await expect(run({ options })).rejects.toBe(reason);
    expect(asked.at(-1)).toBe('statements');
    expect(await rows('SELECT ended_at FROM dfe_runs')).toEqual([{ ended_at: null }]);
  });

  test('before it began asks for nothing, not even who asks', async () => {
    const { run, asked } = await runWorld({ provider: null });
    await expect(run({ options: { signal: AbortSignal.abort() } })).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
