import { repairKinds, type Repair, type RepairKind } from '../generate/normalise/repairs.ts';
import type { PreparedDescription } from '../generate/prepare.ts';

/** How many places of one kind of repair are named unless all are asked for. */
const FEW = 3;

/** Tells which repairs and corrections a description needed. */
export function tellPreparation(
  { repairs, corrections }: PreparedDescription,
  verbose: boolean,
  say: (line: string) => void,
): void {
  const byKind = new Map<RepairKind, Repair[]>();
  for (const repair of repairs) byKind.set(repair.kind, [...(byKind.get(repair.kind) ?? []), repair]);
  if (repairs.length > 0) say(`  ${repairs.length} repairs`);
  for (const [kind, made] of byKind) {
    say(`    ${made.length} × ${repairKinds[kind]}`);
    const shown = verbose ? made : made.slice(0, FEW);
    for (const { place, detail } of shown) say(`        ${place}${detail === '' ? '' : `: ${detail}`}`);
    if (shown.length < made.length) say(`        … and ${made.length - shown.length} more (--verbose names them all)`);
  }
  for (const { overlay, applied, missed } of corrections) {
    say(
      `  ${applied} corrections from ` +
        `${overlay}${missed.length === 0 ? '' : `; ${missed.length} found nothing to correct:`}`,
    );
    for (const target of missed) say(`        ${target}`);
  }
}
