import { isOutOfEffect } from '../../resources/writing/written.ts';
import { listOf, recordOf, textOf } from '../fit/attributes.ts';
import type { Gathered } from './gathered.ts';

/**
 * The name of the provider that was read as, from a declaration that can only be its own: one out of effect, which others
 * are never shown, or one on a statement of its own. Without any, from transfers. Null when nothing tells it.
 */
export function providerIn(gathered: Gathered): string | null {
  const { lists } = gathered;
  for (const { attributes } of lists.declarations.values()) {
    const { state, statement_id: statement, lead_provider_name: name } = attributes;
    const isOwn =
      isOutOfEffect(state) ||
      state === 'ineligible' ||
      (typeof statement === 'string' && lists.statements.has(statement));
    if (isOwn && typeof name === 'string' && name !== '') return name;
  }
  return providerInTransfers(gathered);
}

/** Whoever trains, most often, on the side of a transfer that is at the school of the enrolment that is shown. */
function providerInTransfers({ lists }: Gathered): string | null {
  const counts = new Map<string, number>();
  for (const [id, row] of lists.participants) {
    const moved = lists.transfers.get(id);
    for (const enrolment of moved === undefined ? [] : listOf(row, 'ecf_enrolments')) {
      const [record, urn] = [textOf(enrolment, 'training_record_id'), textOf(enrolment, 'school_urn')];
      for (const transfer of moved === undefined ? [] : listOf(moved, 'transfers')) {
        if (textOf(transfer, 'training_record_id') !== record) continue;
        const there = ['leaving', 'joining'].flatMap((name) => {
          const side = recordOf(transfer, name);
          return side !== null && textOf(side, 'school_urn') === urn ? [textOf(side, 'provider')] : [];
        });
        const [name] = there;
        // both sides at one school say nothing
        if (there.length === 1 && name != null && name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
