import { describe, expect, test } from 'vitest';
import { HEADER, OTHER, PERSON, read, refusal } from './support.ts';

describe('headers', () => {
  test.each([
    ['Participant ID,participant-id', 'participant_id', PERSON, PERSON],
    ['ParticipantId,PERSON_ID,participant, participant   id ', 'participant_id', PERSON, PERSON],
    ['Type,milestone,Declaration,Declaration Type', 'declaration_type', 'started', 'started'],
    ['date,Declaration Date', 'declaration_date', '2026-03-25', '2026-03-25T00:00:00Z'],
    ['course,Course ID,course-identifier', 'course_identifier', 'ecf-mentor', 'ecf-mentor'],
    ['role,Role', 'course_identifier', 'Mentor', 'ecf-mentor'],
    ['evidence,evidence type,Evidence held', 'evidence_held', 'other', 'other'],
  ])('%s is %s', async (names, field, cell, sent) => {
    const cells: Record<string, string> = {
      participant_id: PERSON,
      declaration_type: 'started',
      declaration_date: '2026-03-25',
      course_identifier: 'ecf-mentor',
      [field]: cell,
    };
    for (const name of names.split(',')) {
      const header = Object.keys(cells).map((each) => (each === field ? name : each));
      const { rows } = await read(`${header.join(',')}\n${Object.values(cells).join(',')}`);
      expect(rows[0]?.draft[field]).toBe(sent);
    }
  });

  test.each([
    ['partnerships.create', 'Year,School,Partner', { cohort: '2025', school_id: PERSON, delivery_partner_id: OTHER }],
    [
      'partnerships.create',
      'cohort year,school id,Delivery Partner ID',
      { cohort: '2025', school_id: PERSON, delivery_partner_id: OTHER },
    ],
    [
      'partnerships.create',
      'cohort,school-id,delivery partner',
      { cohort: '2025', school_id: PERSON, delivery_partner_id: OTHER },
    ],
  ] as const)('of %s: %s', async (operation, header, draft) => {
    expect((await read(`${header}\n2025,${PERSON},${OTHER}`, operation)).rows).toEqual([{ line: 2, id: null, draft }]);
  });

  test('of a record that is written about give its id', async () => {
    for (const name of ['id', 'Declaration ID'])
      expect((await read(`${name}\n${PERSON}`, 'declarations.void')).rows[0]?.id).toBe(PERSON);
    const text = `participant,schedule,role\n${PERSON},ecf-standard-april,ect`;
    expect((await read(text, 'participants.changeSchedule')).rows).toEqual([
      {
        line: 2,
        id: PERSON,
        draft: { schedule_identifier: 'ecf-standard-april', course_identifier: 'ecf-induction' },
      },
    ]);
  });

  test('of two columns for one field are refused, and both named', async () => {
    const error = await refusal(read(`${HEADER},Date,role\n`));
    expect(error.code).toBe('headers');
    expect(error.faults.map(({ message }) => message)).toEqual([
      expect.stringContaining('"declaration_date" (column 3) and "Date" (column 5) both mean declaration_date'),
      expect.stringContaining('"course_identifier" (column 4) and "role" (column 6) both mean course_identifier'),
    ]);
  });

  test('without a required one are refused, with what is there, what may be meant and what it can be called', async () => {
    const error = await refusal(read('\nparticpant_id,declaration_type,declaration_date,Full name\n'));
    expect(error).toMatchObject({ code: 'headers', total: 3 });
    expect(error.faults[0]?.line).toBe(2);
    expect(error.message).toContain(
      'no column is participant_id. Is it "particpant_id"? Name it one of "participant_id", "participant", "person id"',
    );
    expect(error.message).toContain('no column is course_identifier. Name it one of "course_identifier", "course"');
    expect(error.message).toContain(
      'the columns that are there: "particpant_id", "declaration_type", "declaration_date", "Full name"',
    );
  });

  test('that are a row of values are not told', async () => {
    const error = await refusal(read(`Jane Smith,${PERSON}\n`));
    expect(error.message).toContain('none of the 2 names in this line is known');
    expect(JSON.stringify(error) + error.message).not.toMatch(/Jane|6edf/);
  });

  test('of the optional ones may be missing', async () => {
    const { rows } = await read(`${HEADER}\n${PERSON},started,2026-03-25,ecf-mentor`);
    expect(Object.keys(rows[0]?.draft ?? {})).not.toContain('evidence_held');
  });

  test('that no attribute has are passed over, whatever they are called', async () => {
    const names = '__proto__,constructor,toString,hasOwnProperty,Full name,TRN';
    const { rows } = await read(
      `${names},${HEADER}\na,b,c,d,Jane Smith,1234567,${PERSON},started,2026-03-25,ecf-mentor`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/Jane|1234567|proto/);
    expect(Object.keys(rows[0]?.draft ?? {})).toEqual(HEADER.split(','));
    expect(Object.getPrototypeOf(rows[0]?.draft)).toBe(Object.prototype);
    expect(Object.hasOwn(Object.prototype, 'participant_id')).toBe(false);
    const error = await refusal(read(`${names},${HEADER}\na,b,c,d,Jane Smith,1234567,x,started,soon,`));
    expect(error.total).toBe(3);
    expect(JSON.stringify(error) + error.message).not.toMatch(/Jane|1234567/);
  });
});
