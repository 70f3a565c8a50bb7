import { describe, expect, test } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';
import { services, type Service } from '../../src/contract/index.ts';
import { list } from '../../src/generate/document.ts';
import { at, descriptions } from '../support/descriptions.ts';

/**
 * DfE's "Definitions and states" page and its early draft name 8 concepts, 19 states and 10 ids. Here stands where each
 * is described: in which service's description, at which pointer, and words that show the description tells what it is.
 */
interface Place {
  readonly in: Service | readonly Service[];
  /** A JSON pointer into the description, or `tag:name`. */
  readonly at: string | readonly string[];
  readonly says: RegExp;
}

const BOTH: readonly Service[] = services;
const schema = (name: string, property?: string): string =>
  `/components/schemas/${name}${property === undefined ? '' : `/properties/${property}`}`;
const parameter = (name: string): string => `/components/parameters/${name}`;
/**
 * The bullet that gives the meaning of a value, as editors show it; the words stand in that bullet, over any line
 * break.
 */
const meaning = (value: string, words: string): RegExp =>
  new RegExp(
    `^- \`${value}\`: (?:(?!\\n- |\\n\\n)[^])*?(?:${words.replaceAll(' ', '\\s+').replaceAll('…', '(?:(?!\\n- |\\n\\n)[^])*')})`,
    'm',
  );

const concepts: Readonly<Record<string, readonly Place[]>> = {
  cohort: [{ in: BOTH, at: schema('Enrolment', 'cohort'), says: /begin training in one academic year .*contract/ }],
  course_identifier: [
    { in: BOTH, at: schema('CourseIdentifier'), says: /`ecf-induction`: early career teacher[^]*`ecf-mentor`: mentor/ },
  ],
  declaration: [
    {
      in: BOTH,
      at: schema('Declaration'),
      says: /evidence .*engagement for a milestone\. Only declarations trigger output payments/,
    },
    { in: BOTH, at: 'tag:declarations', says: /leads to an output payment/ },
  ],
  participant: [
    { in: BOTH, at: schema('Participant'), says: /registered for training, as an ECT, a mentor/ },
    { in: BOTH, at: 'tag:participants', says: /early career teacher/ },
  ],
  partnership: [
    { in: BOTH, at: schema('Partnership'), says: /school, a delivery partner and a lead provider/ },
    { in: BOTH, at: 'tag:partnerships', says: /for the training of one cohort/ },
  ],
  schedule: [
    { in: BOTH, at: schema('ScheduleIdentifier'), says: /training is expected to be done, with the milestone dates/ },
  ],
  statement: [{ in: BOTH, at: 'tag:statements', says: /output payments, .*service fees and adjustments.* invoicing/ }],
  'unfunded-mentor': [
    {
      in: BOTH,
      at: 'tag:unfundedMentors',
      says: /supports one of this provider's ECTs .*another provider trains or has trained/,
    },
  ],
};

