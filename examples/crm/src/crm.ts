import { createClient, isLeadProviderError } from 'lead-provider-sdk';

/** What the CRM knows of one participant. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly course: 'ecf-induction' | 'ecf-mentor';
  readonly status: string;
  /** The day of the first event they came to, `YYYY-MM-DD`; null until a trainer noted one. */
  readonly attended: string | null;
  /** What the service made of the declaration of their start: its state, or the fields that it refused; null before it was sent. */
  readonly started: string | null;
}

/**
 * A CRM of one lead provider, with what it keeps in memory. `settleAfterMs` is for how long a declaration whose answer was
 * lost may still take effect: three minutes at DfE, no time at all in a test.
 */
export function createCrm(token: string, { settleAfterMs = 180_000 } = {}) {
  const dfe = createClient({ service: 'rect', environment: 'sandbox', token, settleAfterMs });
  const people = new Map<string, Person>();
  let newest: string | undefined;

  /** Takes in who is new and what has changed since the last pull. Answers how many are new. */
  async function pull(): Promise<number> {
    const before = people.size;
    for await (const { id, attributes } of dfe.participants.list(
      newest === undefined ? {} : { updated_since: newest },
    )) {
      for (const { from_participant_id } of attributes.participant_id_changes) rename(from_participant_id, id);
      const [enrolment] = attributes.ecf_enrolments;
      if (enrolment === undefined) continue;
      people.set(id, {
        ...(people.get(id) ?? { id, attended: null, started: null }),
        name: attributes.full_name,
        course: enrolment.participant_type === 'ect' ? 'ecf-induction' : 'ecf-mentor',
        status: enrolment.training_status,
      });
      if (newest === undefined || attributes.updated_at > newest) newest = attributes.updated_at;
    }
    return people.size - before;
  }

  /** A retired id: what was kept under it goes on under the one that took its place. */
  function rename(from: string, to: string): void {
    const known = people.get(from);
    if (known === undefined) return;
    people.delete(from);
    people.set(to, { ...known, id: to });
  }

  /** A trainer notes who came to the first event, and on which day. */
  function note(id: string, day: string): void {
    const person = people.get(id);
    if (person === undefined) throw new Error(`No participant ${id} is known here. Pull first.`);
    people.set(id, { ...person, attended: day });
  }

  /** Declares the start of everybody who is due: in training, seen at an event, not declared yet. Answers how many stand. */
  async function declareStarted(): Promise<number> {
    let standing = 0;
    const due = [...people.values()].filter(({ status, started }) => status === 'active' && started === null);
    for (const person of due) {
      if (person.attended === null) continue;
      try {
        const { attributes } = await dfe.declarations.create(
          {
            participant_id: person.id,
            declaration_type: 'started',
            declaration_date: `${person.attended}T00:00:00Z`,
            course_identifier: person.course,
            evidence_held: 'training-event-attended',
          },
          // an id that was retired since the last pull is followed; when an answer was lost, the client looks what became of it
          { follow: true, onUnknown: 'settle' },
        );
        rename(person.id, attributes.participant_id);
        record(attributes.participant_id, attributes.state);
        standing += 1;
      } catch (error) {
        // by a rule that the client knew before it sent anything, or by the service
        const refused =
          isLeadProviderError(error, 'rule') || (isLeadProviderError(error, 'http') && error.status === 422);
        if (!refused) throw error;
        record(person.id, `refused: ${error.issues.map(({ title }) => title).join(', ')}`);
      }
    }
    return standing;
  }

  function record(id: string, started: string): void {
    const person = people.get(id);
    if (person !== undefined) people.set(id, { ...person, started });
  }

  return { people, pull, note, declareStarted };
}
