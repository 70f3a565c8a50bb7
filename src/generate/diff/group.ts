import { compareTexts } from '../../base/compare-texts.ts';
import type { WrapperName } from '../../contract/index.ts';
import { severities, type GroupedChange, type Severity } from './change.ts';
import { keyOf } from './limits.ts';
import { TOLD, type Place } from './places.ts';

/** A change as it was found, with all the places it was found at. */
export interface FoundChange {
  readonly severity: Severity;
  readonly kind: string;
  readonly message: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Where it was written, when several places have it from there. */
  readonly origin?: string | undefined;
  readonly first: readonly Place[];
  readonly count: number;
  readonly operations: readonly string[];
}

interface Group {
  readonly change: FoundChange;
  readonly first: Place[];
  readonly operations: Set<string>;
  count: number;
}

/** Puts together what is one change: what was written at one place, and what is the same at one place of operations. */
export function group(
  found: readonly FoundChange[],
  wrapper: (operation: string) => WrapperName | null,
): GroupedChange[] {
  const groups = new Map<string, Group>();
  for (const change of found) {
    const { severity, kind, message, before, after, origin, first, count, operations } = change;
    const same = [severity, kind, message, before ?? null, after ?? null];
    const [here] = first;
    // an operation that came or went is a change of its own
    const where = here === undefined || here.place === '' ? (here?.operation ?? '') : recordOf(here.place);
    const keys = [keyOf(['at', where, ...same]), ...(origin === undefined ? [] : [keyOf(['from', origin, ...same])])];
    const group = keys.map((key) => groups.get(key)).find((known) => known !== undefined) ?? {
      change,
      first: [],
      operations: new Set<string>(),
      count: 0,
    };
    group.first.push(...first.slice(0, TOLD));
    for (const operation of operations) group.operations.add(operation);
    group.count = Math.min(group.count + count, Number.MAX_SAFE_INTEGER);
    for (const key of keys) if (!groups.has(key)) groups.set(key, group);
  }
  return [...new Set(groups.values())].map((one) => grouped(one, wrapper)).sort(inOrder);
}

function grouped(
  { change, first, operations, count }: Group,
  wrapper: (operation: string) => WrapperName | null,
): GroupedChange {
  const { severity, kind, message, before, after } = change;
  const shown = [...first]
    .sort((a, b) => compareTexts(a.operation, b.operation) || a.place.length - b.place.length)
    .slice(0, TOLD);
  return {
    severity,
    kind,
    place: recordOf(shown[0]?.place ?? ''),
    message,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    operations: [...operations].sort(byPath).map((operation) => ({ operation, wrapper: wrapper(operation) })),
    places: { first: shown, more: Math.max(0, count - shown.length) },
  };
}

/** A list's items and a single record are one place. */
export function recordOf(place: string): string {
  return place.replace(' data[]', ' data');
}

/** `GET /a` after `PUT /a` and before `GET /b` */
function byPath(a: string, b: string): number {
  const [methodA = '', pathA = ''] = a.split(' ');
  const [methodB = '', pathB = ''] = b.split(' ');
  return compareTexts(pathA, pathB) || compareTexts(methodA, methodB);
}

function inOrder(a: GroupedChange, b: GroupedChange): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compareTexts(a.operations[0]?.operation ?? '', b.operations[0]?.operation ?? '') ||
    compareTexts(a.place, b.place) ||
    compareTexts(a.kind, b.kind)
  );
}
