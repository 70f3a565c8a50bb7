import { createMock, defaultScenario, parseScenario, ScenarioError, type Scenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { isNested } from '../../../src/base/guards.ts';
import { valueAt } from '../../../src/base/value-at.ts';
import { services } from '../../../src/contract/index.ts';
import { checkScenario } from '../../../src/mock/scenario/check.ts';

/** The default world with one value put in another's place; undefined takes it away. */
function changed(path: readonly PropertyKey[], value: unknown): unknown {
  const scenario: unknown = structuredClone(defaultScenario('rect'));
  const holder = valueAt(scenario, path.slice(0, -1));
  if (isNested(holder)) Reflect.set(holder, path.at(-1) ?? '', value);
  return scenario;
}

const { participants = [], declarations = [], statements = [] } = defaultScenario('rect');
const person = (id: string): number => participants.findIndex((one) => one.id === id);
const declaration = (id: string): number => declarations.findIndex((one) => one.id === id);
const statement = (id: string): number => statements.findIndex((one) => one.id === id);
const training = (id: string, ...rest: PropertyKey[]): PropertyKey[] => [
  'participants',
  person(id),
  'training',
  0,
  ...rest,
];

function problemsOf(check: () => unknown): readonly string[] {
  try {
    check();
    return [];
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    return error.problems.map(({ path, message }) => `${path} ${message}`);
  }
}

const at = '2025-12-01T00:00:00Z';
const refused: readonly (readonly [name: string, path: readonly PropertyKey[], value: unknown, message: RegExp])[] = [
  ['an unknown key', ['now2'], 'x', /^\$\.now2 is not known here.* Did you mean "now"\?$/],
  ['an unknown key inside', training('ada', 'shedule'), 'x', /shedule is not known here.* Did you mean "schedule"/],
  ['an unknown role', training('ada', 'role'), 'etc', /"etc": has to be one of ect, mentor\. Did you mean "ect"\?$/],
  ['an unknown schedule', training('ada', 'schedule'), 'ecf-standard-sept', /schedule .*Did you mean "ecf-standard-/],
  ['a reason to withdraw', training('ada', 'withdrawn'), { at, reason: 'moved-schol' }, /Did you mean "moved-school"/],
  ['a reason to defer', training('ada', 'deferred'), { at, reason: 'parental' }, /Did you mean "parental-leave"/],
  ['evidence', ['declarations', 0, 'evidence'], 'training-event', /Did you mean "training-event-attended"/],
  ['an id that leads nowhere', training('ada', 'mentor'), 'mja', /no participant with id "mja".* Did you mean "mia"/],
  [
    'a provider twice',
    ['leadProviders', 1],
    { id: 'lp1', token: 'other' },
    /leadProviders\[1\]\.id "lp1" is used twice/,
  ],
  ['a partner twice', ['deliveryPartners', 1, 'id'], 'dp1', /"dp1" is used twice/],
  ['a school twice', ['schools', 1, 'id'], 's1', /"s1" is used twice/],
  ['a partnership twice', ['partnerships', 1, 'id'], 'ps1', /"ps1" is used twice/],
  ['a participant twice', ['participants', 1, 'id'], 'ada', /"ada" is used twice/],
  ['a declaration twice', ['declarations', 1, 'id'], 'd-submitted', /"d-submitted" is used twice/],
  ['a statement twice', ['statements', 1, 'id'], 'st-2024-apr25', /"st-2024-apr25" is used twice/],
  [
    'a partner made twice',
    ['bulk'],
    [{ kind: 'deliveryPartner', count: 2, idPrefix: 'dp' }],
    /bulk\[0\]\.idPrefix makes/,
  ],
  ['a shared training record', training('ben', 'record'), 'ada-ect', /training record of "ada" already/],
  ['an id retired twice', ['participants', 1, 'idChanges'], [{ from: 'ada-first-id', to: 'ben', at }], /retires once/],
  [
    'a living id retired',
    ['participants', 1, 'idChanges'],
    [{ from: 'gil', to: 'ben', at }],
    /of a participant of today/,
  ],
  [
    'ids that retire in a circle',
    ['participants', 1, 'idChanges'],
    [
      { from: 'x', to: 'y', at },
      { from: 'y', to: 'x', at },
    ],
    /retire in a circle/,
  ],
  [
    'a change of id that leads elsewhere',
    ['participants', 1, 'idChanges'],
    [{ from: 'x', to: 'ada', at }],
    /does not lead/,
  ],
  ['a token in quotation marks', ['leadProviders', 0, 'token'], '"x"', /cannot be read out of an Authorization/],
  ['a token with an accent', ['leadProviders', 0], 'Škola', /leadProviders\[0\] the token that follows from the id/],
  ['paid on an unpaid statement', ['declarations', declaration('d-paid'), 'statement'], 'st-2024-jan', /is not paid/],
  ['money of another', ['declarations', declaration('d-eligible'), 'statement'], 'st-lp2-apr', /statement of "lp2"/],
  ['an instant without a zone', ['now'], '2026-02-10T12:00:00', /is not an instant; write day, time and zone/],
  ['an instant on no day', ['now'], '2025-02-30T12:00:00Z', /is not an instant/],
  ['an impossible day', ['statements', 0, 'cutOff'], '2025-02-30', /is not a calendar day/],
  ['an end without a start', ['participants', 0, 'induction'], { start: null, end: '2026-01-01' }, /has started/],
  [
    'a provider that is a number',
    ['leadProviders', 0],
    3,
    /leadProviders\[0\] 3: write a word, or an object with "id"/,
  ],
  [
    'a milestone of one day',
    ['schedules'],
    [{ cohort: 2025, identifier: 'ecf-standard-april', milestones: { started: ['2025-06-01'] } }],
    /milestones\.started/,
  ],
];

describe('a scenario is refused for', () => {
  test.each(refused)('%s', (_name, path, value, message) => {
    const problems = problemsOf(() => checkScenario(changed(path, value), 'rect'));
    expect(
      problems.some((problem) => message.test(problem)),
      problems.join('\n'),
    ).toBe(true);
    expect(problems.join('\n')).not.toMatch(/Invalid input/);
  });
});

const passing: readonly (readonly [name: string, path: readonly PropertyKey[], value: unknown])[] = [
  ['nothing', ['now'], '2026-02-10T12:00:00Z'],
  ['an instant of another zone', ['now'], '2026-02-10T12:00:00.5+01:00'],
  ['an induction without a start', ['participants', person('gil'), 'induction'], { start: null }],
  ['a paid declaration without a statement', ['declarations', declaration('d-paid'), 'statement'], undefined],
  ['a reason with low lines', training('ada', 'withdrawn'), { at, reason: 'moved_school' }],
  [
    'a retired chain',
    ['participants', 1, 'idChanges'],
    [
      { from: 'x', to: 'y', at },
      { from: 'y', to: 'ben', at },
    ],
  ],
  ['a token of signs', ['leadProviders', 0, 'token'], 'a-b_c.d~e+f/g=='],
  ['more partners', ['bulk'], [{ kind: 'deliveryPartner', count: 2, idPrefix: 'bulk' }]],
];

test.each(passing)('a scenario may have: %s', (_name, path, value) => {
  const scenario = changed(path, value);
  expect(problemsOf(() => createMock({ service: 'rect', scenario: parseScenario(scenario) }))).toEqual([]);
});

test.each(services)('the default world of %s is right', (service) => {
  expect(problemsOf(() => checkScenario(defaultScenario(service), service))).toEqual([]);
});

test.each(services)('nobody in the default world of %s was last changed before what is told of them', (service) => {
  const { now = '', participants: people = [] } = defaultScenario(service);
  for (const { id, training = [], idChanges = [], createdAt = '', updatedAt = '' } of people) {
    const told = [
      createdAt,
      ...idChanges.map(({ at }) => at),
      ...training.flatMap(({ from = '', deferred, withdrawn }) => [from, deferred?.at ?? '', withdrawn?.at ?? '']),
    ];
    expect({ id, late: told.filter((at) => at > updatedAt && at <= now) }).toEqual({ id, late: [] });
  }
});

test('problems of shape and of references come together, and a wrong value is one problem only', () => {
  const scenario = { ...defaultScenario('rect'), now: 'soon', schools: [{ id: 's1', urn: 'x' }] };
  const problems = problemsOf(() => parseScenario(scenario));
  expect(problems.filter((one) => one.startsWith('$.now') || one.startsWith('$.schools'))).toHaveLength(2);
  expect(problems.some((one) => one.startsWith('$.partnerships[1].school no school with id "s2"'))).toBe(true);
  expect(problems.some((one) => one.includes('"s1" is written'))).toBe(false);
});

test('what is no scenario at all is refused', () => {
  for (const value of [undefined, null, 3, 'x', []])
    expect(problemsOf(() => parseScenario(value))).toEqual([expect.stringMatching(/^\$ .*object/)]);
});

test('a refused scenario changes nothing', async () => {
  const mock = createMock({ service: 'rect' });
  const before = [mock.scenario, mock.clock.now, await mock.peek('lp1', '/api/v3/participants')];
  const wrong: Scenario = { ...defaultScenario('rect'), now: '2030-01-01T00:00:00Z', schools: [] };
  expect(() => mock.load(wrong)).toThrow(ScenarioError);
  expect([mock.scenario, mock.clock.now, await mock.peek('lp1', '/api/v3/participants')]).toEqual(before);
});

test('statement and declaration agree once the statement is paid', () => {
  const scenario = structuredClone(defaultScenario('rect'));
  Object.assign(scenario.statements?.[statement('st-2024-jan')] ?? {}, { paid: true });
  Object.assign(scenario.declarations?.[declaration('d-payable')] ?? {}, { state: 'paid' });
  expect(problemsOf(() => parseScenario(scenario))).toEqual([]);
});
