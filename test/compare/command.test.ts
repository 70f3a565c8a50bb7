import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { openCopy } from '../../src/sync/sqlite/index.ts';
import { command, lines } from '../cli/run.ts';
import { changed, fresh, pulled, type Pulled } from './support.ts';
import { world } from './world.ts';

let [ecf, rect] = ['', ''];
let mock: Pulled['mock'] | null = null;
beforeAll(async () => {
  ({ file: ecf, mock } = await pulled('ecf', world));
  ({ file: rect } = await pulled('rect', world));
});
const id = (word: string): string => mock?.id(word) ?? '';

const compare = (from: string, to: string, ...more: readonly string[]) =>
  command(['compare', '--from', from, '--to', to, ...more]).ended;

describe('lead-provider compare', { timeout: 120_000 }, () => {
  test('ends with 0 when nothing differs, and has written nothing to either copy', async () => {
    const before = [ecf, rect].map((file) => readFileSync(file));
    const { code, out, err } = await compare(ecf, rect);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      'ecf as of 2026-02-10T12:00:00Z, rect as of 2026-02-10T12:00:00Z: 49 records are in both\n' +
        'nothing differs in what was compared\n',
    );
    expect([ecf, rect].map((file) => readFileSync(file))).toEqual(before);
  });

  test('tells counts, then ids and values, and nothing that is personal, in no form', async () => {
    const to = await changed(
      rect,
      `UPDATE dfe_participants SET raw = json_set(raw, '$.attributes.full_name', 'Nobody Known', '$.attributes.teacher_reference_number', '7777777',
        '$.attributes.ecf_enrolments[0].email', 'new@elm.example', '$.attributes.ecf_enrolments[0].withdrawal.reason', 'moved-school') WHERE id = '${id('dan')}'`,
      `UPDATE dfe_declarations SET raw = json_set(raw, '$.attributes.state', 'payable') WHERE id = '${id('d-paid')}'`,
      `DELETE FROM dfe_declarations WHERE id = '${id('d-voided')}'`,
    );
    const { code, out } = await compare(ecf, to);
    expect(code).toBe(3);
    expect(out).toContain('6 differences\n');
    expect(out).toMatch(/ declarations differs state +1\n/);
    expect(out).toContain(`  declarations ${id('d-paid')} state: paid in ecf, payable in rect\n`);
    expect(out).toContain(`  declarations ${id('d-voided')}: is missing in rect\n`);
    expect(out).toContain(`  participants ${id('dan')} full_name: differs (personal, not shown)\n`);
    const json = await compare(ecf, to, '--json');
    expect(json.code).toBe(3);
    expect(lines(json.out)[0]).toMatchObject({
      findings: expect.objectContaining({ length: 6 }) as unknown,
      notCompared: [],
    });
    for (const text of [out, json.out])
      expect(text).not.toMatch(/Dan Moss|Nobody|1000004|7777777|@|moved-school|left-teaching/);
  });

  test('copies that are swapped, of one service, or the same file are refused', async () => {
    expect(await compare(rect, ecf)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('swapped') as unknown,
    });
    const other = await changed(ecf);
    expect(await compare(ecf, other)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--to is of ecf') as unknown,
    });
    expect(await compare(ecf, ecf)).toMatchObject({
      code: 2,
      err: expect.stringContaining('the same file') as unknown,
    });
  });

  test('a copy that is none, was never pulled, or is not there is refused, and nothing is made', async () => {
    const empty = fresh();
    await (await openCopy(empty)).close();
    expect(await compare(ecf, empty)).toMatchObject({
      code: 2,
      err: expect.stringContaining('never pulled') as unknown,
    });
    const text = fresh();
    writeFileSync(text, 'no copy');
    expect(await compare(ecf, text)).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no copy') as unknown,
    });
    expect(await compare(ecf, fresh())).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no copy') as unknown,
    });
    expect(await command(['compare', '--from', ecf]).ended).toMatchObject({ code: 2 });
  });

  test('a list that one copy does not have is told, and the end is never 0', async () => {
    const part = await pulled('rect', world, { resources: ['participants', 'statements'], cohorts: [] });
    const { code, out } = await compare(ecf, part.file);
    expect(code).toBe(3);
    expect(out).toContain('not compared: declarations, never read whole in the copy of rect\n');
    expect(out).toContain('not compared: schools of 2025, never read whole in the copy of rect\n');
    // it is not told a second time as records that are missing
    expect(out).not.toContain('is missing in rect');
    const [a, b] = [await pulled('ecf', world, { cohorts: [] }), await pulled('rect', world, { cohorts: [] })];
    const both = await compare(a.file, b.file);
    expect(both).toMatchObject({
      code: 3,
      out: expect.stringContaining('not compared: schools, never read whole in both copies') as unknown,
    });
  });

  test('a copy that owes reads is told, and so is one without personal data', async () => {
    const owing = await changed(
      rect,
      `INSERT INTO dfe_todo (kind, resource, record_id, cohort, tries, run) VALUES ('read', 'participants', '${id('ada')}', '', 1, 1)`,
    );
    expect(await compare(ecf, owing)).toMatchObject({
      code: 3,
      out: expect.stringContaining('not certain: the copy of rect owes reads') as unknown,
    });
    const none = await pulled('rect', world, { personal: 'none' });
    const { code, out } = await compare(ecf, none.file);
    expect({ code, out }).toMatchObject({
      code: 3,
      out: expect.stringContaining('not compared: personal fields') as unknown,
    });
    expect(out).toContain('nothing differs in what was compared\n');
    expect(await compare(ecf, none.file, '--match', 'trn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('holds no TRN') as unknown,
    });
  });

  test('writes a file for its owner alone, and never over a copy', async () => {
    const out = fresh();
    expect(await compare(ecf, rect, '--json', '--out', out)).toMatchObject({ code: 0 });
    expect(lines(readFileSync(out, 'utf8'))[0]).toMatchObject({ findings: [] });
    for (const copy of [ecf, rect])
      expect(await compare(ecf, rect, '--out', copy, '--force')).toMatchObject({
        code: 2,
        err: expect.stringContaining('one of the copies itself') as unknown,
      });
    expect(await compare(ecf, rect, '--match', 'trm')).toMatchObject({
      code: 2,
      err: expect.stringContaining('trn') as unknown,
    });
    expect(await compare(ecf, rect, '--mach', 'trn')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--match') as unknown,
    });
  });
});
