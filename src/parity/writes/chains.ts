import type { Observed, Row } from '../../capture/observed.ts';
import { scheduleIdentifiers } from '../../rules/schedules.ts';
import { declarationTypes, evidenceTypes } from '../../rules/terms.ts';
import type { Ask } from '../types.ts';
import { coursesOf, moment, scheduleOf, WriteAsks } from './candidates.ts';
import type { Step } from './types.ts';

export interface Chain {
  readonly kind: string;
  readonly steps: readonly Step[];
}

/** Writes that may be accepted, each with the one that takes it back. Whether they are, the mock says. */
export function* chainsOf(observed: Observed, people: readonly Row[]): Generator<Chain> {
  const asks = new WriteAsks(observed.service);
  for (const { id, attributes } of people) {
    for (const course of coursesOf(attributes)) {
      const own = { course_identifier: course };
      yield* declarations(observed, asks, id, course);
      yield chain(
        'defer and resume',
        'the change of the timestamps, and where the service begins a new training on resuming, that one',
        asks.action('defer', id, { ...own, reason: 'other' }, 'an active one'),
        asks.action('resume', id, own, 'the one that was deferred'),
      );
      yield chain(
        'defer and resume',
        'the reason and the moment of the former deferral',
        asks.action('resume', id, own, 'a deferred one'),
        asks.action('defer', id, { ...own, reason: 'other' }, 'the one that was resumed'),
      );
      const present = scheduleOf(attributes, course);
      for (const schedule of scheduleIdentifiers)
        yield chain(
          'change the schedule and back',
          'the change of the timestamps',
          asks.action('change-schedule', id, { ...own, schedule_identifier: schedule }, 'another schedule'),
          asks.action('change-schedule', id, { ...own, schedule_identifier: present }, 'back to the former schedule'),
        );
    }
  }
}

function* declarations(observed: Observed, asks: WriteAsks, id: string, course: string): Generator<Chain> {
  const now = Date.parse(observed.at);
  for (const type of declarationTypes)
    for (const days of [0, 20, 60, 120, 240, 400])
      for (const evidence of evidenceTypes) {
        const attributes = {
          participant_id: id,
          course_identifier: course,
          declaration_type: type,
          declaration_date: moment(now - days * 86_400_000 - 3_600_000),
          evidence_held: evidence,
        };
        yield chain(
          'declare and void',
          'a declaration in the state voided',
          asks.declare(attributes, 'one that is due'),
          asks.void('{created}', 'the one that was made'),
        );
      }
}

function chain(kind: string, leaves: string, does: Ask, undoes: Ask): Chain {
  const step = { expects: 'accepted', rules: [] } as const;
  return {
    kind,
    steps: [
      { ...step, ask: does, leaves, undoes: false },
      { ...step, ask: undoes, leaves: '', undoes: true },
    ],
  };
}
