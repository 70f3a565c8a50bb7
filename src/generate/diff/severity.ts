import type { Severity } from './change.ts';
import type { Side } from './place.ts';

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
  | 'security-changed'
  | 'other';

type Table = Readonly<Record<Event, Severity>>;

/** What the client sends: what narrows it breaks, what widens it does nobody harm. */
const sent: Table = {
  'operation-added': 'harmless',
  'operation-removed': 'breaking',
  'operation-deprecated': 'warning',
  'operation-kept': 'harmless',
  'parameter-added': 'harmless',
  'parameter-added-required': 'breaking',
  'parameter-removed': 'breaking',
  'parameter-serialisation': 'breaking',
  'attribute-added': 'harmless',
  'attribute-added-required': 'breaking',
  'attribute-removed': 'breaking',
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
  'type-changed': 'breaking',
  'format-changed': 'breaking',
  'format-added': 'warning',
  'limit-changed': 'warning',
  'body-added': 'breaking',
  'body-removed': 'breaking',
  'body-required': 'warning',
  'body-optional': 'harmless',
  'media-type-added': 'harmless',
  'media-type-removed': 'breaking',
  'success-added': 'warning',
  'success-removed': 'breaking',
  'refusal-added': 'harmless',
  'refusal-removed': 'harmless',
  'security-changed': 'breaking',
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
  'format-added': 'harmless',
  'limit-changed': 'harmless',
  'body-added': 'harmless',
  'media-type-added': 'harmless',
  'media-type-removed': 'warning',
};

/**
 * How bad an event is for a client. The client reads a refusal of any shape, so that one looks different breaks
 * nothing.
 */
export function severityOf(event: Event, side: Side): Severity {
  if (side === 'answer') return got[event];
  return side === 'refusal' ? refusalOf(event) : sent[event];
}

function refusalOf(event: Event): Severity {
  return event === 'attribute-removed' || event === 'type-changed' ? 'warning' : 'harmless';
}
