import { ruleBook, type Rule } from '../rule.ts';
import { definitions, inReference, rowsOf } from '../source.ts';
import { declarationStateNames, type DeclarationState } from '../terms.ts';

export type RectDeclarationState = Exclude<DeclarationState, 'ineligible'>;

/** The states that `rect` serves. Only `ecf` has `ineligible`. */
export const servedStates = declarationStateNames.filter((name): name is RectDeclarationState => name !== 'ineligible');

export interface RectVoidFacts {
  /** Whether a declaration with the id exists and was made by this provider. */
  own: boolean;
  /** Its served `state`. */
  state: RectDeclarationState;
  /**
   * Whether the provider has an output statement of the declaration's cohort, in any status, with a cut-off date of
   * today or later.
   */
  statementAhead: boolean;
  /**
   * Whether taking the declaration back would reopen a mentor's training for which there is no room: the stay at the
   * school is over, or other training stands there.
   */
  noRoomToReopen: boolean;
}

const define = ruleBook<RectVoidFacts, object>('rect', 'void', ['noRoomToReopen']);
const title = 'participant_declaration_id';
const source = rowsOf('rect', '4.4');

export const rectVoidRules: readonly Rule<RectVoidFacts, object>[] = [
  define('404', {
    title: 'Resource not found',
    status: 404,
    refuses: 'A declaration that does not exist or was made by another provider',
    source: inReference('rect', 'void-404', '4.1, declaration, for void'),
    needs: ['own'],
    when: (read) => !read('own'),
    detail:
      'There is no such declaration among those you made. Declarations of other providers can be seen but not voided.',
  }),
  define('V1', {
    title,
    refuses: 'A declaration that is voided already',
    source: source('V1', definitions('state voided')),
    needs: ['state'],
    when: (read) => read('state') === 'voided',
    detail: 'The declaration is voided already. If your earlier request got no answer, it took effect.',
  }),
  define('C2', {
    title,
    refuses: 'A declaration whose clawback is under way or done',
    source: source('C2', definitions('state awaiting_clawback and clawed_back')),
    needs: ['state'],
    when: (read) => read('state') === 'awaiting-clawback' || read('state') === 'clawed-back',
    detail:
      'The declaration is being clawed back or has been; it can only be viewed. If your earlier request got no ' +
      'answer, it took effect.',
  }),
  define('C3', {
    title,
    refuses: 'A paid declaration whose cohort has no statement left to claw back on',
    source: source('C3'),
    needs: ['state', 'statementAhead'],
    after: [title],
    when: (read) => read('state') === 'paid' && !read('statementAhead'),
    detail:
      "You have no statement of the declaration's cohort with a cut-off date of today or later, so there is " +
      'nothing to claw the payment back on. Ask DfE.',
  }),
  // a refusal left to the database: it names no attribute
  define('V2x', {
    title: 'Unprocessable content',
    alone: 'error',
    refuses: "A mentor's completion whose training has no room to be reopened",
    source: inReference('rect', 'v2x', '4.3.4, none left, and 4.4'),
    needs: ['noRoomToReopen'],
    after: 'any',
    when: (read) => read('noRoomToReopen'),
    detail:
      "Without this declaration the mentor's training would go on from the day after its end, where the stay at the " +
      'school is over or other training stands. Ask DfE.',
  }),
];
