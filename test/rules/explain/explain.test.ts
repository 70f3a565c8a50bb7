import { describe, expect, test } from 'vitest';
import { HttpError, RateLimitError, RuleError, type Issue } from '../../../src/errors/index.ts';
import { causes } from '../../../src/rules/explain/causes/index.ts';
import { explain, type RefusedRequest } from '../../../src/rules/explain/index.ts';
import { allRules } from '../../../src/rules/registry.ts';

const now = new Date('2026-07-15T22:30:00Z');
const one = (title: string, detail: string, rest: Omit<RefusedRequest, 'issues'> = {}) =>
  explain({ issues: [{ title, detail }], ...rest }, { now });
const rulesOf = (title: string, detail: string, rest: Omit<RefusedRequest, 'issues'> = {}): string[] =>
  one(title, detail, rest).flatMap(({ rules }) => rules);

describe('causes', () => {
  const known = new Set(allRules.map(({ id }) => id));
  const caused = causes.flatMap(({ rules }) => rules);

  test('name rules that exist', () => expect(caused.filter((id) => !known.has(id))).toEqual([]));
  test('cover every rule of both services', () => {
    const missing = [...known].filter((id) => !caused.includes(id));
    expect(missing, 'each of these needs a place in src/rules/explain/causes/').toEqual([]);
  });

  test('advise in one plain sentence', () => {
    for (const { advice } of causes) {
      expect(advice).toMatch(/^[A-Z].*\.$/);
      expect(advice).not.toMatch(/\. [A-Z]/);
    }
  });
});

