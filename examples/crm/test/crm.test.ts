import { createMock } from 'lead-provider-sdk/mock';
import { handlers } from 'lead-provider-sdk/mock/msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCrm } from '../src/crm.ts';

const mock = createMock({ service: 'rect' });
const untouched = mock.snapshot();
const server = setupServer(...handlers(mock));
let crm = createCrm(mock.token('lp1'));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(async () => {
  mock.restore(untouched);
  mock.forgetRequests();
  mock.faults.clear();
  crm = createCrm(mock.token('lp1'), { settleAfterMs: 20 });
  await crm.pull();
});

const startOf = (word: string) => crm.people.get(mock.id(word))?.started;
/** The declarations that reached the service, each with the status of its answer. */
const sent = () =>
  mock.requests.filter(({ operation }) => operation === 'declarations.create').map(({ status }) => status);

test('everybody whom we train is known after a pull, and nobody whom another provider trains', () => {
  expect(crm.people.size).toBe(10);
  expect(crm.people.get(mock.id('ben'))).toMatchObject({
    name: 'Ben Ortiz',
    course: 'ecf-induction',
    status: 'active',
  });
  expect(crm.people.get(mock.id('mia'))).toMatchObject({ name: 'Mia Larsen', course: 'ecf-mentor' });
  expect(crm.people.has(mock.id('uma'))).toBe(false);
});

test('the next pull takes in who is new', async () => {
  mock.clock.advance({ days: 1 });
  mock.schools.registerParticipant({ id: 'zoe', role: 'ect', partnership: 'ps1', name: 'Zoe Park' });
  expect(await crm.pull()).toBe(1);
  expect(crm.people.get(mock.id('zoe'))?.name).toBe('Zoe Park');
});

test('who came to an event is declared, once, and nobody else', async () => {
  crm.note(mock.id('ben'), '2025-10-15');
  expect(await crm.declareStarted()).toBe(1);
  expect(await crm.declareStarted()).toBe(0);
  expect(startOf('ben')).toBe('eligible');
  expect(sent()).toEqual([200]);
});

test('a day before the milestone is refused, which is on record and stops nobody else', async () => {
  crm.note(mock.id('ben'), '2025-05-20');
  crm.note(mock.id('mia'), '2025-10-15');
  expect(await crm.declareStarted()).toBe(1);
  expect(startOf('ben')).toBe('refused: declaration_date');
  expect(mock.requests.flatMap(({ rules }) => rules)).toEqual(['rect.declaration.D10']);
  expect(startOf('mia')).toBe('eligible');
});

test('what somebody else has declared already is refused', async () => {
  crm.note(mock.id('tom'), '2026-01-12');
  expect(await crm.declareStarted()).toBe(0);
  expect(startOf('tom')).toBe('refused: declaration_type');
});

test('nobody is declared whose training is deferred or withdrawn', async () => {
  for (const word of ['cara', 'dan']) crm.note(mock.id(word), '2025-10-15');
  expect(await crm.declareStarted()).toBe(0);
  expect([startOf('cara'), startOf('dan'), ...sent()]).toEqual([null, null]);
});

test('an id that was retired since the pull is followed, with what was noted under it', async () => {
  const duplicate = mock.dfe.registerDuplicate('ben');
  await crm.pull();
  crm.note(duplicate, '2025-10-15');
  mock.dfe.mergeParticipants(duplicate, 'ben');
  expect(await crm.declareStarted()).toBe(1);
  expect(startOf('ben')).toBe('eligible');
  expect(crm.people.has(duplicate)).toBe(false);
});

test('a pull moves a record from a retired id to the current one', async () => {
  crm.people.set(mock.id('ada-first-id'), { ...ada(), id: mock.id('ada-first-id'), attended: '2025-09-12' });
  crm.people.delete(mock.id('ada'));
  mock.clock.advance({ days: 1 });
  mock.schools.changeName('ada', 'Ada Finch-Lowe');
  await crm.pull();
  expect(ada()).toMatchObject({ name: 'Ada Finch-Lowe', attended: '2025-09-12' });
  expect(crm.people.size).toBe(10);
});

test('an answer that was a 503 leaves one declaration, on record as it stands', async () => {
  mock.faults.add({ operation: 'declarations.create', effect: { kind: 'status', status: 503 } });
  crm.note(mock.id('ben'), '2025-10-15');
  expect(await crm.declareStarted()).toBe(1);
  expect(startOf('ben')).toBe('eligible');
  expect(sent()).toEqual([503, 200]);
});

function ada() {
  const found = crm.people.get(mock.id('ada'));
  if (found === undefined) throw new Error('Ada is not known.');
  return found;
}
