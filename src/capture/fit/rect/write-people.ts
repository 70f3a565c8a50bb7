import type { Row } from '../../observed.ts';
import { instantIn, listOf, textOf } from '../attributes.ts';
import { risingBy } from '../rising.ts';
import type { Building, Part as PartOf } from './building.ts';
import type { Part, Slice, Stay } from './drafts.ts';
import type { Fitted } from './people.ts';

type Participant = PartOf<'participants'>;
type Entry = NonNullable<Participant['training']>[number];

/** A moment before all that is served, so that whoever is made later comes last. */
const BEGAN = Date.parse('2021-09-01T00:00:00Z');

/** Participants as a scenario writes them, made one after the other in the order in which they are served. */
export function writePeople(building: Building, people: readonly Fitted[]): Participant[] {
  building.count('when participants were made', people.length);
  const times = timesOf(people);
  return people.map(({ row, parts }, i) => ({
    id: row.id,
    name: textOf(row, 'full_name'),
    trn: textOf(row, 'teacher_reference_number'),
    createdAt: new Date(times[i] ?? BEGAN).toISOString(),
    updatedAt: instantIn(row, 'updated_at') ?? building.observed.at,
    ...changesOf(row),
    ...inductionOf(building, row),
    ...fundingOf(row),
    training: parts.flatMap((part) => writePart(building, part)),
  }));
}

/**
 * When people were made, of which only the order shows: with their first stay, as far as that goes with the order, and
 * everybody else just after the one before.
 */
function timesOf(people: readonly Fitted[]): number[] {
  const firstStay = ({ parts }: Fitted): number =>
    parts.length === 0 ? NaN : Math.min(...parts.map(({ createdAt }) => Date.parse(createdAt ?? '')));
  const kept = risingBy(people, firstStay);
  let before = BEGAN;
  return people.map((person) => (before = kept.has(person) ? Math.max(firstStay(person), before) : before + 1));
}

function changesOf(row: Row): Pick<Participant, 'idChanges'> {
  const idChanges = listOf(row, 'participant_id_changes').flatMap((one) => {
    const [from, to] = [textOf(one, 'from_participant_id'), textOf(one, 'to_participant_id')];
    const at = textOf(one, 'changed_at');
    return from === null || to === null || at === null ? [] : [{ from, to, at }];
  });
  return idChanges.length === 0 ? {} : { idChanges };
}

function inductionOf(building: Building, row: Row): Pick<Participant, 'induction'> {
  const enrolment = listOf(row, 'ecf_enrolments').find((one) => textOf(one, 'participant_type') === 'ect');
  if (enrolment === undefined) return {};
  const start = textOf(enrolment, 'overall_induction_start_date');
  const [passed, latest] = [
    textOf(enrolment, 'induction_end_date'),
    textOf(enrolment, 'most_recent_induction_period_end_date'),
  ];
  if (start === null && passed === null && latest === null) return {};
  if (start === null || (passed !== null && passed !== latest))
    building.left.push({
      ...{ list: 'participants', id: row.id, why: 'its induction stands in the teaching record alone' },
      attributes: ['overall_induction_start_date', 'most_recent_induction_period_end_date'].map(
        (name) => `ecf_enrolments.${name}`,
      ),
    });
  const end = passed ?? latest;
  return { induction: { start: start ?? end, end, ...(passed !== null && { outcome: 'pass' as const }) } };
}

function fundingOf(row: Row): Pick<Participant, 'mentorFundingEnd' | 'mentorFundingReason'> {
  const enrolment = listOf(row, 'ecf_enrolments').find((one) => textOf(one, 'participant_type') === 'mentor');
  const end = enrolment === undefined ? null : textOf(enrolment, 'mentor_funding_end_date');
  const reason = enrolment === undefined ? null : textOf(enrolment, 'mentor_ineligible_for_funding_reason');
  const known = reasons.find((one) => one === reason);
  return { ...(end !== null && { mentorFundingEnd: end }), ...(known !== undefined && { mentorFundingReason: known }) };
}

const reasons = ['completed_declaration_received', 'completed_during_early_roll_out', 'started_not_completed'] as const;

