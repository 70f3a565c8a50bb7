import type { Severity } from './change.ts';

/** Where in an operation a change is: what the client sends, what it gets, or how it is refused. */
export type Side = 'operation' | 'parameter' | 'request' | 'answer' | 'refusal';

/** Whether more values fit than before, fewer, or others. */
export type Direction = 'wider' | 'narrower' | 'other';

/** What happened, in words that mean the same on both sides of the wire. */
export type Event =
  | 'operation-added'
  | 'operation-removed'
  | 'operation-deprecated'
  | 'operation-kept'
  | 'parameter-added'
  | 'parameter-added-required'
  | 'parameter-removed'
  | 'parameter-serialisation'
  | 'attribute-added'
  | 'attribute-added-required'
  | 'attribute-removed'
  | 'attribute-deprecated'
  | 'attribute-kept'
  | 'alternative-added'
  | 'alternative-removed'
  | 'became-required'
  | 'became-optional'
  | 'became-nullable'
  | 'no-longer-nullable'
  | 'values-added'
  | 'values-removed'
  | 'values-opened'
  | 'values-closed'
  | 'type-changed'
  | 'format-changed'
  | 'format-added'
  | 'limit-changed'
  | 'body-added'
  | 'body-removed'
  | 'body-required'
  | 'body-optional'
  | 'media-type-added'
  | 'media-type-removed'
  | 'success-added'
  | 'success-removed'
  | 'refusal-added'
  | 'refusal-removed'
  | 'header-added'
  | 'header-removed'
  | 'security-changed'
  | 'other';

/** One verdict, or one for each direction of the change. */
type Verdict = Severity | Readonly<Record<Direction, Severity>>;

type Table = Readonly<Record<Event, Verdict>>;

const onlyWiderIsFine: Verdict = { wider: 'harmless', narrower: 'breaking', other: 'breaking' };
const onlyNarrowerIsFine: Verdict = { wider: 'breaking', narrower: 'harmless', other: 'breaking' };
const widerIsNew: Verdict = { wider: 'warning', narrower: 'harmless', other: 'warning' };

/** What the client sends: what narrows it breaks, what widens it does nobody harm. */
const sent: Table = {
  'operation-added': 'harmless',
  'operation-removed': 'breaking',
  'operation-deprecated': 'warning',
  'operation-kept': 'harmless',
  'parameter-added': 'harmless',
  'parameter-added-required': 'breaking',
  // other: a header, which the service no longer looks at when it comes
  'parameter-removed': { wider: 'breaking', narrower: 'breaking', other: 'warning' },
  'parameter-serialisation': 'breaking',
  'attribute-added': 'harmless',
  'attribute-added-required': 'breaking',
  'attribute-removed': 'breaking',
  'attribute-deprecated': 'warning',
  'attribute-kept': 'harmless',
  'alternative-added': 'harmless',
  'alternative-removed': 'breaking',
  'became-required': 'breaking',
  'became-optional': 'harmless',
  'became-nullable': 'harmless',
  'no-longer-nullable': 'breaking',
  'values-added': 'harmless',
  'values-removed': 'breaking',
  'values-opened': 'harmless',
  'values-closed': 'breaking',
  'type-changed': onlyWiderIsFine,
  'format-changed': onlyWiderIsFine,
  'format-added': 'breaking',
  'limit-changed': onlyWiderIsFine,
  'body-added': onlyWiderIsFine,
  'body-removed': 'breaking',
  'body-required': 'breaking',
  'body-optional': 'harmless',
  'media-type-added': 'harmless',
  'media-type-removed': 'breaking',
  'success-added': 'warning',
  'success-removed': 'breaking',
  'refusal-added': 'harmless',
  'refusal-removed': 'harmless',
  'header-added': 'harmless',
  // narrower: one that every answer had
  'header-removed': { wider: 'warning', narrower: 'breaking', other: 'warning' },
  'security-changed': onlyWiderIsFine,
  other: 'warning',
};

/** What the client gets: what it relied on and loses breaks it, what it has never seen is a warning. */
const got: Table = {
  ...sent,
  'attribute-added-required': 'harmless',
  'alternative-added': 'warning',
  'alternative-removed': 'harmless',
  'became-required': 'harmless',
  'became-optional': 'breaking',
  'became-nullable': 'breaking',
  'no-longer-nullable': 'harmless',
  'values-added': 'warning',
  'values-removed': 'harmless',
  'values-opened': 'warning',
  'values-closed': 'harmless',
  'type-changed': onlyNarrowerIsFine,
  'format-changed': { wider: 'warning', narrower: 'harmless', other: 'breaking' },
  'format-added': 'harmless',
  'limit-changed': widerIsNew,
  'body-added': 'harmless',
  'media-type-added': 'harmless',
  'media-type-removed': 'warning',
};

/**
 * How bad an event is for a client. The client reads a refusal of any shape, so that one looks different breaks
 * nothing.
 */
export function severityOf(event: Event, side: Side, direction: Direction = 'other'): Severity {
  if (side === 'refusal') return refusalOf(event, direction);
  const verdict = side === 'answer' ? got[event] : sent[event];
  return typeof verdict === 'string' ? verdict : verdict[direction];
}

function refusalOf(event: Event, direction: Direction): Severity {
  const looksDifferent = event === 'attribute-removed' || (event === 'type-changed' && direction !== 'narrower');
  return looksDifferent ? 'warning' : 'harmless';
}
