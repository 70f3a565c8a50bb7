import { isRecord } from '../../base/guards.ts';
import { dayOf, isDay, type Day } from '../../rules/time.ts';
import type { Row } from '../observed.ts';

/** What stands in the attributes of a record, read with care: a service may serve what no description names. */

type Holder = Row | Readonly<Record<string, unknown>>;

const within = (holder: Holder, name: string): unknown =>
  'attributes' in holder && isRecord(holder.attributes) ? holder.attributes[name] : Reflect.get(holder, name);

export function textOf(holder: Holder, name: string): string | null {
  const value = within(holder, name);
  return typeof value === 'string' ? value : null;
}

/** A day, or the London day of an instant; null for what is neither. */
export function dayIn(holder: Holder, name: string): Day | null {
  const text = textOf(holder, name);
  if (text === null) return null;
  if (text.length === 10) return isDay(text) ? text : null;
  const at = Date.parse(text);
  return Number.isNaN(at) || !isDay(text.slice(0, 10)) ? null : dayOf(at, 'london');
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/** An instant as a scenario may have it; null for anything else. */
export function instantIn(holder: Holder, name: string): string | null {
  const text = textOf(holder, name);
  if (text === null || !INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  return Number.isNaN(Date.parse(text)) ? null : text;
}

/** A year, which both services serve as a text. */
export function yearOf(holder: Holder, name = 'cohort'): number | null {
  const value = within(holder, name);
  const year = typeof value === 'string' || typeof value === 'number' ? Number(value) : NaN;
  return Number.isInteger(year) && year >= 2020 && year <= 2099 ? year : null;
}

export const numberOf = (holder: Holder, name: string): number | null => {
  const value = within(holder, name);
  return typeof value === 'number' ? value : null;
};

export const flagOf = (holder: Holder, name: string): boolean | null => {
  const value = within(holder, name);
  return typeof value === 'boolean' ? value : null;
};

export function listOf(holder: Holder, name: string): readonly Readonly<Record<string, unknown>>[] {
  const value = within(holder, name);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

export function recordOf(holder: Holder, name: string): Readonly<Record<string, unknown>> | null {
  const value = within(holder, name);
  return isRecord(value) ? value : null;
}

/** `createdAt` and `updatedAt` of a scenario, as far as a record shows them. */
export function stampsOf(holder: Holder): { createdAt?: string; updatedAt?: string } {
  const [createdAt, updatedAt] = [instantIn(holder, 'created_at'), instantIn(holder, 'updated_at')];
  return { ...(createdAt !== null && { createdAt }), ...(updatedAt !== null && { updatedAt }) };
}
