import { hyphenated } from '../../../base/uuid.ts';
import type { Uuid } from '../../ids.ts';

const ACCEPTED = /^(?:\{([0-9a-f-]+)\}|([0-9a-f-]+))$/i;
const DIGITS = /^(?:[0-9a-f]{4}-?){8}$/i;

/**
 * An id as the framework casts it: in any case, in braces or not, hyphens left out or not. Null when it can be no id.
 */
export function readUuid(text: string): Uuid | null {
  const found = ACCEPTED.exec(text);
  const inner = found?.[1] ?? found?.[2];
  if (inner === undefined || !DIGITS.test(inner)) return null;
  const hex = inner.replaceAll('-', '').toLowerCase();
  return hyphenated(hex);
}
