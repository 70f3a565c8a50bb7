import { describe, expect, test } from 'vitest';
import type { Service } from '../../../src/contract/index.ts';
import { createMock, generateScenario, type Change, type Mock } from '../../../src/mock/index.ts';
import { runs } from '../../support/size.ts';
import { servedBy, type Served } from './served.ts';

/** More of them: `LIVE_DAYS=365 npx vitest run test/mock/changes/live.test.ts`. */
const DAYS = Number(process.env['LIVE_DAYS'] ?? runs(20));
const providers = ['lp1', 'lp2'];

/** What is known of a record: attributes by name; of one that came while it was recorded, those that changed since. */
interface Known {
  isWhole: boolean;
  readonly attributes: Record<string, unknown>;
}

const text = (value: unknown): string => (value === undefined ? 'left out' : JSON.stringify(value));

/** A copy that is kept by the changes alone. Answers with what does not fit together. */
function apply(copy: Map<string, Known>, { lp, resource, cohort, id, fields, seen, n, act }: Change): string[] {
  const key = [lp, resource, cohort ?? '', id].join(' ');
  const known = copy.get(key);
  const wrong = (what: string): string[] => [`change ${n} (${act}) of ${key}: ${what}`];
  if (fields === null) {
    if (seen === (known !== undefined)) return wrong(seen ? 'came twice' : 'went without having come');
    if (seen) copy.set(key, { isWhole: false, attributes: {} });
    else copy.delete(key);
    return [];
  }
  if (known === undefined) return wrong('changed without having come');
  return Object.entries(fields).flatMap(([name, [before, after]]) => {
    const isKnown = known.isWhole || name in known.attributes;
    const problem =
      isKnown && text(known.attributes[name]) !== text(before) ? wrong(`${name} was not ${text(before)}`) : [];
    known.attributes[name] = after;
    return problem;
  });
}

function compare(copy: ReadonlyMap<string, Known>, served: Served): string[] {
  const problems: string[] = [];
  for (const key of served.keys()) if (!copy.has(key)) problems.push(`missing: ${key}`);
  for (const [key, { isWhole, attributes }] of copy) {
    const shown = served.get(key);
    if (shown === undefined) problems.push(`too much: ${key}`);
    else
      for (const name of Object.keys(isWhole ? { ...shown, ...attributes } : attributes))
        if (text(attributes[name]) !== text(shown[name])) problems.push(`${key}: ${name} is ${text(shown[name])}`);
  }
  return problems;
}

const years = (mock: Mock): number[] => (mock.scenario.cohorts ?? []).map(({ year }) => year);

describe.each<Service>(['rect', 'ecf'])('%s: a copy that is kept by the changes alone', (service) => {
  test('is what is served, after every one of many days', { timeout: 20_000 + DAYS * 4_000 }, async () => {
    const mock = createMock({ service, scenario: generateScenario({ service, participants: 60, seed: 5 }) });
    mock.changes.record();
    const first = await servedBy(mock, providers, years(mock));
    const copy = new Map([...first].map(([key, record]) => [key, { isWhole: true, attributes: { ...record } }]));
    const problems: string[] = [];
    let days = 0;
    let seen = 0;
    for (const { date } of mock.live({ seed: 3, perDay: 8, provider: true })) {
      for (const change of mock.changes.since(seen))
        // the schools of a cohort that opens meanwhile are not read
        if (change.cohort === undefined || years(mock).includes(change.cohort)) problems.push(...apply(copy, change));
      seen = mock.changes.newest;
      problems.push(...compare(copy, await servedBy(mock, providers, years(mock))).map((line) => `${date} ${line}`));
      days += 1;
      if (days === DAYS || problems.length > 5) break;
    }
    expect(problems.slice(0, 5).join('\n')).toBe('');
    expect(mock.changes.newest).toBeGreaterThan(DAYS);
  });
});
