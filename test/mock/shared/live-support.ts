import type { Service } from '../../../src/contract/index.ts';
import { routes } from '../../../src/contract/routes.ts';
import {
  createMock,
  defaultScenario,
  generateScenario,
  type LivedDay,
  type LiveOptions,
  type Mock,
} from '../../../src/mock/index.ts';
import { callerOn, type Json } from '../../support/mock-caller.ts';

/** `LIVE_DAYS=365 npx vitest run test/mock/shared/live` holds every week of a year against the description. */
export const DAYS = Number(process.env['LIVE_DAYS'] ?? 35);

export type World = 'default' | 'generated';

export function mockOf(service: Service, world: World = 'default'): Mock {
  const scenario = world === 'default' ? defaultScenario(service) : generateScenario({ service, participants: 200 });
  return createMock({ service, scenario });
}

export function liveFor(mock: Mock, days: number, options?: LiveOptions): LivedDay[] {
  const lived: LivedDay[] = [];
  if (days === 0) return lived;
  for (const day of mock.live(options)) {
    lived.push(day);
    if (lived.length === days) break;
  }
  return lived;
}

export const actsOf = (lived: readonly LivedDay[]) => lived.flatMap(({ acts }) => acts);

/** How often each act occurred. */
export function countsOf(lived: readonly LivedDay[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { act } of actsOf(lived)) counts.set(act, (counts.get(act) ?? 0) + 1);
  return counts;
}

/** Every list that a provider has; the schools of each year of cohorts that there can be. */
export function pathsOf(service: Service): string[] {
  const path = (name: keyof (typeof routes)['rect']): string => routes[service][name][1].replace('/api/v3', '');
  const plain = [
    'participants.list',
    'transfers.list',
    'unfundedMentors.list',
    'declarations.list',
    'partnerships.list',
    'deliveryPartners.list',
    'statements.list',
  ] as const;
  return [
    ...plain.map((name) => `${path(name)}?page[per_page]=3000`),
    ...[2024, 2025, 2026].map((year) => `${path('schools.list')}?filter[cohort]=${year}&page[per_page]=3000`),
  ];
}

/** All that a provider is served, each answer held against the description; throws when one does not fit. */
export async function readAll(mock: Mock, lp: string): Promise<readonly Json[]> {
  const caller = callerOn(mock, lp);
  const records: Json[] = [];
  for (const path of pathsOf(mock.service)) {
    const answer = await caller.get(path);
    if (answer.status !== 200 && !path.includes('cohort')) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    records.push(...answer.records);
  }
  return records;
}

/** What both providers are served, as one text. */
export async function served(mock: Mock): Promise<string> {
  return JSON.stringify([await readAll(mock, 'lp1'), await readAll(mock, 'lp2')]);
}
