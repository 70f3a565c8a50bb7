import { evidenceTypes } from '../../../rules/terms.ts';
import { entriesOf, need, needCohort, oneOf, quoted, type Item, type Keys, type Known } from './known.ts';

type Declaration = Item<'declarations'>;
type Statement = Item<'statements'>;

/** Statements, declarations, and that the two agree about what has been paid. */
export function checkMoney(known: Known): void {
  const { rest, report, service, keyOf } = known;
  const statements = new Map<string, Statement>();
  for (const [statement, keys] of entriesOf(rest.statements, 'statements')) {
    need(known, known.providers, 'lead provider', statement.lp, keys, 'lp');
    needCohort(known, statement.cohort, keys, 'cohort');
    const { cutOff, payment } = statement;
    if (service === 'rect' && cutOff !== undefined && payment !== undefined && payment < cutOff)
      report([...keys, 'payment'], `is before the cut-off date (${cutOff})`);
    if (statement.id !== undefined) statements.set(keyOf(statement.id), statement);
  }
  const trains = trainedBy(known);
  const keys: PropertyKey[] = ['declarations', 0];
  for (const [i, declaration] of (rest.declarations ?? []).entries()) {
    if (declaration === undefined) continue;
    // one place for all, because there are hundreds of thousands
    keys[1] = i;
    need(known, known.participants, 'participant', declaration.participant, keys, 'participant');
    need(known, known.providers, 'lead provider', declaration.lp, keys, 'lp');
    need(known, known.statements, 'statement', declaration.statement, keys, 'statement');
    need(known, known.statements, 'statement', declaration.clawbackStatement, keys, 'clawbackStatement');
    need(known, known.partnerships, 'partnership', declaration.partnership, keys, 'partnership');
    oneOf(known, evidenceTypes, 'kind of evidence', declaration.evidence, keys, 'evidence');
    if (declaration.state === 'ineligible' && service === 'rect')
      report([...keys, 'state'], 'rect has no state "ineligible"');
    need(known, known.partners, 'delivery partner', declaration.deliveryPartner, keys, 'deliveryPartner');
    needCohort(known, declaration.cohort, keys, 'cohort');
    checkTraining(known, trains, declaration, keys);
    checkPaid(known, statements, declaration, keys);
  }
}

type Role = 'ect' | 'mentor';
/** Whether a provider trains a person in a role. Null where it cannot be told, because something was wrong. */
type Trains = (participant: string, role: Role, lp: string | null) => boolean | null;

function trainedBy({ rest, keyOf }: Known): Trains {
  const lpOf = new Map<string, string>();
  for (const [{ id, lp }] of entriesOf(rest.partnerships))
    if (id !== undefined && lp !== undefined) lpOf.set(keyOf(id), keyOf(lp));
  const trainingOf = new Map<string, Item<'participants'>['training']>();
  for (const person of rest.participants ?? [])
    if (person?.id !== undefined) trainingOf.set(keyOf(person.id), person.training);
  return (participant, role, wanted) => {
    const key = keyOf(participant);
    if (!trainingOf.has(key)) return null;
    let isTrained = false;
    for (const entry of trainingOf.get(key) ?? []) {
      if (entry === undefined || (entry.role !== undefined && entry.role !== role)) continue;
      if (wanted === null) isTrained = true;
      const lp = entry.partnership == null ? undefined : lpOf.get(keyOf(entry.partnership));
      if (entry.role === undefined || entry.partnership === undefined || (entry.partnership !== null && !lp))
        return null;
      if (lp === wanted) isTrained = true;
    }
    return isTrained;
  };
}

function checkTraining(
  { report, providers, keyOf, service }: Known,
  trains: Trains,
  { participant, role, lp, cohort }: Declaration,
  keys: Keys,
): void {
  // one that tells its cohort stands by itself
  if (cohort !== undefined && participant !== undefined && role !== undefined && service !== 'rect') {
    if (trains(participant, role, null) === false)
      report([...keys, 'participant'], `${quoted(participant)} is no ${role} in any entry of "training"`);
    return;
  }
  if (participant === undefined || role === undefined || lp === undefined || !providers.has(keyOf(lp))) return;
  if (trains(participant, role, keyOf(lp)) !== false) return;
  report(
    [...keys, 'lp'],
    `${quoted(lp)} has no training of ${quoted(participant)} as ${role} to attach this declaration to`,
  );
}

/** A statement may be left out. One that is written belongs to the provider, and has been paid when the declaration has. */
function checkPaid(
  known: Known,
  statements: ReadonlyMap<string, Statement>,
  { state, lp, statement, clawbackStatement }: Declaration,
  keys: Keys,
): void {
  checkStatement(known, statements, statement, lp, state === 'paid' ? state : null, keys, 'statement');
  checkStatement(known, statements, clawbackStatement, lp, null, keys, 'clawbackStatement');
}

function checkStatement(
  { report, rest, keyOf }: Known,
  statements: ReadonlyMap<string, Statement>,
  id: string | null | undefined,
  lp: string | undefined,
  paid: 'paid' | null,
  keys: Keys,
  name: string,
): void {
  const on = id == null || rest.statements === undefined ? undefined : statements.get(keyOf(id));
  if (on === undefined || id == null) return;
  if (lp !== undefined && on.lp !== undefined && keyOf(on.lp) !== keyOf(lp))
    report(
      [...keys, name],
      `${quoted(id)} is a statement of ${quoted(on.lp)}, and the declaration is of ${quoted(lp)}`,
    );
  else if (paid !== null && on.paid !== true)
    report(
      [...keys, name],
      `the declaration is ${paid}, but statement ${quoted(id)} is not paid; write "paid": true there, or leave ` +
        'the statement out',
    );
}