/** Wording like that of the two live services, shortened. What is in brackets must not matter. */
const samples: readonly (readonly [
  service: 'rect' | 'ecf',
  operation: string,
  title: string,
  detail: string,
  rules: readonly string[],
  action: string,
])[] = [
  ['rect', 'declarations.create', 'participant_id', "Enter a '#/participant_id'.", ['D1', 'D2', 'D19'], 'fix-data'],
  [
    'rect',
    'declarations.create',
    'participant_id',
    "The '#/participant_id' is not recognised.",
    ['D2', 'D19'],
    'fix-data',
  ],
  ['rect', 'declarations.create', 'declaration_date', "Enter a '#/declaration_date'.", ['D11', 'D4'], 'fix-data'],
  [
    'rect',
    'declarations.create',
    'declaration_date',
    "Enter a valid RFC3339 '#/declaration_date'.",
    ['D11'],
    'fix-data',
  ],
  ['rect', 'declarations.create', 'declaration_date', "'#/declaration_date' cannot be a future date.", ['D9'], 'wait'],
  [
    'rect',
    'declarations.create',
    'declaration_date',
    'A date on or after the milestone start is needed.',
    ['D10'],
    'fix-data',
  ],
  [
    'rect',
    'declarations.create',
    'declaration_type',
    'A paid declaration exists already for this event',
    ['D8'],
    'already-done',
  ],
  [
    'rect',
    'declarations.create',
    'declaration_type',
    "'#/declaration_type' is not part of this schedule.",
    ['D17'],
    'fix-data',
  ],
  [
    'rect',
    'declarations.create',
    'declaration_type',
    'No retained declarations for a mentor of this cohort.',
    ['D12'],
    'fix-data',
  ],
  ['rect', 'declarations.create', 'evidence_held', "Enter an available '#/evidence_held' type.", ['D13'], 'fix-data'],
  [
    'rect',
    'declarations.create',
    'participant_id',
    'Withdrew on 2025-11-04T09:00:00Z; the date has to be earlier.',
    ['D14'],
    'fix-data',
  ],
  ['rect', 'declarations.create', 'cohort', 'The contract for the 2021 cohort has ended.', ['D16'], 'ask-dfe'],
  ['rect', 'declarations.create', 'cohort', 'Payments are frozen.', ['D15'], 'fix-data'],
  [
    'rect',
    'declarations.create',
    'declaration_date',
    'It has to be after the previous declaration.',
    ['D18'],
    'fix-data',
  ],
  [
    'rect',
    'declarations.create',
    'Bad request',
    'comparison of String with Time failed',
    ['D9x', 'D10x', 'D14x'],
    'fix-data',
  ],
  ['rect', 'participants.defer', 'participant_id', 'The participant is already deferred', ['F3'], 'already-done'],
  ['rect', 'participants.defer', 'participant_id', 'The participant is withdrawn', ['F4'], 'fix-data'],
  ['rect', 'participants.defer', 'reason', 'The reason is not recognised', ['F2'], 'fix-data'],
  ['rect', 'participants.defer', 'reason', "Enter a '#/reason'.", ['F1'], 'fix-data'],
  ['rect', 'participants.withdraw', 'participant_id', 'Their training starts today', ['W5'], 'wait'],
  ['rect', 'participants.withdraw', 'participant_id', 'Training has not yet started', ['W4'], 'wait'],
  ['rect', 'participants.withdraw', 'reason', 'This reason is for mentor participants', ['W6'], 'fix-data'],
  ['rect', 'participants.resume', 'participant_id', 'The participant is already active', ['R1'], 'already-done'],
  ['rect', 'participants.resume', 'participant_id', 'They are with another provider', ['R2'], 'ask-school'],
  ['rect', 'participants.resume', 'participant_id', 'They have left the school', ['R4'], 'ask-school'],
  [
    'rect',
    'participants.changeSchedule',
    'schedule_identifier',
    'The schedule is already on the profile',
    ['S1d'],
    'already-done',
  ],
  [
    'rect',
    'participants.changeSchedule',
    'schedule_identifier',
    'It would invalidate existing declarations',
    ['S1g'],
    'fix-data',
  ],
  [
    'rect',
    'participants.changeSchedule',
    'cohort',
    'No partnership with the school for the cohort.',
    ['S2a'],
    'fix-data',
  ],
  [
    'rect',
    'participants.changeSchedule',
    'participant_id',
    'Not possible for a withdrawn participant',
    ['S3c'],
    'fix-data',
  ],
  ['rect', 'declarations.void', 'participant_declaration_id', 'It has already been voided.', ['V1'], 'already-done'],
  ['rect', 'declarations.void', 'participant_declaration_id', 'It has been clawed back.', ['C2'], 'already-done'],
  [
    'rect',
    'partnerships.create',
    'delivery_partner_id',
    'The delivery partner is not working in partnership with you for the given cohort.',
    ['N10'],
    'ask-dfe',
  ],
  ['rect', 'partnerships.create', 'school_id', 'The school is currently ineligible for funding.', ['N8'], 'ask-school'],
  [
    'rect',
    'partnerships.create',
    'school_id',
    'You are already in a confirmed partnership with it.',
    ['N11'],
    'already-done',
  ],
  ['rect', 'partnerships.create', 'cohort', 'The cohort does not open until June.', ['N5'], 'wait'],
  [
    'rect',
    'partnerships.update',
    'delivery_partner_id',
    'You already are in partnership with it.',
    ['U4'],
    'already-done',
  ],
  [
    'rect',
    'declarations.get',
    'Resource not found',
    'Nothing could be found for the given details',
    ['request.9c', 'request.3'],
    'fix-data',
  ],
  [
    'rect',
    'declarations.void',
    'Resource not found',
    'Nothing could be found for the given details',
    ['404'],
    'fix-data',
  ],
  [
    'rect',
    'schools.list',
    'Bad parameter',
    "The filter '#/cohort' must be included",
    ['request.7', 'request.8'],
    'fix-data',
  ],
  [
    'rect',
    'participants.list',
    'Bad request',
    "The filter '#/updated_since' must be a valid ISO 8601 date",
    ['request.9g'],
    'fix-data',
  ],
  [
    'ecf',
    'declarations.create',
    'base',
    'There already exists a declaration that will be paid',
    ['10'],
    'already-done',
  ],
  ['ecf', 'declarations.create', 'participant_id', 'They withdrew on 2025-11-04T09:00:00Z.', ['2a', '2b'], 'fix-data'],
  ['ecf', 'declarations.create', 'evidence_held', "Enter an '#/evidence_held' value.", ['14a', '14b'], 'fix-data'],
  ['ecf', 'declarations.create', 'cohort', 'The funding contract for the cohort has ended.', ['8'], 'ask-dfe'],
  ['ecf', 'declarations.create', 'course_identifier', 'NPQ courses are no longer supported', ['0'], 'fix-data'],
  ['ecf', 'participants.defer', 'participant_profile', 'The participant is already deferred', ['5'], 'already-done'],
  ['ecf', 'participants.defer', 'participant_profile', 'The participant is already withdrawn', ['6'], 'fix-data'],
  [
    'ecf',
    'participants.withdraw',
    'participant_profile',
    'The participant is already withdrawn',
    ['5'],
    'already-done',
  ],
  ['ecf', 'participants.resume', 'participant_profile', 'The participant is already active', ['4'], 'already-done'],
  ['ecf', 'participants.changeSchedule', 'cohort', "You cannot change the '#/cohort' field", ['9'], 'fix-data'],
  [
    'ecf',
    'participants.changeSchedule',
    'cohort',
    'There is no partnership with the school for the cohort.',
    ['10'],
    'fix-data',
  ],
  [
    'ecf',
    'participants.changeSchedule',
    'schedule_identifier',
    'The schedule is not valid for the course',
    ['8'],
    'fix-data',
  ],
  ['ecf', 'declarations.void', 'Invalid action', 'This declaration has already been voided.', ['1'], 'already-done'],
  [
    'ecf',
    'partnerships.create',
    'school_id',
    'Another provider is in a confirmed partnership with it.',
    ['4e'],
    'ask-school',
  ],
  [
    'ecf',
    'partnerships.create',
    'school_id',
    'The school has not yet confirmed its training for this year',
    ['4f'],
    'ask-school',
  ],
  [
    'ecf',
    'partnerships.create',
    'school_id',
    'The school has not registered to deliver funded training',
    ['4b', '4c'],
    'ask-school',
  ],
  [
    'ecf',
    'partnerships.update',
    'delivery_partner_id',
    'The partnership has been challenged by the school.',
    ['2c'],
    'ask-school',
  ],
  [
    'ecf',
    'participants.list',
    'Bad request',
    'The filter \'#/training_status\' must be one of ["active"]',
    ['request.6g'],
    'fix-data',
  ],
];

