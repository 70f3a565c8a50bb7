import { generateScenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { checkAll } from './check.ts';
import { open, walk } from './opened.ts';

describe.each(['rect', 'ecf'] as const)('the records of %s', (service) => {
  const scenario = generateScenario({ service, seed: 4, participants: 150, declarations: 300, schools: 40 });

  test('fit the description, and tell what is served', async () => {
    const { problems, seen } = await checkAll(open(service, scenario));
    expect(problems).toEqual([]);
    expect(seen).toBeGreaterThan(1000);
  });

  test('do so after days have passed', async () => {
    const opened = open(service, scenario);
    let days = 0;
    for (const day of opened.live({ perDay: 8 })) {
      days += day.acts.length > 0 ? 1 : 0;
      if (days === 20) break;
    }
    expect((await checkAll(opened)).problems).toEqual([]);
  });

  test('are read without a change to the world', async () => {
    const opened = open(service, scenario);
    const { records, world, peek } = opened;
    // a request runs the jobs of the night, as looking does
    await peek('lp1', 'statements.list');
    const before = structuredClone(world);
    for (const { id } of walk((asked) => records.participants({ ...asked, search: 'a' }))) records.participant(id);
    for (const { id } of walk((asked) => records.declarations(asked), 100)) records.declaration(id);
    for (const { id } of walk((asked) => records.statements(asked))) records.statement(id);
    for (const { id } of walk((asked) => records.schools(asked))) records.school(id);
    for (const { id } of walk((asked) => records.partnerships(asked))) records.partnership(id);
    records.deliveryPartners({});
    records.counts();
    expect(world).toEqual(before);
  });

  test('are counted as their lists hold them', () => {
    const { records } = open(service, scenario);
    expect(records.counts()).toEqual({
      participants: walk((asked) => records.participants(asked), 100).length,
      declarations: walk((asked) => records.declarations(asked), 100).length,
      statements: walk((asked) => records.statements(asked)).length,
      schools: walk((asked) => records.schools(asked)).length,
      partnerships: walk((asked) => records.partnerships(asked)).length,
      deliveryPartners: walk((asked) => records.deliveryPartners(asked)).length,
    });
  });

  test('come in their order', () => {
    const { records } = open(service, scenario);
    const newest = (rows: readonly { readonly createdAt: string; readonly id: string }[]): void =>
      expect(rows).toEqual(rows.toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? 1 : -1)));
    newest(walk((asked) => records.participants(asked)));
    newest(walk((asked) => records.declarations(asked)));
    newest(walk((asked) => records.partnerships(asked)));
    const byName = (rows: readonly { readonly name: string; readonly id: string }[]): void =>
      expect(rows).toEqual(
        rows.toSorted((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)),
      );
    byName(walk((asked) => records.schools(asked)));
    byName(walk((asked) => records.deliveryPartners(asked)));
    const statements = walk((asked) => records.statements(asked));
    const keyOf = ({ year, month, leadProvider, cohort, id }: (typeof statements)[number]): string =>
      `${9999 - year} ${String(99 - month)} ${leadProvider} ${cohort} ${id}`;
    expect(statements.map(keyOf)).toEqual(statements.map(keyOf).toSorted());
  });

  test('have nothing for a stranger', () => {
    const { records } = open(service, scenario);
    for (const id of ['nobody', '00000000-0000-4000-8000-000000000000', ''])
      expect([
        records.participant(id),
        records.declaration(id),
        records.statement(id),
        records.school(id),
        records.partnership(id),
      ]).toEqual([null, null, null, null, null]);
  });
});
