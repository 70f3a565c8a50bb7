import { dayOf, type Day } from '../../../rules/time.ts';
import { uuidOf, type IdOf } from '../../ids.ts';
import { appendShort, longer, takeNumber } from '../../kit/collections.ts';
import type { ScenarioParticipant, ScenarioTraining } from '../../scenario/schema.ts';
import { must, scheduleKey } from '../../world/base-world.ts';
import type { Role, Schedule, School } from '../../world/records.ts';
import type { Stamps } from '../../world/stamps.ts';
import { standardSchedule } from '../derived/assigned-schedule.ts';
import { byStart, roles } from '../derived/training.ts';
import {
  emptyPerson,
  emptyRole,
  none,
  type Person,
  type RectWorld,
  type RoleRecord,
  type Stay,
  type Training,
} from '../world.ts';

/** Adds a person with their stays and training. Mentors are added later, when all persons are loaded. */
export function loadPerson(world: RectWorld, written: ScenarioParticipant, stamps: Stamps, idOf: IdOf): void {
  const id = idOf(written.id);
  const { induction } = written;
  const fundingEnd = written.mentorFundingEnd ?? null;
  const times = stamps.of(written);
  const person: Person = {
    id,
    createdAt: times.createdAt,
    updatedAt: times.updatedAt,
    number: takeNumber(world),
    name: written.name ?? null,
    trn: written.trn ?? null,
    retired: false,
    unfundedUpdatedAt: written.unfundedUpdatedAt != null ? Date.parse(written.unfundedUpdatedAt) : times.updatedAt,
    idChanges:
      written.idChanges?.map(({ from, to, at }) => ({ from: idOf(from), to: idOf(to), at: Date.parse(at) })) ?? none,
    inductions:
      induction?.start != null
        ? [{ start: induction.start, end: induction.end ?? null, outcome: induction.outcome ?? null }]
        : none,
    recordedInduction: null,
    mentorAsOf: null,
    mentorFundingEnd: fundingEnd,
    mentorFundingReason: written.mentorFundingReason ?? (fundingEnd === null ? null : 'completed_declaration_received'),
    ect: emptyRole('ect'),
    mentor: emptyRole('mentor'),
    seenBy: { participants: none, transfers: none, mentors: none },
  };
  world.persons.set(id, person);
  if (person.trn !== null) world.byTrn.set(person.trn, id);
  for (const { from } of person.idChanges) world.successors.set(from, id);
  const { training = none } = written;
  const [first] = training;
  for (const role of roles) {
    if (first !== undefined && training.every((entry) => entry.role === first.role)) {
      // nearly everybody has one role, and needs no list of what belongs to it
      if (first.role === role) loadRole(world, person, role, training, stamps, idOf);
      continue;
    }
    loadRole(
      world,
      person,
      role,
      training.filter((entry) => entry.role === role),
      stamps,
      idOf,
    );
  }
}

/** Retired ids keep a row, as after a merge. Call this when all current persons are loaded. */
export function loadRetiredRows(world: RectWorld): void {
  for (const [from, to] of world.successors) {
    const successor = world.persons.get(to);
    if (successor === undefined || world.persons.has(from)) continue;
    world.persons.set(from, { ...emptyPerson(from, takeNumber(world), successor.createdAt), retired: true });
  }
}

function loadRole(
  world: RectWorld,
  person: Person,
  role: Role,
  entries: readonly ScenarioTraining[],
  stamps: Stamps,
  idOf: IdOf,
): void {
  const record = person[role];
  const [first] = entries;
  if (first === undefined) return;
  record.trainingRecordId = uuidOf(first.record);
  record.frozenCohort = lastWritten(entries, 'frozenCohort');
  for (const spell of spellsOf(world, entries, idOf)) {
    const stay: Stay = {
      number: takeNumber(world),
      person,
      role,
      school: spell.school,
      startedOn: spell.from,
      finishedOn: endOf(spell.entries),
      email: lastWritten(spell.entries, 'email'),
      workingPattern: lastWritten(spell.entries, 'workingPattern'),
      createdAt: stamps.of(spell.entries[0] ?? {}, person.createdAt).createdAt,
      training: [],
      mentorships: [],
    };
    record.stays = longer(record.stays, stay);
    appendShort(world.staysBySchool, stay.school.id, stay);
    for (const entry of spell.entries) loadTraining(world, stay, entry, stamps, idOf);
    stay.training.sort(byStart);
  }
  record.stays.sort(byStart);
  loadEligibility(record, entries);
}

interface Spell {
  readonly school: School;
  readonly from: Day;
  readonly entries: ScenarioTraining[];
}

