import { directionOfSets } from './directions.ts';
import type { Answer, Media, Operation } from './operations.ts';
import type { Root } from './pairs.ts';
import type { Parameter } from './parameters.ts';
import type { Direction, Event, Side } from './severity.ts';

/** A change above the schemas, at one place of one operation. */
export interface OperationChange {
  readonly event: Event;
  readonly direction?: Direction;
  readonly side: Side;
  readonly operation: string;
  readonly place: string;
  readonly message: string;
}

export interface OperationComparison {
  readonly changes: readonly OperationChange[];
  readonly roots: readonly Root[];
}

/** What differs between an operation before and after, and the schemas that are to be compared in it. */
export function compareOperations(before: Operation, after: Operation): OperationComparison {
  const changes: OperationChange[] = [];
  const roots: Root[] = [];
  const tell: Tell = {
    note: (event, side, place, message, direction = 'other') =>
      void changes.push({ event, side, place, message, direction, operation: before.name }),
    compare: (side, place, one, other) =>
      void roots.push({ side, place, operation: before.name, before: one, after: other }),
  };
  if (before.deprecated !== after.deprecated) {
    const [event, message] = after.deprecated
      ? (['operation-deprecated', 'The operation is deprecated.'] as const)
      : (['operation-kept', 'The operation is no longer deprecated.'] as const);
    tell.note(event, 'operation', '', message);
  }
  const authorised = directionOfSets(before.security.ways, after.security.ways);
  const isAuthorisedAnew = before.security.ways.size !== after.security.ways.size || authorised === 'other';
  if (isAuthorisedAnew)
    tell.note('security-changed', 'operation', '', 'How a request is authorised changed.', wayOf(before, after));
  const headers = isAuthorisedAnew
    ? new Set([...before.security.headers, ...after.security.headers])
    : new Set<string>();
  compareParameters(before, after, headers, tell);
  compareBodies(before, after, tell);
  compareAnswers(before, after, tell);
  return { changes, roots };
}

interface Tell {
  readonly note: (event: Event, side: Side, place: string, message: string, direction?: Direction) => void;
  readonly compare: (side: Side, place: string, before: Root['before'], after: Root['after']) => void;
}

/** A request that needs no authorisation is taken with any. */
function wayOf(before: Operation, after: Operation): Direction {
  return after.security.ways.has('') ? 'wider' : directionOfSets(before.security.ways, after.security.ways);
}

/** @param told headers that a change of the authorisation speaks of already */
function compareParameters(before: Operation, after: Operation, told: ReadonlySet<string>, tell: Tell): void {
  const isTold = ({ in: where, name }: Parameter): boolean => where === 'header' && told.has(name.toLowerCase());
  for (const [key, one] of before.parameters) {
    const other = after.parameters.get(key);
    if (other !== undefined) compareTwo(one, other, tell);
    else if (!isTold(one))
      tell.note('parameter-removed', 'parameter', one.name, 'Was removed.', one.in === 'header' ? 'other' : 'narrower');
  }
  for (const [key, { name, in: where, required }] of after.parameters) {
    if (before.parameters.has(key) || (where === 'header' && told.has(name.toLowerCase()))) continue;
    if (required) tell.note('parameter-added-required', 'parameter', name, 'Is new, and required.');
    else tell.note('parameter-added', 'parameter', name, 'Is new.');
  }
}

function compareTwo(one: Parameter, other: Parameter, tell: Tell): void {
  const { name } = one;
  if (one.required !== other.required) {
    if (other.required) tell.note('became-required', 'parameter', name, 'Became required.');
    else tell.note('became-optional', 'parameter', name, 'Is no longer required.');
  }
  if (one.deprecated !== other.deprecated) {
    if (other.deprecated) tell.note('attribute-deprecated', 'parameter', name, 'Is deprecated.');
    else tell.note('attribute-kept', 'parameter', name, 'Is no longer deprecated.');
  }
  for (const key of new Set([...one.writing.keys(), ...other.writing.keys()])) {
    const [was, is] = [one.writing.get(key) ?? 'none', other.writing.get(key) ?? 'none'];
    // one value alone is written the same either way
    if (was === is || (key === 'explode' && !(isList(one) && isList(other)))) continue;
    tell.note(
      'parameter-serialisation',
      'parameter',
      name,
      `Is written differently: ${key} changed from ${was} to ${is}.`,
    );
  }
  tell.compare('parameter', name, one.schema, other.schema);
}

