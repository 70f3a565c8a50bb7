import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../src/compare/index.ts';
import type { Scenario } from '../../src/mock/index.ts';
import { changed, compared, pulled, type Pulled } from './support.ts';
import { world } from './world.ts';

/** The same world, in which no id of a person, a declaration, a partnership or a statement is the one it was. */
const moved: Scenario = JSON.parse(
  JSON.stringify(world).replaceAll(
    /"(ada|ben|cara|dan|eve|gil|joan|tom|zoe|hal|mia|uma|ps\d|d-[\w-]+|st-[\w-]+|\w+-(?:ect|mentor))"/g,
    '"$1-new"',
  ),
);

let [ecf, rect, same]: (Pulled | null)[] = [];
beforeAll(async () => {
  ecf = await pulled('ecf', world);
  rect = await pulled('rect', moved);
  same = await pulled('rect', world);
});
const old = (word: string): string => ecf?.mock.id(word) ?? '';
const now = (word: string): string => rect?.mock.id(`${word}-new`) ?? '';
const short = ({ kind, resource, id, field }: Finding): string => [kind, resource, id, field].filter(Boolean).join(' ');

describe('--match trn', () => {
  test('where ids did not survive, people are known by TRN and the rest by them; who has none is told', async () => {
    const found = await compared(ecf?.file ?? '', rect?.file ?? '', 'trn');
    expect(found.findings.map(short).sort()).toEqual(
      [
        // it stands on a statement of another provider, which neither copy has
        `differs declarations ${old('d-lp2')} statement_id`,
        // nobody guesses who has no TRN
        `unmatched participants ${old('joan')}`,
        `unmatched participants ${now('joan')}`,
      ].sort(),
    );
    expect(found.rekeyed).toContainEqual({ resource: 'participants', from: old('ada'), to: now('ada') });
    // two of one slot are told apart by their states
    expect(found.rekeyed).toContainEqual({ resource: 'declarations', from: old('d-voided'), to: now('d-voided') });
    expect(found.rekeyed).toContainEqual({ resource: 'statements', from: old('st-2024-jan'), to: now('st-2024-jan') });
    expect(found.rekeyed).toContainEqual({ resource: 'partnerships', from: old('ps1'), to: now('ps1') });
  });

  test('by ids alone none of it is the same', async () => {
    const { findings, matched } = await compared(ecf?.file ?? '', rect?.file ?? '');
    expect(matched).toMatchObject({ participants: 0, declarations: 0, statements: 0, partnerships: 0 });
    expect(findings.filter(({ kind, resource }) => kind === 'missing' && resource === 'declarations')).toHaveLength(10);
  });

  test("a TRN that two people have is nobody's", async () => {
    const twins = await changed(
      rect?.file ?? '',
      `UPDATE dfe_participants SET raw = json_set(raw, '$.attributes.teacher_reference_number', '1000002') WHERE id = '${now('hal')}'`,
    );
    const { findings } = await compared(ecf?.file ?? '', twins, 'trn');
    const people = findings.filter(({ resource, field }) => resource === 'participants' && field === null).map(short);
    expect(people).toEqual(
      expect.arrayContaining([`unmatched participants ${old('ben')}`, `unmatched participants ${now('ben')}`]),
    );
    expect(people).toContain(`missing participants ${old('hal')}`);
    expect(people).toContain(`unmatched participants ${now('hal')}`);
  });

  test('what differs between those who are known by TRN is told, as it is between those known by id', async () => {
    const other = await changed(
      rect?.file ?? '',
      `UPDATE dfe_declarations SET raw = json_set(raw, '$.attributes.state', 'payable') WHERE id = '${now('d-paid')}'`,
      `DELETE FROM dfe_declarations WHERE id = '${now('d-mentor')}'`,
    );
    const { findings } = await compared(ecf?.file ?? '', other, 'trn');
    expect(findings.map(short)).toContain(`differs declarations ${old('d-paid')} state`);
    expect(findings.map(short)).toContain(`missing declarations ${old('d-mentor')}`);
    expect(findings).toHaveLength(5);
  });

  test('an id that is in both copies is never matched otherwise, whatever its TRN', async () => {
    const other = await changed(
      same?.file ?? '',
      `UPDATE dfe_participants SET raw = json_set(raw, '$.attributes.teacher_reference_number', '1000002') WHERE id = '${old('hal')}'`,
    );
    const { findings } = await compared(ecf?.file ?? '', other, 'trn');
    expect(findings.map(short)).toEqual([`differs participants ${old('hal')} teacher_reference_number`]);
  });

  test('somebody whose TRN is also that of a person matched by id is nobody', async () => {
    const twin = `UPDATE dfe_participants SET raw = json_set(raw, '$.attributes.teacher_reference_number', '1000002') WHERE id = '${old('hal')}'`;
    const one = await changed(ecf?.file ?? '', twin);
    const other = await changed(
      same?.file ?? '',
      twin,
      `UPDATE dfe_participants SET raw = json_set(raw, '$.id', '${now('hal')}') WHERE id = '${old('hal')}'`,
    );
    const { findings } = await compared(one, other, 'trn');
    expect(findings.map(short).sort()).toEqual(
      [`unmatched participants ${old('hal')}`, `unmatched participants ${now('hal')}`].sort(),
    );
  });

  test('two of one slot are told apart by their states alone where they were sent anew', async () => {
    const later = ['d-voided', 'd-again'].map(
      (word) =>
        `UPDATE dfe_declarations SET raw = json_set(raw, '$.attributes.created_at', '2026-01-01T00:00:00Z') WHERE id = '${now(word)}'`,
    );
    const { findings } = await compared(ecf?.file ?? '', await changed(rect?.file ?? '', ...later), 'trn');
    for (const word of ['d-voided', 'd-again'])
      expect(findings.map(short)).toContain(`differs declarations ${old(word)} created_at`);
  });
});
