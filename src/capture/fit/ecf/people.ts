import type { Row } from '../../observed.ts';
import { listOf, recordOf, stampsOf, textOf } from '../attributes.ts';
import { leave, shownOf } from './enrolment.ts';
import { LONG_AGO, LONG_AGO_AT, type Fitting, type Person, type Role, type Training } from './fitting.ts';
import { historyOf } from './history.ts';
import { movesOf } from './sides.ts';
import { makeTimes } from './times.ts';

/** Everybody whom anything names, in the order of the lists. */
export class People {
  readonly #people = new Map<string, Person>();
  readonly #mentors = new Set<string>();
  readonly #participants: ReadonlySet<string>;

  constructor(private readonly fitting: Fitting) {
    const { participants, unfundedMentors } = fitting.observed.lists;
    this.#participants = new Set(participants.map(({ id }) => id));
    for (const row of unfundedMentors) this.#mentors.add(row.id);
    for (const row of participants)
      if (listOf(row, 'ecf_enrolments').some((one) => textOf(one, 'participant_type') === 'mentor'))
        this.#mentors.add(row.id);
  }

  fit(): void {
    const { observed } = this.fitting;
    const { participants, transfers, unfundedMentors } = observed.lists;
    const moved = new Map(transfers.map((row) => [row.id, row]));
    for (const row of participants) this.#fitOne(row, moved.get(row.id) ?? null);
    for (const row of transfers) if (!this.#people.has(row.id)) this.#fitOne(null, row);
    const schoolOf = this.#mentorSchools();
    for (const row of unfundedMentors) this.#fitUnfunded(row, schoolOf.get(row.id));
  }

  #fitOne(row: Row | null, transfer: Row | null): void {
    const { fitting } = this;
    const id = row?.id ?? transfer?.id ?? '';
    const person: Person = { id, ...(row && whoIs(fitting, row)), training: [] };
    this.#people.set(id, person);
    const moves = transfer === null ? new Map<string, never>() : movesOf(transfer, fitting.providers);
    const movedAt = transfer && textOf(transfer, 'updated_at');
    const changedAt = (row && textOf(row, 'updated_at')) ?? movedAt ?? fitting.observed.at;
    if (row === null && transfer !== null && movedAt !== null) person.updatedAt = this.#touchedAt(transfer, movedAt);
    const stamps = { movedAt, changedAt };
    const histories = new Map<string, Training[]>();
    for (const enrolment of row === null ? [] : listOf(row, 'ecf_enrolments')) {
      const shown = row === null ? null : shownOf(fitting, row, enrolment, person, this.#mentors);
      if (shown === null) continue;
      const entries = historyOf(fitting, shown.record, shown.role, shown, moves.get(shown.record) ?? [], stamps);
      const uplift = [enrolment['pupil_premium_uplift'] === true, enrolment['sparsity_uplift'] === true] as const;
      histories.set(shown.record, this.#begun(entries, shown.createdAt, uplift));
    }
    const shownOnes = [...histories.keys()];
    if (row !== null && shownOnes.length === 0) leave(fitting, row, [], 'no enrolment shows where they train');
    for (const [record, list] of moves) {
      // whether a record that is shown nowhere is an ECT's or a mentor's, nothing tells
      if (!histories.has(record)) histories.set(record, historyOf(fitting, record, 'ect', null, list, stamps));
    }
    for (const record of inBothOrders(shownOnes, [...moves.keys()]))
      person.training.push(...(histories.get(record) ?? []));
    if (transfer !== null && moves.size === 0) this.#moveInvisibly(person, movedAt);
  }

  /** A partnership that was challenged has touched everybody under it. */
  #touchedAt(transfer: Row, movedAt: string): string {
    const urns = new Set(
      listOf(transfer, 'transfers').flatMap((one) =>
        ['leaving', 'joining'].map((name) => {
          const side = recordOf(one, name) ?? {};
          return textOf(side, 'provider') === this.fitting.observed.provider ? textOf(side, 'school_urn') : '';
        }),
      ),
    );
    return this.fitting.observed.lists.partnerships
      .filter((row) => textOf(row, 'challenged_at') !== null && urns.has(textOf(row, 'urn')))
      .reduce((at, row) => [at, (textOf(row, 'challenged_at') ?? at).slice(0, 19) + 'Z'].sort()[1] ?? at, movedAt);
  }

  /** The entries of a record, with one before them when the first does not tell when and where the record was made. */
  #begun(entries: Training[], createdAt: string, uplift: readonly [boolean, boolean]): Training[] {
    const [first] = entries;
    if (first === undefined) return entries;
    const { schools, partnerships, unseen, counts } = this.fitting;
    const at = partnerships.placeOf(first.partnership);
    const fits = first.createdAt === createdAt && at !== null && schools.hasUplift(at.school, at.cohort, uplift);
    if (fits) return entries;
    counts.add('where a record began');
    const { role, record } = first;
    const place = {
      partnership: null,
      school: unseen.school(this.fitting.cohorts, ...uplift),
      programme: 'none' as const,
    };
    const year = this.fitting.cohorts[0] ?? 2021;
    const span = { from: `${year}-09-01`, to: `${year}-09-01`, inductionStatus: 'changed' as const };
    return [{ role, record, ...place, ...span, createdAt }, ...entries];
  }

