import type { Statement } from '../../world/records.ts';
import { addTo, type Declaration, type RectWorld } from '../world.ts';

/** Lists a declaration under a statement it was put on, for payment or clawback. It never leaves the list. */
export function listOnStatement(world: RectWorld, declaration: Declaration, statement: Statement | null): void {
  if (statement !== null) addTo(world.onStatement, statement.id, declaration);
}
