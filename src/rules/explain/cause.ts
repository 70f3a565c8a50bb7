/**
 * What to do about a refusal.
 *
 * - `fix-data`: correct what was sent, or the record it is about, and send again
 * - `wait`: send the same again later
 * - `ask-school`: the school has to change what it has recorded
 * - `ask-dfe`: DfE has to change something, or to say what is right
 * - `already-done`: what was asked for has been done already
 */
export type Action = 'fix-data' | 'wait' | 'ask-school' | 'ask-dfe' | 'already-done';

/** A reason why requests are refused: the rules that refuse for this reason, and what to do about it. */
export interface Cause {
  readonly rules: readonly string[];
  readonly action: Action;
  /** One sentence. */
  readonly advice: string;
  /**
   * Keywords that identify the live services' wording, together with the title of one of the rules: the detail has to
   * contain all of them. An empty list: the title is enough. Absent: no service has a wording for it.
   */
  readonly says?: readonly RegExp[];
  /** The status that means this cause when an answer has no title of its own. */
  readonly status?: number;
  /** What to wait for: the next London day, an instant in the detail, or the time on the error itself. */
  readonly until?: 'tomorrow' | 'detail' | 'error';
}

/**
 * Rule ids from prefixes and rows: `ids({ 'rect.void': 'V1 C2' })`. Several operations of a service are separated by
 * `|`.
 */
export function ids(rows: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(rows).flatMap(([prefix, list]) => {
    const [service = '', operations = ''] = prefix.split('.');
    return operations.split('|').flatMap((operation) => list.split(' ').map((row) => `${service}.${operation}.${row}`));
  });
}
