/**
 * `npm run demo:transfers`: teachers move, and the program says who left, who came and who only changed school.
 * docs/jobs/transfers.md tells the same for a person at a terminal.
 */
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import type { Narrator } from '../a-year.ts';
import { asTold, silent, tell } from '../bulk/telling.ts';

/** Participant ids, by what became of them; each transfer is in one list. */
export interface TransfersStory {
  /** Whom the mock moved: to another provider, to us from there, between two schools of ours, and to nobody knows where. */
  readonly moved: { readonly away: string; readonly here: string; readonly between: string; readonly out: string };
  readonly left: readonly string[];
  readonly came: readonly string[];
  readonly changedSchool: readonly string[];
  readonly unknown: readonly string[];
  /** Training records of the one who left: as we were served it before, as the transfer has it, and as the other provider is served it now. */
  readonly recordsOfLeaver: readonly [before: string, transfer: string, there: string];
}

export async function transfersStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<TransfersStory> {
  const chapter = (title: string): void => narrator.chapter(title);
  const say = (line: string): void => narrator.say(line);
  const mock = createMock({ service: 'rect' });
  const at = { service: 'rect', baseUrl: 'https://mock.test', fetch: mock.fetch } as const;
  const dfe = createClient({ ...at, token: mock.token('lp1') });
  const them = createClient({ ...at, token: mock.token('lp2') });
  const us = 'Northlight Teaching';

  const there = mock.schools.registerParticipant({ id: 'zoe', name: 'Zoe Hart', role: 'ect', partnership: 'ps3' });
  const recordOf = async (who: typeof dfe, id: string): Promise<string> =>
    (await who.participants.get(id)).attributes.ecf_enrolments[0]?.training_record_id ?? '';
  const before = await recordOf(dfe, mock.id('ben'));
  const known = new Set((await dfe.transfers.list().collect({ max: 100_000 })).map(({ id }) => id));

  chapter('A month later teachers have moved');
  mock.clock.advance({ days: 28 });
  mock.schools.moveParticipant('ben', { partnership: 'ps3' });
  mock.schools.moveParticipant('zoe', { partnership: 'ps1' });
  mock.schools.moveParticipant('gil', { partnership: 'ps1' });
  mock.schools.reportLeaving('fay', { on: '2026-04-10' });
  const moved = { away: mock.id('ben'), here: there, between: mock.id('gil'), out: mock.id('fay') };

  const story = { left: [] as string[], came: [] as string[], changedSchool: [] as string[], unknown: [] as string[] };
  const all = await dfe.transfers.list().collect({ max: 100_000 });
  for (const { id, attributes } of all.filter((one) => !known.has(one.id))) {
    const { full_name: name } = (await dfe.participants.get(id)).attributes;
    for (const { status, leaving, joining } of attributes.transfers) {
      if (leaving.provider === us && joining?.provider === us) {
        story.changedSchool.push(id);
        say(`${name} stays with us, at school ${joining.school_urn} from ${joining.date}: send mail there.`);
      } else if (joining === null) {
        story.unknown.push(id);
        say(
          `${name} leaves on ${leaving.date} (${status}), and no next school has said so: do not count them out yet.`,
        );
      } else if (leaving.provider === us) {
        story.left.push(id);
        say(
          `${name} left for ${joining.provider ?? 'no provider'} on ${leaving.date}: declare what is due up to then.`,
        );
      } else {
        story.came.push(id);
        say(
          `${name} came from ${leaving.provider ?? 'no provider'} on ${joining.date}: look what is declared already.`,
        );
      }
    }
  }
  asTold(all.length === known.size + 4, 'each of the four moves is a transfer of ours');

  chapter('Which id stays?');
  const leaver = all.find(({ id }) => id === moved.away)?.attributes.transfers[0]?.training_record_id ?? '';
  const recordsOfLeaver = [before, leaver, await recordOf(them, moved.away)] as const;
  say('The participant_id of each is what it was; both providers are served the same one.');
  say(`So is the training_record_id, at both: ${new Set(recordsOfLeaver).size === 1 ? 'one record' : 'several'}.`);
  return { moved, ...story, recordsOfLeaver };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'Teachers move: who left, who came, who changed school?',
    (narrator) => transfersStory({ narrator }),
    ({ left, came, changedSchool, unknown }) =>
      `${left.length} left us, ${came.length} came, ${changedSchool.length} changed school with us, and of ${unknown.length} nobody knows where they go.`,
  );
