import { defaultScenario } from 'lead-provider-sdk/mock';
import { describe, expect, test } from 'vitest';
import { uuidOf } from '../../../src/mock/ids.ts';
import type { Happening } from '../../../src/mock/look/types.ts';
import { open, type Opened } from './opened.ts';

const ect = { course_identifier: 'ecf-induction' };

function timeline({ records }: Opened, id: string): Happening[] {
  const person = records.participant(id);
  if (person === null) throw new Error(`There is no ${id}.`);
  return person.timeline;
}

/** One line per happening: its day, its kind, its title. */
const lines = (story: readonly Happening[]): string[] =>
  story.map(({ at, kind, title }) => `${at.slice(0, 10)} ${kind}: ${title}`);

async function accepted(answer: Promise<readonly [number, unknown]>): Promise<void> {
  const [status, data] = await answer;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(data)}`);
}

describe.each(['rect', 'ecf'] as const)('the timeline of a person of %s', (service) => {
  const story = async (): Promise<Opened> => {
    const opened = open(service, defaultScenario(service));
    const { clock, schools, write } = opened;
    const zoe = schools.registerParticipant({
      id: 'zoe',
      name: 'Zoe Hart',
      role: 'ect',
      partnership: 'ps1',
      schedule: 'ecf-standard-january',
      email: 'zoe@elm.example',
    });
    clock.advance({ days: 1 });
    schools.assignMentor('zoe', 'mia');
    clock.advance({ days: 1 });
    await accepted(write('lp1', 'participants.defer', zoe, { ...ect, reason: 'bereavement' }));
    clock.advance({ days: 3 });
    await accepted(write('lp1', 'participants.resume', zoe, ect));
    clock.advance({ days: 1 });
    await accepted(
      write('lp1', 'participants.changeSchedule', zoe, { ...ect, schedule_identifier: 'ecf-extended-september' }),
    );
    clock.advance({ days: 2 });
    schools.moveParticipant('zoe', { partnership: 'ps3' });
    clock.advance({ days: 1 });
    await accepted(write('lp2', 'participants.withdraw', zoe, { ...ect, reason: 'other' }));
    return opened;
  };

  test('tells of training, schools, mentors and reports, the oldest first', async () => {
    const opened = await story();
    const told = lines(timeline(opened, 'zoe'));
    expect(told).toEqual(
      expect.arrayContaining([
        '2026-02-10 registered: Registered',
        '2026-02-10 school: Joined Elm Street School',
        '2026-02-10 training: Training with lp1 began',
        '2026-02-12 deferred: Deferred by lp1: bereavement',
        '2026-02-15 resumed: Resumed by lp1',
        '2026-02-16 schedule: Schedule changed from ecf-standard-january of 2025 to ecf-extended-september of 2025',
        '2026-02-17 school: Left Elm Street School',
        '2026-02-17 training: Training with lp1 ended',
        '2026-02-18 school: Joined Ash Green Primary',
        '2026-02-18 training: Training with lp2 began',
        '2026-02-19 withdrawn: Withdrawn by lp2: other',
      ]),
    );
    expect(told.filter((line) => line.includes(' mentor: '))).toEqual([
      expect.stringMatching(/^2026-02-11 mentor: Mentor assigned: /),
      expect.stringMatching(/^2026-02-1[78] mentor: Mentor ended: /),
    ]);
    expect(told.map((line) => line.slice(0, 10))).toEqual(told.map((line) => line.slice(0, 10)).toSorted());
    for (const kind of ['deferred', 'resumed', 'withdrawn', 'schedule'])
      expect(told.filter((line) => line.includes(` ${kind}: `))).toHaveLength(1);
  });

  test('leads to schools, partnerships and the mentor', async () => {
    const opened = await story();
    const links = timeline(opened, 'zoe').flatMap((one) => one.links);
    for (const [kind, word] of [
      ['school', 's1'],
      ['school', 's3'],
      ['partnership', 'ps1'],
      ['partnership', 'ps3'],
      ['participant', 'mia'],
    ] as const)
      expect(links).toContainEqual({ kind, id: uuidOf(word) });
    expect(lines(timeline(opened, 'mia'))).toContainEqual('2026-02-11 mentor: Mentor of Zoe Hart');
  });

  test('tells of merges, from both sides', async () => {
    const opened = open(service, defaultScenario(service));
    const { clock, dfe, records, peek } = opened;
    const duplicate = dfe.registerDuplicate('ben');
    clock.advance({ days: 2 });
    dfe.mergeParticipants(duplicate, 'ben');
    const [ben, retired] = [records.participant('ben'), records.participant(duplicate)];
    expect(ben?.formerIds).toEqual([{ from: duplicate, at: '2026-02-12T12:00:00.000Z' }]);
    expect(ben?.timeline).toContainEqual(
      expect.objectContaining({ kind: 'merged', links: [{ kind: 'participant', id: duplicate }] }),
    );
    expect(retired?.person).toMatchObject({
      id: duplicate,
      name: null,
      retiredInto: uuidOf('ben'),
      served: [],
      roles: [],
    });
    expect(lines(retired?.timeline ?? [])).toContainEqual('2026-02-12 merged: Merged into Ben Ortiz');
    expect(retired?.timeline.at(-1)?.links).toEqual([{ kind: 'participant', id: uuidOf('ben') }]);
    for (const lp of ['lp1', 'lp2']) expect(retired?.views[lp]).toEqual(await peek(lp, 'participants.get', duplicate));
    // of one that was retired before the world began
    expect(records.participant('ada-first-id')?.person).toMatchObject({ name: null, retiredInto: uuidOf('ada') });
    expect(lines(timeline(opened, 'ada-first-id'))).toContainEqual('2025-11-03 merged: Merged into Ada Finch');
    // and of one whose successor was merged in turn
    const again = dfe.registerDuplicate('ada');
    dfe.mergeParticipants('ada', again);
    expect(records.participant('ada-first-id')?.person.retiredInto).toBe(again);
    expect(lines(timeline(opened, 'ada-first-id'))).toContainEqual(
      `2025-11-03 merged: Merged into ${uuidOf('ada')}, who is Ada Finch by now`,
    );
  });

  test('tells of declarations and what became of them', async () => {
    const opened = open(service, defaultScenario(service));
    const { clock, dfe, records, write } = opened;
    const made = await write('lp1', 'declarations.create', '', {
      ...ect,
      participant_id: uuidOf('ada'),
      declaration_type: 'retained-1',
      declaration_date: '2026-02-09T09:00:00Z',
      evidence_held: 'training-event-attended',
    });
    expect(made[0]).toBe(200);
    const newest = (): Happening | undefined =>
      timeline(opened, 'ada').find(({ title }) => title.includes('retained-1'));
    expect(newest()).toMatchObject({
      at: '2026-02-10T12:00:00.000Z',
      title: 'Declared retained-1 by lp1: eligible at present',
    });
    const link = newest()?.links.find(({ kind }) => kind === 'declaration')?.id ?? '';
    const statement = records.declaration(link)?.declaration.statement ?? '';
    expect(newest()?.links).toContainEqual({ kind: 'statement', id: statement });
    expect(records.participant('ada')?.declarations[0]?.id).toBe(link);
    await accepted(write('lp1', 'declarations.void', link, {}));
    expect(newest()?.title).toBe('Declared retained-1 by lp1: voided at present');
    expect(newest()?.links.filter(({ kind }) => kind === 'statement')).toEqual([]);
    // paid, taken back, settled
    await accepted(write('lp1', 'declarations.void', uuidOf('d-paid'), {}));
    const owed = records.declaration('d-paid')?.declaration;
    expect(owed).toMatchObject({ state: 'awaiting-clawback', statement: uuidOf('st-2024-aug') });
    const clawback = owed?.clawbackStatement ?? '';
    expect(records.statement(clawback)?.declarations['awaiting-clawback']).toBeGreaterThan(0);
    clock.set(`${records.statement(clawback)?.statement.payment ?? ''}T12:00:00Z`);
    dfe.pay(clawback);
    expect(records.declaration('d-paid')?.declaration.state).toBe('clawed-back');
    expect(records.statement(clawback)).toMatchObject({
      statement: { state: 'paid' },
      declarations: { 'clawed-back': expect.any(Number) },
    });
    expect(lines(timeline(opened, 'fay')).filter((line) => line.includes('Declared started'))).toEqual([
      expect.stringMatching(/clawed-back at present$/),
    ]);
  });

  test('tells of induction and funding', () => {
    const opened = open(service, defaultScenario(service));
    const { clock, dfe } = opened;
    dfe.recordInduction('gil', { start: '2026-02-02' });
    dfe.decideFunding('gil', true);
    clock.advance({ days: 1 });
    const told = lines(timeline(opened, 'gil'));
    expect(told).toContainEqual('2026-02-02 induction: Induction began');
    expect(told).toContainEqual(
      service === 'rect'
        ? '2026-02-10 funding: Eligible for funding as early career teacher'
        : '2026-02-10 funding: Funding as early career teacher by now: eligible',
    );
  });
});
