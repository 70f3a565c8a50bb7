import { describe, expect, test } from 'vitest';
import { withdrawalReasons } from '../../../src/rules/terms.ts';
import { dates, HEADER, PERSON, read, refusal } from './support.ts';

describe('dates', () => {
  test.each([
    ['2026-03-25', '2026-03-25T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z'],
    ['2026-03-25T09:30:00Z', '2026-03-25T09:30:00Z'],
    ['2026-03-25T09:30:00.123+01:00', '2026-03-25T09:30:00.123+01:00'],
    ['2026-03-25T09:30-0500', '2026-03-25T09:30-0500'],
    ['25/03/2026', '2026-03-25T00:00:00Z'],
    ['1/9/2025', '2025-09-01T00:00:00Z'],
    [' 01/09/2025 ', '2025-09-01T00:00:00Z'],
  ])('%s is %s', async (cell, sent) => {
    expect(await dates(cell)).toEqual([sent]);
  });

  test.each([
    ['2026-03-25T09:30:00', 'has no time zone'],
    ['2026-02-30', 'is no day of the calendar'],
    ['2026-02-30T09:30:00Z', 'is on no day of the calendar'],
    ['2026-03-25T24:00:00Z', 'is no date'],
    ['31/04/2026', 'is no day of the calendar'],
    ['00/04/2026', 'is no day of the calendar'],
    ['29/02/2025', 'is no day of the calendar'],
    ['03/25/2026', 'has a month over 12: dates are read as dd/mm/yyyy; write'],
    ['45992', 'is a number, as spreadsheets keep dates'],
    ['45992.5', 'is a number, as spreadsheets keep dates'],
    ['25/03/26', 'has a year of two digits'],
    ['25-3-26', 'has a year of two digits'],
    ['25 March 2026', 'is no date that is known here: write 2026-03-25 or 25/03/2026'],
    ['25.03.2026', 'is no date'],
  ])('%s is refused: %s', async (cell, why) => {
    const error = await refusal(dates(cell));
    expect(error.code).toBe('cells');
    expect(error.message).toContain(`rows.csv: line 2, "declaration_date": ${JSON.stringify(cell)} ${why}`);
  });

  test('of both styles in one file are refused, wherever they stand', async () => {
    const error = await refusal(dates('03/25/2026', '01/02/2026', '25/03/2026', '04/13/2026'));
    expect(error.faults).toMatchObject(
      ['03/25/2026', '04/13/2026'].map((cell, i) => ({
        line: [2, 5][i],
        message: expect.stringMatching(
          `^"${cell}" has a month over 12: .*, and others here are written so; write all of them alike$`,
        ),
      })),
    );
  });
});

describe('ids', () => {
  test('are UUIDs, in lower case', async () => {
    expect((await read(`id\n${PERSON.toUpperCase()}\n`, 'declarations.void')).rows[0]?.id).toBe(PERSON);
    const error = await refusal(read(`id\n${PERSON}0\n`, 'declarations.void'));
    expect(error.message).toContain(`line 2, "id": "${`${PERSON}0`.slice(0, 40)}" is no id: write the UUID`);
  });
});

describe('values of closed lists', () => {
  const values = async (cells: string, header = HEADER): Promise<object | undefined> =>
    (await read(`${header}\n${cells}`)).rows[0]?.draft;

  test('are taken as people write them, when that makes a known value', async () => {
    expect(
      await values(`${PERSON},Retained 1,2026-03-25,ECF_Induction,Training Event  Attended`, `${HEADER},evidence`),
    ).toMatchObject({
      declaration_type: 'retained-1',
      course_identifier: 'ecf-induction',
      evidence_held: 'training-event-attended',
    });
    const schedule = `participant,schedule,course,cohort\n${PERSON},ECF Standard September,ecf mentor, 2025 `;
    expect((await read(schedule, 'participants.changeSchedule')).rows[0]?.draft).toEqual({
      schedule_identifier: 'ecf-standard-september',
      course_identifier: 'ecf-mentor',
      cohort: '2025',
    });
  });

  test('are left alone when they are not known: the rules judge', async () => {
    expect(await values(`${PERSON}, Retained 9 ,2026-03-25,NPQ Headship`)).toMatchObject({
      declaration_type: 'Retained 9',
      course_identifier: 'NPQ Headship',
    });
  });

  test('are those of the operation: a reason to withdraw is none to defer', async () => {
    const text = `participant,reason,course\n${PERSON},Moved School,ecf-mentor`;
    expect((await read(text, 'participants.withdraw')).rows[0]?.draft['reason']).toBe('moved-school');
    expect((await read(text, 'participants.defer')).rows[0]?.draft['reason']).toBe('Moved School');
    for (const reason of withdrawalReasons.rect) {
      const written = text.replace('Moved School', reason.toUpperCase().replaceAll('-', '_'));
      expect((await read(written, 'participants.withdraw')).rows[0]?.draft['reason']).toBe(reason);
    }
  });

  test('a role is an ect or a mentor, and nothing else', async () => {
    const header = HEADER.replace('course_identifier', 'Role');
    expect(await values(`${PERSON},started,2026-03-25,ECT`, header)).toMatchObject({
      course_identifier: 'ecf-induction',
    });
    const error = await refusal(values(`${PERSON},started,2026-03-25,teacher`, header));
    expect(error.message).toBe('rows.csv: line 2, "Role": "teacher" is neither "ect" nor "mentor"');
  });
});

describe('cells', () => {
  test.each(['=', '+', '-', '@', '|', '%', '＝', '＋', '－', '＠', '｜', '％'])(
    'lose the apostrophe that was put before %s',
    async (sign) => {
      const text = `participant,reason,course\n${PERSON}, '${sign}x ,ecf-mentor`;
      expect((await read(text, 'participants.defer')).rows[0]?.draft['reason']).toBe(`${sign}x`);
    },
  );

  test('keep any other apostrophe', async () => {
    const text = `participant,reason,course\n${PERSON},'x,ecf-mentor`;
    expect((await read(text, 'participants.defer')).rows[0]?.draft['reason']).toBe("'x");
  });

  test('that are required cannot be empty', async () => {
    const error = await refusal(read(`${HEADER}\n${PERSON},,2026-03-25, \n`));
    expect(error.faults).toEqual([
      { line: 2, column: 'declaration_type', message: 'is empty, and cannot be' },
      { line: 2, column: 'course_identifier', message: 'is empty, and cannot be' },
    ]);
  });

  test('at fault are told together, at most a hundred, shortened, and none of other columns', async () => {
    const long = 'x'.repeat(500);
    const rows = Array.from({ length: 150 }, () => `${long},25/03/26,started,ecf-mentor,Jane Smith`);
    const error = await refusal(read(`Person ID,Date,Type,Course,name\n${rows.join('\n')}`));
    expect(error).toMatchObject({ name: 'SourceError', code: 'cells', source: 'rows.csv', total: 300 });
    expect(error.faults).toHaveLength(100);
    const lines = error.message.split('\n');
    expect(lines[0]).toBe('rows.csv has 300 faults, and nothing of it was used:');
    expect(lines[1]).toContain(`line 2, "Person ID": "${'x'.repeat(40)}…" is no id`);
    expect(lines[2]).toContain('line 2, "Date": "25/03/26" has a year of two digits');
    expect(lines).toHaveLength(102);
    expect(lines.at(-1)).toBe('  and 200 more');
    expect(error.message).not.toContain('Jane');
  });
});
