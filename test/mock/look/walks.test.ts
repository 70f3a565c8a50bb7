import fc from 'fast-check';
import { generateScenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/base/days.ts';
import { uuidOf } from '../../../src/mock/ids.ts';
import { ActorError } from '../../../src/mock/index.ts';
import type { Asked, Page } from '../../../src/mock/look/types.ts';
import { toWire } from '../../../src/rules/time.ts';
import { runs } from '../../support/size.ts';
import { open, walk, type Opened } from './opened.ts';

/** Something happens between two pages. What the world does not allow is let be. */
interface Act {
  readonly kind: 'register' | 'undo' | 'merge' | 'declare' | 'partner' | 'statement' | 'wait';
  readonly pick: number;
}

const act = fc.record<Act>({
  kind: fc.constantFrom('register', 'undo', 'merge', 'declare', 'partner', 'statement', 'wait'),
  pick: fc.nat({ max: 10_000 }),
});

function happen(opened: Opened, { kind, pick }: Act, counts: Map<string, number>): void {
  const { clock, dfe, records, schools } = opened;
  const people = walk((asked) => records.participants(asked), 100).filter(({ retiredInto }) => retiredInto === null);
  const person = people[pick % people.length];
  const before = records.counts();
  try {
    if (kind === 'wait') clock.advance({ minutes: pick % 90 });
    if (kind === 'register') {
      const { items } = records.partnerships({ state: 'active', cohort: 2025 });
      const partnership = items[pick % items.length];
      const word = `new-${pick}`;
      if (partnership !== undefined)
        schools.registerParticipant({ id: word, name: word, role: 'ect', partnership: partnership.id });
    }
    if (kind === 'undo' && person !== undefined) schools.undoRegistration(person.id);
    if (kind === 'merge' && person !== undefined) dfe.mergeParticipants(dfe.registerDuplicate(person.id), person.id);
    if (kind === 'statement')
      dfe.addStatement({
        lp: 'lp1',
        cohort: 2025,
        month: (pick % 12) + 1,
        year: 2030,
        cutOff: '2030-01-01',
        payment: '2030-02-01',
      });
    if (kind === 'declare') declare(opened, pick);
  } catch (error) {
    if (!(error instanceof ActorError)) throw error;
  }
  if (JSON.stringify(records.counts()) !== JSON.stringify(before)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
}

/** The first declaration from a place in a row of them that the service takes. */
function declare({ records, act: send, clock }: Opened, pick: number): void {
  const { items } = records.participants({ role: 'ect', state: 'active', leadProvider: 'lp1', limit: 100 });
  const types = ['started', 'retained-1', 'retained-2', 'retained-3'];
  for (let i = pick; i < pick + 60; i += 1) {
    const status = send('lp1', 'declarations.create', '', {
      participant_id: items[i % items.length]?.id,
      course_identifier: 'ecf-induction',
      declaration_type: types[i % types.length],
      declaration_date: toWire(clock.ms - ((i * 17) % 400) * DAY_MS),
      evidence_held: 'training-event-attended',
    });
    if (status === 200) return;
  }
}

const lists = ['participants', 'declarations', 'statements', 'schools', 'partnerships', 'deliveryPartners'] as const;

describe.each(['rect', 'ecf'] as const)('a walk by cursor in %s', (service) => {
  test('tells whatever was there throughout exactly once', () => {
    const scenario = generateScenario({ service, seed: 8, participants: 40, declarations: 60, schools: 12 });
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(
        fc.constantFrom(...lists),
        fc.integer({ min: 1, max: 13 }),
        fc.array(act, { minLength: 3, maxLength: 12 }),
        (list, limit, acts) => {
          const opened = open(service, scenario);
          const present = (): string[] => walk((asked) => pageOf(opened, list, asked), 100).map(({ id }) => id);
          let throughout = new Set(present());
          let next = 0;
          const rows = walk(
            (asked) => pageOf(opened, list, asked),
            limit,
            () => {
              const one = acts[next];
              next += 1;
              if (one === undefined) return;
              happen(opened, one, counts);
              const now = new Set(present());
              throughout = new Set([...throughout].filter((id) => now.has(id)));
            },
          );
          const told = rows.map(({ id }) => id);
          expect(new Set(told).size).toBe(told.length);
          expect([...throughout].filter((id) => !told.includes(id))).toEqual([]);
        },
      ),
      { numRuns: runs(150) },
    );
    // it was no walk through a world that stands still
    for (const kind of ['register', 'undo', 'merge', 'declare'])
      expect([kind, counts.get(kind) ?? 0]).toEqual([kind, expect.toSatisfy((count: number) => count > 0)]);
  });

  test('goes on where the record of the cursor is gone', () => {
    const opened = open(service, generateScenario({ service, seed: 8, participants: 20 }));
    const { records, schools } = opened;
    const { items } = records.partnerships({ state: 'active', cohort: 2025 });
    for (const id of ['a', 'b', 'c', 'd'])
      schools.registerParticipant({ id, name: id, role: 'ect', partnership: items[0]?.id ?? '' });
    // all made at the same moment, so that only their ids tell them apart
    const order = records.participants({ limit: 4 }).items.map(({ id }) => id);
    expect(order).toEqual(['a', 'b', 'c', 'd'].map(uuidOf).sort().reverse());
    const { next } = records.participants({ limit: 2 });
    schools.undoRegistration(order[1] ?? '');
    schools.undoRegistration(order[2] ?? '');
    const after = records.participants({ limit: 1, ...(next !== null && { cursor: next }) });
    expect(after.items.map(({ id }) => id)).toEqual([order[3]]);
  });
});

function pageOf({ records }: Opened, list: (typeof lists)[number], asked: Asked): Page<{ readonly id: string }> {
  return records[list](asked);
}
