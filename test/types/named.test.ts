import type { Client, DeclarationDraft } from 'lead-provider-sdk';
import type {
  Declaration as EcfDeclaration,
  Enrolment as EcfEnrolment,
  Participant as EcfParticipant,
  Statement as EcfStatement,
} from 'lead-provider-sdk/types/ecf';
import type {
  Declaration,
  DeclarationId,
  DeliveryPartner,
  DeliveryPartnerId,
  Enrolment,
  Participant,
  ParticipantId,
  Partnership,
  PartnershipId,
  School,
  SchoolId,
  Statement,
  StatementId,
  UnfundedMentor,
} from 'lead-provider-sdk/types/rect';
import { describe, expect, expectTypeOf, test } from 'vitest';

type Got<F extends (...args: never[]) => unknown> = Awaited<ReturnType<F>>;

describe('records and ids have types with their names', () => {
  test('records are what the client gives', () => {
    expectTypeOf<Got<Client<'rect'>['participants']['get']>>().toEqualTypeOf<Participant>();
    expectTypeOf<Got<Client<'rect'>['declarations']['get']>>().toEqualTypeOf<Declaration>();
    expectTypeOf<Got<Client<'rect'>['statements']['get']>>().toEqualTypeOf<Statement>();
    expectTypeOf<Got<Client<'rect'>['partnerships']['get']>>().toEqualTypeOf<Partnership>();
    expectTypeOf<Got<Client<'rect'>['schools']['get']>>().toExtend<School>();
    expectTypeOf<Got<Client<'rect'>['deliveryPartners']['get']>>().toEqualTypeOf<DeliveryPartner>();
    expectTypeOf<Got<Client<'rect'>['unfundedMentors']['get']>>().toEqualTypeOf<UnfundedMentor>();
    expectTypeOf<Participant['attributes']['ecf_enrolments'][number]>().toEqualTypeOf<Enrolment>();
    expectTypeOf<Got<Client<'ecf'>['participants']['get']>>().toEqualTypeOf<EcfParticipant>();
    expectTypeOf<Got<Client<'ecf'>['declarations']['get']>>().toEqualTypeOf<EcfDeclaration>();
    expectTypeOf<Got<Client<'ecf'>['statements']['get']>>().toEqualTypeOf<EcfStatement>();
    expectTypeOf<EcfParticipant['attributes']['ecf_enrolments'][number]>().toEqualTypeOf<EcfEnrolment>();
    expect(true).toBe(true);
  });

  test('ids are plain texts', () => {
    type Ids = [ParticipantId, DeclarationId, PartnershipId, StatementId, SchoolId, DeliveryPartnerId];
    expectTypeOf<Ids>().toEqualTypeOf<[string, string, string, string, string, string]>();
    expect(true).toBe(true);
  });

  test('a draft needs the service alone', () => {
    expectTypeOf<DeclarationDraft<'rect'>>().toExtend<Parameters<Client<'rect'>['declarations']['create']>[0]>();
    expectTypeOf<DeclarationDraft<'ecf'>>().toExtend<Parameters<Client<'ecf'>['declarations']['create']>[0]>();
    // @ts-expect-error a declaration has a type
    const draft: DeclarationDraft<'rect'> = {
      participant_id: 'x',
      declaration_date: '2025-10-15T00:00:00Z',
      course_identifier: 'ecf-induction',
    };
    expect(draft).toBeDefined();
  });
});
