import fc from 'fast-check';
import { createMock, generateScenario, type Mock } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { routes } from '../../../src/contract/routes.ts';
import { insideOf } from '../../../src/mock/inside.ts';
import type { Page, Records } from '../../../src/mock/look/types.ts';
import { runs } from '../../support/size.ts';

function world(service: 'rect' | 'ecf', seed = 3): { mock: Mock; records: Records } {
  const scenario = generateScenario({ service, participants: 60, schools: 20, declarations: 120, seed });
  const mock = createMock({ service, scenario });
  const inside = insideOf(mock);
  if (inside === null) throw new Error('nothing inside');
  return { mock, records: inside.records };
}

function walk<Row>(page: (cursor: string | undefined) => Page<Row>, between: () => void = () => undefined): Row[] {
  const found: Row[] = [];
  let cursor: string | undefined;
  for (;;) {
    const { items, next } = page(cursor);
    found.push(...items);
    if (next === null) return found;
    cursor = next;
    between();
  }
}

const everything = async (mock: Mock): Promise<string> =>
  JSON.stringify(
    await Promise.all(
      ['lp1', 'lp2'].flatMap((lp) =>
        (['participants.list', 'declarations.list', 'statements.list', 'partnerships.list'] as const).map((operation) =>
          mock.peek(lp, `${routes[mock.service][operation][1]}?page[per_page]=3000`),
        ),
      ),
    ),
  );

describe.each(['rect', 'ecf'] as const)('looking into a world of %s', (service) => {
  test('changes nothing', async () => {
    const { mock, records } = world(service);
    const before = await everything(mock);
    const people = walk((cursor) => records.participants({ cursor }));
    for (const { id } of people) records.participant(id);
    for (const { id } of walk((cursor) => records.declarations({ cursor }))) records.declaration(id);
    for (const { id } of walk((cursor) => records.schools({ cursor }))) records.school(id);
    for (const { id } of walk((cursor) => records.statements({ cursor }))) records.statement(id);
    records.counts();
    expect(await everything(mock)).toBe(before);
  });

  test('shows each provider’s view as the API serves it, also after days and merges', async () => {
    const { mock, records } = world(service);
    for (const { date } of mock.live({ seed: 5, perDay: 20, provider: true })) if (date.endsWith('-20')) break;
    const [one] = records.participants({ role: 'ect', state: 'active', limit: 1 }).items;
    if (one === undefined) throw new Error('nobody');
    const twice = mock.dfe.registerDuplicate(one.id);
    mock.dfe.mergeParticipants(twice, one.id);
    const path = routes[service]['participants.get'][1];
    for (const { id, served } of walk((cursor) => records.participants({ cursor }))) {
      for (const [lp, view] of Object.entries(records.participant(id)?.views ?? {})) {
        const peeked = (await mock.peek(lp, path.replace('{id}', id))) ?? null;
        expect(view).toEqual(peeked);
        const attributes = (peeked as { attributes: { ecf_enrolments: Record<string, unknown>[] } } | null)?.attributes;
        if (attributes === undefined) continue;
        expect(
          served.filter(({ leadProvider }) => leadProvider === lp).map(({ trainingStatus }) => trainingStatus),
        ).toEqual(attributes.ecf_enrolments.map((enrolment) => enrolment['training_status']));
      }
    }
    expect(records.participant(twice)?.person).toMatchObject({ name: null, retiredInto: one.id });
    expect(records.participant(twice)?.timeline.map(({ kind }) => kind)).toContain('merged');
    expect(records.participants({ state: 'retired' }).items.map(({ id }) => id)).toContain(twice);
    expect(records.participant(one.id)?.formerIds).toMatchObject([{ from: twice }]);
  });

  test('a walk tells whoever was there throughout once, whoever came or went meanwhile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.constantFrom('register', 'duplicate', 'undo', 'name'), { maxLength: 12 }),
        fc.integer({ min: 1, max: 1000 }),
        (limit, steps, seed) => {
          const { mock, records } = world(service, (seed % 5) + 1);
          const ids = (): string[] =>
            walk((cursor) => records.participants({ cursor, limit: 100 })).map(({ id }) => id);
          const [before, registered] = [new Set(ids()), [] as string[]];
          let count = 0;
          const act = (step: string): void => {
            count += 1;
            mock.clock.advance({ minutes: 1 });
            try {
              if (step === 'register') {
                const [partnership] = records.partnerships({ state: 'active', limit: 1 }).items;
                registered.push(
                  mock.schools.registerParticipant({
                    id: `new-${count}`,
                    role: 'ect',
                    partnership: partnership?.id ?? '',
                  }),
                );
              } else if (step === 'duplicate') mock.dfe.registerDuplicate([...before][count] ?? '');
              else if (step === 'undo') mock.schools.undoRegistration(registered.pop() ?? [...before][count] ?? '');
              else mock.schools.changeName([...before][count] ?? '', 'Anew');
            } catch {
              // one that cannot be taken back, say
            }
          };
          const queue = [...steps];
          const told = walk(
            (cursor) => records.participants({ cursor, limit }),
            () => act(queue.shift() ?? 'name'),
          ).map(({ id }) => id);
          expect(new Set(told).size).toBe(told.length);
          const after = new Set(ids());
          for (const id of before) if (after.has(id)) expect(told).toContain(id);
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test('finds people by a part of a name, an id, a TRN, an e-mail address', () => {
    const { mock, records } = world(service);
    const [some] = records.participants({ role: 'ect', state: 'active', limit: 1 }).items;
    if (some === undefined) throw new Error('nobody');
    mock.schools.changeName(some.id, 'Zoë Quill-Ørsted');
    mock.schools.changeEmail(some.id, 'Zed@Quill.example', { role: 'ect' });
    for (const search of ['quill', 'QUILL-ø', ' zoë ', 'zed@quill', some.id, some.id.slice(0, 13), some.trn ?? 'zoë'])
      expect(
        records.participants({ search }).items.map(({ id }) => id),
        search,
      ).toContain(some.id);
    expect(records.participants({ search: 'nobody of that name' }).items).toEqual([]);
  });

  test('filters narrow, and agree with what is shown', () => {
    const { records } = world(service);
    const all = walk((cursor) => records.participants({ cursor }));
    for (const state of ['active', 'deferred', 'withdrawn'] as const) {
      const found = walk((cursor) => records.participants({ cursor, state, leadProvider: 'lp1', limit: 7 }));
      const wanted = all.filter(({ served }) =>
        served.some(({ leadProvider, trainingStatus }) => leadProvider === 'lp1' && trainingStatus === state),
      );
      expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
    }
    const [statement] = walk((cursor) => records.statements({ cursor })).filter(
      ({ id }) => records.declarations({ statement: id }).items.length > 0,
    );
    const on = walk((cursor) => records.declarations({ cursor, statement: statement?.id ?? '' }));
    const counts: Record<string, number> = {};
    for (const { state } of on) counts[state] = (counts[state] ?? 0) + 1;
    expect(records.statement(statement?.id ?? '')?.declarations).toEqual(counts);
    const challenged = walk((cursor) => records.partnerships({ cursor, state: 'challenged' }));
    expect(challenged.every(({ challengedReason }) => challengedReason !== null)).toBe(true);
  });
});
