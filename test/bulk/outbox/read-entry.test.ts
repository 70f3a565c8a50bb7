import { describe, expect, test } from 'vitest';
import { readEntry } from '../../../src/bulk/outbox/read-entry.ts';
import { OTHER, PERSON } from './stand.ts';

const DECLARED = { declaration_type: 'started', declaration_date: '2025-10-15', course_identifier: 'ecf-induction' };
const read = (draft: unknown, operation: Parameters<typeof readEntry>[1] = 'declarations.create', person = PERSON) =>
  readEntry(7, operation, person, typeof draft === 'string' ? draft : JSON.stringify(draft));

describe('what an application wrote is read', () => {
  const sent = { ...DECLARED, declaration_date: '2025-10-15T00:00:00Z', participant_id: PERSON };

  test('with the person of the row, whether its draft names them or not', async () => {
    expect(await read(DECLARED)).toEqual({ line: 7, id: null, draft: sent });
    for (const participant_id of [PERSON, PERSON.toUpperCase(), PERSON.replaceAll('-', '')])
      expect(await read({ ...DECLARED, participant_id })).toEqual({ line: 7, id: null, draft: sent });
  });

  test('of a void by the declaration that it names, which is not the person', async () => {
    expect(await read({ declaration_id: OTHER }, 'declarations.void')).toEqual({ line: 7, id: OTHER, draft: {} });
    expect(await read({ id: OTHER, participant_id: 'x' }, 'declarations.void')).toMatchObject({ id: OTHER });
  });

  test('of a partnership with the school that the row names', async () => {
    const draft = { cohort: '2025', delivery_partner_id: OTHER };
    const whole = { line: 7, id: null, draft: { ...draft, school_id: PERSON } };
    expect(await read(draft, 'partnerships.create')).toEqual(whole);
    expect(await read({ ...draft, school_id: PERSON, participant_id: 'x' }, 'partnerships.create')).toEqual(whole);
  });

  test('of what is done to a participant by the person of the row', async () => {
    const draft = { course_identifier: 'ecf-mentor' };
    expect(await read(draft, 'participants.resume')).toEqual({ line: 7, id: PERSON, draft });
  });
});

describe('what cannot be sent is told', () => {
  test.each<[unknown, string]>([
    ['{', 'its draft is no JSON'],
    ['7', 'its draft is no object with attributes'],
    ['null', 'its draft is no object with attributes'],
    ['[]', 'its draft is no object with attributes'],
    [{ ...DECLARED, participant_id: OTHER }, 'its draft names another participant_id than the row'],
    [{ ...DECLARED, participant_id: 7 }, 'its draft names another participant_id than the row'],
    [{ ...DECLARED, participant_id: null }, 'its draft names another participant_id than the row'],
    [{ ...DECLARED, declaration_type: '' }, 'declaration_type is empty, and cannot be'],
    [
      { declaration_date: '2025-10-15' },
      'declaration_type is empty, and cannot be; course_identifier is empty, and cannot be',
    ],
  ])('%j', async (draft, wrong) => {
    expect(await read(draft)).toEqual({ wrong });
  });

  test('of the other operations, too', async () => {
    expect(await read({}, 'declarations.void')).toEqual({ wrong: 'declaration_id is empty, and cannot be' });
    expect(await read({ school_id: OTHER }, 'partnerships.create')).toEqual({
      wrong: 'its draft names another school_id than the row',
    });
    const [nobody] = [await read(DECLARED, 'declarations.create', 'nobody')];
    expect(nobody).toMatchObject({ wrong: expect.stringMatching(/^participant_id "nobody" is no id/) as string });
  });
});
