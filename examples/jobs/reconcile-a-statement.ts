/**
 * `npm run demo:reconcile`: DfE's finance sends a list of the declarations on a statement. What they have and we have not, what we have
 * and they have not, and how a fresh pull settles one of the lines.
 */
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { createSync, type Reconciliation } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';

export interface ReconcileStory {
  /** The statement of April against the copy of yesterday, and against a fresh one. */
  readonly stale: Reconciliation;
  readonly fresh: Reconciliation;
  /** The statement that takes back, against a list that does not say so. */
  readonly takingBack: Reconciliation;
}

export async function reconcileStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<ReconcileStory> {
  const mock = createMock({ service: 'rect', clock: 'running' });
  const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
  const dfe = createClient({ service: 'rect', ...to });
  const copy = await openCopy(':memory:');
  const sync = createSync(dfe, copy, { now: () => Date.parse(mock.clock.now) });
  const told = ({ matched, differing, onlyInCopy, onlyInFile, withoutId }: Reconciliation): void => {
    narrator.say(
      `${matched.length} match, ${differing.length} differ, ${many(withoutId.length, 'line')} without an id.`,
    );
    for (const { id, kind, state } of onlyInCopy) narrator.say(`We alone have ${id}: a ${kind}, ${state}.`);
    for (const { line, id, elsewhere } of onlyInFile)
      narrator.say(
        elsewhere === null
          ? `They alone have ${id} (line ${line}); the copy has never seen it.`
          : `They alone have ${id} (line ${line}); the copy has it, ${elsewhere.state}, on ${elsewhere.statementId ?? 'no statement'}.`,
      );
  };
  try {
    const april = mock.id('st-2025-apr');
    narrator.chapter('Finance sends its list for April 2026. Our copy is of yesterday');
    await sync.full();
    mock.dfe.decideFunding('gil', true); // since then: a declaration that waited comes onto the statement
    // finance still calls Ada by an id that has retired since
    const people = [
      ['d-eligible', 'ada-first-id'],
      ['d-submitted', 'gil'],
      ['d-paid', 'fay'],
    ] as const;
    const lines = people.map((words) => words.map((word) => mock.id(word)).join(','));
    const finance = ['Declaration ID,Participant ID', ...lines, ',Total 3'].join('\n');
    const stale = await copy.reconcile(april, finance);
    told(stale);

    narrator.chapter('Pull, and look again');
    await sync.full();
    const fresh = await copy.reconcile(april, finance);
    told(fresh);
    asTold(fresh.matched.length === stale.matched.length + 1, 'a pull settles what came onto the statement since');

    narrator.chapter('The statement is paid; then a declaration on it is taken back');
    mock.clock.set('2026-04-25T17:00:00Z');
    mock.dfe.pay('st-2025-apr');
    const { attributes } = await dfe.declarations.void(mock.id('d-eligible'));
    await sync.full();
    const takingBack = await copy.reconcile(attributes.clawback_statement_id ?? '', 'Declaration ID\n');
    told(takingBack);
    asTold(takingBack.onlyInCopy[0]?.kind === 'clawback', 'it comes off the statement that takes back');
    return { stale, fresh, takingBack };
  } finally {
    await copy.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    "A statement: DfE's finance and we compare.",
    (narrator) => reconcileStory({ narrator }),
    ({ stale, fresh, takingBack }) =>
      `${many(stale.onlyInFile.length, 'line')} were theirs alone, after a pull ${fresh.onlyInFile.length}; ` +
      `${takingBack.onlyInCopy.length} of ours is taken back on a later statement.`,
  );
