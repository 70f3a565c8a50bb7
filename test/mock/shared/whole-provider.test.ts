import { readFileSync } from 'node:fs';
import { createMock, generateScenario, profiles, type GenerateOptions, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../../src/base/guards.ts';
import { routes } from '../../../src/contract/routes.ts';
import { describedMock } from '../../support/described-mock.ts';

type List =
  | 'participants.list'
  | 'declarations.list'
  | 'partnerships.list'
  | 'transfers.list'
  | 'unfundedMentors.list'
  | 'schools.list'
  | 'statements.list'
  | 'deliveryPartners.list';

interface Item {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const isItem = (value: unknown): value is Item => isRecord(value) && isRecord(value['attributes']);

/** A whole list as lp1 is served it. */
async function listed(mock: Mock, list: List, filter = ''): Promise<Item[]> {
  const items: Item[] = [];
  for (let page = 1; ; page += 1) {
    const path = `${routes[mock.service][list][1]}?page[per_page]=3000&page[page]=${page}${filter}`;
    const data = await mock.peek('lp1', path);
    if (!Array.isArray(data)) throw new Error(`${path} gave no list`);
    items.push(...data.filter(isItem));
    if (data.length < 3000) return items;
  }
}

const worldOf = (options: GenerateOptions & { readonly service: 'rect' | 'ecf' }): Mock =>
  createMock({ service: options.service, scenario: generateScenario(options) });

const last = { rect: 2026, ecf: 2025 } as const;

async function countsOf(mock: Mock): Promise<Record<string, number>> {
  const count = async (list: List, filter?: string): Promise<number> => (await listed(mock, list, filter)).length;
  return {
    participants: await count('participants.list'),
    declarations: await count('declarations.list'),
    partnerships: await count('partnerships.list'),
    transfers: await count('transfers.list'),
    unfundedMentors: await count('unfundedMentors.list'),
    schools: await count('schools.list', `&filter[cohort]=${last[mock.service]}`),
  };
}

/** What the lists of lp1 hold, as words: every kind that a world is to have. */
async function kindsOf(mock: Mock): Promise<Set<string>> {
  const found = new Set<string>();
  const people = await listed(mock, 'participants.list');
  const ids = new Set(people.map(({ id }) => id));
  for (const { attributes } of people) {
    const enrolments = Array.isArray(attributes['ecf_enrolments']) ? attributes['ecf_enrolments'].filter(isRecord) : [];
    const changes = attributes['participant_id_changes'];
    found.add(`ids retired: ${Array.isArray(changes) ? changes.length : '?'}`);
    if (enrolments.length > 1) found.add('both roles');
    for (const one of enrolments) {
      const text = (name: string): string => `${name}: ${String(one[name])}`;
      for (const name of ['participant_status', 'training_status', 'eligible_for_funding', 'cohort'])
        found.add(text(name));
      found.add(text('mentor_ineligible_for_funding_reason'));
      found.add(String(one['schedule_identifier']).replace(/-(september|january|april)$/, ''));
      if (one['cohort_changed_after_payments_frozen'] === true) found.add('moved out of a frozen cohort');
      if (one['induction_end_date'] !== null) found.add('induction ended');
      if (typeof one['mentor_id'] === 'string') found.add(ids.has(one['mentor_id']) ? 'own mentor' : 'other mentor');
    }
  }
  for (const { attributes } of await listed(mock, 'transfers.list')) {
    const transfers = Array.isArray(attributes['transfers']) ? attributes['transfers'].filter(isRecord) : [];
    for (const { transfer_type, status, leaving, joining } of transfers) {
      const name = (side: unknown): string =>
        isRecord(side) ? (String(side['provider']).split(' ')[0] ?? '') : 'nowhere';
      found.add(`${String(transfer_type)} ${String(status)}: ${name(leaving)} to ${name(joining)}`);
    }
  }
  for (const { attributes } of await listed(mock, 'declarations.list')) {
    found.add(`declaration: ${String(attributes['state'])}`);
    found.add(`declared by ${String(attributes['lead_provider_name'])}`);
    found.add(`declaration: ${String(attributes['declaration_type'])}`);
  }
  for (const { attributes } of await listed(mock, 'schools.list', `&filter[cohort]=${last[mock.service]}`)) {
    const isPartner = attributes['in_partnership'] === true;
    found.add(isPartner ? 'school in partnership' : 'school without partnership');
    if (!isPartner && attributes['expression_of_interest'] === true) found.add('expression of interest');
  }
  return found;
}

const inEveryWorld = [
  ...['ids retired: 0', 'ids retired: 2', 'both roles', 'own mentor', 'other mentor', 'induction ended'],
  ...['joining', 'active', 'leaving', 'left'].map((status) => `participant_status: ${status}`),
  ...['active', 'withdrawn'].map((status) => `training_status: ${status}`),
  ...['true', 'false', 'null'].map((value) => `eligible_for_funding: ${value}`),
  ...['standard', 'extended', 'reduced', 'replacement'].map((plan) => `ecf-${plan}`),
  ...['completed_during_early_roll_out', 'started_not_completed'].map(
    (reason) => `mentor_ineligible_for_funding_reason: ${reason}`,
  ),
  'moved out of a frozen cohort',
  ...['complete', 'incomplete'].flatMap((status) => [
    `new_provider ${status}: Harbour to Northlight`,
    `new_provider ${status}: Northlight to Harbour`,
    `new_school ${status}: Northlight to Northlight`,
    `unknown ${status}: Northlight to nowhere`,
  ]),
  ...['submitted', 'eligible', 'payable', 'paid', 'voided', 'awaiting-clawback', 'clawed-back'].map(
    (state) => `declaration: ${state}`,
  ),
  'declared by Harbour Institute',
  'school in partnership',
  'school without partnership',
];

const inLargerWorlds = [
  ...['ids retired: 1', 'training_status: deferred'],
  'mentor_ineligible_for_funding_reason: completed_declaration_received',
  ...['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'completed'].map(
    (type) => `declaration: ${type}`,
  ),
  ...['extended-1', 'extended-2', 'extended-3'].map((type) => `declaration: ${type}`),
];

const only = { rect: ['expression of interest'], ecf: ['declaration: ineligible'] } as const;
const cohorts = { rect: [2021, 2022, 2023, 2024, 2025, 2026], ecf: [2021, 2022, 2023, 2024, 2025] } as const;

describe.each(['rect', 'ecf'] as const)('a whole provider in a generated world of %s', (service) => {
  test('profile S has the counts it says, as lp1 is served them', { timeout: 120_000 }, async () => {
    const { declarations, ...rest } = await countsOf(worldOf({ service, ...profiles.S }));
    const { declarations: wanted, ...exact } = profiles.S;
    expect(rest).toEqual(exact);
    expect(Math.abs((declarations ?? 0) - wanted)).toBeLessThanOrEqual(wanted / 100);
  });

  test.each([
    { participants: 20 },
    { participants: 200 },
    { participants: 333, transfers: 70, unfundedMentors: 31, partnerships: 90, schools: 80, declarations: 500 },
    { participants: 60, transfers: 60, unfundedMentors: 0, partnerships: 12, schools: 12, declarations: 0 },
  ])('other sizes hold as well: %j', async (size) => {
    for (const seed of [1, 2, 3]) {
      const counts = await countsOf(worldOf({ service, seed, ...size }));
      expect(counts).toMatchObject('declarations' in size ? size : { participants: size.participants });
    }
  });

  test('a small world has a case of each kind', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const found = await kindsOf(worldOf({ service, seed, participants: 20 }));
      expect(
        [...inEveryWorld, ...only[service]].filter((kind) => !found.has(kind)),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });

  test('a larger one has all the rest', async () => {
    for (const seed of [1, 2, 3]) {
      const found = await kindsOf(worldOf({ service, seed, participants: 400 }));
      const years = cohorts[service].map((year) => `cohort: ${year}`);
      const wanted = [...inEveryWorld, ...inLargerWorlds, ...only[service], ...years];
      expect(
        wanted.filter((kind) => !found.has(kind)),
        `seed ${seed}`,
      ).toEqual([]);
    }
  });

  test('every list fits the description, for many seeds and sizes', { timeout: 60_000 }, async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const mock = describedMock(worldOf({ service, seed, participants: 5 + seed * seed * 2 }));
      for (const list of [
        'participants',
        'declarations',
        'partnerships',
        'transfers',
        'unfundedMentors',
        'statements',
        'schools',
        'deliveryPartners',
      ] as const) {
        const path = `${routes[service][`${list}.list`][1]}?page[per_page]=1000${list === 'schools' ? '&filter[cohort]=2024' : ''}`;
        const response = await mock.fetch(
          new Request(`https://mock.test${path}`, { headers: { authorization: `Bearer ${mock.token('lp1')}` } }),
        );
        expect(response.status).toBe(200);
      }
    }
  });

  test('whoever was registered twice can be merged', async () => {
    for (const seed of [1, 2, 3]) {
      const scenario = generateScenario({ service, seed, participants: 300 });
      const mock = createMock({ service, scenario });
      const twice = (scenario.participants ?? []).map(({ id }) => id).filter((id) => id.endsWith('-duplicate'));
      expect(twice.length).toBeGreaterThan(1);
      for (const id of twice) mock.dfe.mergeParticipants(id, id.replace('-duplicate', ''));
      expect(await listed(mock, 'participants.list')).toHaveLength(300 - twice.length);
    }
  });
});

