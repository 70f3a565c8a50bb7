import { createMock, type Mock, type Snapshot } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';

/** Passes what a caller without types could. */
function restore(mock: Mock, given: unknown): void {
  const untyped: { restore(given: unknown): void } = mock;
  untyped.restore(given);
}

describe.each(['rect', 'ecf'] as const)('mock.restore of %s', (service) => {
  const whole: Snapshot = createMock({ service }).snapshot();
  const broken = { ...Object(whole.world), schools: [] };

  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /it is undefined/],
    ['null', null, /it is null/],
    ['a text', 'snapshot', /it is string/],
    ['a list', [whole], /it is a list/],
    ['an empty object', {}, /does not say of which service/],
    ['a scenario', createMock({ service }).scenario, /does not say of which service/],
    ['another service', { ...whole, service: service === 'rect' ? 'ecf' : 'rect' }, /the snapshot is of/],
    ['no time', { ...whole, at: undefined }, /"at" is no time/],
    ['a time that is none', { ...whole, at: NaN }, /"at" is no time/],
    ['a time beyond all dates', { ...whole, at: Infinity }, /"at" is no time/],
    ['no scenario', { ...whole, scenario: null }, /no scenario/],
    ['no world', { ...whole, world: undefined }, new RegExp(`its world is not one of ${service}`)],
    ['a world that went through JSON', JSON.parse(JSON.stringify(whole)), /it went through JSON/],
    ['a world with a list for a map', { ...whole, world: broken }, /its world is not one of/],
    ['a world that cannot be copied', { ...whole, world: { service, run: () => {} } }, /cannot be copied/],
  ])('refuses %s in words, and nothing has changed', async (_, given, why) => {
    const mock = createMock({ service });
    mock.clock.advance({ days: 2 });
    mock.schools.changeName('gil', 'Gil Present');
    const path = `/api/v3/participants${service === 'ecf' ? '/ecf' : ''}`;
    const before = [mock.clock.now, mock.scenario, await mock.peek('lp1', path)];
    expect(() => restore(mock, given)).toThrow(RangeError);
    expect(() => restore(mock, given)).toThrow(why);
    expect([mock.clock.now, mock.scenario, await mock.peek('lp1', path)]).toEqual(before);
    expect(mock.scenario).toBe(before[1]);
  });

  test('takes a snapshot of another mock, and a copy of one', () => {
    const mock = createMock({ service });
    const other = createMock({ service });
    other.clock.advance({ days: 5 });
    for (const snapshot of [other.snapshot(), structuredClone(other.snapshot())]) {
      mock.clock.advance({ days: 1 });
      mock.restore(snapshot);
      expect(mock.clock.now).toBe(other.clock.now);
    }
  });
});
