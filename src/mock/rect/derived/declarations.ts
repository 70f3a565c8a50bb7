import type { RectDeclarationState } from '../../../rules/rect/index.ts';
import { startOfDay } from '../../../rules/time.ts';
import type { Provider } from '../../world/records.ts';
import type { Declaration, RectWorld } from '../world.ts';
import { latestTraining } from './training.ts';

/** The two internal states as one. */
export function stateOf({ payment, clawback }: Declaration): RectDeclarationState {
  if (clawback === 'awaiting_clawback') return 'awaiting-clawback';
  if (clawback === 'clawed_back') return 'clawed-back';
  return payment === 'no_payment' ? 'submitted' : payment;
}

/** Whether a declaration has been paid or may still be, and so holds its type: "billable or changeable". */
export function isLive({ payment, clawback }: Declaration): boolean {
  return payment !== 'voided' && clawback === 'no_clawback';
}

/** The provider a declaration belongs to: that of its training, which is under a partnership. */
export function ownerOf(declaration: Declaration): Provider | null {
  return declaration.training.partnership?.lp ?? null;
}

/**
 * Whether a provider sees a declaration. Its own always. Another provider's while it is live, in a role in which the
 * provider has trained the person, and dated no later than 00:00 UTC of the last day of the provider's own training.
 */
export function isVisible(declaration: Declaration, lp: Provider): boolean {
  if (ownerOf(declaration) === lp) return true;
  if (!isLive(declaration)) return false;
  const { person, role } = declaration.training.stay;
  const own = latestTraining(person[role], lp);
  if (own === null) return false;
  return own.finishedOn === null || declaration.date <= startOfDay(own.finishedOn, 'utc');
}

/** The providers that see a declaration. */
export function viewersOf(world: RectWorld, declaration: Declaration): string[] {
  const viewers: string[] = [];
  for (const lp of world.providers) if (isVisible(declaration, lp)) viewers.push(lp.id);
  return viewers;
}
