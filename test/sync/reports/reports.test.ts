import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reconcile, statementReport } from '../../../src/sync/reports/index.ts';
import { makeSchema } from '../../../src/sync/store/schema.ts';
import type { CopyConnection } from '../../../src/sync/store/steps.ts';
import { openPlaces } from '../views/places.ts';
import { smallWorld } from '../views/world.ts';

const places = await openPlaces();

describe.each(places)('reports from $name', (place) => {
  let copy: CopyConnection;
  beforeAll(async () => {
    copy = await place.open();
    await copy.write(() => makeSchema(copy.dialect, undefined));
    await copy.write(smallWorld);
  });
  afterAll(async () => copy.close());

  test('what stands on a statement', async () => {
    const date = '2026-09-01T10:00:00Z';
    const retained = { role: 'ect', type: 'retained-1' };
    expect(await statementReport(copy, 'S-NOV')).toMatchObject({
      statement: {
        ...{ id: 's-nov', cohort: '2025', month: 'November', year: '2026', cutOffDate: '2026-10-31' },
        ...{ paymentDate: '2026-11-25', paid: false, goneAt: null },
      },
      payments: [
        { ...retained, state: 'eligible', uplift: false, declarations: 1 },
        { ...retained, state: 'payable', uplift: false, declarations: 1 },
        { role: 'ect', type: 'started', state: 'payable', uplift: false, declarations: 1 },
      ],
      clawbacks: [{ ...retained, state: 'awaiting-clawback', uplift: true, declarations: 1 }],
      declarations: [
        { id: 'd-kit-2', participantId: 'kit', fullName: 'Kit', ...retained, state: 'eligible' },
        { id: 'd-oli', participantId: 'oli', fullName: 'Oli', role: 'ect', type: 'started', state: 'payable' },
        { id: 'd-oli-2', participantId: 'oli', fullName: 'Oli', ...retained, state: 'payable' },
        {
          ...{ id: 'd-lou-2', participantId: 'lou', fullName: 'Lou', ...retained, state: 'awaiting-clawback' },
          ...{ kind: 'clawback', uplift: true },
        },
      ].map((row) => ({ kind: 'payment', uplift: false, date, ...row })),
    });
  });

  test('somebody merged stands there by the current id', async () => {
    const { declarations } = await statementReport(copy, 's-aug');
    expect(declarations.find(({ id }) => id === 'd-dan')).toMatchObject({ participantId: 'dan', fullName: 'Dan' });
  });

  test('a statement the copy does not have', async () => {
    await expect(statementReport(copy, 'nothing')).rejects.toThrow('The copy has no statement nothing.');
  });

  test('a file against a statement', async () => {
    const file = [
      'Participant ID;"Declaration ID\r\n(DfE)";declaration id;Status;Declaration_Type',
      ';;D-KIT-2;Eligible;Retained 1',
      'oli;;d-oli;paid;started',
      'lou;;d-lou-2;awaiting_clawback;retained-1',
      ';;d-oli;payable;started',
      'x;;d-dan;paid;started',
      ';;d-ned-2;;',
      ';;d-none;;',
      'Total;;;;',
    ].join('\r\n');
    const found = await reconcile(copy, 's-nov', `\ufeff${file}`);
    expect(found).toMatchObject({
      statement: { id: 's-nov' },
      matched: [
        { line: 3, id: 'd-kit-2' },
        { line: 5, id: 'd-lou-2' },
      ],
      differing: [{ line: 4, id: 'd-oli', fields: [{ name: 'state', file: 'paid', copy: 'payable' }] }],
      duplicates: [{ id: 'd-oli', lines: [4, 6] }],
      withoutId: [10],
    });
    expect(found.onlyInCopy.map(({ id }) => id)).toEqual(['d-oli-2']);
    expect(found.onlyInFile).toEqual([
      { line: 7, id: 'd-dan', elsewhere: { state: 'paid', statementId: 's-aug', goneAt: null } },
      {
        line: 8,
        id: 'd-ned-2',
        elsewhere: { state: 'submitted', statementId: 's-jan', goneAt: '2026-09-12T03:00:00Z' },
      },
      { line: 9, id: 'd-none', elsewhere: null },
    ]);
  });

  test('an id that has been retired is the same participant', async () => {
    const file = 'declaration_id,participant_id\nd-dan,DAN-OLD\nd-lou-2,kit\n';
    const { matched, differing } = await reconcile(copy, 's-aug', file);
    expect(matched).toEqual([{ line: 2, id: 'd-dan' }]);
    expect(differing).toEqual([
      { line: 3, id: 'd-lou-2', fields: [{ name: 'participantId', file: 'kit', copy: 'lou' }] },
    ]);
  });

  test.each([
    ['', 'The finance file is empty.'],
    ['name,amount\nx,1', 'has no column with the ids of declarations'],
    ['id,ID\n1,2', 'two columns "id"'],
    ['PK\u0003\u0004 workbook', 'is a workbook'],
    ['i\u0000d\u0000', 'no text in UTF-8'],
    ['id\nJos\ufffd', 'no text in UTF-8'],
    ['id,"x', 'Line 1: a quoted cell begins here'],
  ])('%j is refused before anything is read', async (file, message) => {
    await expect(reconcile(copy, 'nothing', file)).rejects.toThrow(message);
  });
});
