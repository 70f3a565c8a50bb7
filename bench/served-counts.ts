import { createMock, profiles, type Mock, type Scenario } from 'lead-provider-sdk/mock';
import { routes } from '../src/contract/routes.ts';
import type { Service } from '../src/contract/service.ts';

const PER_PAGE = 3000;
/** The newest cohort of a generated world: schools are listed by cohort. */
const newest = { rect: 2026, ecf: 2025 } as const;
/** Declarations come in whole careers, so that their number is met within a hundredth. */
const SLACK = 0.01;

async function served(mock: Mock, name: keyof typeof profiles.L): Promise<number> {
  const filter = name === 'schools' ? `&filter[cohort]=${newest[mock.service]}` : '';
  let count = 0;
  for (let page = 1; ; page += 1) {
    const path = `${routes[mock.service][`${name}.list`][1]}?page[per_page]=${PER_PAGE}&page[page]=${page}${filter}`;
    const data = await mock.peek('lp1', path);
    if (!Array.isArray(data)) throw new Error(`bench: ${path} gave no list`);
    count += data.length;
    if (data.length < PER_PAGE) return count;
  }
}

/** Fails when a world of the largest profile does not serve `lp1` what the profile says. */
export async function assertCounts(service: Service, scenario: Scenario): Promise<void> {
  const mock = createMock({ service, scenario });
  const lists = ['participants', 'declarations', 'partnerships', 'transfers', 'unfundedMentors', 'schools'] as const;
  for (const name of lists) {
    const [count, wanted] = [await served(mock, name), profiles.L[name]];
    const slack = name === 'declarations' ? wanted * SLACK : 0;
    if (Math.abs(count - wanted) > slack)
      throw new Error(`bench: profile L of ${service} serves lp1 ${count} ${name}, and not ${wanted}`);
  }
}
