import type { Rule, ruleBook } from './rule.ts';
import { isOutOfOrder, isReadable, type DateInput, type DeclarationInput } from './shared/inputs.ts';
import { inTrainingStates } from './source.ts';
import { listed, shown, type LiveDeclaration, type Role } from './terms.ts';
import { exactly, isAtOrAfter, type Span } from './time.ts';

/** Rules that only DfE's written guidance has: both services accept what these rules refuse. */

/** The facts about a declaration that guidance depends on; the same for both services. */
interface DeclarationGuidanceFacts {
  trained: Readonly<Record<Role, boolean>>;
  cohort: number;
  deferredAt: Span | null;
  live: readonly LiveDeclaration[];
}

type Define<F> = ReturnType<typeof ruleBook<F, DeclarationInput>>;

/**
 * No declarations for deferred participants. One dated before the deferral is lawful, so for that one the rule only
 * advises.
 */
export function deferralGuidance<F extends DeclarationGuidanceFacts>(
  define: Define<F>,
  roleIn: (draft: DeclarationInput) => Role,
  dateOf: (draft: DeclarationInput) => DateInput,
): Rule<F, DeclarationInput>[] {
  const common = {
    title: 'participant_id',
    enforcedBy: 'guidance',
    source: inTrainingStates('deferred'),
    needs: ['trained', 'deferredAt'],
  } as const;
  return [
    define<'trained' | 'deferredAt'>('G1a', {
      ...common,
      refuses: 'A declaration dated on or after the deferral of a participant who is deferred',
      when(read, draft) {
        const date = dateOf(draft);
        if (!isReadable(date) || !read('trained')[roleIn(draft)]) return false;
        const deferred: Span | null = read('deferredAt');
        return deferred !== null && read.decided(isAtOrAfter(exactly(date.at), deferred), 'deferredAt');
      },
      detail: (_facts, draft) =>
        `The participant was deferred before ${shown(draft.declaration_date)}, and DfE's guidance allows no ` +
        'declarations while somebody is deferred. Resume the participant first, or date the declaration before ' +
        'the deferral.',
    }),
    define<'trained' | 'deferredAt'>('G1b', {
      ...common,
      advises: true,
      refuses: 'A declaration dated before the deferral of a participant who is deferred (advice only)',
      when(read, draft) {
        const date = dateOf(draft);
        if (!isReadable(date) || !read('trained')[roleIn(draft)]) return false;
        const deferred: Span | null = read('deferredAt');
        return deferred !== null && !read.decided(isAtOrAfter(exactly(date.at), deferred), 'deferredAt');
      },
      detail:
        "The participant is deferred. Both services take a declaration dated before the deferral; DfE's guidance " +
        'says in general that none are made for deferred participants.',
    }),
  ];
}

/**
 * Guidance puts `completed` after the extended types, the services put it before them. So these types are not compared
 * with each other.
 */
const sequences = [
  ['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'completed'],
  ['started', 'retained-1', 'retained-2', 'retained-3', 'retained-4', 'extended-1', 'extended-2', 'extended-3'],
] as const;

/**
 * Types are declared in order even where no service checks that. `applies` says for which cohorts, `source` where this
 * is written.
 */
export function sequenceGuidance<F extends DeclarationGuidanceFacts>(
  define: Define<F>,
  roleIn: (draft: DeclarationInput) => Role,
  dateOf: (draft: DeclarationInput) => DateInput,
  applies: (cohort: number) => boolean,
  source: string,
): Rule<F, DeclarationInput> {
  return define<'trained' | 'cohort' | 'live'>('G2', {
    title: 'declaration_date',
    enforcedBy: 'guidance',
    needs: ['trained', 'cohort', 'live'],
    refuses: 'A date before that of an earlier type or after that of a later one, where no service checks it',
    source,
    when(read, draft) {
      const date = dateOf(draft);
      if (!isReadable(date) || !read('trained')[roleIn(draft)] || !applies(read('cohort'))) return false;
      const live: readonly LiveDeclaration[] = read('live');
      return sequences.some((order) =>
        read.decided(isOutOfOrder(live, draft.declaration_type, date.stored, order), 'live'),
      );
    },
    detail: (_facts, draft) =>
      `declaration_date ${shown(draft.declaration_date)} is out of sequence with another declaration of this ` +
      `participant. DfE's guidance has ${listed(sequences[0])} declared in this order.`,
  });
}
