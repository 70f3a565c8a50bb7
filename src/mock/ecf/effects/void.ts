import { Crash } from '../../http/page.ts';
import { changed } from '../../world/base-world.ts';
import { nextStatement } from '../derived/declarations.ts';
import { addItem } from '../look-ups.ts';
import { refreshDeclaration } from '../visible/lists.ts';
import type { Declaration, EcfWorld } from '../world.ts';
import { checkMentorCompletion } from './mentor-completion.ts';

/**
 * Takes a declaration back (docs/services/ecf.md 4.17). What has been paid is clawed back: a second line goes on the
 * next statement of the declaration's own cohort and the paid one stays. Anything else becomes `voided`, and so does
 * its line.
 */
export function voidDeclaration(world: EcfWorld, declaration: Declaration, now: number): void {
  if (declaration.state === 'paid') {
    const statement = nextStatement(world, declaration.lp, declaration.cohort.year, now);
    if (statement === null) throw new Crash('no statement to claw back on');
    addItem(world, declaration, { statement, state: 'awaiting-clawback' });
    declaration.state = 'awaiting-clawback';
  } else {
    for (const item of declaration.items) {
      if (item.state === 'eligible' || item.state === 'payable' || item.state === 'ineligible') item.state = 'voided';
    }
    declaration.state = 'voided';
  }
  declaration.updatedAt = now;
  refreshDeclaration(world, declaration);
  if (declaration.type === 'completed') checkMentorCompletion(world, declaration.profile, now);
  changed(world);
}
