import { createMock } from 'lead-provider-sdk/mock';
import { expect, test } from 'vitest';
import { onboardStory } from '../../examples/jobs/onboard-participants.ts';
import { reconcileStory } from '../../examples/jobs/reconcile-a-statement.ts';
import { retiredIdsStory } from '../../examples/jobs/retired-ids.ts';
import { workersStory } from '../../examples/jobs/several-workers.ts';
import { transfersStory } from '../../examples/jobs/transfers.ts';
import { unfundedStory } from '../../examples/jobs/unfunded-mentors.ts';

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

test('new participants: whoever is registered is found, whoever is only interested when the partnership is made', async () => {
  const { registered, ...story } = await onboardStory();
  expect([...story.arrived].sort()).toEqual([registered.today, registered.inApril].sort());
  expect(story.joining).toEqual([registered.inApril]);
  expect(story.declarable).toEqual([registered.today]);
  expect(story.afterPartnership).toContain(registered.interested);
  expect(story.begun).toContain(registered.inApril);
  expect(story.begunAsUpdated).toBe(0);
});

test('transfers: each who was moved is told as what the move was, under the ids they had', async () => {
  const { moved, recordsOfLeaver, ...story } = await transfersStory();
  expect(story).toEqual({
    left: [moved.away],
    came: [moved.here],
    changedSchool: [moved.between],
    unknown: [moved.out],
  });
  expect(recordsOfLeaver[0]).not.toBe('');
  expect(new Set(recordsOfLeaver).size).toBe(1);
});

test('an unfunded mentor is so while they mentor an ECT of ours and are not trained by us', async () => {
  const { mentor, ect, first, ...story } = await unfundedStory();
  expect([...first]).toEqual([[mentor, [ect]]]);
  expect(story).toEqual({
    ...{ rule: 'rect.declaration.D19', sent: 0 },
    ...{ withoutMentorship: 0, again: 1, inTraining: 0, state: 'eligible' },
  });
});
