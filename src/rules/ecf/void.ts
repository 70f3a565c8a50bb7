import { ruleBook, type Rule } from '../rule.ts';
import { definitions, inReference } from '../source.ts';
import type { DeclarationState } from '../terms.ts';

export interface EcfVoidFacts {
  /** Whether a declaration with the id exists and was made by this provider. */
  own: boolean;
  /** Its served `state`. */
  state: DeclarationState;
  /** Whether a statement line that claws it back already exists. */
  refunded: boolean;
  /**
   * Whether the provider has an open output statement of the declaration's cohort whose cut-off date is today or later.
   */
  openStatement: boolean;
}

const define = ruleBook<EcfVoidFacts, object>('ecf', 'void', []);
const source = (anchor: string, state: string, also?: string): string =>
  inReference('ecf', anchor, `4.17, ${state}${also === undefined ? '' : `; ${also}`}`);
/** The service stops at the first of these refusals and answers with it alone. */
const alone = { title: 'Invalid action', alone: 'issue' } as const;

export const ecfVoidRules: readonly Rule<EcfVoidFacts, object>[] = [
  define('404', {
    title: 'Resource not Found',
    status: 404,
    refuses: 'A declaration that does not exist or was made by another provider',
    source: source('void-404', 'lookup'),
    needs: ['own'],
    when: (read) => !read('own'),
    detail:
      'There is no such declaration among those you made. Declarations of other providers can be seen but not voided.',
  }),
  define('1', {
    ...alone,
    refuses: 'A declaration that is voided already',
    source: source('void-1', 'voided', definitions('state voided')),
    needs: ['state'],
    when: (read) => read('state') === 'voided',
    detail: 'The declaration is voided already. If your earlier request got no answer, it took effect.',
  }),
  define('2', {
    ...alone,
    refuses: 'A declaration whose clawback is under way or done',
    source: source(
      'void-2',
      'awaiting_clawback and clawed_back',
      definitions('state awaiting_clawback and clawed_back'),
    ),
    needs: ['state'],
    when: (read) => read('state') === 'awaiting-clawback' || read('state') === 'clawed-back',
    detail:
      'The declaration is being clawed back or has been; it can only be viewed. If your earlier request got no ' +
      'answer, it took effect.',
  }),
  define('3a', {
    ...alone,
    refuses: 'A paid declaration that stands on a statement to be clawed back already',
    source: source('void-3', 'paid'),
    needs: ['state', 'refunded'],
    when: (read) => read('state') === 'paid' && read('refunded'),
    detail: 'The declaration is on a statement to be clawed back already. Nothing more is needed.',
  }),
  define('3b', {
    ...alone,
    refuses: 'A paid declaration whose cohort has no open statement left to claw back on',
    source: source('void-3', 'paid'),
    needs: ['state', 'openStatement'],
    when: (read) => read('state') === 'paid' && !read('openStatement'),
    detail:
      "You have no open output statement of the declaration's cohort with a cut-off date of today or later, so " +
      'there is nothing to claw the payment back on. Ask DfE.',
  }),
];