test('the page about the mock has the sizes of the profiles', () => {
  const page = readFileSync(new URL('../../../docs/mock.md', import.meta.url), 'utf8');
  for (const name of [
    'participants',
    'declarations',
    'partnerships',
    'transfers',
    'unfundedMentors',
    'schools',
  ] as const) {
    const sizes = [profiles.S, profiles.M, profiles.L].map((size) => size[name].toLocaleString('en-GB'));
    expect(page).toContain(`| \`${name}\` | ${sizes.join(' | ')} |`);
  }
});

test.each([
  [{ participant: 3 }, /no option "participant".*Did you mean "participants"/],
  [{ service: 'rekt' }, /service.*Did you mean "rect"/],
  [{ participants: 1.5 }, /participants/],
  [{ transfers: 30, participants: 20 }, /transfers is 30; .* at most 20/],
  [{ partnerships: 100, schools: 2 }, /partnerships is 100; .* at most 12/],
  [{ unfundedMentors: 100, participants: 100 }, /unfundedMentors/],
  [{ seed: 0.5 }, /seed/],
  [{ now: 'yesterday' }, /now/],
  [{ cohorts: [] }, /cohort/],
  [{ cohorts: [2024, 2024] }, /twice/],
])('%j is refused', (options, message) => {
  const call = (): unknown => Reflect.apply(generateScenario, null, [options]);
  expect(call).toThrow(RangeError);
  expect(call).toThrow(message);
});