/** Entries with the same school and start there are one stay. */
function spellsOf(world: RectWorld, entries: readonly ScenarioTraining[], idOf: IdOf): Spell[] {
  const spells: Spell[] = [];
  for (const entry of entries) {
    const school =
      entry.partnership === null
        ? must(world.schools, idOf(entry.school ?? ''), 'school')
        : must(world.partnerships, idOf(entry.partnership), 'partnership').school;
    const from = schoolFrom(entry);
    const known = spells.find((spell) => spell.school === school && spell.from === from);
    if (known === undefined) spells.push({ school, from, entries: [entry] });
    else known.entries.push(entry);
  }
  return spells;
}

function schoolFrom(entry: ScenarioTraining): Day {
  return entry.schoolFrom ?? entry.from ?? '';
}

/** The end of a stay as written; if none is written, the end of the training that lasts longest. */
function endOf(entries: readonly ScenarioTraining[]): Day | null {
  const said = entries.filter(({ schoolTo }) => schoolTo !== undefined).map(({ schoolTo }) => schoolTo ?? null);
  const ends = said.length > 0 ? said : entries.map(({ to }) => to ?? null);
  return ends.reduce((a, b) => (a === null || b === null ? null : a > b ? a : b));
}

function lastWritten<K extends 'frozenCohort' | 'email' | 'workingPattern'>(
  entries: readonly ScenarioTraining[],
  key: K,
): NonNullable<ScenarioTraining[K]> | null {
  for (let i = entries.length - 1; i >= 0; i -= 1) {
    const value = entries[i]?.[key];
    if (value != null) return value;
  }
  return null;
}

function loadTraining(world: RectWorld, stay: Stay, entry: ScenarioTraining, stamps: Stamps, idOf: IdOf): void {
  const partnership =
    entry.partnership === null ? null : must(world.partnerships, idOf(entry.partnership), 'partnership');
  const interest =
    partnership === null && entry.expressionOfInterest
      ? {
          lp: must(world.providerById, idOf(entry.expressionOfInterest.lp), 'lead provider'),
          cohort: must(world.cohorts, entry.expressionOfInterest.cohort, 'cohort'),
        }
      : null;
  const schoolLed = partnership === null && interest === null;
  // at the school without training: a stay with nothing in it
  if (schoolLed && entry.programme !== 'school_led') return;
  const startedOn = entry.from ?? stay.startedOn;
  const { createdAt, updatedAt } = stamps.of(entry, stay.person.createdAt);
  const cohort = partnership?.cohort ?? interest?.cohort;
  const training: Training = {
    number: takeNumber(world),
    stay,
    programme: schoolLed ? 'school_led' : 'provider_led',
    startedOn,
    finishedOn: trainingEnd(entry, startedOn, stay),
    partnership,
    interest,
    schedule:
      cohort === undefined ? null : scheduleOf(world, cohort.year, entry.schedule ?? standardSchedule(startedOn)),
    withdrawn: reported(entry.withdrawn),
    deferred: reported(entry.deferred),
    createdAt,
    transferUpdatedAt: entry.transferUpdatedAt != null ? Date.parse(entry.transferUpdatedAt) : updatedAt,
    declarations: [],
  };
  stay.training = longer(stay.training, training);
  if (partnership !== null) appendShort(world.trainingByPartnership, partnership.id, training);
}

/** The live service ends training on the day it is deferred or withdrawn, and never lets it outlast the stay. */
function trainingEnd(entry: ScenarioTraining, startedOn: Day, stay: Stay): Day | null {
  if (entry.to != null) return entry.to;
  if (entry.withdrawn == null && entry.deferred == null) return stay.finishedOn;
  const days = [entry.withdrawn, entry.deferred].flatMap((action) =>
    action ? [dayOf(Date.parse(action.at), 'london')] : [],
  );
  const ended = days.length === 0 ? null : days.reduce((a, b) => (a < b ? a : b));
  if (ended === null || (stay.finishedOn !== null && stay.finishedOn < ended)) return stay.finishedOn;
  return ended < startedOn ? startedOn : ended;
}

function reported(action: { at: string; reason: string } | null | undefined): Training['withdrawn'] {
  return action ? { at: Date.parse(action.at), reason: action.reason.replaceAll('_', '-') } : null;
}

function scheduleOf(world: RectWorld, cohort: number, identifier: string): Schedule {
  return world.schedules.get(scheduleKey(cohort, identifier)) ?? { cohort, identifier, milestones: new Map() };
}

/** Eligibility is dated from the start of the stay it is written on. A person who is eligible once stays eligible. */
function loadEligibility(record: RoleRecord, entries: readonly ScenarioTraining[]): void {
  const [only] = entries;
  if (only !== undefined && entries.length === 1) {
    if (only.eligibleForFunding === true) record.eligibleFrom = schoolFrom(only);
    if (only.eligibleForFunding === false) record.ineligibleFrom = schoolFrom(only);
    return;
  }
  const starts = (wanted: boolean): Day | null =>
    entries
      .filter((entry) => entry.eligibleForFunding === wanted)
      .map(schoolFrom)
      .sort()[0] ?? null;
  record.eligibleFrom = starts(true);
  record.ineligibleFrom = record.eligibleFrom === null ? starts(false) : null;
}
