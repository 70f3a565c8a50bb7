// Written by `npm run generate` from spec/mock-control.yaml. Do not edit.

/** An argument of a step, or a part of one. */
export interface Argument {
  readonly name: string;
  /** What it is: `participant`, `statement`, `date` and so on; `group` has `parts`. */
  readonly kind: Kind;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  /** Of an enumeration. */
  readonly values?: readonly string[];
  /** Of a number its least and greatest value; of a text its least and greatest length. */
  readonly least?: number;
  readonly most?: number;
  readonly about?: string;
  readonly parts?: readonly Argument[];
}

export type Kind =
  | 'cohort'
  | 'date'
  | 'declaration'
  | 'deliveryPartner'
  | 'email'
  | 'enumeration'
  | 'flag'
  | 'group'
  | 'instant'
  | 'leadProvider'
  | 'month'
  | 'newId'
  | 'newParticipant'
  | 'participant'
  | 'partnership'
  | 'schedule'
  | 'school'
  | 'statement'
  | 'text'
  | 'trn';

/** Something that others than the provider do. */
export interface Step {
  readonly who: 'dfe' | 'schools';
  readonly step: string;
  readonly summary: string;
  /** The service that alone has it. */
  readonly only: 'rect' | 'ecf' | null;
  readonly arguments: readonly Argument[];
}