const operations: Readonly<Record<string, string>> = {
  'declarations.create': 'declaration',
  'declarations.void': 'void',
  'participants.defer': 'defer',
  'participants.resume': 'resume',
  'participants.withdraw': 'withdraw',
  'participants.changeSchedule': 'schedule',
  'partnerships.create': 'partnership-create',
  'partnerships.update': 'partnership-update',
};

describe("the live services' wording, by title and keywords", () => {
  test.each(samples)('%s %s: %s, %s', (service, operation, title, detail, rows, action) => {
    const found = one(title, detail, { service, operation });
    const ids = rows.map((row) =>
      row.startsWith('request.') ? `${service}.${row}` : `${service}.${operations[operation] ?? ''}.${row}`,
    );
    expect(found.flatMap(({ rules }) => rules).sort()).toEqual([...ids].sort());
    expect(found[0]?.action).toBe(action);
    expect(
      found.every(({ advice, issue }) => advice !== null && issue.title === title && issue.detail === detail),
    ).toBe(true);
  });

  test('without service and operation it names the rules of all that word it so', () => {
    expect(rulesOf('participant_profile', 'The participant is already withdrawn')).toEqual([
      'ecf.withdraw.5',
      'ecf.defer.6',
    ]);
    expect(rulesOf('declaration_date', 'It cannot be a future date')).toEqual([
      'rect.declaration.D9',
      'ecf.declaration.5',
    ]);
  });

  test('ecf joins what it has against one attribute: each part is explained', () => {
    const found = one('declaration_date', "Enter a valid RFC3339 '#/declaration_date'., It cannot be a future date.", {
      service: 'ecf',
      operation: 'declarations.create',
    });
    expect(found.map(({ rules, action }) => [rules, action])).toEqual([
      [['ecf.declaration.5'], 'wait'],
      [['ecf.declaration.3', 'ecf.declaration.6'], 'fix-data'],
    ]);
  });
});

test('wording that is not known passes through intact', () => {
  const issue: Issue = { title: 'participant_id', detail: 'Something new that nobody has read before' };
  expect(explain({ issues: [issue, { title: 'a_new_field', detail: 'Enter it.' }] })).toEqual([
    { issue, rules: [], action: null, advice: null, until: null },
    { issue: { title: 'a_new_field', detail: 'Enter it.' }, rules: [], action: null, advice: null, until: null },
  ]);
  expect(explain({ issues: [] })).toEqual([]);
});

