import { describe, expect, test } from 'vitest';
import { readFinanceFile, type FinanceFile } from '../../src/sync/reports/finance-file.ts';
import { CopyError } from '../../src/sync/store/copy-error.ts';
import { thrown } from '../support/observed-client.ts';

/** A finance file of which no format is published: what is found in it by the names of its columns, and what is refused. */

const read = (...lines: readonly string[]): FinanceFile => readFinanceFile(lines.join('\n'));

describe('columns', () => {
  test.each([
    ['declaration_id,state,type,participant_id'],
    ['Declaration ID,State,Type,Participant ID'],
    ['ID,Declaration State,Declaration Type,Participant'],
    ['id,STATUS,declaration-type,participantId'],
    ['declarationId,declaration_status,type,PARTICIPANT'],
  ])('%s are known', (header) => {
    expect(read(header, 'D1,paid,started,P1')).toEqual({
      lines: [{ line: 2, id: 'd1', state: 'paid', type: 'started', participantId: 'p1' }],
      withoutId: [],
    });
  });

  test('the name that says more counts, wherever it stands', () => {
    const header = 'id,participant,status,declaration_type,state,type,participant_id,declaration_id';
    expect(read(header, 'row-1,name,done,x,paid,started,p,d').lines).toEqual([
      { line: 2, id: 'd', state: 'paid', type: 'started', participantId: 'p' },
    ]);
  });

  test('what the file does not have, or leaves empty, is not there', () => {
    expect(Object.keys(read('id', 'd').lines[0] ?? {})).toEqual(['line', 'id']);
    expect(Object.keys(read('id,state,type,participant', 'd, ,,').lines[0] ?? {})).toEqual(['line', 'id']);
    expect(read('x,id,state', '1,d,Paid').lines).toEqual([{ line: 2, id: 'd', state: 'paid' }]);
    expect(read('x,id,type', '1,d,Started').lines).toEqual([{ line: 2, id: 'd', type: 'started' }]);
    expect(read('x,id,participant', '1,d,P').lines).toEqual([{ line: 2, id: 'd', participantId: 'p' }]);
  });

  test('two of one name are refused, by the name as it stands there', () => {
    for (const header of ['Declaration ID,x,declaration_id', 'declaration_id,Declaration-Id'])
      expect(thrown(() => read(header, 'a,b,c'))).toBeInstanceOf(CopyError);
    expect(thrown(() => read('x,State,id,state', 'a,b,c,d'))).toMatchObject({
      message: 'The finance file has two columns "State", so it is not clear which counts.',
    });
  });

  test('a file without ids says what it should have, and the beginnings of what it has', () => {
    const long = 'x'.repeat(41);
    const error = thrown(() => read(`name,"a ""b""",${long}`, '1,2,3'));
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({
      message:
        'The finance file has no column with the ids of declarations: its first line should name one declaration_id or id. ' +
        `It has "name", "a \\"b\\"", "${'x'.repeat(40)}".`,
    });
  });
});

describe('lines', () => {
  test('are those with an id, without blanks around it; all others are numbered', () => {
    expect(read('id,state', ' D-1 , Paid ', ',x', '  ,Total', 'd-2,', 'd-1,voided')).toEqual({
      lines: [
        { line: 2, id: 'd-1', state: 'paid' },
        { line: 5, id: 'd-2' },
        { line: 6, id: 'd-1', state: 'voided' },
      ],
      withoutId: [3, 4],
    });
    expect(read('id')).toEqual({ lines: [], withoutId: [] });
  });

  test.each([
    ['Awaiting clawback', 'awaiting-clawback'],
    ['awaiting_clawback', 'awaiting-clawback'],
    ['CLAWED  _ BACK', 'clawed-back'],
    ['clawed-back', 'clawed-back'],
    ['Retained 1', 'retained-1'],
  ])('%s is written as the API does', (given, served) => {
    expect(read('id,state,type', `d,${given},${given}`).lines).toEqual([
      { line: 2, id: 'd', state: served, type: served },
    ]);
  });
});

describe('what is no table of texts', () => {
  test.each([
    ['PK\u0003\u0004', 'The finance file is a workbook. Save its sheet as CSV (UTF-8) first.'],
    ['PK\u0005\u0006', 'The finance file is a workbook. Save its sheet as CSV (UTF-8) first.'],
    ['\u00d0\u00cf\u0011\u00e0', 'The finance file is a workbook. Save its sheet as CSV (UTF-8) first.'],
    ['id\nd\u0000', 'The finance file is no text in UTF-8. Save it as CSV (UTF-8) first.'],
    ['id\nd\ufffd', 'The finance file is no text in UTF-8. Save it as CSV (UTF-8) first.'],
    ['', 'The finance file is empty.'],
  ])('%j is refused', (content, message) => {
    const error = thrown(() => readFinanceFile(content));
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({ message });
  });

  test('a table that cannot be read says where', () => {
    const error = thrown(() => read('id', '"d'));
    expect(error).toBeInstanceOf(CopyError);
    expect(error).toMatchObject({ message: expect.stringMatching(/^The finance file cannot be read\. Line 2: /) });
  });

  test('the same signs at another place are a text', () => {
    expect(read('id,PK\u0003', 'd,PK\u0003').lines).toHaveLength(1);
    expect(read('id,name', 'd,\u00d0\u00cf').lines).toEqual([{ line: 2, id: 'd' }]);
    expect(read('PKs,id', 'x,d').lines).toHaveLength(1);
  });
});
