import { ActorError, createMock, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';

const added = {
  id: 'st-new',
  lp: 'lp1',
  cohort: 2025,
  month: 9,
  year: 2031,
  cutOff: '2031-08-31',
  payment: '2031-09-25',
} as const;

const statements = async (mock: Mock, lp = 'lp1') =>
  (await mock.peek(lp, '/api/v3/statements?page[per_page]=3000')) as { id: string; attributes: object }[];

describe.each(['rect', 'ecf'] as const)('%s: a statement that DfE adds', (service) => {
  test('is served to its provider alone, open until it is paid', async () => {
    const mock = createMock({ service });
    const before = await statements(mock);
    const id = mock.dfe.addStatement(added);
    expect(id).toBe(mock.id('st-new'));
    const after = await statements(mock);
    expect(after).toHaveLength(before.length + 1);
    expect(after.find((one) => one.id === id)?.attributes).toMatchObject({
      month: 'September',
      year: '2031',
      cohort: '2025',
      cut_off_date: '2031-08-31',
      payment_date: '2031-09-25',
      paid: false,
    });
    expect((await statements(mock, 'lp2')).map((one) => one.id)).not.toContain(id);
    mock.dfe.pay('st-new');
    expect((await statements(mock)).find((one) => one.id === id)?.attributes).toMatchObject({ paid: true });
  });

  test('without a symbol it has an id of its own; one for service fees alone is not served', async () => {
    const mock = createMock({ service });
    const anonymous = { lp: 'lp1', cohort: 2025, month: 9, year: 2031, cutOff: '2031-08-31', payment: '2031-09-25' };
    const id = mock.dfe.addStatement(anonymous);
    expect((await statements(mock)).map((one) => one.id)).toContain(id);
    const fees = mock.dfe.addStatement({ ...anonymous, month: 10, output: false });
    expect((await statements(mock)).map((one) => one.id)).not.toContain(fees);
  });

  test('is recorded as a change', () => {
    const mock = createMock({ service });
    mock.changes.record();
    const id = mock.dfe.addStatement(added);
    expect(mock.changes.since(0)).toMatchObject([
      { act: 'dfe.addStatement', lp: 'lp1', resource: 'statements', id, fields: null, seen: true },
    ]);
  });

  test.each<[string, object, RegExp]>([
    ['another of the same month', {}, /has a statement of 2031-09 in cohort 2025 already/],
    ['a symbol that is taken', { month: 11 }, /there is a statement "st-new" already/],
    ['a payment before the cut-off', { id: 'x', month: 11, payment: '2031-08-30' }, /before its cut-off/],
    ['a provider that there is not', { id: 'x', month: 11, lp: 'lp9' }, /lead provider/],
    ['a cohort that there is not', { id: 'x', month: 11, cohort: 2050 }, /cohort/],
  ])('%s is refused, and changes nothing', async (_, other, why) => {
    const mock = createMock({ service });
    mock.dfe.addStatement(added);
    const before = JSON.stringify(await statements(mock));
    const add = (): unknown =>
      mock.dfe.addStatement({ ...added, ...(Object.keys(other).length === 0 ? { id: 'x' } : other) });
    expect(add).toThrow(ActorError);
    expect(add).toThrow(why);
    expect(JSON.stringify(await statements(mock))).toBe(before);
  });

  test.each([
    ['month', 13],
    ['cutOff', '2031-08-32'],
    ['month', '9'],
  ])('%s %j is no value of it', (name, value) => {
    expect(() => createMock({ service }).dfe.addStatement({ ...added, [name]: value })).toThrow(name);
  });
});
