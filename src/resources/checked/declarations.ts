import type { Service } from '../../contract/index.ts';
import type { DeclarationInput } from '../../rules/index.ts';
import type { Checked } from '../guard.ts';
import { isId, together } from './gather.ts';

/**
 * A new declaration: judged by the participant and their declarations, and when asked for by itself by the statements.
 */
export function newDeclaration(service: Service, draft: DeclarationInput): Checked {
  const { participant_id: id } = draft;
  return {
    operation: 'declarations.create',
    participantId: typeof id === 'string' ? id : null,
    gather: (given, reads, depth) =>
      together(given, {
        participant: () => (isId(id) ? reads.participant(id) : undefined),
        declarations: () => (isId(id) ? reads.declarations(id) : undefined),
        ...(depth === 'all' && { statements: () => reads.statements() }),
      }),
    judge: (rules, given, options) => rules.checkDeclaration(service, draft, given, options),
  };
}

/** A void or clawback: judged by the declaration, and when asked for by itself by the statements. */
export function voiding(service: Service, id: string): Checked {
  return {
    operation: 'declarations.void',
    participantId: null,
    gather: (given, reads, depth) =>
      together(given, {
        declaration: () => reads.declaration(id),
        ...(depth === 'all' && { statements: () => reads.statements() }),
      }),
    judge: (rules, given, options) => rules.checkVoid(service, given, options),
  };
}
