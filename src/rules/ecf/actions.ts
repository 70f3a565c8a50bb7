import { ruleBook, type Rule, type RuleOperation } from '../rule.ts';
import type { ActionInput } from '../shared/inputs.ts';
import { definitions, inTrainingStates, rowsOf, type Rows } from '../source.ts';
import { deferralReasons, isBlank, listed, shown, withdrawalReasons } from '../terms.ts';
import type { EcfActionFacts, TrainingStatus } from './action-facts.ts';
import { namesRole, subjectRules, withoutRecord, withoutTraining, type Define } from './subject.ts';

type ActionDefine = Define<EcfActionFacts, ActionInput>;
type ActionRule = Rule<EcfActionFacts, ActionInput>;

/**
 * A missing reason is also not on the list, so both messages come together. `needsRecord`: only when there is a record.
 */
function reasonRules(
  define: ActionDefine,
  source: string,
  reasons: readonly string[],
  needsRecord: boolean,
): ActionRule[] {
  const needs: readonly 'recordFound'[] = needsRecord ? ['recordFound'] : [];
  const common = { title: 'reason', source, needs, after: needsRecord ? withoutRecord : [] };
  return [
    define<'recordFound'>('4a', {
      ...common,
      row: '4a',
      refuses: 'No reason given',
      when: (read, draft) => isBlank(draft.reason) && (!needsRecord || (namesRole(draft) && read('recordFound'))),
      detail: 'reason is missing.',
    }),
    define<'recordFound'>('4b', {
      ...common,
      row: '4b',
      refuses: 'A reason that is not on the list, a missing one included',
      when: (read, draft) =>
        !reasons.some((reason) => reason === draft.reason) &&
        (!needsRecord || (namesRole(draft) && read('recordFound'))),
      detail: (_facts, draft) =>
        `${isBlank(draft.reason) ? 'A missing reason' : shown(draft.reason)} is not on the list. Send one of ` +
        `${listed(reasons)}.`,
    }),
  ];
}

function statusRule(
  define: ActionDefine,
  row: string,
  source: Rows,
  status: TrainingStatus,
  detail: string,
): ActionRule {
  return define(row, {
    title: 'participant_profile',
    refuses: `A participant who is ${status}`,
    source: source(row, definitions(`training_status ${status}`)),
    needs: ['status'],
    after: withoutTraining,
    when: (read, draft) => namesRole(draft) && read('status') === status,
    detail,
  });
}

function guidanceRule(define: ActionDefine, status: TrainingStatus, refuses: string, detail: string): ActionRule {
  return define('G1', {
    title: 'participant_id',
    enforcedBy: 'guidance',
    advises: true,
    refuses: `${refuses} (advice only)`,
    source: inTrainingStates(status),
    needs: ['status'],
    when: (read, draft) => namesRole(draft) && read('status') === status,
    detail,
  });
}

const book = (operation: RuleOperation): ActionDefine => ruleBook<EcfActionFacts, ActionInput>('ecf', operation, []);

const defer = book('defer');
const DEFER = rowsOf('ecf', '4.12', 'defer-');
export const ecfDeferRules: readonly ActionRule[] = [
  ...subjectRules(defer),
  ...reasonRules(defer, DEFER('4'), deferralReasons, false),
  statusRule(
    defer,
    '5',
    DEFER,
    'deferred',
    'The participant is deferred already. If your earlier request got no answer, it took effect.',
  ),
  statusRule(
    defer,
    '6',
    DEFER,
    'withdrawn',
    'The participant is withdrawn; only an active one can be deferred. Resume them first if they are training again.',
  ),
];

const resume = book('resume');
const RESUME = rowsOf('ecf', '4.13', 'resume-');
export const ecfResumeRules: readonly ActionRule[] = [
  ...subjectRules(resume),
  statusRule(
    resume,
    '4',
    RESUME,
    'active',
    'The participant is active, so there is nothing to resume. If your earlier request got no answer, it took effect.',
  ),
  guidanceRule(
    resume,
    'withdrawn',
    'Resuming a participant who is withdrawn',
    "The participant is withdrawn. DfE's guidance speaks of no updates to withdrawn participants, but the service " +
      'lets somebody who is training again be resumed.',
  ),
];

const withdraw = book('withdraw');
const WITHDRAW = rowsOf('ecf', '4.14', 'withdraw-');
export const ecfWithdrawRules: readonly ActionRule[] = [
  ...subjectRules(withdraw),
  ...reasonRules(withdraw, WITHDRAW('4'), withdrawalReasons.ecf, true),
  statusRule(
    withdraw,
    '5',
    WITHDRAW,
    'withdrawn',
    'The participant is withdrawn already. If your earlier request got no answer, it took effect.',
  ),
  guidanceRule(
    withdraw,
    'deferred',
    'Withdrawing a participant who is deferred',
    "The participant is deferred. DfE's guidance speaks of no updates to deferred participants, but somebody who " +
      'will not come back has to be withdrawn, and the service takes it.',
  ),
];