const states: Readonly<Record<string, readonly Place[]>> = {
  'partnership active': [
    { in: 'ecf', at: schema('PartnershipStatus'), says: meaning('active', 'viewed, confirmed and updated') },
    { in: 'rect', at: 'tag:partnerships', says: /`active` \(agreed and confirmed; may be viewed and updated\)/ },
  ],
  'partnership challenged': [
    { in: 'ecf', at: schema('PartnershipStatus'), says: meaning('challenged', 'may only be viewed') },
    {
      in: 'rect',
      at: 'tag:partnerships',
      says: /`challenged` \(changed or dissolved by the school; may only be viewed\)/,
    },
  ],
  'training_status active': [
    {
      in: BOTH,
      at: schema('TrainingStatus'),
      says: meaning('active', 'may update the participant and submit declarations'),
    },
  ],
  'training_status deferred': [
    { in: BOTH, at: schema('TrainingStatus'), says: meaning('deferred', 'must report when training resumes') },
  ],
  'training_status withdrawn': [
    { in: BOTH, at: schema('TrainingStatus'), says: meaning('withdrawn', 'declarations dated before the withdrawal') },
  ],
  'training_status completed': [
    { in: BOTH, at: schema('TrainingStatus'), says: /draft .* `completed`; it never appears on the wire/ },
  ],
  'participant_status active': [{ in: BOTH, at: schema('ParticipantStatus'), says: meaning('active', 'in training') }],
  'participant_status joining': [
    { in: BOTH, at: schema('ParticipantStatus'), says: meaning('joining', 'starts after today') },
  ],
  'participant_status leaving': [
    { in: BOTH, at: schema('ParticipantStatus'), says: meaning('leaving', 'end after today|lies ahead') },
  ],
  'participant_status left': [
    { in: BOTH, at: schema('ParticipantStatus'), says: meaning('left', 'has ended|has passed') },
  ],
  'participant_status withdrawn': [
    { in: 'ecf', at: schema('ParticipantStatus'), says: meaning('withdrawn', 'school has removed') },
    { in: 'rect', at: schema('ParticipantStatus'), says: /also names `withdrawn`; the service does not serve it/ },
  ],
  'declaration submitted': [
    {
      in: BOTH,
      at: schema('DeclarationState'),
      says: meaning('submitted', 'not yet known to be eligible … viewed and voided'),
    },
  ],
  'declaration eligible': [
    {
      in: BOTH,
      at: schema('DeclarationState'),
      says: meaning('eligible', 'is eligible for funding … viewed and voided'),
    },
  ],
  'declaration ineligible': [
    {
      in: 'ecf',
      at: schema('DeclarationState'),
      says: meaning('ineligible', 'not eligible for funding…duplicate…viewed and voided'),
    },
    { in: 'rect', at: schema('DeclarationState'), says: /also names `ineligible`[^]*does not\s+serve it/ },
  ],
  'declaration payable': [
    { in: BOTH, at: schema('DeclarationState'), says: meaning('payable', 'payment is approved… viewed and voided') },
  ],
  'declaration voided': [
    { in: BOTH, at: schema('DeclarationState'), says: meaning('voided', 'taken back by the provider… only be viewed') },
  ],
  'declaration paid': [
    { in: BOTH, at: schema('DeclarationState'), says: meaning('paid', 'DfE has paid… viewed and voided') },
  ],
  'declaration awaiting_clawback': [
    {
      in: BOTH,
      at: schema('DeclarationState'),
      says: meaning('awaiting-clawback', 'voided after payment… only be viewed'),
    },
  ],
  'declaration clawed_back': [
    { in: BOTH, at: schema('DeclarationState'), says: meaning('clawed-back', 'has been deducted… only be viewed') },
  ],
};