function isList({ schema: { form } }: Parameter): boolean {
  return form.of !== 'whole' || form.kinds.has('array') || form.kinds.has('object');
}

function compareBodies(before: Operation, after: Operation, tell: Tell): void {
  const [one, other] = [before.body, after.body];
  if (one === null && other === null) return;
  if (one === null)
    return tell.note(
      'body-added',
      'request',
      'request',
      other?.required === true ? 'A body is wanted now.' : 'A body is read now.',
      other?.required === true ? 'narrower' : 'wider',
    );
  if (other === null) return tell.note('body-removed', 'request', 'request', 'No body is read any more.');
  if (one.required !== other.required) {
    if (other.required) tell.note('body-required', 'request', 'request', 'A body became required.');
    else tell.note('body-optional', 'request', 'request', 'A body is no longer required.');
  }
  compareContent('request', 'request', one.content, other.content, tell);
}

type Content = ReadonlyMap<string, Media>;

function compareContent(side: Side, place: string, before: Content, after: Content, tell: Tell): void {
  for (const [type, one] of before) {
    const other = after.get(type);
    if (other === undefined) {
      tell.note('media-type-removed', side, place, `The media type ${type} was removed.`);
      continue;
    }
    if (one.encoding !== other.encoding) tell.note('other', side, place, `How parts of ${type} are encoded changed.`);
    tell.compare(side, place, one.schema, other.schema);
  }
  for (const type of after.keys())
    if (!before.has(type)) tell.note('media-type-added', side, place, `The media type ${type} is new.`);
}

function compareAnswers(before: Operation, after: Operation, tell: Tell): void {
  for (const [status, one] of before.answers) {
    const other = after.answers.get(status);
    const [side, place] = sideOf(status);
    if (other !== undefined) compareAnswer(side, place, one, other, tell);
    else
      tell.note(
        side === 'answer' ? 'success-removed' : 'refusal-removed',
        side,
        place,
        `The answer ${status} was removed.`,
      );
  }
  for (const status of after.answers.keys()) {
    if (before.answers.has(status)) continue;
    const [side, place] = sideOf(status);
    tell.note(side === 'answer' ? 'success-added' : 'refusal-added', side, place, `The answer ${status} is new.`);
  }
}

function sideOf(status: string): [Side, string] {
  return [status.startsWith('2') ? 'answer' : 'refusal', `answer ${status}`];
}

function compareAnswer(side: Side, place: string, before: Answer, after: Answer, tell: Tell): void {
  if (before.content.size === 0 && after.content.size > 0) tell.note('body-added', side, place, 'Has a body now.');
  else if (before.content.size > 0 && after.content.size === 0)
    tell.note('body-removed', side, place, 'Has no body any more.');
  else compareContent(side, place, before.content, after.content, tell);
  for (const [key, one] of before.headers) {
    const other = after.headers.get(key);
    const at = `${place} header ${one.name}`;
    if (other === undefined) {
      tell.note('header-removed', side, at, 'The header was removed.', one.required ? 'narrower' : 'other');
      continue;
    }
    if (one.required !== other.required) {
      if (other.required) tell.note('became-required', side, at, 'Is always there now.');
      else tell.note('became-optional', side, at, 'Is no longer always there.');
    }
    tell.compare(side, at, one.schema, other.schema);
  }
  for (const [key, { name }] of after.headers)
    if (!before.headers.has(key)) tell.note('header-added', side, `${place} header ${name}`, 'The header is new.');
}
