import type { Uuid } from '../../ids.ts';
import { atInstant, declared, inOrder, joins, leaves, linkTo, mergedIn, onDay, retired } from '../../look/happening.ts';
import type { Happening } from '../../look/types.ts';
import type { EcfWorld, InductionRecord, Profile, ProfileState } from '../world.ts';
import { isRetired, seenDeclaration } from './seen.ts';

/** What has happened to a person, oldest first. */
export function timelineOf(world: EcfWorld, id: Uuid): Happening[] {
  const user = world.users.get(id);
  if (user === undefined || isRetired(world, id))
    return (world.usersByRetiredId.get(id) ?? [])
      .slice(0, 1)
      .flatMap((into) => into.idChanges.filter(({ from }) => from === id).map(({ at }) => retired(into.id, at)));
  return inOrder([
    atInstant(user.createdAt, { kind: 'registered', title: 'Registered' }),
    ...user.idChanges.map(mergedIn),
    ...(world.profilesOf.get(id) ?? []).flatMap(ofProfile),
    ...(world.declarationsOf.get(id) ?? []).map((declaration) => declared(seenDeclaration(declaration))),
  ]);
}

function ofProfile(profile: Profile): Happening[] {
  const { role, states, formerSchedules, schedule, createdAt } = profile;
  return [
    atInstant(createdAt, {
      kind: 'registered',
      role,
      title: `Registered as ${role === 'ect' ? 'an ECT' : 'a mentor'}`,
    }),
    ...states.flatMap((state, i) => reported(profile, state, states[i - 1])),
    ...formerSchedules.map(({ schedule: left, at }, i) => {
      const to = (formerSchedules[i + 1]?.schedule ?? schedule).identifier;
      return atInstant(at, {
        ...{ kind: 'schedule', role, title: `Schedule changed to ${to}` },
        details: { from: left.identifier, to },
      });
    }),
    ...dated(profile),
    ...profile.records.flatMap((record, i) => recorded(profile, record, profile.records[i - 1])),
  ];
}

/** What a lead provider has said. That somebody is active says something only after they were not. */
function reported({ role }: Profile, state: ProfileState, before: ProfileState | undefined): Happening[] {
  const { lp, reason, at } = state;
  if (state.state === 'active' && (before === undefined || before.state === 'active')) return [];
  const kind = state.state === 'active' ? 'resumed' : state.state;
  const word = { resumed: 'Resumed', deferred: 'Deferred', withdrawn: 'Withdrawn' }[kind];
  return [
    atInstant(at, {
      ...{ kind, role, leadProvider: lp.symbol },
      title: `${word} by ${lp.symbol}${reason === null ? '' : `: ${reason}`}`,
      details: { reason },
    }),
  ];
}

function dated({
  role,
  inductionStarted,
  inductionCompleted,
  mentorCompleted,
  mentorCompletionReason,
  eligibility,
  updatedAt,
}: Profile): Happening[] {
  return [
    ...(inductionStarted === null
      ? []
      : [onDay(inductionStarted, { kind: 'induction', role, title: 'Induction begins' })]),
    ...(inductionCompleted === null
      ? []
      : [onDay(inductionCompleted, { kind: 'induction', role, title: 'Induction ends' })]),
    ...(mentorCompleted === null
      ? []
      : [
          onDay(mentorCompleted, {
            ...{ kind: 'funding', role, title: 'Mentor funding ends' },
            details: { reason: mentorCompletionReason },
          }),
        ]),
    ...(eligibility === null
      ? []
      : [
          atInstant(updatedAt, {
            ...{ kind: 'funding', role, title: `Eligibility by now: ${eligibility.status}` },
            details: { status: eligibility.status, reason: eligibility.reason },
          }),
        ]),
  ];
}

function recorded({ role }: Profile, record: InductionRecord, before: InductionRecord | undefined): Happening[] {
  const { programme, start, end, mentor, schedule } = record;
  const { partnership, schoolCohort } = programme;
  const { school } = schoolCohort;
  const leadProvider = partnership?.lp.symbol ?? null;
  const links = partnership === null ? [] : [linkTo('partnership', partnership)];
  const who = leadProvider === null ? `Training (${programme.kind})` : `Training with ${leadProvider}`;
  const isAtNewSchool = before?.programme.schoolCohort.school !== school;
  const told: Happening[] = [];
  if (isAtNewSchool) told.push(atInstant(start, { ...joins(school), role }));
  told.push(
    atInstant(start, {
      ...{ kind: 'training', role, leadProvider, links, title: `${who} begins` },
      details: { schedule: schedule.identifier, cohort: schoolCohort.cohort.year },
    }),
  );
  if (mentor !== null && mentor !== before?.mentor)
    told.push(
      atInstant(start, {
        ...{ kind: 'mentor', role, title: `Mentored by ${mentor.user.fullName}` },
        links: [linkTo('participant', mentor.user)],
      }),
    );
  if (end !== null) {
    told.push(atInstant(end, { ...{ kind: 'training', role, leadProvider, links }, title: `${who} ends` }));
    if (record.status === 'leaving') told.push(atInstant(end, { ...leaves(school), role }));
  }
  return told;
}
