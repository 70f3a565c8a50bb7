import type { components } from '../../../generated/control/types.ts';
import { nearest } from '../../base/nearest.ts';
import { passageAt } from '../../rules/passage.ts';
import { allRules, ruleById } from '../../rules/registry.ts';
import { partsOf } from '../../rules/source.ts';
import { NotThere } from './bad-control.ts';
import type { Desk } from './desk.ts';

/** A rule with the passage of the package's own documents that says so. */
export async function ruleInFull({ page }: Desk, id: string): Promise<components['schemas']['Rule']> {
  const rule = ruleById(id);
  if (rule === undefined) {
    const like = nearest(
      id,
      allRules.map((one) => one.id),
      3,
    );
    throw new NotThere(`there is no rule ${JSON.stringify(id.slice(0, 60))}. Perhaps ${like.join(', ')}?`);
  }
  const { service, operation, title, status, enforcedBy, refuses, source } = rule;
  const { address, words } = partsOf(source);
  const [file = '', anchor = ''] = address.split('#');
  const passage = passageAt(await page(file), anchor) ?? '';
  return { id: rule.id, service, operation, title, status, enforcedBy, refuses, source: { address, words }, passage };
}
