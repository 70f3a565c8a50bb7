import { isRecord } from '../base/guards.ts';
import { matched as matchedEnrolments, type Enrolment } from '../sync/records/difference.ts';
import { attributeDifferences, type Translate } from './attributes.ts';
import { finding } from './finding.ts';
import type { Finding, Held } from './types.ts';

type Part = Readonly<Record<string, unknown>>;

export const partsOf = (record: Held, name: string): readonly Part[] => {
  const list = record.attributes[name];
  return Array.isArray(list) ? list.filter(isRecord) : [];
};

interface Options {
  readonly translate: Translate;
  /** Whether training records keep their ids between these two. */
  readonly sameRecords: boolean;
}

/**
 * The enrolments of one person in two copies. `lent` are those of people who were merged into this one in the other copy
 * alone: what they bring is no difference of its own, and what they do not bring is none either.
 */
export function* enrolmentDifferences(
  [from, to]: readonly [Held, Held],
  lent: { readonly from: readonly Enrolment[]; readonly to: readonly Enrolment[] },
  { translate, sameRecords }: Options,
): Generator<Finding> {
  const field = 'ecf_enrolments[]';
  const pairs = matchedEnrolments(partsOf(from, 'ecf_enrolments'), partsOf(to, 'ecf_enrolments'));
  const spare = { from: [...lent.from], to: [...lent.to] };
  const borrow = (side: 'from' | 'to', other: Enrolment): Enrolment | null => {
    const at = spare[side].findIndex((one) => one['participant_type'] === other['participant_type']);
    return at < 0 ? null : (spare[side].splice(at, 1)[0] ?? null);
  };
  for (const [own, others] of pairs) {
    const a = own ?? (others === null ? null : borrow('from', others));
    const b = others ?? (own === null ? null : borrow('to', own));
    if (a === null || b === null) {
      const kind = a === null ? 'extra' : 'missing';
      yield finding(kind, 'participants', { id: from.id, field, part: textOf(a ?? b, 'training_record_id') });
      continue;
    }
    const skip = sameRecords && own !== null && others !== null ? [] : [`${field}.training_record_id`];
    for (const found of attributeDifferences('participants', [a, b], { path: `${field}.`, skip, translate }))
      yield finding('differs', 'participants', { id: from.id, part: textOf(a, 'training_record_id'), ...found });
  }
}

/** The transfers of one person. The same ones are taken out first; what is left is paired by record and by its beginning. */
export function* transferDifferences(
  [from, to]: readonly [Held, Held],
  { translate, sameRecords }: Options,
): Generator<Finding> {
  const field = 'transfers[]';
  const skip = sameRecords ? [] : [`${field}.training_record_id`];
  const compared = (a: Part, b: Part) => [
    ...attributeDifferences('transfers', [a, b], { path: `${field}.`, skip, translate }),
  ];
  const left = [...partsOf(to, 'transfers')];
  const take = (isOne: (other: Part) => boolean): Part | null => {
    const at = left.findIndex(isOne);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const rest = partsOf(from, 'transfers').filter((one) => take((other) => compared(one, other).length === 0) === null);
  for (const one of rest) {
    const part = textOf(one, 'training_record_id');
    const isSameRecord = (other: Part): boolean => !sameRecords || textOf(other, 'training_record_id') === part;
    const other = take((two) => isSameRecord(two) && two['created_at'] === one['created_at']) ?? take(isSameRecord);
    if (other === null) yield finding('missing', 'transfers', { id: from.id, field, part });
    else
      for (const found of compared(one, other)) yield finding('differs', 'transfers', { id: from.id, part, ...found });
  }
  for (const one of left)
    yield finding('extra', 'transfers', { id: from.id, field, part: textOf(one, 'training_record_id') });
}

function textOf(part: Part | null, name: string): string | null {
  const value = part?.[name];
  return typeof value === 'string' ? value : null;
}
