import type { DeliveryPartner, Partnership, School, Statement } from '../world/records.ts';
import type { SeenDeclaration, SeenPerson } from './look.ts';
import type {
  DeclarationRow,
  DeliveryPartnerRow,
  ParticipantRow,
  PartnershipRow,
  SchoolRow,
  StatementRow,
} from './types.ts';

const instant = (at: number): string => new Date(at).toISOString();
const stamps = ({ createdAt, updatedAt }: { readonly createdAt: number; readonly updatedAt: number }) => ({
  createdAt: instant(createdAt),
  updatedAt: instant(updatedAt),
});
const named = ({ id, name }: { readonly id: string; readonly name: string | null }) => ({ id, name });

export function personRow(person: SeenPerson, served: ParticipantRow['served']): ParticipantRow {
  const { id, name, trn, roles, school, retiredInto } = person;
  return {
    ...{ id, name, trn },
    ...stamps(person),
    roles: [...roles],
    school: school && named(school),
    ...{ retiredInto, served },
  };
}

export function declarationRow(declaration: SeenDeclaration): DeclarationRow {
  const { id, person, lp, role, type, date, evidence, state, cohort, statement, clawbackStatement } = declaration;
  return {
    id,
    participant: named(person),
    leadProvider: lp?.symbol ?? '',
    ...{ role, type, date: instant(date), evidence, state, cohort, statement, clawbackStatement },
    ...stamps(declaration),
  };
}

export function statementRow({
  id,
  lp,
  cohort,
  month,
  year,
  cutOff,
  payment,
  status,
  output,
}: Statement): StatementRow {
  return { id, leadProvider: lp.symbol, cohort: cohort.year, month, year, cutOff, payment, state: status, output };
}

export function schoolRow({ id, urn, name, eligible, tutor }: School): SchoolRow {
  return { id, urn, name, eligible, tutor: tutor && { name: tutor.name, email: tutor.email } };
}

export function partnershipRow(partnership: Partnership): PartnershipRow {
  const { id, lp, deliveryPartner, school, cohort, challengedReason } = partnership;
  return {
    id,
    leadProvider: lp.symbol,
    deliveryPartner: named(deliveryPartner),
    school: named(school),
    cohort: cohort.year,
    state: challengedReason === null ? 'active' : 'challenged',
    challengedReason,
    ...stamps(partnership),
  };
}

export function partnerRow({ id, name, links }: DeliveryPartner): DeliveryPartnerRow {
  return { id, name, links: links.map(({ lp, cohort }) => ({ leadProvider: lp.symbol, cohort })) };
}
