// Written by `npm run generate` from spec/mock-control.yaml. Do not edit.

export interface paths {
  '/__mock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What there is */
    get: operations['listEndpoints'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/world': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The world as each lead provider is served it */
    get: operations['readWorld'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/scenario': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The scenario the world was loaded from */
    get: operations['readScenario'];
    /**
     * Put another world in place
     * @description The scenario is checked first; when it is not right, everything stays as it is.
     */
    put: operations['loadScenario'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/ids': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The UUIDs behind symbols */
    get: operations['readIds'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/tokens': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The token of each lead provider */
    get: operations['readTokens'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/snapshots': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The snapshots that are kept, the newest first */
    get: operations['listSnapshots'];
    put?: never;
    /** Keep world and clock as they are; the newest 20 are kept */
    post: operations['takeSnapshot'];
    /** Forget one snapshot */
    delete: operations['deleteSnapshot'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/snapshots/restore': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Go back to a snapshot; one that is no longer kept is a 400 */
    post: operations['restoreSnapshot'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/clock': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The mock's present */
    get: operations['readClock'];
    /** Move the clock to an instant */
    put: operations['setClock'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/clock/advance': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Move the clock on, or back with negative numbers */
    post: operations['advanceClock'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/faults': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The faults in place, with how often each has struck */
    get: operations['listFaults'];
    put?: never;
    /** Add a fault */
    post: operations['addFault'];
    /** Remove one fault, or all */
    delete: operations['removeFaults'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What was received, with status, the rules that refused and where they are written */
    get: operations['listRequests'];
    put?: never;
    post?: never;
    /** Forget what was received */
    delete: operations['forgetRequests'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/requests/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One request of the log */
    get: operations['readRequest'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/changes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is served otherwise since a change */
    get: operations['readChanges'];
    put?: never;
    /** Begin to record what is served otherwise, with nothing recorded */
    post: operations['recordChanges'];
    /** Record no more, and forget what was recorded */
    delete: operations['stopRecording'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/participants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** People, the newest first */
    get: operations['listParticipants'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/participants/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A person, what has happened to them, and what each lead provider is served */
    get: operations['readParticipant'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/declarations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Declarations, the newest first */
    get: operations['listDeclarations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/declarations/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One declaration, as each lead provider is served it */
    get: operations['readDeclaration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Statements, those of the newest months first */
    get: operations['listStatements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/statements/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A statement, with how many declarations of each state are on it */
    get: operations['readStatement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Schools, by their names */
    get: operations['listSchools'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** A school and its partnerships */
    get: operations['readSchool'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/partnerships': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Partnerships, the newest first */
    get: operations['listPartnerships'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/partnerships/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One partnership */
    get: operations['readPartnership'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/delivery-partners': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Delivery partners, by their names */
    get: operations['listDeliveryPartners'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/rules/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What a rule refuses, and where it comes from */
    get: operations['readRule'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What happens, as it happens
     * @description A stream of server-sent events: `request` (a ReceivedRequest; of more than a thousand a second not all are sent, and `skipped` tells their `count`: `GET /__mock/requests?after=` has them), `clock` (a Present), `faults` (the list) and `live` (LivingDays). The id of an event is the number of the newest request; with it in `Last-Event-ID` the requests after that one come first, as far as they are kept. Each stream begins with `clock` and `faults`. Eight can listen at a time; one more is refused with 503.
     */
    get: operations['listen'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/call': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Send a request to the API with the token of a lead provider
     * @description It is answered, logged and struck by faults as any other.
     */
    post: operations['callAsProvider'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/openCohort': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Open a cohort, with the schedules of that year */
    post: operations['dfeOpenCohort'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/closeCohort': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Freeze the payments of a cohort from now on */
    post: operations['dfeCloseCohort'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/addStatement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Add a statement to a cohort; its id is answered */
    post: operations['dfeAddStatement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/makePayable': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Move a statement and the declarations on it from open to payable */
    post: operations['dfeMakePayable'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/pay': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Pay a payable statement, with its declarations and clawbacks */
    post: operations['dfePay'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/settleClawback': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Settle the clawback of one declaration */
    post: operations['dfeSettleClawback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/mergeParticipants': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Fold one participant into another; the first id is retired */
    post: operations['dfeMergeParticipants'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/registerDuplicate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have somebody registered a second time; the new id is answered */
    post: operations['dfeRegisterDuplicate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/fixSilently': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Put a record right and move no timestamp */
    post: operations['dfeFixSilently'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/correctTrn': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Correct a teacher reference number */
    post: operations['dfeCorrectTrn'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/recordInduction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Record that induction has begun */
    post: operations['dfeRecordInduction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/endInduction': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Record the end of induction and its outcome */
    post: operations['dfeEndInduction'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/decideFunding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Find a participant eligible for funding, or not, or undecided (null) */
    post: operations['dfeDecideFunding'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/recordMentorIneligibility': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Record that a mentor is no longer eligible for funding */
    post: operations['dfeRecordMentorIneligibility'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/challengePartnership': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Mark a partnership as challenged
     * @description Of `ecf` alone; in `rect` there is no such thing (400).
     */
    post: operations['dfeChallengePartnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/linkDeliveryPartner': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Link a delivery partner to a lead provider for a cohort */
    post: operations['dfeLinkDeliveryPartner'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/unlinkDeliveryPartner': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take the link of a delivery partner away */
    post: operations['dfeUnlinkDeliveryPartner'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/setSchoolEligibility': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Make a school eligible for funded training, or not */
    post: operations['dfeSetSchoolEligibility'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/dfe/issueOtherToken': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Give out a token that is not a lead provider's
     * @description Of `ecf` alone; in `rect` there is no such thing (400).
     */
    post: operations['dfeIssueOtherToken'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/registerParticipant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Register somebody; the id is answered */
    post: operations['schoolsRegisterParticipant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/undoRegistration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Take a registration back: the participant vanishes */
    post: operations['schoolsUndoRegistration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/moveParticipant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Have a participant go to another school, or to another lead provider */
    post: operations['schoolsMoveParticipant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/reportLeaving': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Report that a participant leaves, without a next school */
    post: operations['schoolsReportLeaving'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/removeParticipant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Remove a participant from the school
     * @description Of `ecf` alone; in `rect` there is no such thing (400).
     */
    post: operations['schoolsRemoveParticipant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/assignMentor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Assign a mentor to an ECT; null ends the mentorship */
    post: operations['schoolsAssignMentor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/changeName': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change a name */
    post: operations['schoolsChangeName'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/changeEmail': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Change an e-mail address */
    post: operations['schoolsChangeEmail'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/setTutor': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Record the induction tutor of a school; null takes it away */
    post: operations['schoolsSetTutor'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/schools/challengePartnership': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Challenge a partnership within the time a school has
     * @description Of `ecf` alone; in `rect` there is no such thing (400).
     */
    post: operations['schoolsChallengePartnership'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/__mock/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether days are passing */
    get: operations['readLiving'];
    put?: never;
    /**
     * Let days pass
     * @description As `mock.live` in process: each day at 09:00 in London statements run and cohorts open on their dates, and schools, DfE and providers do what they lawfully may, by chance. The same seed in the same world gives the same days, also when they are asked for in several requests. Other requests are answered between two days.
     */
    post: operations['live'];
    /**
     * Let no further day pass
     * @description The day under way comes to its end; whoever asked for the days is answered with those that have passed.
     */
    delete: operations['stopLiving'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    ParticipantId: string;
    SchoolId: string;
    PartnershipId: string;
    DeliveryPartnerId: string;
    LeadProviderId: string;
    StatementId: string;
    DeclarationId: string;
    /** @description A new word; or an existing participant, for a further role or stay. */
    NewParticipantId: string;
    /** @description A word that nothing has yet. */
    NewId: string;
    /**
     * Format: date
     * @description YYYY-MM-DD, in the years 1900 to 2999.
     */
    Day: string;
    Year: number;
    Month: number;
    Text: string;
    Email: string;
    /** @description A teacher reference number, of seven digits. */
    Trn: string;
    Token: string;
    Flag: boolean;
    ScheduleIdentifier: string;
    /** @enum {string} */
    Role: 'ect' | 'mentor';
    /** @enum {string} */
    WorkingPattern: 'full_time' | 'part_time';
    /** @enum {string} */
    InductionOutcome: 'pass' | 'fail';
    /** @enum {string} */
    IneligibilityReason: 'completed_declaration_received' | 'completed_during_early_roll_out' | 'started_not_completed';
    /** @enum {string} */
    ChallengeReason: 'another_provider' | 'not_confirmed' | 'do_not_recognise' | 'no_ects' | 'mistake';
    /** @description A moment with its zone, such as 2026-03-01T09:00:00Z. */
    WrittenInstant: string;
    Report: {
      at: components['schemas']['WrittenInstant'];
      reason: components['schemas']['Text'];
    };
    /** @description The arguments as a list, as they would be written in process. */
    ArgumentList: unknown[];
    Present: {
      /** Format: date-time */
      now: string;
      /** @description Differs after another world was put in place or the clock was set back, and when the server was started anew: what was shown before is then of another time. Also in the header `Mock-Epoch` of each answer. */
      epoch: string;
      /** @description Whether time goes on by itself. */
      running?: boolean;
    };
    Index: {
      /** @enum {string} */
      service: 'rect' | 'ecf';
      /** Format: date-time */
      now: string;
      epoch: string;
      running: boolean;
      endpoints: string[];
      /** @description Those of the API, such as participants.defer. */
      operations: string[];
      leadProviders: {
        /** @description As the scenario writes it. */
        id: string;
        name: string;
      }[];
      cohorts: {
        year: number;
        enabled: boolean;
        /**
         * Format: date-time
         * @description Since when payments are frozen.
         */
        frozenAt?: string | null;
        schedules: string[];
      }[];
      counts: {
        participants: number;
        declarations: number;
        statements: number;
        schools: number;
        partnerships: number;
        deliveryPartners: number;
        /** @description Kept in the log. */
        requests: number;
      };
    };
    Named: {
      id: string;
      name: string | null;
    };
    ParticipantRow: {
      /** Format: uuid */
      id: string;
      /** @description Null for somebody who was merged into another. */
      name: string | null;
      trn: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
      roles: ('ect' | 'mentor')[];
      /** @description The latest one. */
      school: components['schemas']['Named'] | null;
      /** @description The id that follows one that was retired. */
      retiredInto: string | null;
      /** @description What the lead providers who are served the person see of each enrolment. */
      served: components['schemas']['ServedEnrolment'][];
    };
    ServedEnrolment: {
      leadProvider: string;
      /** @enum {string} */
      role: 'ect' | 'mentor';
      trainingStatus: string;
      participantStatus: string;
      cohort: string;
      schedule: string;
    };
    Person: {
      person: components['schemas']['ParticipantRow'];
      formerIds: {
        from: string;
        /** Format: date-time */
        at: string;
      }[];
      /** @description Oldest first. */
      timeline: components['schemas']['Happening'][];
      /** @description By lead provider, what `GET /participants/{id}` serves; null where it is not found. */
      views: {
        [key: string]: {
          [key: string]: unknown;
        } | null;
      };
      declarations: components['schemas']['DeclarationRow'][];
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    Happening: {
      /** @description An instant; a day (YYYY-MM-DD) where only that is known. */
      at: string;
      isDay: boolean;
      /** @enum {string} */
      kind:
        | 'registered'
        | 'school'
        | 'training'
        | 'deferred'
        | 'withdrawn'
        | 'resumed'
        | 'schedule'
        | 'mentor'
        | 'induction'
        | 'funding'
        | 'merged'
        | 'declaration';
      /** @enum {string|null} */
      role: 'ect' | 'mentor' | null;
      leadProvider: string | null;
      /** @description What happened, in a few words. */
      title: string;
      details: {
        [key: string]: string | number | boolean | null;
      };
      links: {
        /** @enum {string} */
        kind: 'participant' | 'school' | 'partnership' | 'declaration' | 'statement';
        id: string;
      }[];
    };
    DeclarationRow: {
      /** Format: uuid */
      id: string;
      participant: components['schemas']['Named'];
      leadProvider: string;
      /** @enum {string} */
      role: 'ect' | 'mentor';
      type: string;
      /** Format: date-time */
      date: string;
      evidence: string | null;
      /** @enum {string} */
      state:
        'submitted' | 'eligible' | 'payable' | 'paid' | 'voided' | 'ineligible' | 'awaiting-clawback' | 'clawed-back';
      cohort: number;
      /** @description Id of the statement that pays it. */
      statement: string | null;
      clawbackStatement: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    DeclarationInFull: {
      declaration: components['schemas']['DeclarationRow'];
      /** @description By lead provider. */
      views: {
        [key: string]: {
          [key: string]: unknown;
        } | null;
      };
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    StatementRow: {
      /** Format: uuid */
      id: string;
      leadProvider: string;
      cohort: number;
      month: number;
      year: number;
      /**
       * Format: date
       * @description The last day on which declarations are taken on to it.
       */
      cutOff: string;
      /** Format: date */
      payment: string;
      /** @enum {string} */
      state: 'open' | 'payable' | 'paid';
      /** @description False for one of service fees alone. */
      output: boolean;
    };
    StatementInFull: {
      statement: components['schemas']['StatementRow'];
      /** @description How many of each state are on it. */
      declarations: {
        [key: string]: number;
      };
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    SchoolRow: {
      /** Format: uuid */
      id: string;
      urn: string;
      name: string;
      eligible: boolean;
      tutor: {
        name: string;
        email: string;
      } | null;
    };
    SchoolInFull: {
      school: components['schemas']['SchoolRow'];
      partnerships: components['schemas']['PartnershipRow'][];
      /** @description How many people were ever at it. */
      participants: number;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    PartnershipRow: {
      /** Format: uuid */
      id: string;
      leadProvider: string;
      deliveryPartner: components['schemas']['Named'];
      school: components['schemas']['Named'];
      cohort: number;
      /** @enum {string} */
      state: 'active' | 'challenged';
      challengedReason: string | null;
      /** Format: date-time */
      createdAt: string;
      /** Format: date-time */
      updatedAt: string;
    };
    PartnershipInFull: {
      partnership: components['schemas']['PartnershipRow'];
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    DeliveryPartnerRow: {
      /** Format: uuid */
      id: string;
      name: string;
      links: {
        leadProvider: string;
        cohort: number;
      }[];
    };
    ParticipantPage: {
      items: components['schemas']['ParticipantRow'][];
      /** @description The cursor of the next page; null when this is the last. */
      next: string | null;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    DeclarationPage: {
      items: components['schemas']['DeclarationRow'][];
      /** @description The cursor of the next page; null when this is the last. */
      next: string | null;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    StatementPage: {
      items: components['schemas']['StatementRow'][];
      /** @description The cursor of the next page; null when this is the last. */
      next: string | null;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    SchoolPage: {
      items: components['schemas']['SchoolRow'][];
      /** @description The cursor of the next page; null when this is the last. */
      next: string | null;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    PartnershipPage: {
      items: components['schemas']['PartnershipRow'][];
      /** @description The cursor of the next page; null when this is the last. */
      next: string | null;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    DeliveryPartnerPage: {
      items: components['schemas']['DeliveryPartnerRow'][];
      /** @description The cursor of the next page; null when this is the last. */
      next: string | null;
      /** Format: date-time */
      now: string;
      epoch: string;
    };
    CallAnswer: {
      status: number;
      body: string;
      /** @description Its number in the log. */
      number?: number;
    };
    Rule: {
      id: string;
      /** @enum {string} */
      service: 'rect' | 'ecf';
      operation: string;
      /** @description The title the client sees; empty for an answer without a body. */
      title: string;
      status: number;
      /** @enum {string} */
      enforcedBy: 'service' | 'guidance';
      refuses: string;
      source: {
        /** @description A file of the package, such as docs/services/rect.md#d14. */
        address: string;
        words: string;
      };
      /** @description The passage of that file, in Markdown. */
      passage: string;
    };
    KeptSnapshot: {
      id: string;
      label: string | null;
      /**
       * Format: date-time
       * @description What the mock's clock said.
       */
      at: string;
      /**
       * Format: date-time
       * @description When it was taken, by the clock of the machine.
       */
      takenAt: string;
    };
    LivingDays: {
      living: boolean;
      /** @description How many days of the last call have passed. */
      done: number;
      of: number;
      /** Format: date-time */
      now: string;
      epoch: string;
      /** @description In the stream of events, the day that has passed. */
      day?: components['schemas']['LivedDay'];
    };
    /** @description A moment in the years 1900 to 9999: a real day and time with its zone, YYYY-MM-DDThh:mm[:ss[.fff]] and Z or an offset; or milliseconds since 1970. */
    Instant: string | number;
    LivedDays: {
      /** Format: date-time */
      now: string;
      epoch: string;
      /** @description Whether fewer days passed than were asked for. */
      stopped: boolean;
      days: components['schemas']['LivedDay'][];
    };
    LivedDay: {
      /**
       * Format: date
       * @description The day in London.
       */
      date: string;
      acts: {
        /** @enum {string} */
        who: 'dfe' | 'school' | 'provider' | 'other-provider';
        /** @description The step, such as schools.moveParticipant, or the operation, such as declarations.create. */
        act: string;
        /** @description The lead provider that acted. */
        lp: string | null;
        /** @description What was given to the step; of an operation the id in its path, when it has one, and the attributes. */
        args: unknown[];
      }[];
    };
    ReceivedRequest: {
      /** @description Counts from 1. */
      number: number;
      /**
       * Format: date-time
       * @description The mock's present when it came in.
       */
      at: string;
      method: string;
      path: string;
      /** @description As it was sent, without its question mark. */
      query: string;
      /** @description Named like the client's methods; null when it reached none. */
      operation: string | null;
      /** @description As the scenario writes it; null without a known token. */
      leadProvider: string | null;
      /** @description Those that change what is answered, as they were sent: accept, content-type, if-none-match, x-with-server-date. */
      headers: {
        [key: string]: string;
      };
      /** @description Empty when there was none. */
      body: string;
      /** @description The body parsed as JSON; left out when there was none or it is no JSON. */
      json?: unknown;
      /** @description Of the answer; 0 when the connection was dropped. */
      status: number;
      /** @description Ids of the rules that refused it, such as rect.declaration.D14. */
      rules: string[];
      /** @description Where each of `rules` is written, in the same order: an address in the package, such as docs/services/rect.md#d14. */
      sources: string[];
    };
    /** @description One difference in what one lead provider is served. */
    Change: {
      /** @description Counts from 1, without gaps. */
      n: number;
      /**
       * Format: date-time
       * @description The mock's present when it happened.
       */
      at: string;
      /** @description The lead provider who is served the record, as the scenario writes it. */
      lp: string;
      /** @enum {string} */
      resource:
        | 'participants'
        | 'transfers'
        | 'unfundedMentors'
        | 'declarations'
        | 'partnerships'
        | 'schools'
        | 'deliveryPartners'
        | 'statements';
      /** Format: uuid */
      id: string;
      /** @description Of schools alone, which are served by cohort. */
      cohort?: number;
      /** @description A step (`schools.moveParticipant`), an accepted write (`declarations.create`), `clock` when time did it, `restore` or `load` when another world was put in place. */
      act: string;
      /** @description Each attribute that is served otherwise, with its value before and after; null when the record came or went. */
      fields: {
        [key: string]: unknown[];
      } | null;
      /** @description Whether the provider is served the record now. */
      seen: boolean;
      /** @description Whether a client that asks for what was updated since just before is shown it. False for a record that went. */
      updatedAtMoved: boolean;
    };
    PlacedFault: {
      id: number;
      fault: components['schemas']['Fault'];
      /** @description How many requests it fitted. */
      seen: number;
      struck: number;
    };
    Fault: {
      /** @description One operation or several, named like the client's methods; left out, all. */
      operation?: string | string[];
      /** @description Only requests with this provider's token. */
      leadProvider?: string;
      /** @description Only requests for this page of a list. */
      page?: number;
      /** @description Begins at the n-th request that fits. */
      from?: number;
      /** @description How many requests it strikes; 1 unless a probability is given. A fault without end is `always`. */
      times?: number | 'always';
      probability?: number;
      /** @description What goes wrong, with what that kind needs. */
      effect: {
        /** @enum {string} */
        kind:
          'latency' | 'status' | 'html' | 'drop' | 'lose-reply' | 'late' | 'truncate' | 'slow-body' | 'clamp' | 'skew';
        /** @description Of latency and slow-body: milliseconds, 0 to 3,600,000. Of skew: as many as a hundred years have, in either direction. */
        ms?: number;
        /** @description Of late: milliseconds of real time until the write takes effect, although its connection broke at once. */
        afterMs?: number;
        /** @description Of status and html; html has a body, so not 204, 205 or 304. */
        status?: number;
        /** @description Of status: a body in place of the real one. 204, 205 and 304 have none. */
        body?: string;
        /** @description Of status: goes with `body`. */
        contentType?: string;
        /** @description Of status: further headers. Not those that whoever sends the answer writes: content-length, transfer-encoding, connection and their like. */
        headers?: {
          [key: string]: string;
        };
        /** @description Of truncate: the share that arrives. */
        at?: number;
        /** @description Of slow-body: pieces. */
        chunks?: number;
        /** @description Of clamp: the largest page. */
        perPage?: number;
      };
    };
  };
  responses: {
    /** @description The mock's present. */
    Clock: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Present'];
      };
    };
    /** @description What the step answered (an id, or null), and the mock's present. */
    Done: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          result: unknown;
          /** Format: date-time */
          now: string;
          epoch: string;
        };
      };
    };
    /** @description The request cannot be carried out; nothing has changed. */
    Bad: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: string;
          /** @description Of a scenario that is not right, each problem with its JSON path. */
          problems?: {
            path: string;
            message: string;
          }[];
        };
      };
    };
    /** @description There is no such endpoint. */
    NoEndpoint: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: string;
        };
      };
    };
    /** @description A page of another origin sent the request, or its Host names neither this machine nor the address of the mock. */
    Foreign: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: string;
        };
        'text/plain': string;
      };
    };
    /** @description The server listens on more than this machine, and the secret that it printed is not in the header `Mock-Secret`. */
    Locked: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: string;
        };
      };
    };
    /** @description What changes something has to say `content-type: application/json`, also where it has no body. */
    NotJson: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': {
          error: string;
        };
      };
    };
  };
  parameters: {
    /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
    ServerDate: string;
    /** @description A UUID, or the word of the scenario; of a rule its id. */
    Id: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  listEndpoints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Service, present, how much there is, and the list of endpoints. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Index'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  readWorld: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Up to 3,000 records of each list. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readScenario: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The scenario. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  loadScenario: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      200: components['responses']['Clock'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  readIds: {
    parameters: {
      query: {
        /** @description May be repeated. */
        symbol: string[];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description UUIDs by symbol. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readTokens: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Tokens by lead provider. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  listSnapshots: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The snapshots. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            items: components['schemas']['KeptSnapshot'][];
            epoch: string;
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  takeSnapshot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description What it is for. */
          label?: string;
        };
      };
    };
    responses: {
      /** @description The snapshot's id. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            epoch: string;
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  deleteSnapshot: {
    parameters: {
      query: {
        id: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many are left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            left: number;
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  restoreSnapshot: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          id: string;
        };
      };
    };
    responses: {
      200: components['responses']['Clock'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  readClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      200: components['responses']['Clock'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  setClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "now": "2026-03-01T09:00:00Z"
         *     }
         */
        'application/json': {
          now: components['schemas']['Instant'];
        };
      };
    };
    responses: {
      200: components['responses']['Clock'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  advanceClock: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          days?: number;
          hours?: number;
          minutes?: number;
          seconds?: number;
          milliseconds?: number;
        };
      };
    };
    responses: {
      200: components['responses']['Clock'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  listFaults: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The faults. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PlacedFault'][];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  addFault: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Fault'];
      };
    };
    responses: {
      /** @description The fault's id. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: number;
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  removeFaults: {
    parameters: {
      query?: {
        /** @description Left out, all are removed. */
        id?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many are left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  listRequests: {
    parameters: {
      query?: {
        /** @description Only so many of the most recent ones. */
        last?: number;
        /** @description Only those that were written down after the request of this number, in the order in which they were answered. */
        after?: number;
        /** @description With `after`: only so many. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The requests, oldest first. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedRequest'][];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  forgetRequests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many are left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  readRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Its number. */
        id: number;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The request. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ReceivedRequest'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  readChanges: {
    parameters: {
      query?: {
        /** @description The number of a change; those after it are answered. Left out, all. */
        since?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The changes, oldest first, and the number of the newest. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            newest: number;
            changes: components['schemas']['Change'][];
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  recordChanges: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /**
           * @description How many of the newest changes are kept.
           * @default 100000
           */
          keep?: number;
        };
      };
    };
    responses: {
      /** @description The number of the newest change: 0. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            newest: number;
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  stopRecording: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How many are left. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, never>;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  listParticipants: {
    parameters: {
      query?: {
        /** @description A part of a name, an id, a TRN, an e-mail address or the word of the scenario; capitals do not count. */
        search?: string;
        /** @description As the scenario writes it. */
        leadProvider?: string;
        role?: 'ect' | 'mentor';
        /** @description The training status a lead provider is served (with `leadProvider`, that one); `retired` are ids that were merged into others. */
        state?: 'active' | 'deferred' | 'withdrawn' | 'retired';
        cohort?: number;
        school?: string;
        /** @description The `next` of the page before. It holds also when records have come or gone since. */
        cursor?: string;
        /** @description How many a page holds. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParticipantPage'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readParticipant: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID, or the word of the scenario; of a rule its id. */
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The person; of a retired id also who follows it. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Person'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  listDeclarations: {
    parameters: {
      query?: {
        /** @description A part of the participants name, an id or a type. */
        search?: string;
        /** @description As the scenario writes it. */
        leadProvider?: string;
        participant?: string;
        /** @description Those it pays or claws back. */
        statement?: string;
        state?:
          'submitted' | 'eligible' | 'payable' | 'paid' | 'voided' | 'ineligible' | 'awaiting-clawback' | 'clawed-back';
        cohort?: number;
        /** @description The `next` of the page before. It holds also when records have come or gone since. */
        cursor?: string;
        /** @description How many a page holds. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeclarationPage'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readDeclaration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID, or the word of the scenario; of a rule its id. */
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The declaration. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeclarationInFull'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  listStatements: {
    parameters: {
      query?: {
        /** @description As the scenario writes it. */
        leadProvider?: string;
        state?: 'open' | 'payable' | 'paid';
        cohort?: number;
        /** @description The `next` of the page before. It holds also when records have come or gone since. */
        cursor?: string;
        /** @description How many a page holds. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementPage'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readStatement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID, or the word of the scenario; of a rule its id. */
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The statement. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['StatementInFull'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  listSchools: {
    parameters: {
      query?: {
        /** @description A part of a name, a URN, an id or the word of the scenario. */
        search?: string;
        /** @description The `next` of the page before. It holds also when records have come or gone since. */
        cursor?: string;
        /** @description How many a page holds. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchoolPage'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readSchool: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID, or the word of the scenario; of a rule its id. */
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The school. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['SchoolInFull'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  listPartnerships: {
    parameters: {
      query?: {
        /** @description A part of the name of the school or of the delivery partner, or an id. */
        search?: string;
        /** @description As the scenario writes it. */
        leadProvider?: string;
        state?: 'active' | 'challenged';
        cohort?: number;
        school?: string;
        /** @description The `next` of the page before. It holds also when records have come or gone since. */
        cursor?: string;
        /** @description How many a page holds. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnershipPage'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readPartnership: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID, or the word of the scenario; of a rule its id. */
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The partnership. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PartnershipInFull'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  listDeliveryPartners: {
    parameters: {
      query?: {
        /** @description A part of a name, or an id. */
        search?: string;
        /** @description As the scenario writes it. */
        leadProvider?: string;
        /** @description The `next` of the page before. It holds also when records have come or gone since. */
        cursor?: string;
        /** @description How many a page holds. */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of them. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['DeliveryPartnerPage'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  readRule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description A UUID, or the word of the scenario; of a rule its id. */
        id: components['parameters']['Id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The rule. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rule'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      404: components['responses']['NoEndpoint'];
    };
  };
  listen: {
    parameters: {
      query?: never;
      header?: {
        /** @description The number of the last request that was seen. */
        'Last-Event-ID'?: number;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The stream. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      /** @description Eight are listening already. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            error: string;
          };
        };
      };
    };
  };
  callAsProvider: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "leadProvider": "lp1",
         *       "method": "GET",
         *       "path": "/api/v3/participants?page[per_page]=1"
         *     }
         */
        'application/json': {
          leadProvider: components['schemas']['LeadProviderId'];
          /** @enum {string} */
          method: 'GET' | 'POST' | 'PUT';
          /** @description With its query. */
          path: string;
          /** @description What is sent as JSON; left out for none. */
          body?: unknown;
          serverDate?: components['schemas']['Instant'];
        };
      };
    };
    responses: {
      /** @description What the API answered; status 0 when a fault broke the connection. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CallAnswer'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeOpenCohort: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              year: components['schemas']['Year'];
              flags?: {
                enabled?: components['schemas']['Flag'];
                mentorFunding?: components['schemas']['Flag'];
                detailedEvidence?: components['schemas']['Flag'];
                upliftFees?: components['schemas']['Flag'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeCloseCohort: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              year: components['schemas']['Year'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeAddStatement: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              statement: {
                id?: components['schemas']['NewId'];
                lp: components['schemas']['LeadProviderId'];
                cohort: components['schemas']['Year'];
                month: components['schemas']['Month'];
                year: components['schemas']['Year'];
                cutOff: components['schemas']['Day'];
                payment: components['schemas']['Day'];
                output?: components['schemas']['Flag'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeMakePayable: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              statement: components['schemas']['StatementId'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfePay: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              statement: components['schemas']['StatementId'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeSettleClawback: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              declaration: components['schemas']['DeclarationId'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeMergeParticipants: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              from: components['schemas']['ParticipantId'];
              to: components['schemas']['ParticipantId'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeRegisterDuplicate: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              of: components['schemas']['ParticipantId'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeFixSilently: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              fix: {
                role?: components['schemas']['Role'];
                name?: components['schemas']['Text'];
                trn?: components['schemas']['Trn'] | null;
                email?: components['schemas']['Email'];
                schedule?: components['schemas']['ScheduleIdentifier'];
                deferred?: components['schemas']['Report'] | null;
                withdrawn?: components['schemas']['Report'] | null;
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeCorrectTrn: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              trn: components['schemas']['Trn'] | null;
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeRecordInduction: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              induction: {
                start: components['schemas']['Day'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeEndInduction: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              induction: {
                end: components['schemas']['Day'];
                outcome: components['schemas']['InductionOutcome'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeDecideFunding: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              eligible: components['schemas']['Flag'] | null;
              options?: {
                role?: components['schemas']['Role'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeRecordMentorIneligibility: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              ineligibility: {
                on: components['schemas']['Day'];
                reason: components['schemas']['IneligibilityReason'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeChallengePartnership: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              partnership: components['schemas']['PartnershipId'];
              reason?: components['schemas']['ChallengeReason'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeLinkDeliveryPartner: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              deliveryPartner: components['schemas']['DeliveryPartnerId'];
              link: {
                lp: components['schemas']['LeadProviderId'];
                cohort: components['schemas']['Year'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeUnlinkDeliveryPartner: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              deliveryPartner: components['schemas']['DeliveryPartnerId'];
              link: {
                lp: components['schemas']['LeadProviderId'];
                cohort: components['schemas']['Year'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeSetSchoolEligibility: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              school: components['schemas']['SchoolId'];
              eligible: components['schemas']['Flag'];
              options?: {
                schoolLedOnly?: components['schemas']['Flag'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  dfeIssueOtherToken: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              token: components['schemas']['Token'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsRegisterParticipant: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              registration: {
                id: components['schemas']['NewParticipantId'];
                name?: components['schemas']['Text'];
                trn?: components['schemas']['Trn'] | null;
                role: components['schemas']['Role'];
                record?: components['schemas']['NewId'];
                email?: components['schemas']['Email'];
                from?: components['schemas']['Day'];
                partnership?: components['schemas']['PartnershipId'];
                school?: components['schemas']['SchoolId'];
                interestIn?: {
                  lp: components['schemas']['LeadProviderId'];
                  cohort: components['schemas']['Year'];
                };
                schedule?: components['schemas']['ScheduleIdentifier'];
                workingPattern?: components['schemas']['WorkingPattern'];
                mentor?: components['schemas']['ParticipantId'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsUndoRegistration: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsMoveParticipant: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              move: {
                role?: components['schemas']['Role'];
                partnership?: components['schemas']['PartnershipId'];
                school?: components['schemas']['SchoolId'];
                to?: components['schemas']['Day'];
                from?: components['schemas']['Day'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsReportLeaving: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              leaving: {
                role?: components['schemas']['Role'];
                on: components['schemas']['Day'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsRemoveParticipant: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              options?: {
                role?: components['schemas']['Role'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsAssignMentor: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              ect: components['schemas']['ParticipantId'];
              mentor: components['schemas']['ParticipantId'] | null;
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsChangeName: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              name: components['schemas']['Text'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsChangeEmail: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              participant: components['schemas']['ParticipantId'];
              email: components['schemas']['Email'];
              options?: {
                role?: components['schemas']['Role'];
              };
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsSetTutor: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              school: components['schemas']['SchoolId'];
              tutor: {
                name: components['schemas']['Text'];
                email: components['schemas']['Email'];
              } | null;
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  schoolsChallengePartnership: {
    parameters: {
      query?: {
        /** @description The instant the step is taken at, as by somebody whose requests carry `X-With-Server-Date`; as `mock.withServerDate` in process. Left out, the mock's present. */
        serverDate?: components['parameters']['ServerDate'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json':
          | {
              partnership: components['schemas']['PartnershipId'];
              reason: components['schemas']['ChallengeReason'];
            }
          | components['schemas']['ArgumentList'];
      };
    };
    responses: {
      200: components['responses']['Done'];
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
  readLiving: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description How far they have come. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LivingDays'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
    };
  };
  live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "days": 7,
         *       "seed": 7
         *     }
         */
        'application/json': {
          /** @description How many days pass. */
          days: number;
          /**
           * @description Chance.
           * @default 1
           */
          seed?: number;
          /**
           * @description How many acts a day holds, beside those on their dates.
           * @default 20
           */
          perDay?: number;
          /**
           * @description Whether the provider acts, too.
           * @default false
           */
          provider?: boolean;
          /** @description Who the provider is; left out, the first lead provider. */
          lp?: string;
        };
      };
    };
    responses: {
      /** @description The mock's present, and what was done on each day. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['LivedDays'];
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      /** @description Days are passing already. */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            error: string;
          };
        };
      };
      415: components['responses']['NotJson'];
    };
  };
  stopLiving: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether days were passing. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            stopped: boolean;
          };
        };
      };
      400: components['responses']['Bad'];
      401: components['responses']['Locked'];
      403: components['responses']['Foreign'];
      415: components['responses']['NotJson'];
    };
  };
}
