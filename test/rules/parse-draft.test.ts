import fc from 'fast-check';
import { createClient, type DeclarationDraft } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { parseDraft, type ParsedDraft } from 'lead-provider-sdk/rules';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { runs } from '../support/size.ts';

const row = {
  Name: 'Ben Ortiz',
  participant_id: ' fabd35ed-e5b6-4b7b-ac69-a4ee7362aa78 ',
  declaration_type: 'started',
  declaration_date: '2025-10-15T00:00:00Z',
  course_identifier: 'ecf-induction',
  evidence_held: 'training-event-attended',
};

describe('parseDraft', () => {
  test('makes a draft that both services take, in TypeScript and at run time', async () => {
    expectTypeOf<ParsedDraft>().toExtend<DeclarationDraft<'rect'>>();
    expectTypeOf<ParsedDraft>().toExtend<DeclarationDraft<'ecf'>>();
    const mock = createMock({ service: 'rect' });
    const dfe = createClient({
      service: 'rect',
      baseUrl: 'https://mock.test',
      token: mock.token('lp1'),
      fetch: mock.fetch,
    });
    const parsed = parseDraft({ ...row, participant_id: ` ${mock.id('ben')}` });
    if (parsed.draft === null) throw new Error(parsed.problems.join());
    expect((await dfe.declarations.create(parsed.draft)).attributes.participant_id).toBe(mock.id('ben'));
  });

  test('trims, leaves other columns alone and leaves out empty evidence', () => {
    expect(parseDraft({ ...row, evidence_held: ' ' })).toEqual({
      draft: {
        participant_id: row.participant_id.trim(),
        declaration_type: 'started',
        declaration_date: row.declaration_date,
        course_identifier: 'ecf-induction',
      },
      problems: [],
    });
  });

  test.each<[string, unknown, RegExp]>([
    ['no object', 'started', /^A row is an object/],
    ['a list', [row], /^A row is an object/],
    ['a missing id', { ...row, participant_id: undefined }, /^participant_id is missing\.$/],
    ['another name', { ...row, participant_id: undefined, 'Participant ID': 'x' }, /^participant_id is missing/],
    ['an id that is a number', { ...row, participant_id: 7 }, /^participant_id is no text/],
    ['a type nearly right', { ...row, declaration_type: 'start' }, /"start"\. Did you mean "started"\?/],
    ['a date of a spreadsheet', { ...row, declaration_date: '15/10/2025' }, /Write it as 2025-10-15T00:00:00Z/],
    ['a Date without a time', { ...row, declaration_date: new Date(Number.NaN) }, /Date without a time/],
    ['a course of somebody else', { ...row, course_identifier: 'npq' }, /one of ecf-induction, ecf-mentor/],
    ['evidence of nobody', { ...row, evidence_held: 'a note' }, /^evidence_held is "a note"/],
  ])('says what is wrong with %s', (_, given, problem) => {
    const { draft, problems } = parseDraft(given);
    expect(draft).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  test('says everything at once', () => {
    expect(parseDraft({}).problems).toHaveLength(4);
  });

  test('a value that has no text is told like any other', () => {
    const { draft, problems } = parseDraft({
      declaration_type: { toString: false },
      course_identifier: Object.create(null),
    });
    expect(draft).toBeNull();
    expect(problems).toContainEqual(
      expect.stringMatching(/^declaration_type is the value sent\. It is one of started/),
    );
  });

  test('either makes a draft or says why not, whatever it is given', () => {
    const one = fc.record(
      Object.fromEntries(
        Object.keys(row).map((name) => [name, fc.oneof(fc.anything(), fc.constantFrom(...Object.values(row)))]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(one, fc.anything()), (given) => {
        const { draft, problems } = parseDraft(given);
        expect(draft === null).toBe(problems.length > 0);
      }),
      { numRuns: runs(2000) },
    );
  });
});