const ids: Readonly<Record<string, readonly Place[]>> = {
  clawback_statement_id: [
    {
      in: BOTH,
      at: schema('DeclarationAttributes', 'clawback_statement_id'),
      says: /takes the money back, because too much was paid .*reconcile/,
    },
    { in: BOTH, at: [schema('Statement', 'id'), parameter('StatementId')], says: /`clawback_statement_id`/ },
  ],
  declaration_id: [
    {
      in: BOTH,
      at: [schema('Declaration', 'id'), parameter('DeclarationId')],
      says: /`declaration_id`.*given out .*void/,
    },
  ],
  delivery_partner_id: [
    { in: BOTH, at: schema('DeliveryPartner', 'id'), says: /`delivery_partner_id`.*used to confirm a partnership/ },
    { in: BOTH, at: schema('Enrolment', 'delivery_partner_id'), says: /delivery partner/ },
  ],
  mentor_id: [
    {
      in: BOTH,
      at: schema('Enrolment', 'mentor_id'),
      says: /ECT's mentor, whether that mentor is funded, unfunded or trained by another/,
    },
    { in: BOTH, at: [schema('UnfundedMentor', 'id'), parameter('MentorId')], says: /`mentor_id`/ },
  ],
  participant_id: [
    {
      in: BOTH,
      at: schema('Participant', 'id'),
      says: /`participant_id`.*used to declare, to change a schedule, to defer/,
    },
    { in: BOTH, at: parameter('ParticipantId'), says: /`participant_id`.*registered for training/ },
  ],
  participant_id_changes: [
    {
      in: BOTH,
      at: schema('ParticipantAttributes', 'participant_id_changes'),
      says: /had before, mostly because two records of one person were merged/,
    },
    { in: BOTH, at: schema('ParticipantIdChange', 'from_participant_id'), says: /retired id/ },
    { in: BOTH, at: schema('ParticipantIdChange', 'to_participant_id'), says: /id that took over/ },
  ],
  partnership_id: [
    {
      in: BOTH,
      at: [schema('Partnership', 'id'), parameter('PartnershipId')],
      says: /`partnership_id`.*agreement .*one\s+cohort/,
    },
  ],
  statement_id: [
    { in: BOTH, at: [schema('Statement', 'id'), parameter('StatementId')], says: /`statement_id`.*payment period/ },
    { in: BOTH, at: schema('DeclarationAttributes', 'statement_id'), says: /pays for the declaration/ },
  ],
  school_id: [
    { in: BOTH, at: [schema('School', 'id'), parameter('SchoolId')], says: /`school_id`.*to confirm a partnership/ },
  ],
  training_record_id: [
    {
      in: BOTH,
      at: schema('Enrolment', 'training_record_id'),
      says: /trained as an ECT first and as a mentor afterwards has two/,
    },
  ],
};

function descriptionAt(service: Service, pointer: string): unknown {
  if (!pointer.startsWith('tag:')) return at(descriptions[service], pointer)['description'];
  const root: unknown = descriptions[service];
  const tags = list(isRecord(root) ? root['tags'] : undefined).filter(isRecord);
  return tags.find((tag) => tag['name'] === pointer.slice('tag:'.length))?.['description'];
}

test('8 concepts, 19 states and 10 ids are listed', () => {
  expect([concepts, states, ids].map((group) => Object.keys(group).length)).toEqual([8, 19, 10]);
});

describe.each(Object.entries({ ...concepts, ...states, ...ids }))('%s', (_, places) => {
  test('is described for both services', () => {
    expect([...new Set(places.flatMap((place) => place.in))].sort()).toEqual(['ecf', 'rect']);
    for (const place of places) {
      for (const service of [place.in].flat()) {
        for (const pointer of [place.at].flat())
          expect(descriptionAt(service, pointer), `${service} ${pointer}`).toMatch(place.says);
      }
    }
  });
});

describe('what no service serves is no value on the wire', () => {
  const unserved: readonly [Service, string, string][] = [
    ['rect', 'TrainingStatus', 'completed'],
    ['ecf', 'TrainingStatus', 'completed'],
    ['rect', 'ParticipantStatus', 'withdrawn'],
    ['rect', 'DeclarationState', 'ineligible'],
  ];
  test.each(unserved)('%s %s %s', (service, name, value) => {
    expect(list(at(descriptions[service], schema(name))['enum'])).not.toContain(value);
  });

  test('everything else is', () => {
    const values = (service: Service, name: string): readonly unknown[] =>
      list(at(descriptions[service], schema(name))['enum']);
    expect(values('ecf', 'PartnershipStatus')).toEqual(['active', 'challenged']);
    for (const service of services)
      expect(values(service, 'TrainingStatus')).toEqual(['active', 'deferred', 'withdrawn']);
    expect([...values('ecf', 'ParticipantStatus')].sort()).toEqual([
      'active',
      'joining',
      'leaving',
      'left',
      'withdrawn',
    ]);
    expect([...values('rect', 'ParticipantStatus')].sort()).toEqual(['active', 'joining', 'leaving', 'left']);
    expect(values('ecf', 'DeclarationState')).toHaveLength(8);
    expect(values('rect', 'DeclarationState')).toHaveLength(7);
  });
});
