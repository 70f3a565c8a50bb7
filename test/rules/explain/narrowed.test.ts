import { describe, expect, test } from 'vitest';
import { HttpError, RateLimitError, type Issue } from '../../../src/errors/index.ts';
import { explain, type RefusedRequest } from '../../../src/rules/explain/index.ts';
import { thrown } from '../../support/observed-client.ts';

/** What narrows an explanation down, what hides a person, and until when to wait. */

const now = new Date('2026-07-15T12:00:00Z');
const rulesOf = (issue: Issue, rest: Omit<RefusedRequest, 'issues'> = {}): string[] =>
  explain({ issues: [issue], ...rest }, { now }).flatMap(({ rules }) => rules);
const future: Issue = { title: 'declaration_date', detail: 'It cannot be a future date' };

describe('narrowed down', () => {
  test('by the service', () => {
    expect(rulesOf(future)).toEqual(['rect.declaration.D9', 'ecf.declaration.5']);
    expect(rulesOf(future, { service: 'rect' })).toEqual(['rect.declaration.D9']);
    expect(rulesOf(future, { service: 'ecf' })).toEqual(['ecf.declaration.5']);
  });

  test('by the operation: what is refused of a void is no declaration', () => {
    expect(rulesOf(future, { operation: 'declarations.create' })).toHaveLength(2);
    expect(rulesOf(future, { operation: 'declarations.void' })).toEqual([]);
    // an operation without rules of its own has those of any request
    expect(rulesOf(future, { operation: 'declarations.list' })).toEqual([]);
    expect(rulesOf({ title: 'HTTP 429', detail: '' }, { operation: 'declarations.list' })).toEqual([
      'rect.request.2',
      'ecf.request.1',
    ]);
  });

  test('by the title, whatever its case and the space around it', () => {
    expect(rulesOf({ ...future, title: ' Declaration_Date\n' })).toHaveLength(2);
    expect(rulesOf({ ...future, title: 'declaration_dates' })).toEqual([]);
  });

  test('by rules of a service: guidance refuses nothing there', () => {
    const deferred = { title: 'participant_id', detail: "The participant is deferred, and DfE's guidance allows none" };
    for (const id of rulesOf(deferred)) expect(id).not.toMatch(/\.G\d/);
  });

  test('rules for any request are left out when one of the operation fits', () => {
    const gone = { title: 'HTTP 404', detail: '' };
    expect(rulesOf(gone, { operation: 'declarations.void', service: 'rect' })).toEqual(['rect.void.404']);
    for (const id of rulesOf(gone, { operation: 'declarations.get', service: 'rect' }))
      expect(id).toMatch(/^rect\.request\./);
    expect(rulesOf(gone, { operation: 'declarations.get', service: 'rect' })).not.toEqual([]);
  });
});

describe('a title that is a status', () => {
  test.each([
    ['HTTP 404', 'anything'],
    ['Resource not found', 'anything'],
    ['RESOURCE NOT FOUND', ''],
  ])('%s', (title, detail) => {
    expect(rulesOf({ title, detail }, { operation: 'declarations.void' })).toEqual(['rect.void.404', 'ecf.void.404']);
  });

  test('is one with three digits and nothing around', () => {
    for (const title of ['HTTP 40', 'HTTP 4040', 'x HTTP 404', 'Resource not found here'])
      expect(rulesOf({ title, detail: '' }, { operation: 'declarations.void' })).toEqual([]);
  });

  test('of a failure of the service needs to stand alone', () => {
    const failed = { title: 'Internal server error', detail: '' };
    const as500 = rulesOf({ title: 'HTTP 500', detail: '' }, { operation: 'declarations.create' });
    expect(as500).not.toEqual([]);
    expect(rulesOf(failed, { operation: 'declarations.create' })).toEqual(as500);
    expect(rulesOf({ ...failed, detail: 'Something else' }, { operation: 'declarations.create' })).not.toEqual(as500);
  });
});

describe('an answer without objections', () => {
  test('is known by its status, and by nothing where it has none', () => {
    expect(explain({ issues: [], status: 429 }, { now })).toMatchObject([
      { issue: { title: 'HTTP 429', detail: '' }, action: 'wait', until: null },
    ]);
    expect(explain({ issues: [] })).toEqual([]);
  });

  test('is one without: the status adds nothing to objections', () => {
    expect(explain({ issues: [future], status: 429 }, { now })).toEqual(explain({ issues: [future] }, { now }));
  });
});

describe('until when to wait', () => {
  const limited = new RateLimitError('slow down', {
    operation: 'participants.list',
    issues: [],
    retryAt: new Date('2026-07-15T12:05:00Z'),
    requestId: null,
  });

  test('is on an error of the rate limit; an error without it has none', () => {
    const issue = { title: 'HTTP 429', detail: '' };
    expect(explain(limited, { now })).toMatchObject([{ until: limited.retryAt }]);
    const error = new HttpError('slow down', {
      operation: 'participants.list',
      outcome: 'refused',
      status: 429,
      issues: [issue],
      requestId: null,
      body: null,
    });
    expect(explain(error, { now })).toMatchObject([{ action: 'wait', until: null }]);
    expect(explain({ issues: [issue] }, { now })).toMatchObject([{ action: 'wait', until: null }]);
  });

  test.each([
    ['2026-08-01T09:00:00Z', '2026-08-01T09:00:00Z'],
    ['2026-08-01T09:00:00.5+0100', '2026-08-01T08:00:00.5Z'],
    ['2026-08-01t09:00:00z', '2026-08-01T09:00:00Z'],
  ])('is an instant in the text: %s', (written, at) => {
    const [found] = explain({ issues: [{ ...future, detail: `"${written}" is in the future` }] }, { now });
    expect(found?.until).toEqual(new Date(at));
  });

  test('is tomorrow as of now when no moment is given', () => {
    const [found] = explain({
      issues: [{ title: 'participant_id', detail: 'Training starts today' }],
      operation: 'participants.defer',
      service: 'rect',
    });
    const ahead = Number(found?.until) - Date.now();
    expect(ahead).toBeGreaterThan(0);
    expect(ahead).toBeLessThanOrEqual(25 * 3_600_000);
  });
});

describe('personal', () => {
  const issue = { title: 'declaration_date', detail: 'Ada Finch cannot be of a future date' };

  test('hide puts our words in place of the detail, and leaves the rest', () => {
    const shown = explain({ issues: [issue], service: 'rect' }, { now });
    const hidden = explain({ issues: [issue], service: 'rect' }, { now, personal: 'hide' });
    expect(shown[0]?.issue).toEqual(issue);
    expect(hidden).toEqual(shown.map((one) => ({ ...one, issue: { ...issue, detail: one.advice } })));
  });

  test('hide says so where we have no words, and leaves nothing where there was nothing', () => {
    const issues = [
      { title: 'x', detail: 'Ada Finch' },
      { title: 'y', detail: '' },
    ];
    expect(explain({ issues }, { personal: 'hide' }).map((one) => one.issue.detail)).toEqual(['[hidden]', '']);
    expect(explain({ issues }, { personal: 'show' }).map((one) => one.issue.detail)).toEqual(['Ada Finch', '']);
  });

  test('is one of two', () => {
    expect(thrown(() => explain({ issues: [] }, { personal: 'maybe' } as never))).toEqual(
      new TypeError('explain: personal has to be "show" or "hide".'),
    );
  });
});
