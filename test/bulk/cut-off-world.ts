import { plan } from '../../src/bulk/index.ts';
import type { SourceRow } from '../../src/bulk/rows/source.ts';
import { bulkWorld, sourceOf, type BulkWorld } from './world.ts';

/** So many rows have to be sent before the cut-off. */
export const SOME = 80;
const CUT_OFF = '2026-12-10';

/** A world in which rows are expected on statements that all have one cut-off. */
export async function cutOffWorld(): Promise<BulkWorld> {
  const world = await bulkWorld({ participants: 400 });
  for (const cohort of [2024, 2025, 2026])
    world.mock.dfe.addStatement({ lp: 'lp1', cohort, month: 12, year: 2026, cutOff: CUT_OFF, payment: '2026-12-30' });
  beforeCutOff(world, 600);
  await world.dfe.whoAmI();
  const planned = await plan(world.dfe, 'declarations.create', sourceOf(world.rows), { partly: true });
  const lines = new Set(planned.rows.filter(({ expected }) => expected?.cutOff === CUT_OFF).map(({ line }) => line));
  const rows: readonly SourceRow[] = world.rows.filter(({ line }) => lines.has(line)).slice(0, SOME);
  if (rows.length < SOME) throw new Error(`only ${rows.length} rows have a cut-off`);
  return { ...world, rows };
}

/** Sets the service's clock so that so many minutes are left until rows have to be sent, with the margin of five. */
export function beforeCutOff({ mock }: BulkWorld, minutes: number): void {
  mock.clock.set(new Date(Date.parse(`${CUT_OFF}T23:55:00Z`) - minutes * 60_000).toISOString());
}
