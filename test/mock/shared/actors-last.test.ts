import { createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';

const nameOf = async (mock: Mock, symbol: string): Promise<string | undefined> => {
  const ecf = mock.service === 'ecf' ? '/ecf' : '';
  const served = JSON.stringify(await mock.peek('lp1', `/api/v3/participants${ecf}/${mock.id(symbol)}`));
  return /"full_name":"([^"]+)"/.exec(served)?.[1];
};

describe.each(['rect', 'ecf'] as const)('actors taken from a mock of %s', (service) => {
  test.each<[string, (mock: Mock) => void]>([
    ['restore', (mock) => mock.restore(createMock({ service }).snapshot())],
    ['load', (mock) => mock.load(mock.scenario)],
  ])('act on the present world after %s', async (_, replace) => {
    const mock = createMock({ service });
    const { schools, dfe } = mock;
    const alone: unknown = Reflect.get(schools, 'changeName');
    const [before, present] = [mock.dfe, mock.clock.now];
    schools.changeName('gil', 'Before');
    mock.clock.advance({ days: 1 });
    replace(mock);
    expect(await nameOf(mock, 'gil')).not.toBe('Before');
    expect(mock.clock.now).toBe(present);
    schools.changeName('gil', 'After');
    expect(await nameOf(mock, 'gil')).toBe('After');
    if (typeof alone === 'function') Reflect.apply(alone, undefined, ['gil', 'By the step alone']);
    expect(await nameOf(mock, 'gil')).toBe('By the step alone');
    dfe.openCohort(2031);
    expect(() => mock.dfe.openCohort(2031)).toThrow('open already');
    expect(mock.dfe).toBe(before);
  });

  test('refuse by the present world, and keep the present clock', () => {
    const mock = createMock({ service });
    const { schools, dfe } = mock;
    mock.load({ leadProviders: ['somebody'], cohorts: [{ year: 2025 }] });
    expect(() => schools.changeName('gil', 'Gil')).toThrow('"gil"');
    expect(() => dfe.openCohort(2025)).toThrow('open already');
  });
});
