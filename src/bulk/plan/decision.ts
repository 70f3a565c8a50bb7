import type { ReadParticipant, ReadStatement, Verdict } from '../../rules/index.ts';
import { addDays, dayOf, startOfDay, type Day } from '../../rules/time.ts';
import type { PlannedRow } from '../journal/lines.ts';
import type { SourceRow } from '../rows/source.ts';

/** What a plan says about a row, before it has its place in the journal. */
export type Decision = Omit<PlannedRow, 'type'>;

/** What is chosen for a whole plan. */
export interface Choices {
  /** Rows of which a fact is missing wait for a person; otherwise creates are sent. */
  readonly holdUnsure: boolean;
  /** Voids and actions of which a fact is missing are sent; otherwise they wait. */
  readonly sendUnsure: boolean;
  /** A paid declaration may be taken back, which the next statement takes off. */
  readonly clawBack: boolean;
  /** Null when rows are sent at any time. */
  readonly marginMinutes: number | null;
}

/** The day on the service's calendar. */
export const today = (now: number): Day => dayOf(now, 'london');

export function decide(
  row: SourceRow,
  about: Pick<Decision, 'key' | 'id'> & Partial<Decision>,
  state: Decision['state'],
): Decision {
  return { line: row.line, draft: { ...row.draft }, basis: null, expected: null, ...about, state };
}

/** What a verdict makes of a row that is neither there already nor in conflict. */
export function byVerdict(
  verdict: Verdict,
  isNewRecord: boolean,
  choices: Choices,
): Pick<Decision, 'state'> & Partial<Decision> {
  if (verdict.outcome === 'refuse') {
    const first = verdict.refusals.find(({ enforcedBy }) => enforcedBy === 'service') ?? verdict.refusals[0];
    return { state: 'refused', rule: first?.rule ?? null, why: `${first?.title ?? ''}: ${first?.detail ?? ''}` };
  }
  const unchecked = verdict.unchecked.map(({ rule }) => rule);
  if (verdict.outcome === 'clear') return { state: 'pending', ...(unchecked.length > 0 && { unchecked }) };
  const [open] = verdict.unchecked;
  const why = `not certain: ${open?.title ?? 'a fact is missing'}`;
  const waits = isNewRecord ? choices.holdUnsure : !choices.sendUnsure;
  return { state: waits ? 'unsure' : 'pending', rule: open?.rule ?? null, why, unchecked };
}

/**
 * The statement that a declaration is expected on: of its cohort, not paid, with the earliest cut-off that has not passed
 * in London. None while the person is not flagged fundable.
 */
export function expectedStatement(
  participant: ReadParticipant | null,
  course: unknown,
  statements: readonly ReadStatement[],
  now: number,
): Decision['expected'] {
  const role = course === 'ecf-mentor' ? 'mentor' : 'ect';
  const enrolment = participant?.attributes.ecf_enrolments.find(({ participant_type }) => participant_type === role);
  if (enrolment?.eligible_for_funding !== true || enrolment.cohort === null) return null;
  const day = today(now);
  const ahead = statements
    .filter(({ attributes: { cohort, paid } }) => !paid && cohort === enrolment.cohort)
    .flatMap(({ id, attributes: { cut_off_date: cutOff } }) =>
      cutOff === null || cutOff < day ? [] : [{ statement: id, cutOff }],
    )
    .sort((a, b) => (a.cutOff < b.cutOff ? -1 : a.cutOff > b.cutOff ? 1 : 0));
  return ahead[0] ?? null;
}

/** When a declaration has to be sent: the end of its cut-off day in London, less the margin. */
export const sendBy = (cutOff: Day, marginMinutes: number): number =>
  startOfDay(addDays(cutOff, 1), 'london') - marginMinutes * 60_000;
