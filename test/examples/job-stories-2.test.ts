import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Mock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { leadProvider } from '../../examples/command.ts';
import { captureStory } from '../../examples/jobs/capture-a-world.ts';
import { changeStory } from '../../examples/jobs/change-participants.ts';
import { moveStory } from '../../examples/jobs/move-from-ecf-to-rect.ts';
import { specStory } from '../../examples/jobs/when-the-spec-changes.ts';

/** What a mock was told to do to people and took, oldest first: the operation, whom, and the reason or schedule. */
const written = (mock: Mock): string[] =>
  mock.requests
    .filter(({ method, status }) => method === 'PUT' && status === 200)
    .map(({ operation, path, body }) =>
      [operation, path.split('/')[4], /"(?:reason|schedule_identifier)":"([^"]+)"/.exec(body)?.[1]].join(' ').trim(),
    );

test('people pause, leave, come back and change schedule: each is written to once, and is then as the file says', async () => {
  const { mock, first, tooEarly, later, again } = await changeStory();
  const [ada, ben, cara, joan, tom] = ['ada', 'ben', 'cara', 'joan', 'tom'].map((word) => mock.id(word));
  expect(written(mock)).toEqual([
    `participants.withdraw ${ada} moved-school`,
    `participants.defer ${ben} career-break`,
    `participants.resume ${cara}`,
    `participants.changeSchedule ${tom} ecf-extended-september`,
    `participants.defer ${joan} parental-leave`,
  ]);
  // nothing that the service refused was sent either
  expect(mock.requests.filter(({ method }) => method !== 'GET')).toHaveLength(5);
  const served = await Promise.all(
    [ada, ben, cara, joan, tom].map((id) => mock.peek('lp1', `/api/v3/participants/${id}`)),
  );
  const enrolments = [
    { training_status: 'withdrawn', withdrawal: { reason: 'moved-school' } },
    { training_status: 'deferred', deferral: { reason: 'career-break' } },
    { training_status: 'active' },
    { training_status: 'deferred', deferral: { reason: 'parental-leave' } },
    { training_status: 'active', schedule_identifier: 'ecf-extended-september' },
  ];
  expect(served).toMatchObject(enrolments.map((one) => ({ attributes: { ecf_enrolments: [one] } })));
  expect(first.map(({ exitCode }) => exitCode)).toEqual([0, 5, 0, 0]);
  expect([tooEarly, later].map(({ sends, exitCode }) => [sends, exitCode])).toEqual([
    [0, 5],
    [1, 0],
  ]);
  expect(again.map(({ sends, counts, rows }) => [sends, counts.already - rows.length])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
});

test('a capture names nobody, and is served as the original is: as many, of the same dates and states', async () => {
  const { original, double, scenario, report } = await captureStory();
  // every text of the world that was captured which says who somebody is, from the scenario that its mock was loaded with
  const { participants = [], schools = [], deliveryPartners = [] } = original.scenario;
  const named = participants.flatMap(({ id, name, trn, training = [] }) => [
    ...[original.id(id), name, trn],
    ...training.flatMap(({ record, email }) => [original.id(record), email]),
  ]);
  const places = [...schools, ...deliveryPartners].flatMap((one) => [original.id(one.id), one.name]);
  const texts = [...named, ...places, ...schools.map(({ urn }) => urn)].filter((one) => typeof one === 'string');
  expect(texts.length).toBeGreaterThan(60);
  for (const file of [scenario, report]) expect(texts.filter((text) => file.includes(text))).toEqual([]);
  // counted by what each of the two serves, list by list
  const lists = ['participants', 'participant-declarations', 'statements', 'partnerships', 'participants/transfers'];
  for (const list of lists) {
    const [before, after] = [await kept(original, list), await kept(double, list)];
    expect(before.length, list).toBeGreaterThan(0);
    expect(after, list).toEqual(before);
  }
  expect(original.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
}, 120_000);

/** Dates, states and years of all records of a list, without any id, in an order that does not hang on ids either. */
async function kept(mock: Mock, list: string): Promise<string[]> {
  const served = await mock.peek('lp1', `/api/v3/${list}?page[per_page]=3000`);
  if (!Array.isArray(served)) throw new Error(`${list} is no list`);
  const words = (value: unknown): string[] =>
    Object.entries(value ?? {}).flatMap(([key, one]: [string, unknown]) => {
      if (typeof one === 'object' && one !== null) return words(one);
      return /date|_at$|^state$|status|cohort|type|month|year|schedule/.test(key) ? [`${key} ${String(one)}`] : [];
    });
  return served.map((one) => words(one).join(', ')).sort();
}

test('a move: what was left behind and what changed is told by its id, nothing else is, and nothing is written', async () => {
  const { old, moved, first, mended } = await moveStory();
  const told = first.findings.map(({ kind, resource, id, field, from, to }) => [kind, resource, id, field, from, to]);
  expect(told).toHaveLength(2);
  expect(told).toEqual(
    expect.arrayContaining([
      ['missing', 'declarations', old.id('retained-p12'), null, null, null],
      ['differs', 'declarations', old.id('started-p7'), 'state', 'paid', 'payable'],
    ]),
  );
  // 12 people, 2 declarations each, 3 statements, 4 schools with a partnership each, 1 delivery partner
  const world = { participants: 12, statements: 3, schools: 4, partnerships: 4, deliveryPartners: 1 };
  expect(first).toMatchObject({ code: 3, rekeyed: [], matched: { ...world, declarations: 23 } });
  expect(mended).toMatchObject({ code: 0, rekeyed: [], findings: [], matched: { ...world, declarations: 24 } });
  for (const mock of [old, moved]) {
    expect(mock.requests.length).toBeGreaterThan(0);
    expect(mock.requests.filter(({ method, status }) => method !== 'GET' || status !== 200)).toEqual([]);
  }
}, 120_000);

test('a value goes from the description: one call breaks, the types are without it, and one line is found', async () => {
  const { unchanged, changed, types, errors, errorsWhenMended } = await specStory();
  expect(unchanged).toMatchObject({ code: 0, summary: { breaking: 0, warning: 0, harmless: 0 }, changes: [] });
  expect(changed).toMatchObject({ code: 1, wrappers: { breaking: ['declarations.create'] } });
  expect(changed.changes.map(({ severity, message }) => [severity, message])).toEqual([
    ['breaking', expect.stringContaining('self-study-material-completed')],
  ]);
  const declared = /^ +EvidenceBefore2025: (.+);$/m.exec(types)?.[1] ?? '';
  expect(declared.split(' | ').sort()).toEqual(['"other"', '"training-event-attended"']);
  expect(errors).toEqual([expect.stringMatching(/^line 2: .*self-study-material-completed/)]);
  expect(errorsWhenMended).toEqual([]);
}, 120_000);

test('an installed package is run by its bin, and a checkout by its source', () => {
  const installed = mkdtempSync(join(tmpdir(), 'installed-'));
  try {
    writeFileSync(join(installed, 'package.json'), JSON.stringify({ bin: { 'lead-provider': './dist/cli.js' } }));
    expect(leadProvider(pathToFileURL(`${installed}/`))).toEqual([join(installed, 'dist/cli.js')]);
    expect(leadProvider().at(-1)).toMatch(/src.cli.main\.ts$/);
  } finally {
    rmSync(installed, { recursive: true });
  }
});
