import { isLeadProviderError, type Client } from 'lead-provider-sdk';

/** How a story is told: a heading per chapter, a line per thing that happened. */
export interface Narrator {
  chapter(title: string): void;
  say(line: string): void;
}

/** Ids of the world the story plays in. Against the bundled mock: `mock.id('s4')` and so on. */
export interface Cast {
  /** A school without a partnership of ours, and a delivery partner we may use. */
  readonly school: string;
  readonly deliveryPartner: string;
  /** An early career teacher with no declaration yet. */
  readonly teacher: string;
  /** An id that was retired by a merge, and the id that took its place. */
  readonly retiredId: string;
  readonly currentId: string;
  /** One of our paid declarations. */
  readonly paidDeclaration: string;
}

/**
 * A lead provider's year, in eight chapters. Runs against the bundled mock (`npm run demo`); the same calls work on
 * DfE's sandbox. Throws when anything is not as told.
 */
export async function aYear(dfe: Client<'rect'> | Client<'ecf'>, cast: Cast, narrator: Narrator): Promise<void> {
  const chapter = (title: string): void => narrator.chapter(title);
  const say = (line: string): void => narrator.say(line);

  chapter('Find schools');
  const schools = await dfe.schools.list({ cohort: 2025 }).collect({ max: 1000 });
  const school = schools.find((candidate) => candidate.id === cast.school);
  expect(school?.attributes.in_partnership === false, 'the school has no partnership yet');
  say(`${schools.length} schools may take part in 2025. ${school.attributes.name} has no partnership yet.`);

  chapter('Confirm a partnership');
  const before = new Set((await dfe.participants.list({ cohort: 2025 }).collect({ max: 10_000 })).map(({ id }) => id));
  const partnership = await dfe.partnerships.create({
    cohort: '2025',
    school_id: cast.school,
    delivery_partner_id: cast.deliveryPartner,
  });
  expect(partnership.attributes.school_id === cast.school, 'the partnership is with that school');
  say(
    `Partnership confirmed with ${school.attributes.name}, delivered by ${partnership.attributes.delivery_partner_name}.`,
  );

  chapter('List new participants');
  const after = await dfe.participants.list({ cohort: 2025 }, { perPage: 500 }).collect({ max: 10_000 });
  const added = after.filter(({ id }) => !before.has(id));
  expect(added.length > 0, "the school's teachers became visible");
  for (const participant of added)
    say(`New: ${participant.attributes.full_name}, ${participant.attributes.ecf_enrolments[0]?.schedule_identifier}.`);

  chapter('Declare that training has started');
  const declaration = await dfe.declarations.create({
    participant_id: cast.teacher,
    declaration_type: 'started',
    declaration_date: '2025-10-20T00:00:00Z',
    course_identifier: 'ecf-induction',
    evidence_held: 'training-event-attended',
  });
  expect(declaration.attributes.state === 'eligible', 'the declaration counts for payment');
  say(`Declaration ${declaration.attributes.declaration_type}: ${declaration.attributes.state}.`);

  chapter('Defer someone, and resume them on a later day');
  const deferred = await dfe.participants.defer(cast.teacher, {
    reason: 'parental-leave',
    course_identifier: 'ecf-induction',
  });
  expect(deferred.attributes.ecf_enrolments[0]?.training_status === 'deferred', 'training is deferred');
  say(`${deferred.attributes.full_name} is ${deferred.attributes.ecf_enrolments[0].training_status}.`);
  const resumed = await dfe.participants.resume(
    cast.teacher,
    { course_identifier: 'ecf-induction' },
    { serverDate: '2026-03-02T09:00:00Z' },
  );
  expect(resumed.attributes.ecf_enrolments[0]?.training_status === 'active', 'training is active again');
  say(`On 2 March ${resumed.attributes.full_name} is ${resumed.attributes.ecf_enrolments[0].training_status} again.`);

  chapter('Follow a retired id');
  const gone = await dfe.participants.get(cast.retiredId, { follow: false }).then(
    () => false,
    (error: unknown) => isLeadProviderError(error, 'http') && error.status === 404,
  );
  expect(gone, 'the retired id is not found');
  const found = await dfe.participants.resolve(cast.retiredId);
  expect(found?.retired === true && found.current.id === cast.currentId, 'the id leads to its successor');
  say(
    `The stored id was retired on ${found.via[0]?.changed_at.slice(0, 10)}; it is now ${found.current.attributes.full_name}'s.`,
  );

  chapter('Void a paid declaration');
  const voided = await dfe.declarations.void(cast.paidDeclaration);
  expect(voided.attributes.state === 'awaiting-clawback', 'a paid declaration is clawed back');
  say(`The paid ${voided.attributes.declaration_type} declaration is now ${voided.attributes.state}.`);

  chapter('Read the statement');
  const statement = await dfe.statements.get(voided.attributes.clawback_statement_id ?? '');
  expect(!statement.attributes.paid, 'the statement is still to be paid');
  say(
    `The money comes off the ${statement.attributes.month} ${statement.attributes.year} statement, paid on ${statement.attributes.payment_date}.`,
  );
}

function expect(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Not as told: ${what}.`);
}
