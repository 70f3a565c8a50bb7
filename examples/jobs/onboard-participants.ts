/**
 * `npm run demo:onboard`: schools register teachers, and the program finds who is new, whom to declare for, and whom it
 * cannot see yet. docs/jobs/onboard-participants.md tells the same for a person at a terminal.
 */
import { pathToFileURL } from 'node:url';
import { createClient } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';

/** Participant ids, by what happened to them. */
export interface OnboardStory {
  /** Whom the mock's schools registered: at work from today, from April on, and where no partnership is confirmed. */
  readonly registered: { readonly today: string; readonly inApril: string; readonly interested: string };
  /** Who was new in the first look, who of those was joining, and for whom a declaration of today is not refused. */
  readonly arrived: readonly string[];
  readonly joining: readonly string[];
  readonly declarable: readonly string[];
  /** Who came into sight when the partnership with their school was confirmed. */
  readonly afterPartnership: readonly string[];
  /** Who began in April, and how many of them a list of what was updated had shown by then. */
  readonly begun: readonly string[];
  readonly begunAsUpdated: number;
}

export async function onboardStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<OnboardStory> {
  const chapter = (title: string): void => narrator.chapter(title);
  const say = (line: string): void => narrator.say(line);
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: mock.fetch,
  });
  const served = () => dfe.participants.list({ cohort: 2025 }).collect({ max: 100_000 });

  // what the CRM holds: who is known, each by the id that stays
  const crm = new Map((await served()).map((participant) => [participant.id, participant]));
  const lookAgain = async (): Promise<string[]> => {
    const all = await served();
    const fresh = all.filter(({ id }) => !crm.has(id)).map(({ id }) => id);
    for (const participant of all) crm.set(participant.id, participant);
    return fresh;
  };
  const statusOf = (id: string): string | undefined => crm.get(id)?.attributes.ecf_enrolments[0]?.participant_status;
  const nameOf = (id: string): string => crm.get(id)?.attributes.full_name ?? 'somebody';

  chapter('Schools register three teachers');
  mock.clock.advance({ days: 1 });
  const [role, interestIn] = ['ect', { lp: 'lp1', cohort: 2025 }] as const;
  const registered = {
    today: mock.schools.registerParticipant({ id: 'ines', name: 'Ines Park', role, partnership: 'ps1' }),
    inApril: mock.schools.registerParticipant({
      id: 'kit',
      name: 'Kit Rowe',
      role,
      partnership: 'ps2',
      from: '2026-04-13',
    }),
    interested: mock.schools.registerParticipant({ id: 'lea', name: 'Lea Voss', role, school: 's4', interestIn }),
  };
  const arrived = await lookAgain();
  for (const id of arrived) say(`${nameOf(id)} is new, and ${statusOf(id) ?? 'of no status'}.`);
  asTold(!arrived.includes(registered.interested), 'nobody is served while there is only an interest');

  chapter('For whom would a declaration of today be taken?');
  const joining = arrived.filter((id) => statusOf(id) === 'joining');
  for (const id of joining) say(`${nameOf(id)} has not begun: there is nothing to declare yet.`);
  const drafts = arrived
    .filter((id) => !joining.includes(id))
    .map((participant_id) => ({
      ...({ participant_id, course_identifier: 'ecf-induction', declaration_type: 'started' } as const),
      ...({ declaration_date: mock.clock.now, evidence_held: 'training-event-attended' } as const),
    }));
  const { rows } = await dfe.declarations.checkMany(drafts);
  const declarable = rows
    .filter(({ verdict }) => verdict.outcome !== 'refuse')
    .map(({ draft }) => draft.participant_id);
  for (const id of declarable) say(`No rule refuses one for ${nameOf(id)}.`);

  chapter('The partnership with the school that had named us');
  await dfe.partnerships.create({ cohort: '2025', school_id: mock.id('s4'), delivery_partner_id: mock.id('dp1') });
  const afterPartnership = await lookAgain();
  say(`${many(afterPartnership.length, 'teacher')} came into sight: ${afterPartnership.map(nameOf).join(', ')}.`);
  asTold(afterPartnership.includes(registered.interested), 'a partnership makes the interested visible');

  chapter('April comes, and nothing else happens');
  mock.clock.advance({ days: 1 });
  const waiting = [...crm.keys()].filter((id) => statusOf(id) === 'joining');
  const updated_since = mock.clock.now;
  mock.clock.set('2026-04-13T09:00:00Z');
  const updated = await dfe.participants.list({ updated_since }).collect({ max: 100_000 });
  await lookAgain();
  const begun = waiting.filter((id) => statusOf(id) === 'active');
  const begunAsUpdated = updated.filter(({ id }) => begun.includes(id)).length;
  say(`${begun.map(nameOf).join(' and ')} have begun. Of these, updated_since shows ${begunAsUpdated}.`);
  return { registered, arrived, joining, declarable, afterPartnership, begun, begunAsUpdated };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'Schools register teachers: who is new, and for whom may we declare?',
    (narrator) => onboardStory({ narrator }),
    ({ arrived, afterPartnership, begun }) =>
      `${arrived.length} were new at once, ${afterPartnership.length} came with the partnership, and ${begun.length} began as the day came.`,
  );
