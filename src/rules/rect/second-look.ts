import type { Rule, ruleBook } from '../rule.ts';
import { isOutside } from '../schedules.ts';
import { isReadable, type DateInput, type DeclarationInput } from '../shared/inputs.ts';
import { shown, type Role } from '../terms.ts';
import type { RectDeclarationFacts } from './declaration-facts.ts';

type Define = ReturnType<typeof ruleBook<RectDeclarationFacts, DeclarationInput>>;

/**
 * The milestone as the database's own check sees it: at the date as it is stored, in London time. A refusal left to the
 * database names no attribute.
 */
export function secondLook(
  define: Define,
  roleOf: (draft: DeclarationInput) => Role,
  dateOf: (draft: DeclarationInput) => DateInput,
  source: string,
): Rule<RectDeclarationFacts, DeclarationInput> {
  return define('D10y', {
    title: 'Unprocessable content',
    alone: 'error',
    refuses: 'A date without an offset that lies outside the milestone once it is read as London time',
    source,
    needs: ['trained', 'milestone'],
    after: 'any',
    when(read, draft) {
      const date = dateOf(draft);
      // with an offset both looks see the same instant
      if (!isReadable(date) || date.stored === date.at || !read('trained')[roleOf(draft)]) return false;
      const milestone = read('milestone');
      if (milestone.value === null) return false;
      return read.certain(isOutside(date.stored, milestone.value, 'london'), milestone, 'milestone');
    },
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} has no offset and is stored as London time, which lies ` +
      'outside the milestone. Send the date with an offset, such as 2025-11-04T09:00:00Z.',
  });
}
