/**
 * `npm run demo:retired-ids`: a person was registered three times, and DfE merges the registrations one after the other. A CRM that has all
 * three ids learns which have retired, gets the current one for each of its rows, and loses none of them.
 */
import { pathToFileURL } from 'node:url';
import { createClient, type Rekeying } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import { createSync } from 'lead-provider-sdk/sync';
import { openCopy } from 'lead-provider-sdk/sync/sqlite';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';

export interface RetiredStory {
  /** The ids of one person, the oldest first: two that have retired, and the one that is left. */
  readonly ids: readonly string[];
  /** What each of them is now, asked one by one. */
  readonly resolved: ReadonlyMap<string, string | null>;
  readonly rekeyed: Rekeying<string>;
  /** The CRM afterwards: the id of each case now, and under which it was kept before. */
  readonly crm: ReadonlyMap<string, { readonly participant_id: string; readonly formerly: readonly string[] }>;
  /** What the feed of a copy said of merges: `old > new`, in order. */
  readonly feed: readonly string[];
}

export async function retiredIdsStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<RetiredStory> {
  const mock = createMock({ service: 'rect', clock: 'running' });
  const to = { baseUrl: 'https://mock.test', token: mock.token('lp1'), fetch: mock.fetch };
  const dfe = createClient({ service: 'rect', ...to });
  const copy = await openCopy(':memory:');
  try {
    narrator.chapter('A CRM has four cases, and a copy keeps what we are served');
    const again = mock.dfe.registerDuplicate('ben');
    const mentor = { id: 'ben-as-mentor', role: 'mentor', partnership: 'ps1', name: 'Ben Ortiz' } as const;
    const ids = [again, mock.id('ben'), mock.schools.registerParticipant(mentor)];
    const [, , third] = ids;
    const stranger = mock.id('nobody', { unknown: true });
    const cases = [...ids, stranger].map((participant_id, i) => [`case ${i + 1}`, { participant_id }] as const);
    const sync = createSync(dfe, copy, { now: () => Date.parse(mock.clock.now) });
    await sync.full();
    const cursor = await copy.cursor();
    narrator.say(`Three of them are one person, who was registered again by mistake, and once more as a mentor.`);

    narrator.chapter('DfE merges: the second registration into the first, and that into the one as a mentor');
    mock.dfe.mergeParticipants(again, 'ben');
    mock.dfe.mergeParticipants('ben', mentor.id);
    await sync.full();
    const feed: string[] = [];
    for await (const change of copy.changes({ after: cursor }))
      if (change.kind === 'merged') feed.push(`${change.id} > ${change.into}`);
    narrator.say(`The feed of the copy tells of ${many(feed.length, 'merge')}.`);

    narrator.chapter('Which ids have retired, and what are they now?');
    const found = await dfe.participants.resolveMany([...ids, stranger]);
    const resolved = new Map([...ids, stranger].map((id) => [id, found.get(id)?.current.id ?? null]));
    for (const [id, now] of resolved)
      narrator.say(now === id ? `${id} is current.` : `${id} ${now === null ? 'is nobody we see.' : `is now ${now}.`}`);
    asTold(
      ids.every((id) => resolved.get(id) === third),
      'all three are one person',
    );

    narrator.chapter('Re-key the CRM');
    const index = await dfe.participants.identityIndex({ max: 100_000 });
    const rekeyed = index.rekey(new Map(cases));
    const crm = new Map(cases.map(([key, row]) => [key, { ...row, formerly: [] as string[] }]));
    // in a database: one transaction
    for (const { key, field, from, to: now } of rekeyed.changes) {
      const row = crm.get(key);
      if (row === undefined || field !== 'participant_id') continue;
      crm.set(key, { participant_id: now, formerly: [...row.formerly, from] });
    }
    narrator.say(`${many(rekeyed.changes.length, 'row')} re-keyed, ${many(rekeyed.undecided.length, 'row')} left.`);
    for (const { keys } of rekeyed.merged)
      narrator.say(`Of one person now, for somebody to look at: ${keys.join(', ')}.`);
    asTold(crm.size === cases.length, 'no row is lost');
    asTold(index.rekey(crm).changes.length === 0, 'a second time changes nothing');
    return { ids, resolved, rekeyed, crm, feed };
  } finally {
    await copy.close();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'Ids retire, and a CRM follows.',
    (narrator) => retiredIdsStory({ narrator }),
    ({ ids, rekeyed, crm }) =>
      `${ids.length - 1} ids had retired: ${many(rekeyed.changes.length, 'row')} re-keyed, and ${many(crm.size, 'row')} are there as before.`,
  );
