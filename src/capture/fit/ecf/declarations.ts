import { declarationStateNames, declarationTypes } from '../../../rules/terms.ts';
import type { Row } from '../../observed.ts';
import { stampsOf, textOf, yearOf } from '../attributes.ts';
import { OWN } from '../names.ts';
import type { Fitting, Part, Role } from './fitting.ts';
import type { People } from './people.ts';

/** Declarations as served. What each took along when it was made is written with it. */
export function fitDeclarations(fitting: Fitting, people: People): Part<'declarations'>[] {
  const { observed, counts, left } = fitting;
  return observed.lists.declarations.flatMap((row) => {
    const type = declarationTypes.find((one) => one === textOf(row, 'declaration_type'));
    const state = declarationStateNames.find((one) => one === textOf(row, 'state'));
    const participant = textOf(row, 'participant_id');
    const date = textOf(row, 'declaration_date');
    if (type === undefined || state === undefined || participant === null || date === null) {
      left.push({
        list: 'declarations',
        id: row.id,
        attributes: [],
        why: 'it is of a type or in a state that is unknown',
      });
      return [];
    }
    const role: Role = textOf(row, 'course_identifier') === 'ecf-mentor' ? 'mentor' : 'ect';
    const lp = providerOf(fitting, row);
    const cohort = cohortOf(fitting, row);
    people.needRole(participant, role);
    if (lp !== OWN) people.openTo(participant, role, date);
    if (!observed.cohortOfDeclaration.has(row.id)) counts.add('cohorts of declarations');
    const [statement, clawback] = [textOf(row, 'statement_id'), textOf(row, 'clawback_statement_id')];
    const partner = textOf(row, 'delivery_partner_id');
    return {
      id: row.id,
      participant,
      role,
      lp,
      type,
      date,
      state,
      cohort,
      deliveryPartner: partner === null ? null : fitting.unseen.partner(partner),
      mentor: textOf(row, 'mentor_id'),
      evidence: textOf(row, 'evidence_held'),
      statement: statement === null ? null : fitting.unseen.statement(statement, lp, cohort, state === 'paid'),
      clawbackStatement: clawback === null ? null : fitting.unseen.statement(clawback, lp, cohort, false),
      ...(row.attributes['uplift_paid'] === true && { uplift: true }),
      ...stampsOf(row),
    };
  });
}

function providerOf({ providers }: Fitting, row: Row): string {
  const name = textOf(row, 'lead_provider_name');
  return name === null || name === '' ? OWN : providers.idOf(name);
}

function cohortOf({ observed }: Fitting, row: Row): number {
  const told = observed.cohortOfDeclaration.get(row.id);
  if (told !== undefined) return told;
  const on = textOf(row, 'statement_id') ?? textOf(row, 'clawback_statement_id');
  const statement = observed.lists.statements.find(({ id }) => id === on);
  return (statement && yearOf(statement)) ?? Number((textOf(row, 'declaration_date') ?? '2021').slice(0, 4));
}
