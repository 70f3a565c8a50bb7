/**
 * `npm run demo:unfunded`: a mentor of one of our ECTs is not ours: what we know of them, why nothing can be declared, and
 * when that ends. docs/jobs/unfunded-mentors.md tells the same for a person at a terminal.
 */
import { pathToFileURL } from 'node:url';
import { createClient, isLeadProviderError } from 'lead-provider-sdk';
import { createMock } from 'lead-provider-sdk/mock';
import type { Narrator } from '../a-year.ts';
import { asTold, many, silent, tell } from '../bulk/telling.ts';

export interface UnfundedStory {
  /** Ids of the mock: the mentor trained elsewhere, and our ECT whom they mentor. */
  readonly mentor: string;
  readonly ect: string;
  /** Who is in the list of unfunded mentors, and for each the ECTs of ours who name them. */
  readonly first: ReadonlyMap<string, readonly string[]>;
  /** The rule that refuses a declaration for the mentor, and whether anything was sent. */
  readonly rule: string;
  readonly sent: number;
  /** The list when the mentorship was over, when it had begun again, and when the mentor was in training with us. */
  readonly withoutMentorship: number;
  readonly again: number;
  readonly inTraining: number;
  /** State of the declaration that could then be made. */
  readonly state: string;
}

export async function unfundedStory({ narrator = silent }: { narrator?: Narrator } = {}): Promise<UnfundedStory> {
  const chapter = (title: string): void => narrator.chapter(title);
  const say = (line: string): void => narrator.say(line);
  const mock = createMock({ service: 'rect' });
  const dfe = createClient({
    service: 'rect',
    baseUrl: 'https://mock.test',
    token: mock.token('lp1'),
    fetch: mock.fetch,
  });
  const [mentor, ect] = [mock.id('uma'), mock.id('gil')];
  const listed = () => dfe.unfundedMentors.list().collect({ max: 100_000 });

  chapter('Mentors of our ECTs whom we are not paid for');
  const participants = await dfe.participants.list().collect({ max: 100_000 });
  const first = new Map<string, string[]>();
  for (const { id, attributes } of await listed()) {
    const mentees = participants.filter((one) =>
      one.attributes.ecf_enrolments.some(({ mentor_id }) => mentor_id === id),
    );
    first.set(
      id,
      mentees.map((one) => one.id),
    );
    say(`${attributes.full_name} mentors ${mentees.map((one) => one.attributes.full_name).join(', ')}.`);
  }

  chapter('Is there anything to declare for them?');
  const declare = () =>
    dfe.declarations.create({
      ...{ participant_id: mentor, course_identifier: 'ecf-mentor', declaration_type: 'started' },
      ...{ declaration_date: mock.clock.now.replace(/\.\d+Z$/, 'Z'), evidence_held: 'training-event-attended' },
    });
  const failed: unknown = await declare().catch((error: unknown) => error);
  asTold(isLeadProviderError(failed, 'rule'), 'the rules refuse it');
  const rule = failed.refusals[0]?.rule ?? '';
  const sent = mock.requests.filter(({ operation }) => operation === 'declarations.create').length;
  say(`No: ${rule}, and nothing was sent.`);

  chapter('When does it end?');
  mock.schools.assignMentor(ect, null);
  const withoutMentorship = (await listed()).length;
  say(`Once the mentorship is over, the list has ${many(withoutMentorship, 'mentor')}.`);
  mock.schools.assignMentor(ect, mentor);
  const again = (await listed()).length;
  say(`When it begins again, ${many(again, 'mentor')}.`);
  mock.clock.advance({ days: 7 });
  mock.schools.moveParticipant(mentor, { partnership: 'ps2' });
  const inTraining = (await listed()).length;
  mock.clock.advance({ days: 7 });
  const { state } = (await declare()).attributes;
  say(
    `When the school has us train the mentor, ${many(inTraining, 'mentor')}: one of our participants, whose declaration is ${state}.`,
  );
  return { mentor, ect, first, rule, sent, withoutMentorship, again, inTraining, state };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await tell(
    'A mentor of our ECT, whom we are not paid for.',
    (narrator) => unfundedStory({ narrator }),
    ({ first, rule, state }) =>
      `${many(first.size, 'unfunded mentor')}; ${rule} refused a declaration until the training was ours, and then it was ${state}.`,
  );