describe('errors', () => {
  const http = (status: number, issues: readonly Issue[], operation = 'declarations.void') =>
    new HttpError('failed', { operation, outcome: 'refused', status, issues, requestId: null, body: null });

  test('of the client carry their rules', () => {
    const refusal = {
      rule: 'rect.declaration.G1a',
      title: 'participant_id',
      detail: 'Deferred.',
      enforcedBy: 'guidance',
      source: 'x',
      likely: false,
    } as const;
    const error = new RuleError('not sent', {
      operation: 'declarations.create',
      refusals: [refusal, { ...refusal, rule: 'rect.declaration.of-another-version' }],
    });
    expect(explain(error)).toMatchObject([
      { issue: { title: 'participant_id', detail: 'Deferred.' }, rules: ['rect.declaration.G1a'], action: 'fix-data' },
      { rules: ['rect.declaration.of-another-version'], action: null },
    ]);
  });

  test('that say no more than a status are known by it', () => {
    expect(
      explain(http(404, [{ title: 'HTTP 404', detail: 'Resource not Found' }])).flatMap(({ rules }) => rules),
    ).toEqual(['rect.void.404', 'ecf.void.404']);
    expect(
      explain(http(422, [{ title: 'HTTP 422', detail: 'Unprocessable content' }], 'participants.resume')),
    ).toMatchObject([{ rules: ['rect.resume.R4x'], action: 'ask-school' }]);
    expect(explain(http(401, [{ title: 'HTTP 401', detail: 'HTTP Token: Access denied' }]))).toMatchObject([
      { rules: ['rect.request.5', 'ecf.request.4a'], action: 'fix-data' },
    ]);
    expect(explain(http(403, []))).toMatchObject([
      { issue: { title: 'HTTP 403', detail: '' }, rules: ['ecf.request.4b'], action: 'ask-dfe' },
    ]);
    expect(explain(http(400, []))).toMatchObject([{ action: 'fix-data' }]);
    expect(
      explain(http(500, [{ title: 'HTTP 500', detail: 'Internal server error' }], 'declarations.create')),
    ).toMatchObject([{ action: 'ask-dfe' }]);
    expect(explain(http(502, [{ title: 'HTTP 502', detail: 'Bad gateway' }]))).toMatchObject([
      { rules: [], action: null },
    ]);
  });

  test('an ecf schedule that lacks a declared type answers as if there were no participant', () => {
    const { rules, action } =
      explain({
        service: 'ecf',
        operation: 'participants.changeSchedule',
        issues: [{ title: 'HTTP 404', detail: 'Resource not Found' }],
      })[0] ?? {};
    expect([rules, action]).toEqual([['ecf.schedule.6x'], 'fix-data']);
  });

  test('of the rate limit say until when to wait', () => {
    const retryAt = new Date('2026-07-15T22:35:00Z');
    const error = new RateLimitError('slow down', {
      operation: 'participants.list',
      issues: [{ title: 'HTTP 429', detail: 'Retry later' }],
      retryAt,
      requestId: null,
    });
    expect(explain(error)).toMatchObject([
      { rules: ['rect.request.2', 'ecf.request.1'], action: 'wait', until: retryAt },
    ]);
  });
});

describe('until when to wait', () => {
  test('a date that stands in the text', () => {
    expect(one('declaration_date', '"2026-08-01T09:00:00+01:00" is in the future')[0]?.until).toEqual(
      new Date('2026-08-01T08:00:00Z'),
    );
    expect(one('declaration_date', 'It is a future date')[0]?.until).toBeNull();
  });

  test('tomorrow is the next London day', () => {
    // 23:30 in London
    expect(one('participant_id', 'Training starts today', { operation: 'participants.defer' })[0]?.until).toEqual(
      new Date('2026-07-15T23:00:00Z'),
    );
  });

  test('only where waiting helps', () => {
    expect(
      one('participant_id', 'Withdrew on 2025-11-04T09:00:00Z', { operation: 'declarations.create' })[0],
    ).toMatchObject({ action: 'fix-data', until: null });
  });
});
