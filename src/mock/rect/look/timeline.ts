import {
  after,
  atInstant,
  declared,
  inOrder,
  joins,
  leaves,
  linkTo,
  mergedIn,
  onDay,
  retired,
} from '../../look/happening.ts';
import type { Happening } from '../../look/types.ts';
import { roles } from '../derived/training.ts';
import { fullName } from '../views/participant.ts';
import type { Person, RectWorld, RoleRecord, Stay, Training } from '../world.ts';
import { seenDeclaration, successorOf } from './seen.ts';

/** What has happened to a person, oldest first. */
export function timelineOf(world: RectWorld, person: Person): Happening[] {
  const into = successorOf(world, person.id);
  if (into !== null) {
    const at = world.persons.get(into)?.idChanges.find(({ from }) => from === person.id)?.at;
    return [retired(into, at ?? person.updatedAt)];
  }
  return inOrder([
    atInstant(person.createdAt, { kind: 'registered', title: 'Registered' }),
    ...person.idChanges.map(mergedIn),
    ...inductions(person),
    ...roles.flatMap((role) => funding(person, person[role])),
    ...roles.flatMap((role) => person[role].stays.flatMap((stay) => stayed(world, stay))),
  ]);
}

function inductions({ inductions: kept, recordedInduction }: Person): Happening[] {
  const spans = [
    ...kept.map(({ start, end, outcome }) => ({ start, end, outcome })),
    ...(recordedInduction === null ? [] : [{ ...recordedInduction, outcome: null }]),
  ];
  return spans.flatMap(({ start, end, outcome }) => [
    ...(start === null ? [] : [onDay(start, { kind: 'induction', role: 'ect', title: 'Induction begins' })]),
    ...(end === null
      ? []
      : [
          onDay(end, {
            ...{ kind: 'induction', role: 'ect' },
            title: `Induction ends${outcome === null ? '' : `: ${outcome}`}`,
          }),
        ]),
  ]);
}

function funding({ mentorFundingEnd, mentorFundingReason }: Person, record: RoleRecord): Happening[] {
  const { role, eligibleFrom, ineligibleFrom } = record;
  const told: Happening[] = [];
  if (eligibleFrom !== null)
    told.push(onDay(eligibleFrom, { kind: 'funding', role, title: 'Found eligible for funding' }));
  if (ineligibleFrom !== null)
    told.push(onDay(ineligibleFrom, { kind: 'funding', role, title: 'No longer eligible for funding' }));
  if (role === 'mentor' && mentorFundingEnd !== null)
    told.push(
      onDay(mentorFundingEnd, {
        ...{ kind: 'funding', role, title: 'Mentor funding ends' },
        details: { reason: mentorFundingReason },
      }),
    );
  return told;
}

function stayed(world: RectWorld, stay: Stay): Happening[] {
  const { school, role, startedOn, finishedOn } = stay;
  return [
    onDay(startedOn, { ...joins(school), role }),
    ...(finishedOn === null ? [] : [onDay(after(finishedOn), { ...leaves(school), role })]),
    ...stay.training.flatMap(trained),
    ...stay.mentorships.flatMap(({ mentorId, from, to }) => {
      const mentor = world.persons.get(mentorId);
      const links = [linkTo('participant', { id: mentorId })];
      const name = mentor === undefined ? 'somebody' : fullName(mentor);
      return [
        onDay(from, { ...{ kind: 'mentor', role, links }, title: `Mentored by ${name}` }),
        ...(to === null
          ? []
          : [onDay(after(to), { ...{ kind: 'mentor', role, links }, title: `No longer mentored by ${name}` })]),
      ];
    }),
  ];
}

function trained(training: Training): Happening[] {
  const { partnership, interest, programme, schedule, startedOn, finishedOn, deferred, withdrawn } = training;
  const { role } = training.stay;
  const leadProvider = (partnership?.lp ?? interest?.lp)?.symbol ?? null;
  const cohort = (partnership?.cohort ?? interest?.cohort)?.year ?? null;
  const common = { role, leadProvider, links: partnership === null ? [] : [linkTo('partnership', partnership)] };
  const who =
    programme === 'school_led'
      ? 'School-led training'
      : partnership === null
        ? `Interest in ${leadProvider ?? 'a lead provider'}`
        : `Training with ${leadProvider ?? ''}`;
  const report = (kind: 'deferred' | 'withdrawn', given: Training['deferred']): Happening[] =>
    given === null
      ? []
      : [
          atInstant(given.at, {
            ...common,
            kind,
            title: `${kind === 'deferred' ? 'Deferred' : 'Withdrawn'} by ${leadProvider ?? 'its lead provider'}: ${given.reason}`,
            details: { reason: given.reason },
          }),
        ];
  return [
    onDay(startedOn, {
      ...{ ...common, kind: 'training', title: `${who} begins` },
      details: { schedule: schedule?.identifier ?? null, cohort },
    }),
    ...(finishedOn === null ? [] : [onDay(after(finishedOn), { ...common, kind: 'training', title: `${who} ends` })]),
    ...report('deferred', deferred),
    ...report('withdrawn', withdrawn),
    ...training.declarations.map((declaration) => declared(seenDeclaration(declaration))),
  ];
}