function writePart(building: Building, part: Part): Entry[] {
  const stays = [...part.stays].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  return stays.flatMap((stay, i) => {
    const made = i === 0 ? part.createdAt : stay.createdAt;
    return writeStay(building, part, stay, made);
  });
}

function writeStay(building: Building, part: Part, stay: Stay, createdAt: string | null): Entry[] {
  const { role, record, eligible, frozen } = part;
  const there = {
    ...{ role, record, schoolFrom: stay.from, schoolTo: stay.to },
    ...(stay.email !== null && { email: stay.email }),
    ...(stay.workingPattern !== null && { workingPattern: stay.workingPattern }),
    ...(eligible !== null && { eligibleForFunding: eligible }),
    ...(frozen && { frozenCohort: 2021 }),
  };
  const mentors =
    stay.mentor === null || role === 'mentor' ? {} : { mentors: [{ id: stay.mentor, from: stay.from, to: null }] };
  const entries = stay.slices.map((slice) => ({ ...there, ...writeSlice(building, part, stay, slice) }));
  const [first, ...rest] = entries;
  const none: Entry = {
    ...there,
    ...mentors,
    partnership: null,
    school: building.schoolOf(stay.urn),
    programme: 'none',
  };
  if (first === undefined) return [none];
  if (createdAt === null || first.createdAt === undefined || first.createdAt === createdAt)
    return [{ ...first, ...mentors, ...(createdAt !== null && { createdAt }) }, ...rest];
  // the stay was made when its first training was not
  return [{ ...none, createdAt }, first, ...rest];
}

function writeSlice(building: Building, part: Part, stay: Stay, slice: Slice): Entry {
  const { latest } = part;
  const at = {
    ...{ role: part.role, record: part.record, from: slice.from, to: slice.to },
    ...(slice.createdAt !== null && { createdAt: slice.createdAt }),
    ...(slice.touchedAt !== null && { transferUpdatedAt: slice.touchedAt }),
    ...(slice.withdrawn !== null && { withdrawn: slice.withdrawn }),
    ...(slice.deferred !== null && { deferred: slice.deferred }),
  };
  if (slice.partnership !== null)
    return { ...at, partnership: slice.partnership, schedule: slice.schedule ?? latest?.slice.schedule ?? STANDARD };
  return { ...at, partnership: null, school: building.schoolOf(stay.urn), programme: 'school_led' };
}

const STANDARD = 'ecf-standard-september';

/** People whom no list shows and who are named as mentors, and those whom only the list of unfunded mentors shows. */
export function writeMentors(building: Building, people: readonly Fitted[]): Participant[] {
  const schoolsOf = new Map<string, { urn: string; from: string }[]>();
  for (const { parts } of people)
    for (const { latest } of parts) {
      const mentor = latest?.stay.mentor ?? null;
      if (latest === null || mentor === null) continue;
      schoolsOf.set(mentor, [...(schoolsOf.get(mentor) ?? []), latest.stay]);
    }
  const known = new Set(people.map(({ row }) => row.id));
  const written = building.observed.lists.unfundedMentors.map((row): Participant => {
    known.add(row.id);
    const email = textOf(row, 'email');
    const stays = email === null ? [] : (schoolsOf.get(row.id) ?? []);
    if (!schoolsOf.has(row.id))
      building.left.push({
        list: 'unfundedMentors',
        id: row.id,
        attributes: [],
        why: 'no participant shows whom they mentor',
      });
    const at = instantIn(row, 'updated_at') ?? building.observed.at;
    const urns = [...new Map(stays.map(({ urn, from }) => [urn, from]))];
    return {
      ...{ id: row.id, name: textOf(row, 'full_name'), trn: textOf(row, 'teacher_reference_number') },
      ...{ createdAt: instantIn(row, 'created_at') ?? at, updatedAt: at, unfundedUpdatedAt: at },
      training: urns.map(([urn, from]) => ({
        ...{ role: 'mentor', record: `unseen-record-${row.id}`, partnership: null, email },
        ...{ school: building.schoolOf(urn), programme: 'none', schoolFrom: from },
      })),
    };
  });
  const unseen = [...schoolsOf.keys()].filter((id) => !known.has(id));
  if (unseen.length > 0) building.count('mentors of former days', unseen.length);
  return [...written, ...unseen.map((id) => ({ id, createdAt: building.observed.at }))];
}
