import { describe, expect, test } from 'vitest';
import type { Datum } from '../../../src/rules/rule.ts';
import { evidenceDetail, evidenceFault, evidenceMisfits } from '../../../src/rules/shared/evidence.ts';
import { evidenceTypes, type Role } from '../../../src/rules/terms.ts';

/** Which evidence fits, as the references of both services list it, and the words that say so. */

const course = { ect: 'ecf-induction', mentor: 'ecf-mentor' } as const;
const draft = (role: Role, declaration_type: unknown, evidence_held: unknown) => ({
  course_identifier: course[role],
  declaration_type,
  evidence_held,
});
const plain = ['training-event-attended', 'self-study-material-completed', 'other'];
const detailed = [...plain, 'materials-engaged-with-offline'];
const met = ['75-percent-engagement-met', '75-percent-engagement-met-reduced-induction'];

/** Null: none is asked for. */
const fitting: readonly (readonly [boolean, Role, string, readonly string[] | null])[] = [
  [false, 'ect', 'started', null],
  [false, 'mentor', 'started', null],
  [false, 'ect', 'retained-1', plain],
  [false, 'ect', 'completed', plain],
  [false, 'mentor', 'extended-3', plain],
  [true, 'ect', 'started', detailed],
  [true, 'ect', 'retained-1', detailed],
  [true, 'ect', 'retained-2', met],
  [true, 'ect', 'extended-1', detailed],
  [true, 'ect', 'completed', [...met, 'one-term-induction']],
  [true, 'mentor', 'started', detailed],
  [true, 'mentor', 'retained-2', []],
  [true, 'mentor', 'completed', met],
];

describe.each(fitting)('detailed %s, %s, %s', (isDetailed, role, type, fits) => {
  test('rect takes what fits and refuses the rest, nothing included', () => {
    const taken = evidenceTypes.filter((held) => !evidenceMisfits(draft(role, type, held), role, isDetailed));
    expect(new Set(taken)).toEqual(new Set(fits ?? evidenceTypes));
    expect(evidenceMisfits(draft(role, type, undefined), role, isDetailed)).toBe(fits !== null);
    expect(evidenceMisfits(draft(role, type, 'rumour'), role, isDetailed)).toBe(fits !== null);
  });

  test('ecf takes what fits, and a started without any', () => {
    const taken = evidenceTypes.filter((held) => evidenceFault(draft(role, type, held), isDetailed) === null);
    expect(new Set(taken)).toEqual(new Set(fits ?? evidenceTypes));
    for (const held of [undefined, null, '', ' '])
      expect(evidenceFault(draft(role, type, held), isDetailed)).toBe(
        fits === null || type === 'started' ? null : 'missing',
      );
    expect(evidenceFault(draft(role, type, 'rumour'), isDetailed)).toBe(fits === null ? null : 'misfit');
  });
});

test('a type that does not exist, or a course that is none, has no wrong evidence', () => {
  for (const type of ['finished', undefined, null, 7]) {
    expect(evidenceMisfits(draft('ect', type, 'rumour'), 'ect', true)).toBe(false);
    expect(evidenceFault(draft('ect', type, undefined), true)).toBeNull();
    expect(evidenceFault(draft('ect', type, 'rumour'), true)).toBeNull();
  }
  expect(evidenceFault({ ...draft('ect', 'completed', 'rumour'), course_identifier: 'ect' }, true)).toBeNull();
});

describe('the words', () => {
  const flag = (value: boolean): Datum<boolean> => ({ value, from: 'given' });

  test.each<[string, Role, Datum<boolean> | undefined, unknown, string, string]>([
    [
      'missing',
      'ect',
      flag(true),
      undefined,
      'retained-2',
      'evidence_held is missing. For "retained-2" it has to be one of 75-percent-engagement-met, 75-percent-engagement-met-reduced-induction.',
    ],
    [
      'of a cohort without the detailed kinds',
      'ect',
      flag(false),
      'rumour',
      'completed',
      'evidence_held "rumour" does not go with this declaration. For "completed" it has to be one of training-event-attended, self-study-material-completed, other.',
    ],
    [
      'of a cohort of which that is not known: the detailed kinds',
      'ect',
      undefined,
      ' ',
      'completed',
      'evidence_held is missing. For "completed" it has to be one of 75-percent-engagement-met, 75-percent-engagement-met-reduced-induction, one-term-induction.',
    ],
    [
      'where none goes',
      'mentor',
      flag(true),
      'other',
      'retained-1',
      'evidence_held "other" does not go with this declaration. No kind goes with "retained-1" of a mentor of this cohort, so it cannot be declared.',
    ],
  ])('%s', (_, role, known, held, type, words) => {
    expect(evidenceDetail({ declaration_type: type, evidence_held: held }, role, known)).toBe(words);
  });
});
