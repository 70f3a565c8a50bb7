import { evidenceTypes } from '../../../rules/terms.ts';
import { uuidOf, type Uuid } from '../../ids.ts';
import { entriesOf, need, needCohort, oneOf, quoted, type Item, type Keys, type Known } from './known.ts';

type Declaration = Item<'declarations'>;
type Statement = Item<'statements'>;

/** Statements, declarations, and that the two agree about what has been paid. */
export function checkMoney(known: Known): void {
  const { rest, report, service } = known;
  const statements = new Map<Uuid, Statement>();
  for (const [statement, keys] of entriesOf(rest.statements, 'statements')) {
    need(known, known.providers, 'lead provider', statement.lp, [...keys, 'lp']);
    needCohort(known, statement.cohort, [...keys, 'cohort']);
    const { cutOff, payment } = statement;
    if (service === 'rect' && cutOff !== undefined && payment !== undefined && payment < cutOff)
      report([...keys, 'payment'], `is before the cut-off date (${cutOff})`);
    if (statement.id !== undefined) statements.set(uuidOf(statement.id), statement);
  }
  const providersOf = trainedBy(known);
  for (const [declaration, keys] of entriesOf(rest.declarations, 'declarations')) {
    need(known, known.participants, 'participant', declaration.participant, [...keys, 'participant']);
    need(known, known.providers, 'lead provider', declaration.lp, [...keys, 'lp']);
    need(known, known.statements, 'statement', declaration.statement, [...keys, 'statement']);
    need(known, known.statements, 'statement', declaration.clawbackStatement, [...keys, 'clawbackStatement']);
    oneOf(known, evidenceTypes, 'kind of evidence', declaration.evidence, [...keys, 'evidence']);
    if (declaration.state === 'ineligible' && service === 'rect')
      report([...keys, 'state'], 'rect has no state "ineligible"');
    checkTraining(known, providersOf, declaration, keys);
    checkPaid(known, statements, declaration, keys);
  }
}

/** By person and role: the providers that train them. Null where it cannot be told, because something was wrong. */
function trainedBy({ rest }: Known): ReadonlyMap<string, ReadonlySet<Uuid> | null> {
  const lpOf = new Map<Uuid, Uuid>();
  for (const [{ id, lp }] of entriesOf(rest.partnerships))
    if (id !== undefined && lp !== undefined) lpOf.set(uuidOf(id), uuidOf(lp));
  const all = new Map<string, Set<Uuid> | null>();
  for (const [{ id, training }] of entriesOf(rest.participants)) {
    if (id === undefined) continue;
    for (const role of ['ect', 'mentor']) {
      const providers = new Set<Uuid>();
      let isTold = true;
      for (const [entry] of entriesOf(training)) {
        if (entry.role !== undefined && entry.role !== role) continue;
        const lp = entry.partnership == null ? undefined : lpOf.get(uuidOf(entry.partnership));
        if (lp !== undefined) providers.add(lp);
        if (entry.role === undefined || entry.partnership === undefined || (entry.partnership !== null && !lp))
          isTold = false;
      }
      all.set(`${uuidOf(id)}/${role}`, isTold ? providers : null);
    }
  }
  return all;
}

function checkTraining(
  { report, providers }: Known,
  providersOf: ReturnType<typeof trainedBy>,
  { participant, role, lp }: Declaration,
  keys: Keys,
): void {
  if (participant === undefined || role === undefined || lp === undefined || !providers.has(uuidOf(lp))) return;
  const trains = providersOf.get(`${uuidOf(participant)}/${role}`);
  if (trains == null || trains.has(uuidOf(lp))) return;
  report(
    [...keys, 'lp'],
    `${quoted(lp)} has no training of ${quoted(participant)} as ${role} to attach this declaration to`,
  );
}

/** A statement may be left out. One that is written belongs to the provider, and has been paid when the declaration has. */
function checkPaid(
  { report, rest }: Known,
  statements: ReadonlyMap<Uuid, Statement>,
  { state, lp, statement, clawbackStatement }: Declaration,
  keys: Keys,
): void {
  const named = (id: string | null | undefined): Statement | undefined =>
    id == null || rest.statements === undefined ? undefined : statements.get(uuidOf(id));
  const places = [
    { key: 'statement', id: statement, on: named(statement), mustBePaid: state === 'paid' },
    {
      key: 'clawbackStatement',
      id: clawbackStatement,
      on: named(clawbackStatement),
      mustBePaid: false,
    },
  ];
  for (const { key, id, on, mustBePaid } of places) {
    if (on === undefined || id == null) continue;
    if (lp !== undefined && on.lp !== undefined && uuidOf(on.lp) !== uuidOf(lp))
      report(
        [...keys, key],
        `${quoted(id)} is a statement of ${quoted(on.lp)}, and the declaration is of ${quoted(lp)}`,
      );
    else if (mustBePaid && on.paid !== true)
      report(
        [...keys, key],
        `the declaration is ${state}, but statement ${quoted(id)} is not paid; write "paid": true there, or leave ` +
          'the statement out',
      );
  }
}
