import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { reconcileStory } from '../../examples/jobs/reconcile-a-statement.ts';
import { retiredIdsStory } from '../../examples/jobs/retired-ids.ts';
import { workersStory } from '../../examples/jobs/several-workers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('after two merges in a row each old id leads to the one that is left, and no row of the CRM is lost', async () => {
  const { ids, resolved, rekeyed, crm, feed } = await retiredIdsStory();
  const [again = '', ben = '', last = ''] = ids;
  expect(new Set(ids).size).toBe(3);
  expect([...resolved.values()]).toEqual([last, last, last, null]);
  expect(rekeyed.changes.map(({ key, from, to }) => [key, from, to])).toEqual([
    ['case 1', again, last],
    ['case 2', ben, last],
  ]);
  expect(rekeyed.undecided).toMatchObject([{ key: 'case 4', why: 'unknown-id' }]);
  expect(rekeyed.merged).toEqual([{ participant_id: last, keys: ['case 1', 'case 2', 'case 3'] }]);
  // every id that the CRM ever had is still in it
  const kept = [...crm.values()].flatMap(({ participant_id, formerly }) => [participant_id, ...formerly]);
  expect(crm.size).toBe(4);
  expect(kept).toEqual(expect.arrayContaining([...ids, ...resolved.keys()]));
  // both are told, whichever the copy found first, and each with the id that is left
  expect([...feed].sort()).toEqual([`${again} > ${last}`, `${ben} > ${last}`].sort());
});

test('a list of finance: what is theirs alone, what a pull settles, and what is taken back', async () => {
  const { stale, fresh, takingBack } = await reconcileStory();
  const mock = createMock({ service: 'rect' });
  const [eligible, submitted, paid] = ['d-eligible', 'd-submitted', 'd-paid'].map((word) => mock.id(word));
  const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);
  expect(stale.statement.id).toBe(mock.id('st-2025-apr'));
  expect([idsOf(stale.matched), idsOf(stale.onlyInFile)]).toEqual([[eligible], [submitted, paid]]);
  // what DfE decided after the first pull is there after the second, and what another statement paid is not
  expect([idsOf(fresh.matched), idsOf(fresh.onlyInFile)]).toEqual([[eligible, submitted], [paid]]);
  expect(fresh.onlyInFile[0]?.elsewhere).toMatchObject({ state: 'paid', statementId: mock.id('st-2024-aug') });
  expect([stale, fresh].map(({ differing, onlyInCopy, withoutId }) => [differing, onlyInCopy, withoutId])).toEqual([
    [[], [], [5]],
    [[], [], [5]],
  ]);
  expect(takingBack.statement.id).not.toBe(stale.statement.id);
  expect(takingBack.onlyInCopy).toMatchObject([{ id: eligible, kind: 'clawback', state: 'awaiting-clawback' }]);
});

test('of two workers that count alone each is refused; with halves, or one budget, none is', async () => {
  const { alone, halves, shared } = await workersStory();
  // 100 in a window that does not end; each worker ends at its first 429
  expect(alone).toMatchObject({ answered: 100, refused: 2 });
  for (const shift of [halves, shared]) expect(shift).toEqual({ answered: 300, refused: 0, read: [150, 150] });
}, 60_000);

test.each([
  ['retired-ids', 'demo:retired-ids', /^2 ids had retired: 2 rows re-keyed, and 4 rows are there as before\.$/m],
  ['reconcile-a-statement', 'demo:reconcile', /^2 lines were theirs alone, after a pull 1; 1 of ours is taken back/m],
  ['several-workers', 'demo:workers', /^Refused: 2 where each counted alone, 0 with half of the limit each, 0 with/m],
])(
  'examples/jobs/%s.ts, as its page and `npm run %s` have it, ends with what happened',
  async (name, script, end) => {
    const line = `node --import tsx examples/jobs/${name}.ts`;
    expect(JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))).toMatchObject({ scripts: { [script]: line } });
    const page = readFileSync(`${root}/docs/jobs/${name}.md`, 'utf8');
    expect(page.split('\n').slice(0, 6).join('\n')).toContain(`\`npm run ${script}\` plays it`);
    const ran = await new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      const child = execFile(process.execPath, line.split(' ').slice(1), { cwd: root }, (_error, out, err) =>
        resolve({ code: child.exitCode, out, err }),
      );
    });
    expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringMatching(end) });
    expect(ran.out).not.toMatch(/undefined|null|NaN|\[object/);
  },
  60_000,
);