export const steps: readonly Step[] = [
  {
    who: 'dfe',
    step: 'openCohort',
    summary: 'Open a cohort, with the schedules of that year',
    only: null,
    arguments: [
      { name: 'year', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 },
      {
        name: 'flags',
        isRequired: false,
        kind: 'group',
        isNullable: false,
        parts: [
          { name: 'enabled', isRequired: false, kind: 'flag', isNullable: false },
          { name: 'mentorFunding', isRequired: false, kind: 'flag', isNullable: false },
          { name: 'detailedEvidence', isRequired: false, kind: 'flag', isNullable: false },
          { name: 'upliftFees', isRequired: false, kind: 'flag', isNullable: false },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'closeCohort',
    summary: 'Freeze the payments of a cohort from now on',
    only: null,
    arguments: [{ name: 'year', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 }],
  },
  {
    who: 'dfe',
    step: 'addStatement',
    summary: 'Add a statement to a cohort; its id is answered',
    only: null,
    arguments: [
      {
        name: 'statement',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          {
            name: 'id',
            isRequired: false,
            kind: 'newId',
            isNullable: false,
            least: 1,
            most: 255,
            about: 'A word that nothing has yet.',
          },
          { name: 'lp', isRequired: true, kind: 'leadProvider', isNullable: false, least: 1, most: 255 },
          { name: 'cohort', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 },
          { name: 'month', isRequired: true, kind: 'month', isNullable: false, least: 1, most: 12 },
          { name: 'year', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 },
          {
            name: 'cutOff',
            isRequired: true,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
          {
            name: 'payment',
            isRequired: true,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
          { name: 'output', isRequired: false, kind: 'flag', isNullable: false },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'makePayable',
    summary: 'Move a statement and the declarations on it from open to payable',
    only: null,
    arguments: [{ name: 'statement', isRequired: true, kind: 'statement', isNullable: false, least: 1, most: 255 }],
  },
  {
    who: 'dfe',
    step: 'pay',
    summary: 'Pay a payable statement, with its declarations and clawbacks',
    only: null,
    arguments: [{ name: 'statement', isRequired: true, kind: 'statement', isNullable: false, least: 1, most: 255 }],
  },
  {
    who: 'dfe',
    step: 'settleClawback',
    summary: 'Settle the clawback of one declaration',
    only: null,
    arguments: [{ name: 'declaration', isRequired: true, kind: 'declaration', isNullable: false, least: 1, most: 255 }],
  },
  {
    who: 'dfe',
    step: 'mergeParticipants',
    summary: 'Fold one participant into another; the first id is retired',
    only: null,
    arguments: [
      { name: 'from', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      { name: 'to', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
    ],
  },
  {
    who: 'dfe',
    step: 'registerDuplicate',
    summary: 'Have somebody registered a second time; the new id is answered',
    only: null,
    arguments: [{ name: 'of', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 }],
  },
  {
    who: 'dfe',
    step: 'fixSilently',
    summary: 'Put a record right and move no timestamp',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'fix',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          { name: 'role', isRequired: false, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] },
          { name: 'name', isRequired: false, kind: 'text', isNullable: false, least: 1, most: 255 },
          {
            name: 'trn',
            isRequired: false,
            kind: 'trn',
            isNullable: true,
            most: 50,
            about: 'A teacher reference number, of seven digits.',
          },
          { name: 'email', isRequired: false, kind: 'email', isNullable: false, least: 1, most: 254 },
          { name: 'schedule', isRequired: false, kind: 'schedule', isNullable: false, least: 1, most: 255 },
          {
            name: 'deferred',
            isRequired: false,
            kind: 'group',
            isNullable: true,
            parts: [
              {
                name: 'at',
                isRequired: true,
                kind: 'instant',
                isNullable: false,
                least: 1,
                most: 255,
                about: 'A moment with its zone, such as 2026-03-01T09:00:00Z.',
              },
              { name: 'reason', isRequired: true, kind: 'text', isNullable: false, least: 1, most: 255 },
            ],
          },
          {
            name: 'withdrawn',
            isRequired: false,
            kind: 'group',
            isNullable: true,
            parts: [
              {
                name: 'at',
                isRequired: true,
                kind: 'instant',
                isNullable: false,
                least: 1,
                most: 255,
                about: 'A moment with its zone, such as 2026-03-01T09:00:00Z.',
              },
              { name: 'reason', isRequired: true, kind: 'text', isNullable: false, least: 1, most: 255 },
            ],
          },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'correctTrn',
    summary: 'Correct a teacher reference number',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'trn',
        isRequired: true,
        kind: 'trn',
        isNullable: true,
        most: 50,
        about: 'A teacher reference number, of seven digits.',
      },
    ],
  },
  {
    who: 'dfe',
    step: 'recordInduction',
    summary: 'Record that induction has begun',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'induction',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          {
            name: 'start',
            isRequired: true,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'endInduction',
    summary: 'Record the end of induction and its outcome',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'induction',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          {
            name: 'end',
            isRequired: true,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
          { name: 'outcome', isRequired: true, kind: 'enumeration', isNullable: false, values: ['pass', 'fail'] },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'decideFunding',
    summary: 'Find a participant eligible for funding, or not, or undecided (null)',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      { name: 'eligible', isRequired: true, kind: 'flag', isNullable: true },
      {
        name: 'options',
        isRequired: false,
        kind: 'group',
        isNullable: false,
        parts: [{ name: 'role', isRequired: false, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] }],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'recordMentorIneligibility',
    summary: 'Record that a mentor is no longer eligible for funding',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'ineligibility',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          {
            name: 'on',
            isRequired: true,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
          {
            name: 'reason',
            isRequired: true,
            kind: 'enumeration',
            isNullable: false,
            values: ['completed_declaration_received', 'completed_during_early_roll_out', 'started_not_completed'],
          },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'challengePartnership',
    summary: 'Mark a partnership as challenged',
    only: 'ecf',
    arguments: [
      { name: 'partnership', isRequired: true, kind: 'partnership', isNullable: false, least: 1, most: 255 },
      {
        name: 'reason',
        isRequired: false,
        kind: 'enumeration',
        isNullable: false,
        values: ['another_provider', 'not_confirmed', 'do_not_recognise', 'no_ects', 'mistake'],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'linkDeliveryPartner',
    summary: 'Link a delivery partner to a lead provider for a cohort',
    only: null,
    arguments: [
      { name: 'deliveryPartner', isRequired: true, kind: 'deliveryPartner', isNullable: false, least: 1, most: 255 },
      {
        name: 'link',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          { name: 'lp', isRequired: true, kind: 'leadProvider', isNullable: false, least: 1, most: 255 },
          { name: 'cohort', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'unlinkDeliveryPartner',
    summary: 'Take the link of a delivery partner away',
    only: null,
    arguments: [
      { name: 'deliveryPartner', isRequired: true, kind: 'deliveryPartner', isNullable: false, least: 1, most: 255 },
      {
        name: 'link',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          { name: 'lp', isRequired: true, kind: 'leadProvider', isNullable: false, least: 1, most: 255 },
          { name: 'cohort', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 },
        ],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'setSchoolEligibility',
    summary: 'Make a school eligible for funded training, or not',
    only: null,
    arguments: [
      { name: 'school', isRequired: true, kind: 'school', isNullable: false, least: 1, most: 255 },
      { name: 'eligible', isRequired: true, kind: 'flag', isNullable: false },
      {
        name: 'options',
        isRequired: false,
        kind: 'group',
        isNullable: false,
        parts: [{ name: 'schoolLedOnly', isRequired: false, kind: 'flag', isNullable: false }],
      },
    ],
  },
  {
    who: 'dfe',
    step: 'issueOtherToken',
    summary: "Give out a token that is not a lead provider's",
    only: 'ecf',
    arguments: [{ name: 'token', isRequired: true, kind: 'text', isNullable: false, most: 1000 }],
  },
  {
    who: 'schools',
    step: 'registerParticipant',
    summary: 'Register somebody; the id is answered',
    only: null,
    arguments: [
      {
        name: 'registration',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          {
            name: 'id',
            isRequired: true,
            kind: 'newParticipant',
            isNullable: false,
            least: 1,
            most: 255,
            about: 'A new word; or an existing participant, for a further role or stay.',
          },
          { name: 'name', isRequired: false, kind: 'text', isNullable: false, least: 1, most: 255 },
          {
            name: 'trn',
            isRequired: false,
            kind: 'trn',
            isNullable: true,
            most: 50,
            about: 'A teacher reference number, of seven digits.',
          },
          { name: 'role', isRequired: true, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] },
          {
            name: 'record',
            isRequired: false,
            kind: 'newId',
            isNullable: false,
            least: 1,
            most: 255,
            about: 'A word that nothing has yet.',
          },
          { name: 'email', isRequired: false, kind: 'email', isNullable: false, least: 1, most: 254 },
          {
            name: 'from',
            isRequired: false,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
          { name: 'partnership', isRequired: false, kind: 'partnership', isNullable: false, least: 1, most: 255 },
          { name: 'school', isRequired: false, kind: 'school', isNullable: false, least: 1, most: 255 },
          {
            name: 'interestIn',
            isRequired: false,
            kind: 'group',
            isNullable: false,
            parts: [
              { name: 'lp', isRequired: true, kind: 'leadProvider', isNullable: false, least: 1, most: 255 },
              { name: 'cohort', isRequired: true, kind: 'cohort', isNullable: false, least: 0, most: 9999 },
            ],
          },
          { name: 'schedule', isRequired: false, kind: 'schedule', isNullable: false, least: 1, most: 255 },
          {
            name: 'workingPattern',
            isRequired: false,
            kind: 'enumeration',
            isNullable: false,
            values: ['full_time', 'part_time'],
          },
          { name: 'mentor', isRequired: false, kind: 'participant', isNullable: false, least: 1, most: 255 },
        ],
      },
    ],
  },
  {
    who: 'schools',
    step: 'undoRegistration',
    summary: 'Take a registration back: the participant vanishes',
    only: null,
    arguments: [{ name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 }],
  },
  {
    who: 'schools',
    step: 'moveParticipant',
    summary: 'Have a participant go to another school, or to another lead provider',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'move',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          { name: 'role', isRequired: false, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] },
          { name: 'partnership', isRequired: false, kind: 'partnership', isNullable: false, least: 1, most: 255 },
          { name: 'school', isRequired: false, kind: 'school', isNullable: false, least: 1, most: 255 },
          {
            name: 'to',
            isRequired: false,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
          {
            name: 'from',
            isRequired: false,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
        ],
      },
    ],
  },
  {
    who: 'schools',
    step: 'reportLeaving',
    summary: 'Report that a participant leaves, without a next school',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'leaving',
        isRequired: true,
        kind: 'group',
        isNullable: false,
        parts: [
          { name: 'role', isRequired: false, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] },
          {
            name: 'on',
            isRequired: true,
            kind: 'date',
            isNullable: false,
            about: 'YYYY-MM-DD, in the years 1900 to 2999.',
          },
        ],
      },
    ],
  },
  {
    who: 'schools',
    step: 'removeParticipant',
    summary: 'Remove a participant from the school',
    only: 'ecf',
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      {
        name: 'options',
        isRequired: false,
        kind: 'group',
        isNullable: false,
        parts: [{ name: 'role', isRequired: false, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] }],
      },
    ],
  },
  {
    who: 'schools',
    step: 'assignMentor',
    summary: 'Assign a mentor to an ECT; null ends the mentorship',
    only: null,
    arguments: [
      { name: 'ect', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      { name: 'mentor', isRequired: true, kind: 'participant', isNullable: true, least: 1, most: 255 },
    ],
  },
  {
    who: 'schools',
    step: 'changeName',
    summary: 'Change a name',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      { name: 'name', isRequired: true, kind: 'text', isNullable: false, least: 1, most: 255 },
    ],
  },
  {
    who: 'schools',
    step: 'changeEmail',
    summary: 'Change an e-mail address',
    only: null,
    arguments: [
      { name: 'participant', isRequired: true, kind: 'participant', isNullable: false, least: 1, most: 255 },
      { name: 'email', isRequired: true, kind: 'email', isNullable: false, least: 1, most: 254 },
      {
        name: 'options',
        isRequired: false,
        kind: 'group',
        isNullable: false,
        parts: [{ name: 'role', isRequired: false, kind: 'enumeration', isNullable: false, values: ['ect', 'mentor'] }],
      },
    ],
  },
  {
    who: 'schools',
    step: 'setTutor',
    summary: 'Record the induction tutor of a school; null takes it away',
    only: null,
    arguments: [
      { name: 'school', isRequired: true, kind: 'school', isNullable: false, least: 1, most: 255 },
      {
        name: 'tutor',
        isRequired: true,
        kind: 'group',
        isNullable: true,
        parts: [
          { name: 'name', isRequired: true, kind: 'text', isNullable: false, least: 1, most: 255 },
          { name: 'email', isRequired: true, kind: 'email', isNullable: false, least: 1, most: 254 },
        ],
      },
    ],
  },
  {
    who: 'schools',
    step: 'challengePartnership',
    summary: 'Challenge a partnership within the time a school has',
    only: 'ecf',
    arguments: [
      { name: 'partnership', isRequired: true, kind: 'partnership', isNullable: false, least: 1, most: 255 },
      {
        name: 'reason',
        isRequired: true,
        kind: 'enumeration',
        isNullable: false,
        values: ['another_provider', 'not_confirmed', 'do_not_recognise', 'no_ects', 'mistake'],
      },
    ],
  },
];