  /** In the list of transfers with none to show: arrived from a school that nothing tells of. */
  #moveInvisibly(person: Person, movedAt: string | null): void {
    const last = person.training.at(-1);
    if (movedAt !== null) person.unfundedUpdatedAt = movedAt;
    if (last === undefined) {
      this.fitting.left.push({
        list: 'transfers',
        id: person.id,
        attributes: [],
        why: 'nothing tells where they train',
      });
      return;
    }
    this.fitting.counts.add('sides of transfers');
    const place = this.fitting.partnerships.placeOf(last.partnership);
    if (place === null) return;
    last.schoolTransfer = true;
    const { role, record, createdAt } = last;
    const span = { from: LONG_AGO, to: LONG_AGO, inductionStatus: 'leaving' as const, ...(createdAt && { createdAt }) };
    person.training.push({ role, record, partnership: null, school: place.school.id, programme: 'none', ...span });
  }

  /** The school of an ECT of each mentor. */
  #mentorSchools(): Map<string, string> {
    const schools = new Map<string, string>();
    for (const { training } of this.#people.values())
      for (const { mentor, partnership } of training) {
        const place = mentor == null ? null : this.fitting.partnerships.placeOf(partnership);
        if (mentor != null && place !== null && !schools.has(mentor)) schools.set(mentor, place.school.id);
      }
    return schools;
  }

  #fitUnfunded(row: Row, school: string | undefined): void {
    const { fitting } = this;
    const known = this.#people.get(row.id);
    const [email, updatedAt] = [textOf(row, 'email'), textOf(row, 'updated_at')];
    fitting.counts.add('where unfunded mentors are');
    const entry: Training = {
      role: 'mentor',
      record: `mentor:${row.id}`,
      partnership: null,
      school: school ?? fitting.unseen.school(fitting.cohorts),
      programme: 'none',
      from: LONG_AGO,
      inductionStatus: 'active',
      ...(email !== null && { email }),
    };
    if (known === undefined) {
      const person: Person = { id: row.id, ...whoIs(fitting, row), ...stampsOf(row), training: [entry] };
      this.#people.set(row.id, person);
      return;
    }
    if (updatedAt !== null) known.unfundedUpdatedAt = updatedAt;
    const { name, trn } = whoIs(fitting, row);
    if (known.name == null && name != null) known.name = name;
    // a TRN that only this list shows is as the school typed it, unless no other list shows any
    if (known.trn == null && trn != null) {
      if (this.#participants.has(row.id)) entry.typedTrn = trn;
      else known.trn = trn;
    }
    known.training.push({ ...entry, createdAt: firstMade(known) ?? textOf(row, 'created_at') ?? LONG_AGO_AT });
  }

  /** Somebody in a role, for a declaration: who is in no list is made. */
  needRole(id: string, role: Role): Person {
    const person = this.#people.get(id) ?? { id, createdAt: LONG_AGO_AT, training: [] };
    this.#people.set(id, person);
    if (person.training.some((entry) => entry.role === role)) return person;
    this.fitting.counts.add('people whom only declarations name');
    const place = {
      partnership: null,
      school: this.fitting.unseen.school(this.fitting.cohorts),
      programme: 'none' as const,
    };
    const made = firstMade(person);
    const span = {
      from: LONG_AGO,
      inductionStatus: 'changed' as const,
      to: LONG_AGO,
      ...(made && { createdAt: made }),
    };
    person.training.push({ role, record: `unseen:${role}:${id}`, ...place, ...span });
    return person;
  }

  /** Makes another provider's declaration of a date visible. */
  openTo(id: string, role: Role, date: string): void {
    const person = this.needRole(id, role);
    const isOpen = person.training.some((entry) => entry.role === role && this.#opens(entry, date));
    const last = person.training.findLast((entry) => entry.role === role);
    if (isOpen || last === undefined) return;
    const { partnerships } = this.fitting;
    this.fitting.counts.add('own training that opens declarations');
    const place = partnerships.placeOf(last.partnership);
    const { id: partnership } = partnerships.own(place?.school ?? partnerships.nowhere(), false);
    const span = { from: LONG_AGO, to: LONG_AGO, inductionStatus: 'completed' as const };
    const { record, createdAt } = last;
    const at = createdAt === undefined ? {} : { createdAt };
    person.training.push({ role, record, partnership, schedule: 'ecf-standard-september', ...span, ...at });
  }

  #opens({ partnership, inductionStatus, to }: Training, date: string): boolean {
    if (!this.fitting.partnerships.isOwn(partnership)) return false;
    if (inductionStatus === 'active' || inductionStatus === 'completed') return true;
    return inductionStatus === 'leaving' && (to == null || `${to}T00:00:00Z` >= date);
  }

  written(): Person[] {
    makeTimes(this.fitting, this.#people);
    return [...this.#people.values()];
  }
}

/** Enrolments and transfers are each served by record in one order: those in the second list alone go where they stand. */
function inBothOrders(shown: readonly string[], moved: readonly string[]): string[] {
  const order = [...shown];
  for (const [i, record] of moved.entries()) {
    if (order.includes(record)) continue;
    const next = moved.slice(i + 1).find((one) => order.includes(one));
    order.splice(next === undefined ? order.length : order.indexOf(next), 0, record);
  }
  return order;
}

const firstMade = ({ training }: Person): string | undefined =>
  training.flatMap(({ createdAt }) => createdAt ?? []).sort()[0];

function whoIs(fitting: Fitting, row: Row): Partial<Person> {
  const [name, trn] = [textOf(row, 'full_name'), textOf(row, 'teacher_reference_number')];
  const isTrn = trn !== null && /^\d{7}$/.test(trn);
  if (trn !== null && !isTrn) leave(fitting, row, ['teacher_reference_number'], 'it has not seven digits');
  const updatedAt = textOf(row, 'updated_at');
  const idChanges = listOf(row, 'participant_id_changes').flatMap((change) => {
    const [from, to] = [textOf(change, 'from_participant_id'), textOf(change, 'to_participant_id')];
    const at = textOf(change, 'changed_at');
    return from === null || to === null || at === null ? [] : [{ from, to, at }];
  });
  return {
    ...(name !== null && { name }),
    ...(isTrn && { trn }),
    ...(updatedAt !== null && { updatedAt }),
    ...(idChanges.length > 0 && { idChanges }),
  };
}
