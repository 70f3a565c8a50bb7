/* Made from spec/rect-v3.yaml (Lead provider API v3: Register early career teachers (rect)) by `npm run generate`.
 * Types by openapi-typescript. Do not edit: change the description and generate again. */

export interface paths {
    "/api/v3/delivery-partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List delivery partners
         * @description The delivery partners this provider may work with in at least one cohort.
         */
        get: operations["listDeliveryPartners"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/delivery-partners/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one delivery partner
         * @description Finds the delivery partners that the list has.
         */
        get: operations["getDeliveryPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participant-declarations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List declarations
         * @description This provider's own declarations in every state, and other providers' declarations of the same people in a role this provider has trained, as long as those still count for payment and are dated no later than the end of this provider's training. A declaration of another provider vanishes once it is voided or clawed back. The oldest comes first; this list does not take `sort`.
         */
        get: operations["listDeclarations"];
        put?: never;
        /**
         * Submit a declaration
         * @description The new declaration is `eligible` when DfE has found the person eligible for funding in the role, otherwise `submitted`. Sending the same declaration again is refused with 422 titled `declaration_type`: the operation is not idempotent. After a lost answer, list the participant's declarations to see whether it arrived. A mentor's `completed` declaration also ends the mentor's training and funding.
         */
        post: operations["createDeclaration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participant-declarations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one declaration
         * @description Finds the same declarations as the list does.
         */
        get: operations["getDeclaration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participant-declarations/{id}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Void a declaration, or claw a paid one back
         * @description A `submitted`, `eligible` or `payable` declaration becomes `voided`. A `paid` one becomes `awaiting-clawback`, which needs a later statement of the same cohort for the money to be taken back on. In any other state it is refused, as is a second identical request. Another provider's declaration answers 404, even when it can be read. There is no body.
         */
        put: operations["voidDeclaration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List participants
         * @description Every participant who has, has had or will have training with this provider under a confirmed partnership. People a school has only expressed an interest for appear once the partnership is confirmed. The oldest record comes first unless `sort` says otherwise.
         */
        get: operations["listParticipants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one participant
         * @description A retired id (see `participant_id_changes`) answers 404 and is not redirected. To find the surviving record, list participants with `filter[from_participant_id]`.
         */
        get: operations["getParticipant"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/{id}/change-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a participant's schedule or cohort
         * @description Puts the latest enrolment in the role on another schedule, and on request in another cohort. Refused for withdrawn, left and (with the exception of an ECT moving to a reduced schedule) completed participants, for the schedule already held, and when a new cohort has no partnership of this provider with the school. A second identical request is refused because the schedule is by then the one held. Unless the training starts today or later, the change ends it yesterday and continues it from today; deferring and withdrawing are then refused until tomorrow.
         */
        put: operations["changeParticipantSchedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/{id}/defer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Defer a participant's training
         * @description Tells DfE that the participant is taking a break. The latest enrolment in the role becomes `deferred` and its training ends today at the latest. Refused when it is already deferred or withdrawn, and when it starts today or later. A second identical request is refused because the first one took effect.
         */
        put: operations["deferParticipant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Resume a participant's training
         * @description Tells DfE that a deferred or withdrawn participant is training again. Training continues from today at the same school, with the same partnership and schedule. Refused when the enrolment is active, when it was deferred or withdrawn only today, when other training of that person at that school is under way, and when the stay at the school is over. A second identical request is refused because the first one took effect.
         */
        put: operations["resumeParticipant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/{id}/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one participant's transfers
         * @description The transfers of one participant in which this provider is the one left or the one joined. Answers 404 when there is none, for a retired id too.
         */
        get: operations["getParticipantTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Withdraw a participant from training
         * @description Tells DfE that the participant has stopped training with this provider. An active or deferred enrolment becomes `withdrawn` and its training ends today at the latest. Refused when it is withdrawn already, and when it starts today or later. A second identical request is refused because the first one took effect.
         */
        put: operations["withdrawParticipant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transfers
         * @description One record per participant who has a transfer in which this provider is the one left or the one joined. `filter[updated_since]` looks at this provider's side only, so what changes on the other side can move the served `updated_at` without being found. `sort` by `updated_at` follows the participant's timestamp, not the transfer's.
         */
        get: operations["listTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/partnerships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List partnerships
         * @description This provider's partnerships, the oldest first unless `sort` says otherwise.
         */
        get: operations["listPartnerships"];
        put?: never;
        /**
         * Confirm a partnership with a school
         * @description Participants for whom the school named this provider in the cohort become visible. Refused when the cohort is not open, when the school is not eligible or runs a school-led programme, when the delivery partner is not linked to this provider in the cohort, and when this provider has a partnership with the school in the cohort already, whatever the delivery partner. A second identical request is refused for that last reason.
         */
        post: operations["createPartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/partnerships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one partnership
         * @description Only this provider's own partnerships are found.
         */
        get: operations["getPartnership"];
        /**
         * Change a partnership's delivery partner
         * @description Only the delivery partner can change; school and cohort stay. Declarations keep the delivery partner they were made with. Naming the partner that the partnership has already is refused, so a second identical request is too. The service takes `PATCH` on this path in the same way.
         */
        put: operations["updatePartnership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/schools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List schools for one cohort
         * @description Schools that are eligible now, and schools in a partnership with any provider in the cohort. Without `filter[cohort]` the answer is 400; for an unknown cohort it is an empty list. A listed school may still be refused for a new partnership.
         */
        get: operations["listSchools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/schools/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one school for one cohort
         * @description Without `filter[cohort]` the answer is 400; for an unknown cohort it is 404.
         */
        get: operations["getSchool"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List statements
         * @description This provider's output statements, the earliest payment date first. This list does not take `sort`.
         */
        get: operations["listStatements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/statements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one statement
         * @description Finds this provider's output statements; a statement for service fees alone answers 404.
         */
        get: operations["getStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/unfunded-mentors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List unfunded mentors
         * @description Mentors of this provider's ECTs who have never trained with this provider. Somebody who becomes or ceases to be an unfunded mentor keeps their `updated_at`, so `filter[updated_since]` alone misses them.
         */
        get: operations["listUnfundedMentors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/unfunded-mentors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one unfunded mentor
         * @description Answers 404 as soon as the mentor supports none of this provider's ECTs, or has trained with this provider.
         */
        get: operations["getUnfundedMentor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The new schedule for one role. */
        ChangeScheduleAttributes: {
            /** @description The new cohort. Leave it out to stay in the present one. Beware: a year that the service does not know also means the present one, without an error. */
            cohort?: components["schemas"]["CohortYear"];
            /** @description The role that is meant, ECT or mentor; the participant must have it with this provider. */
            course_identifier: components["schemas"]["CourseIdentifier"];
            /** @description The new schedule, another one than at present. Replacement schedules are for mentors, reduced ones for ECTs. */
            schedule_identifier: components["schemas"]["ScheduleIdentifier"];
        };
        /**
         * @description A change of schedule or cohort to report.
         * @example {
         *       "data": {
         *         "type": "participant-change-schedule",
         *         "attributes": {
         *           "schedule_identifier": "ecf-extended-september",
         *           "course_identifier": "ecf-induction"
         *         }
         *       }
         *     }
         * @example {
         *       "data": {
         *         "type": "participant-change-schedule",
         *         "attributes": {
         *           "schedule_identifier": "ecf-standard-january",
         *           "course_identifier": "ecf-mentor",
         *           "cohort": "2025"
         *         }
         *       }
         *     }
         */
        ChangeScheduleRequest: {
            data: {
                attributes: components["schemas"]["ChangeScheduleAttributes"];
                /**
                 * @description Always `participant-change-schedule`.
                 * @enum {string}
                 */
                type: "participant-change-schedule";
            };
        };
        /** @description One cohort year, such as `2025`. */
        CohortYear: string;
        /** @description One cohort year, or several joined by commas. Items that are not all digits are dropped; when none is left the list is empty. */
        CohortYears: string;
        /**
         * @description The role in which the person is trained.
         *
         *     - `ecf-induction`: early career teacher (ECT)
         *     - `ecf-mentor`: mentor
         * @enum {string}
         */
        CourseIdentifier: "ecf-induction" | "ecf-mentor";
        /**
         * @description A declaration to submit.
         * @example {
         *       "data": {
         *         "type": "participant-declaration",
         *         "attributes": {
         *           "participant_id": "4e036085-d2ea-4624-8bc4-41af02fb1b55",
         *           "declaration_type": "retained-2",
         *           "declaration_date": "2026-05-18T09:00:00Z",
         *           "course_identifier": "ecf-induction",
         *           "evidence_held": "75-percent-engagement-met"
         *         }
         *       }
         *     }
         * @example {
         *       "data": {
         *         "type": "participant-declaration",
         *         "attributes": {
         *           "participant_id": "678aa64a-bd6d-4b77-ac88-a8cece143f38",
         *           "declaration_type": "completed",
         *           "declaration_date": "2026-06-30T15:00:00+01:00",
         *           "course_identifier": "ecf-mentor",
         *           "evidence_held": "75-percent-engagement-met-reduced-induction"
         *         }
         *       }
         *     }
         * @example {
         *       "data": {
         *         "type": "participant-declaration",
         *         "attributes": {
         *           "participant_id": "6edf78fe-7fdd-49bf-a9df-801feb88fe50",
         *           "declaration_type": "started",
         *           "declaration_date": "2025-01-20T12:00:00Z",
         *           "course_identifier": "ecf-mentor"
         *         }
         *       }
         *     }
         */
        CreateDeclarationRequest: {
            data: {
                /** @description One of the shapes below: cohorts before 2025 or from 2025 on, the role, and the declaration type. The cohort is that of the latest enrolment, whatever the declaration date. */
                attributes: components["schemas"]["DeclarationBefore2025EctStarted"] | components["schemas"]["DeclarationBefore2025EctRetained1"] | components["schemas"]["DeclarationBefore2025EctRetained2"] | components["schemas"]["DeclarationBefore2025EctRetained3"] | components["schemas"]["DeclarationBefore2025EctRetained4"] | components["schemas"]["DeclarationBefore2025EctCompleted"] | components["schemas"]["DeclarationBefore2025EctExtended1"] | components["schemas"]["DeclarationBefore2025EctExtended2"] | components["schemas"]["DeclarationBefore2025EctExtended3"] | components["schemas"]["DeclarationBefore2025MentorStarted"] | components["schemas"]["DeclarationBefore2025MentorRetained1"] | components["schemas"]["DeclarationBefore2025MentorRetained2"] | components["schemas"]["DeclarationBefore2025MentorRetained3"] | components["schemas"]["DeclarationBefore2025MentorRetained4"] | components["schemas"]["DeclarationBefore2025MentorCompleted"] | components["schemas"]["DeclarationBefore2025MentorExtended1"] | components["schemas"]["DeclarationBefore2025MentorExtended2"] | components["schemas"]["DeclarationBefore2025MentorExtended3"] | components["schemas"]["DeclarationFrom2025EctStarted"] | components["schemas"]["DeclarationFrom2025EctRetained1"] | components["schemas"]["DeclarationFrom2025EctRetained2"] | components["schemas"]["DeclarationFrom2025EctRetained3"] | components["schemas"]["DeclarationFrom2025EctRetained4"] | components["schemas"]["DeclarationFrom2025EctCompleted"] | components["schemas"]["DeclarationFrom2025EctExtended1"] | components["schemas"]["DeclarationFrom2025EctExtended2"] | components["schemas"]["DeclarationFrom2025EctExtended3"] | components["schemas"]["DeclarationFrom2025MentorStarted"] | components["schemas"]["DeclarationFrom2025MentorCompleted"];
                /**
                 * @description Always `participant-declaration`.
                 * @enum {string}
                 */
                type: "participant-declaration";
            };
        };
        /** @description The cohort, the school and the delivery partner. */
        CreatePartnershipAttributes: {
            /** @description The cohort, which must have begun and be open. */
            cohort: components["schemas"]["CohortYear"];
            /**
             * Format: uuid
             * @description A delivery partner whose `cohort` list holds this cohort.
             */
            delivery_partner_id: string;
            /**
             * Format: uuid
             * @description The school's id in this API, not its URN.
             */
            school_id: string;
        };
        /**
         * @description A partnership to confirm.
         * @example {
         *       "data": {
         *         "type": "partnership",
         *         "attributes": {
         *           "cohort": "2025",
         *           "school_id": "abe54e4a-0454-4e2a-9771-5d880dd51dd7",
         *           "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034"
         *         }
         *       }
         *     }
         */
        CreatePartnershipRequest: {
            data: {
                attributes: components["schemas"]["CreatePartnershipAttributes"];
                /**
                 * @description Always `partnership`.
                 * @enum {string}
                 */
                type: "partnership";
            };
        };
        /**
         * @description A provider's word to DfE that it holds evidence of a participant's engagement for a milestone. Only declarations trigger output payments.
         * @example {
         *       "id": "9fcaf3e4-a24c-4d8c-a9d3-d3fddd56110b",
         *       "type": "participant-declaration",
         *       "attributes": {
         *         "participant_id": "4e036085-d2ea-4624-8bc4-41af02fb1b55",
         *         "declaration_type": "started",
         *         "course_identifier": "ecf-induction",
         *         "declaration_date": "2025-10-13T09:00:00Z",
         *         "mentor_id": "6edf78fe-7fdd-49bf-a9df-801feb88fe50",
         *         "state": "eligible",
         *         "updated_at": "2025-10-14T10:12:13Z",
         *         "created_at": "2025-10-14T10:12:13Z",
         *         "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *         "statement_id": "a9d0ca06-d89d-470d-afe2-bd2f4cccf962",
         *         "clawback_statement_id": null,
         *         "ineligible_for_funding_reason": null,
         *         "uplift_paid": false,
         *         "evidence_held": "training-event-attended",
         *         "lead_provider_name": "Northbank Training"
         *       }
         *     }
         * @example {
         *       "id": "ecc4f40f-42df-47a9-b045-795d6e909707",
         *       "type": "participant-declaration",
         *       "attributes": {
         *         "participant_id": "6edf78fe-7fdd-49bf-a9df-801feb88fe50",
         *         "declaration_type": "started",
         *         "course_identifier": "ecf-mentor",
         *         "declaration_date": "2025-01-20T12:00:00Z",
         *         "mentor_id": null,
         *         "state": "awaiting-clawback",
         *         "updated_at": "2025-11-21T08:00:00Z",
         *         "created_at": "2025-01-24T15:45:10Z",
         *         "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *         "statement_id": "a9d0ca06-d89d-470d-afe2-bd2f4cccf962",
         *         "clawback_statement_id": "0f074260-c450-4d5a-8ec9-167add39bfd9",
         *         "ineligible_for_funding_reason": null,
         *         "uplift_paid": true,
         *         "evidence_held": null,
         *         "lead_provider_name": "Northbank Training"
         *       }
         *     }
         */
        Declaration: {
            attributes: components["schemas"]["DeclarationAttributes"];
            /**
             * Format: uuid
             * @description The declaration's id (`declaration_id` elsewhere): given out on submission, and needed to void the declaration.
             */
            id: string;
            /**
             * @description Always `participant-declaration`.
             * @enum {string}
             */
            type: "participant-declaration";
        };
        /** @description What was declared and what became of it. There is no cohort: take it from the statement, or list with `filter[cohort]`. */
        DeclarationAttributes: {
            /**
             * Format: uuid
             * @description The statement that takes the money back, because too much was paid or the participant's record changed. It tells which statement to reconcile the clawback against. Null unless the declaration was voided after payment.
             */
            clawback_statement_id: string | null;
            /** @description The role declared for, ECT or mentor. */
            course_identifier: components["schemas"]["CourseIdentifier"];
            /**
             * Format: date-time
             * @description When the declaration was submitted.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the milestone was reached.
             */
            declaration_date: string;
            /** @description The milestone declared. */
            declaration_type: components["schemas"]["DeclarationType"];
            /**
             * Format: uuid
             * @description The delivery partner on the day of submission. It never changes.
             */
            delivery_partner_id: string;
            /** @description The evidence named on submission. Null for `started` before cohort 2025. */
            evidence_held: components["schemas"]["EvidenceHeld"] | null;
            /** @description Always null so far. */
            ineligible_for_funding_reason: components["schemas"]["IneligibleForFundingReason"] | null;
            /** @description The lead provider that declared. It may be another than the one asking. */
            lead_provider_name: string;
            /**
             * Format: uuid
             * @description The participant id of the mentor that the ECT had around that date. Null for mentors, and without one.
             */
            mentor_id: string | null;
            /**
             * Format: uuid
             * @description The participant declared for. After a merge this is the surviving id, although `updated_at` has not moved.
             */
            participant_id: string;
            /** @description How far the declaration has come towards payment. */
            state: components["schemas"]["DeclarationState"];
            /**
             * Format: uuid
             * @description The statement that pays for the declaration. Null while `submitted`, and when `voided`.
             */
            statement_id: string | null;
            /**
             * Format: date-time
             * @description When the record last changed. State, statements and evidence move it, as does a new delivery partner on the partnership although nothing served changes; a merge of the participant does not.
             */
            updated_at: string;
            /** @description Whether the payment held an uplift. It stays true after a clawback. */
            uplift_paid: boolean;
        };
        /** @description The `completed` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctCompleted: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "completed";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-1` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctExtended1: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-1";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-2` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctExtended2: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-2";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-3` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctExtended3: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-3";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-1` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctRetained1: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-1";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-2` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctRetained2: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-2";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-3` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctRetained3: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-3";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-4` declaration of an ECT, cohorts before 2025. */
        DeclarationBefore2025EctRetained4: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-4";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `started` declaration of an ECT, cohorts before 2025. Evidence is not recorded; what is sent is discarded. */
        DeclarationBefore2025EctStarted: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "started";
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `completed` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorCompleted: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "completed";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-1` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorExtended1: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-1";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-2` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorExtended2: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-2";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-3` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorExtended3: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-3";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-1` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorRetained1: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-1";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-2` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorRetained2: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-2";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-3` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorRetained3: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-3";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-4` declaration of a mentor, cohorts before 2025. */
        DeclarationBefore2025MentorRetained4: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-4";
            evidence_held: components["schemas"]["EvidenceBefore2025"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `started` declaration of a mentor, cohorts before 2025. Evidence is not recorded; what is sent is discarded. */
        DeclarationBefore2025MentorStarted: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "started";
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /**
         * Format: date-time
         * @description When the milestone was reached, with `Z` or an offset: without one the service reads it in two time zones. Not later than now, within the schedule's milestone window and, for a withdrawn participant, before the withdrawal.
         */
        DeclarationDate: string;
        /** @description The `completed` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctCompleted: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "completed";
            evidence_held: components["schemas"]["EvidenceFrom2025Completion"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-1` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctExtended1: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-1";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-2` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctExtended2: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-2";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `extended-3` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctExtended3: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "extended-3";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-1` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctRetained1: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-1";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-2` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctRetained2: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-2";
            evidence_held: components["schemas"]["EvidenceFrom2025Threshold"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-3` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctRetained3: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-3";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `retained-4` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctRetained4: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "retained-4";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `started` declaration of an ECT, cohorts from 2025 on. */
        DeclarationFrom2025EctStarted: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "started";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `completed` declaration of a mentor, cohorts from 2025 on. */
        DeclarationFrom2025MentorCompleted: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "completed";
            evidence_held: components["schemas"]["EvidenceFrom2025Threshold"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description The `started` declaration of a mentor, cohorts from 2025 on. */
        DeclarationFrom2025MentorStarted: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "started";
            evidence_held: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description A page of declarations. */
        DeclarationListResponse: {
            /** @description The declarations; empty past the last page. */
            data: components["schemas"]["Declaration"][];
        };
        /**
         * Format: uuid
         * @description The participant declared for. A retired id is refused with 422.
         */
        DeclarationParticipantId: string;
        /** @description One declaration. */
        DeclarationResponse: {
            data: components["schemas"]["Declaration"];
        };
        /**
         * @description Filters of the declaration list. An empty value counts as not sent.
         * @example {
         *       "cohort": "2025",
         *       "participant_id": "4e036085-d2ea-4624-8bc4-41af02fb1b55,6edf78fe-7fdd-49bf-a9df-801feb88fe50"
         *     }
         * @example {
         *       "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *       "updated_since": "2025-11-01T00:00:00Z"
         *     }
         */
        DeclarationsFilter: {
            /** @description Cohort of the training declared for, one year or several joined by commas. */
            cohort?: components["schemas"]["CohortYears"];
            /** @description One delivery partner id, or several joined by commas, compared with the partner at the time of submission. Malformed ids are dropped. */
            delivery_partner_id?: string;
            /** @description One participant id, or several joined by commas. Malformed ids are dropped; a retired id finds nothing. */
            participant_id?: string;
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description How far a declaration has come towards payment, and what its provider may still do with it. DfE's guidance writes the
         *     last two values with underscores.
         *
         *     - `submitted`: received, but the person is not yet known to be eligible for funding. May be viewed and voided.
         *     - `eligible`: the person is eligible for funding and the declaration is on a statement. May be viewed and voided.
         *     - `payable`: the statement's cut-off has passed and payment is approved. May be viewed and voided.
         *     - `paid`: DfE has paid. May be viewed and voided; voiding asks for the money back.
         *     - `voided`: taken back by the provider before payment. May only be viewed.
         *     - `awaiting-clawback`: voided after payment, the money not yet deducted. May only be viewed.
         *     - `clawed-back`: the money has been deducted on a later statement. May only be viewed.
         *
         *     The guidance also names `ineligible` (a person without funding, or a duplicate; may be viewed and voided). The service
         *     does not serve it: a duplicate is refused when it is submitted.
         * @enum {string}
         */
        DeclarationState: "submitted" | "eligible" | "payable" | "paid" | "voided" | "awaiting-clawback" | "clawed-back";
        /**
         * @description The milestone that the declaration is for. From cohort 2025 a declaration may not be dated before one of an earlier type in
         *     this list, and mentors have `started` and `completed` only.
         *
         *     - `started`: has begun training
         *     - `retained-1`: still in training at the first milestone after the start
         *     - `retained-2`: still in training at the second milestone after the start
         *     - `retained-3`: still in training at the third milestone after the start
         *     - `retained-4`: still in training at the fourth milestone after the start
         *     - `completed`: has finished training
         *     - `extended-1`: first milestone of extended training; needs an extended schedule
         *     - `extended-2`: second milestone of extended training; needs an extended schedule
         *     - `extended-3`: third milestone of extended training; needs an extended schedule
         * @enum {string}
         */
        DeclarationType: "started" | "retained-1" | "retained-2" | "retained-3" | "retained-4" | "completed" | "extended-1" | "extended-2" | "extended-3";
        /** @description Which role is deferred, and why. */
        DeferAttributes: {
            /** @description The role that is meant, ECT or mentor; the participant must have it with this provider. */
            course_identifier: components["schemas"]["CourseIdentifier"];
            /** @description Why the participant takes a break. */
            reason: components["schemas"]["DeferralReason"];
        };
        /** @description A reported deferral. */
        Deferral: {
            /**
             * Format: date-time
             * @description When the provider reported it.
             */
            date: string;
            /** @description The reason the provider gave. */
            reason: components["schemas"]["DeferralReason"];
        };
        /**
         * @description Why a participant deferred.
         *
         *     - `bereavement`: the loss of somebody close
         *     - `long-term-sickness`: ill for a long time
         *     - `parental-leave`: on leave to look after a new child
         *     - `career-break`: taking a break from work
         *     - `other`: none of the above
         * @enum {string}
         */
        DeferralReason: "bereavement" | "long-term-sickness" | "parental-leave" | "career-break" | "other";
        /**
         * @description A deferral to report.
         * @example {
         *       "data": {
         *         "type": "participant-defer",
         *         "attributes": {
         *           "reason": "parental-leave",
         *           "course_identifier": "ecf-induction"
         *         }
         *       }
         *     }
         */
        DeferRequest: {
            data: {
                attributes: components["schemas"]["DeferAttributes"];
                /**
                 * @description Always `participant-defer`.
                 * @enum {string}
                 */
                type: "participant-defer";
            };
        };
        /**
         * @description An organisation that delivers training for lead providers.
         * @example {
         *       "id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *       "type": "delivery-partner",
         *       "attributes": {
         *         "name": "Willow Teaching Partnership",
         *         "cohort": [
         *           "2024",
         *           "2025"
         *         ],
         *         "created_at": "2024-04-02T08:00:00Z",
         *         "updated_at": "2025-05-06T08:30:00Z"
         *       }
         *     }
         */
        DeliveryPartner: {
            attributes: components["schemas"]["DeliveryPartnerAttributes"];
            /**
             * Format: uuid
             * @description The delivery partner's id (`delivery_partner_id` elsewhere): used to confirm a partnership, and seen in enrolments and declarations.
             */
            id: string;
            /**
             * @description Always `delivery-partner`.
             * @enum {string}
             */
            type: "delivery-partner";
        };
        /** @description The delivery partner's name, and when it may be used. */
        DeliveryPartnerAttributes: {
            /** @description The cohorts in which this provider may work with the partner, in no particular order. */
            cohort: string[];
            /**
             * Format: date-time
             * @description When the partner was recorded.
             */
            created_at: string;
            /** @description The organisation's name. */
            name: string;
            /**
             * Format: date-time
             * @description When it last changed. A link to any provider in any cohort moves it.
             */
            updated_at: string;
        };
        /** @description A page of delivery partners. */
        DeliveryPartnerListResponse: {
            /** @description The delivery partners; empty past the last page. */
            data: components["schemas"]["DeliveryPartner"][];
        };
        /** @description One delivery partner. */
        DeliveryPartnerResponse: {
            data: components["schemas"]["DeliveryPartner"];
        };
        /**
         * @description Filters of the list of delivery partners. An empty value counts as not sent.
         * @example {
         *       "cohort": "2024,2025"
         *     }
         */
        DeliveryPartnersFilter: {
            /** @description Cohorts the partner works in, one year or several joined by commas. Check the served `cohort` too: a partner linked to another provider in that cohort may be returned as well. */
            cohort?: components["schemas"]["CohortYears"];
        };
        /**
         * @description Order of delivery partners. Unknown values are ignored.
         *
         *     - `created_at`: oldest record first (the order without `sort`)
         *     - `-created_at`: newest record first
         *     - `updated_at`: longest unchanged first
         *     - `-updated_at`: latest change first
         * @enum {string}
         */
        DeliveryPartnersSort: "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /** @description The person's latest training with this provider in one role, whether it lies ahead, runs or is over. */
        Enrolment: {
            /** @description The cohort: those who begin training in one academic year and are paid for under that year's contract, named by the year it begins (`2024` for 2024/25). It rarely changes once training has started. */
            cohort: string;
            /** @description Whether the person was moved here from a cohort whose payments had ended. */
            cohort_changed_after_payments_frozen: boolean;
            /**
             * Format: date-time
             * @description When the person's first stay at any school in this role was recorded.
             */
            created_at: string;
            /** @description The deferral while `training_status` is `deferred`, otherwise null. */
            deferral: components["schemas"]["Deferral"] | null;
            /**
             * Format: uuid
             * @description The id of the delivery partner that the partnership has now.
             */
            delivery_partner_id: string;
            /** @description Whether DfE funds training in this role; null while not known. It stays true after completion. */
            eligible_for_funding: boolean | null;
            /** @description The person's e-mail address at this school. */
            email: string | null;
            /**
             * Format: date
             * @description The day an ECT's induction ended with an outcome. Null for mentors.
             */
            induction_end_date: string | null;
            /**
             * Format: date
             * @description The day from which a mentor is no longer funded, such as the day of completion. Null for ECTs.
             */
            mentor_funding_end_date: string | null;
            /**
             * Format: uuid
             * @description The participant id of the ECT's mentor, whether that mentor is funded, unfunded or trained by another provider. Null without a current or future mentor, and for mentors.
             */
            mentor_id: string | null;
            /** @description Why a mentor is no longer funded. Null for ECTs. */
            mentor_ineligible_for_funding_reason: components["schemas"]["MentorIneligibleReason"] | null;
            /**
             * Format: date
             * @description The last day of an ECT's latest induction period; null while it is open, and for mentors.
             */
            most_recent_induction_period_end_date: string | null;
            /**
             * Format: date
             * @description The day an ECT's induction began. Null for mentors.
             */
            overall_induction_start_date: string | null;
            /** @description Where the training stands today, by the dates that schools and providers gave. */
            participant_status: components["schemas"]["ParticipantStatus"];
            /** @description The role of this enrolment, ECT or mentor. */
            participant_type: components["schemas"]["ParticipantType"];
            /** @description Whether the school's pupil premium adds to the fee. False in cohorts without uplift fees, from 2025 on. */
            pupil_premium_uplift: boolean;
            /** @description The time in which training is expected to be done, which sets the milestone dates. */
            schedule_identifier: components["schemas"]["ScheduleIdentifier"];
            /** @description The school's unique reference number. */
            school_urn: string;
            /** @description Whether the school's remote area adds to the fee. False in cohorts without uplift fees, from 2025 on. */
            sparsity_uplift: boolean;
            /**
             * Format: uuid
             * @description Names the person's training in this role: somebody trained as an ECT first and as a mentor afterwards has two. It is the same at every school and provider, but can change when records are merged.
             */
            training_record_id: string;
            /** @description What the provider has reported; decides what it may do next. */
            training_status: components["schemas"]["TrainingStatus"];
            /** @description The withdrawal while `training_status` is `withdrawn`, otherwise null. */
            withdrawal: components["schemas"]["Withdrawal"] | null;
            /** @description How much the ECT works, at their latest school and not necessarily this one. Null for mentors or when not known. */
            working_pattern: components["schemas"]["WorkingPattern"] | null;
        };
        /** @description One refusal. There are no other members, no code and no status. */
        ErrorItem: {
            /** @description A sentence for people. Do not build logic on its wording. */
            detail: string;
            /** @description The attribute at fault, or `Bad request`, `Bad parameter` or `Resource not found`. */
            title: string;
        };
        /**
         * @description An error told in one text, used where the API itself did not judge the request.
         * @example {
         *       "error": "HTTP Token: Access denied"
         *     }
         * @example {
         *       "error": "Internal server error"
         *     }
         */
        ErrorMessage: {
            /** @description What went wrong, in general terms. */
            error: string;
        };
        /**
         * @description One or more refusals. The order follows the service's checks.
         * @example {
         *       "errors": [
         *         {
         *           "title": "Bad request",
         *           "detail": "The request needs data with attributes."
         *         }
         *       ]
         *     }
         * @example {
         *       "errors": [
         *         {
         *           "title": "Resource not found",
         *           "detail": "There is nothing under this id."
         *         }
         *       ]
         *     }
         * @example {
         *       "errors": [
         *         {
         *           "title": "participant_id",
         *           "detail": "This participant's training is deferred already."
         *         },
         *         {
         *           "title": "reason",
         *           "detail": "This is not one of the reasons allowed."
         *         }
         *       ]
         *     }
         */
        Errors: {
            errors: components["schemas"]["ErrorItem"][];
        };
        /**
         * @description Evidence that declarations of cohorts before 2025 may name, for every type but `started`.
         *
         *     - `training-event-attended`: took part in a training event
         *     - `self-study-material-completed`: worked through self-study material
         *     - `other`: evidence of another kind
         * @enum {string}
         */
        EvidenceBefore2025: "training-event-attended" | "self-study-material-completed" | "other";
        /**
         * @description Evidence that an ECT's `completed` may name from cohort 2025.
         *
         *     - `75-percent-engagement-met`: reached three quarters of the expected engagement
         *     - `75-percent-engagement-met-reduced-induction`: the same in a reduced induction
         *     - `one-term-induction`: has an induction of a single term
         * @enum {string}
         */
        EvidenceFrom2025Completion: "75-percent-engagement-met" | "75-percent-engagement-met-reduced-induction" | "one-term-induction";
        /**
         * @description Evidence of engagement that declarations may name from cohort 2025.
         *
         *     - `training-event-attended`: took part in a training event
         *     - `self-study-material-completed`: worked through self-study material
         *     - `materials-engaged-with-offline`: used the materials away from the online platform
         *     - `other`: evidence of another kind
         * @enum {string}
         */
        EvidenceFrom2025Engagement: "training-event-attended" | "self-study-material-completed" | "materials-engaged-with-offline" | "other";
        /**
         * @description Evidence that the threshold of engagement was reached, from cohort 2025: for an ECT's `retained-2` and a mentor's `completed`.
         *
         *     - `75-percent-engagement-met`: reached three quarters of the expected engagement
         *     - `75-percent-engagement-met-reduced-induction`: the same in a reduced induction
         * @enum {string}
         */
        EvidenceFrom2025Threshold: "75-percent-engagement-met" | "75-percent-engagement-met-reduced-induction";
        /**
         * @description The evidence of engagement that the provider holds.
         *
         *     - `training-event-attended`: took part in a training event
         *     - `self-study-material-completed`: worked through self-study material
         *     - `materials-engaged-with-offline`: used the materials away from the online platform (from cohort 2025)
         *     - `75-percent-engagement-met`: reached three quarters of the expected engagement (from cohort 2025)
         *     - `75-percent-engagement-met-reduced-induction`: the same in a reduced induction (from cohort 2025)
         *     - `one-term-induction`: has an induction of a single term (from cohort 2025, ECT `completed` only)
         *     - `other`: evidence of another kind
         * @enum {string}
         */
        EvidenceHeld: "training-event-attended" | "self-study-material-completed" | "materials-engaged-with-offline" | "75-percent-engagement-met" | "75-percent-engagement-met-reduced-induction" | "one-term-induction" | "other";
        /**
         * @description How a school runs its programme for a cohort.
         *
         *     - `not_yet_known`: nobody is registered for the cohort yet
         *     - `provider_led`: a lead provider trains at least one participant
         *     - `school_led`: the school trains all its ECTs itself; it is refused for a partnership
         * @enum {string}
         */
        InductionProgrammeChoice: "not_yet_known" | "provider_led" | "school_led";
        /**
         * @description Why a declaration does not count for funding. Published by the service, but never served so far.
         *
         *     - `duplicate_declaration`: another declaration of the same type exists for the person
         * @enum {string}
         */
        IneligibleForFundingReason: "duplicate_declaration";
        /**
         * @description Why a mentor is no longer eligible for funded training.
         *
         *     - `completed_declaration_received`: a `completed` declaration came in
         *     - `completed_during_early_roll_out`: finished mentor training in the early roll-out of the programme
         *     - `started_not_completed`: began mentor training before and did not finish it
         * @enum {string}
         */
        MentorIneligibleReason: "completed_declaration_received" | "completed_during_early_roll_out" | "started_not_completed";
        /**
         * @description Which page to serve. The answer holds no total and no links, and a page past the end is an empty list with status 200. Records with the same timestamp may change places between pages, so keep track of the ids already seen.
         * @example {
         *       "page": 2,
         *       "per_page": 1000
         *     }
         */
        Page: {
            /**
             * @description Number of the page, from 1. Zero or less answers 400.
             * @default 1
             */
            page?: number;
            /**
             * @description Records on a page. More than 3,000 is lowered to 3,000 without a word. Zero or less answers 400.
             * @default 100
             */
            per_page?: number;
        };
        /**
         * @description A person registered for training, as an ECT, a mentor or both. One record per person, one enrolment per role.
         * @example {
         *       "id": "4e036085-d2ea-4624-8bc4-41af02fb1b55",
         *       "type": "participant",
         *       "attributes": {
         *         "full_name": "Rowan Fielding",
         *         "teacher_reference_number": "1234567",
         *         "updated_at": "2025-10-06T08:15:42Z",
         *         "ecf_enrolments": [
         *           {
         *             "training_record_id": "d7d9279f-1a0f-4102-8a0c-d825248867da",
         *             "email": "rowan.fielding@elm-street.example.com",
         *             "mentor_id": "6edf78fe-7fdd-49bf-a9df-801feb88fe50",
         *             "school_urn": "900101",
         *             "participant_type": "ect",
         *             "cohort": "2025",
         *             "training_status": "active",
         *             "participant_status": "active",
         *             "eligible_for_funding": true,
         *             "pupil_premium_uplift": false,
         *             "sparsity_uplift": false,
         *             "schedule_identifier": "ecf-standard-september",
         *             "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *             "withdrawal": null,
         *             "deferral": null,
         *             "created_at": "2025-07-14T10:02:11Z",
         *             "induction_end_date": null,
         *             "most_recent_induction_period_end_date": null,
         *             "overall_induction_start_date": "2025-09-01",
         *             "mentor_funding_end_date": null,
         *             "mentor_ineligible_for_funding_reason": null,
         *             "cohort_changed_after_payments_frozen": false,
         *             "working_pattern": "full_time"
         *           }
         *         ],
         *         "participant_id_changes": []
         *       }
         *     }
         * @example {
         *       "id": "6edf78fe-7fdd-49bf-a9df-801feb88fe50",
         *       "type": "participant",
         *       "attributes": {
         *         "full_name": "Morgan Ashdown",
         *         "teacher_reference_number": null,
         *         "updated_at": "2025-11-20T16:31:05Z",
         *         "ecf_enrolments": [
         *           {
         *             "training_record_id": "ca8b5b9d-1e19-47ba-9d6d-5ba90d89daa2",
         *             "email": "morgan.ashdown@elm-street.example.com",
         *             "mentor_id": null,
         *             "school_urn": "900101",
         *             "participant_type": "mentor",
         *             "cohort": "2024",
         *             "training_status": "deferred",
         *             "participant_status": "left",
         *             "eligible_for_funding": null,
         *             "pupil_premium_uplift": true,
         *             "sparsity_uplift": false,
         *             "schedule_identifier": "ecf-replacement-january",
         *             "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *             "withdrawal": null,
         *             "deferral": {
         *               "reason": "parental-leave",
         *               "date": "2025-11-20T16:31:05Z"
         *             },
         *             "created_at": "2024-12-02T09:45:00Z",
         *             "induction_end_date": null,
         *             "most_recent_induction_period_end_date": null,
         *             "overall_induction_start_date": null,
         *             "mentor_funding_end_date": null,
         *             "mentor_ineligible_for_funding_reason": null,
         *             "cohort_changed_after_payments_frozen": false,
         *             "working_pattern": null
         *           }
         *         ],
         *         "participant_id_changes": [
         *           {
         *             "from_participant_id": "89b5b260-c1a0-4345-8569-00812760c1ca",
         *             "to_participant_id": "6edf78fe-7fdd-49bf-a9df-801feb88fe50",
         *             "changed_at": "2025-02-03T13:20:30Z"
         *           }
         *         ]
         *       }
         *     }
         */
        Participant: {
            attributes: components["schemas"]["ParticipantAttributes"];
            /**
             * Format: uuid
             * @description The participant's id (`participant_id` elsewhere): used to declare, to change a schedule, to defer, resume and withdraw, and to follow training. A merge of two records retires one of their ids.
             */
            id: string;
            /**
             * @description Always `participant`.
             * @enum {string}
             */
            type: "participant";
        };
        /** @description What is known about a participant. */
        ParticipantAttributes: {
            /** @description One enrolment for each role this provider trains or has trained the person in, ECT before mentor. */
            ecf_enrolments: components["schemas"]["Enrolment"][];
            /** @description The person's name; `Unknown` when none is held. */
            full_name: string;
            /** @description Ids that this person had before, mostly because two records of one person were merged. Empty for most people. Sort by `changed_at` yourself. In a chain of merges every row stands on the surviving participant: map each `from_participant_id` to the participant that carries the row. */
            participant_id_changes: components["schemas"]["ParticipantIdChange"][];
            /** @description The teacher reference number (TRN), seven digits, or null when there is none. */
            teacher_reference_number: string | null;
            /**
             * Format: date-time
             * @description When the record last changed. Changes to names, training, schedule, partnership, induction dates, mentor or ids move it; the calendar (`joining` to `active`, `leaving` to `left`), a new working pattern and a merge of the person's mentor do not.
             */
            updated_at: string;
        };
        /** @description One id change of a participant. The retired id is not redirected: reading it answers 404, declaring for it is refused, and existing declarations are served with the new id, without their `updated_at` moving. */
        ParticipantIdChange: {
            /**
             * Format: date-time
             * @description When the id changed.
             */
            changed_at: string;
            /**
             * Format: uuid
             * @description The retired id.
             */
            from_participant_id: string;
            /**
             * Format: uuid
             * @description The id that took over at the time. It may have been retired since, by a later merge.
             */
            to_participant_id: string;
        };
        /** @description A page of participants. */
        ParticipantListResponse: {
            /** @description The participants; empty past the last page. */
            data: components["schemas"]["Participant"][];
        };
        /** @description One participant. */
        ParticipantResponse: {
            data: components["schemas"]["Participant"];
        };
        /**
         * @description Filters of the participant list. An empty value counts as not sent.
         * @example {
         *       "cohort": "2024,2025",
         *       "updated_since": "2025-10-01T00:00:00Z",
         *       "training_status": "active"
         *     }
         * @example {
         *       "from_participant_id": "89b5b260-c1a0-4345-8569-00812760c1ca"
         *     }
         */
        ParticipantsFilter: {
            /** @description Cohort of the latest enrolment in either role, one year or several joined by commas. */
            cohort?: components["schemas"]["CohortYears"];
            /**
             * Format: uuid
             * @description A retired id, any of a chain; finds the participant that carries it in `participant_id_changes`.
             */
            from_participant_id?: string;
            /** @description Status of either enrolment. Somebody deferred and later withdrawn is found under both `deferred` and `withdrawn`. An unknown value gives an empty list. */
            training_status?: components["schemas"]["TrainingStatus"];
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of participants. Unknown values are ignored.
         *
         *     - `created_at`: oldest record first (the order without `sort`, and the one that shifts least during a walk)
         *     - `-created_at`: newest record first
         *     - `updated_at`: longest unchanged first
         *     - `-updated_at`: latest change first
         * @enum {string}
         */
        ParticipantsSort: "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /**
         * @description Where the training stands today, from the dates that schools and providers gave. It changes with the calendar, without
         *     moving `updated_at`, and can be wrong where a school entered a wrong date. Declarations do not depend on it.
         *
         *     - `joining`: training with this provider starts after today. The schedule may be changed; deferring and withdrawing are
         *       refused until the day after the start.
         *     - `active`: in training, or completed without having left. The provider may do all that `training_status` allows.
         *     - `leaving`: training with this provider has an end after today, even when it has not begun yet. Until then as
         *       `active`.
         *     - `left`: training with this provider has ended, or ends today, as it does on the day of a deferral or a withdrawal. A
         *       schedule change is refused.
         *
         *     DfE's guidance also names `withdrawn`; the service does not serve it.
         * @enum {string}
         */
        ParticipantStatus: "joining" | "active" | "leaving" | "left";
        /**
         * @description One participant with the transfers that concern this provider.
         * @example {
         *       "id": "4e036085-d2ea-4624-8bc4-41af02fb1b55",
         *       "type": "participant-transfer",
         *       "attributes": {
         *         "updated_at": "2025-12-19T11:04:37Z",
         *         "transfers": [
         *           {
         *             "training_record_id": "d7d9279f-1a0f-4102-8a0c-d825248867da",
         *             "transfer_type": "new_provider",
         *             "status": "complete",
         *             "created_at": "2025-07-14T10:02:11Z",
         *             "leaving": {
         *               "school_urn": "900101",
         *               "provider": "Northbank Training",
         *               "date": "2025-12-19"
         *             },
         *             "joining": {
         *               "school_urn": "900102",
         *               "provider": "Southmoor Learning",
         *               "date": "2026-01-05"
         *             }
         *           },
         *           {
         *             "training_record_id": "d7d9279f-1a0f-4102-8a0c-d825248867da",
         *             "transfer_type": "unknown",
         *             "status": "incomplete",
         *             "created_at": "2025-12-19T11:04:37Z",
         *             "leaving": {
         *               "school_urn": "900102",
         *               "provider": null,
         *               "date": "2026-07-31"
         *             },
         *             "joining": null
         *           }
         *         ]
         *       }
         *     }
         */
        ParticipantTransfers: {
            attributes: components["schemas"]["ParticipantTransfersAttributes"];
            /**
             * Format: uuid
             * @description The participant's id (`participant_id` elsewhere). A transfer has no id of its own.
             */
            id: string;
            /**
             * @description Always `participant-transfer`.
             * @enum {string}
             */
            type: "participant-transfer";
        };
        /** @description The transfers, and when one of them last changed. */
        ParticipantTransfersAttributes: {
            /** @description The transfers of both roles, the earliest training left first. */
            transfers: components["schemas"]["Transfer"][];
            /**
             * Format: date-time
             * @description The latest change on either side of any of these transfers, such as a start or end date, a provider's name or a school's URN.
             */
            updated_at: string;
        };
        /** @description A page of participants with their transfers. */
        ParticipantTransfersListResponse: {
            /** @description The participants; empty past the last page. */
            data: components["schemas"]["ParticipantTransfers"][];
        };
        /** @description One participant's transfers. */
        ParticipantTransfersResponse: {
            data: components["schemas"]["ParticipantTransfers"];
        };
        /**
         * @description The role of an enrolment.
         *
         *     - `ect`: early career teacher, `ecf-induction` in requests
         *     - `mentor`: mentor, `ecf-mentor` in requests
         * @enum {string}
         */
        ParticipantType: "ect" | "mentor";
        /**
         * @description The agreement of a school, a delivery partner and a lead provider to train the school's participants of one cohort.
         * @example {
         *       "id": "afb9c63d-fc57-4eb1-a127-f5edae86ca17",
         *       "type": "partnership",
         *       "attributes": {
         *         "cohort": "2025",
         *         "urn": "900101",
         *         "school_id": "abe54e4a-0454-4e2a-9771-5d880dd51dd7",
         *         "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *         "delivery_partner_name": "Willow Teaching Partnership",
         *         "induction_tutor_name": "Sam Bracken",
         *         "induction_tutor_email": "sam.bracken@elm-street.example.com",
         *         "participants_currently_training": 4,
         *         "created_at": "2025-06-16T09:00:00Z",
         *         "updated_at": "2025-09-02T00:01:04Z"
         *       }
         *     }
         */
        Partnership: {
            attributes: components["schemas"]["PartnershipAttributes"];
            /**
             * Format: uuid
             * @description The partnership's id (`partnership_id` elsewhere): names this agreement for one cohort. It survives a change of delivery partner.
             */
            id: string;
            /**
             * @description Always `partnership`.
             * @enum {string}
             */
            type: "partnership";
        };
        /** @description Who works together, and for which cohort. */
        PartnershipAttributes: {
            /** @description The cohort that the partnership is for. */
            cohort: string;
            /**
             * Format: date-time
             * @description When the partnership was confirmed.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description The id of the delivery partner that trains the school's participants now.
             */
            delivery_partner_id: string;
            /** @description The delivery partner's name. */
            delivery_partner_name: string;
            /** @description The tutor's e-mail address, failing that a contact address of the school. */
            induction_tutor_email: string | null;
            /** @description The school's induction tutor, or null when none is recorded. */
            induction_tutor_name: string | null;
            /** @description How many people are training under this partnership today, counted live. Deferring or withdrawing lowers it from the next day. */
            participants_currently_training: number;
            /**
             * Format: uuid
             * @description The school's id in this API, not its URN.
             */
            school_id: string;
            /**
             * Format: date-time
             * @description When it last changed. Partner, tutor and school data move it, and a nightly run does after participants start or end; a change of the count within the day does not.
             */
            updated_at: string;
            /** @description The school's unique reference number. */
            urn: string;
        };
        /** @description A page of partnerships. */
        PartnershipListResponse: {
            /** @description The partnerships; empty past the last page. */
            data: components["schemas"]["Partnership"][];
        };
        /** @description One partnership. */
        PartnershipResponse: {
            data: components["schemas"]["Partnership"];
        };
        /**
         * @description Filters of the partnership list. An empty value counts as not sent.
         * @example {
         *       "cohort": "2024,2025",
         *       "delivery_partner_id": "6aa3d229-01bc-4f3f-a7af-c20c3273b034",
         *       "updated_since": "2025-09-01T00:00:00Z"
         *     }
         */
        PartnershipsFilter: {
            /** @description The partnership's cohort, one year or several joined by commas. */
            cohort?: components["schemas"]["CohortYears"];
            /** @description One delivery partner id, or several joined by commas. An unknown id matches nothing. */
            delivery_partner_id?: string;
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of partnerships. Unknown values are ignored.
         *
         *     - `created_at`: oldest partnership first (the order without `sort`)
         *     - `-created_at`: newest partnership first
         *     - `updated_at`: longest unchanged first
         *     - `-updated_at`: latest change first
         * @enum {string}
         */
        PartnershipsSort: "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /** @description Which role is resumed. */
        ResumeAttributes: {
            /** @description The role that is meant, ECT or mentor; the participant must have it with this provider. */
            course_identifier: components["schemas"]["CourseIdentifier"];
        };
        /**
         * @description A resumption to report.
         * @example {
         *       "data": {
         *         "type": "participant-resume",
         *         "attributes": {
         *           "course_identifier": "ecf-mentor"
         *         }
         *       }
         *     }
         */
        ResumeRequest: {
            data: {
                attributes: components["schemas"]["ResumeAttributes"];
                /**
                 * @description Always `participant-resume`.
                 * @enum {string}
                 */
                type: "participant-resume";
            };
        };
        /**
         * @description A schedule: the time in which training is expected to be done, with the milestone dates that DfE checks declarations
         *     against. Each cohort has its own set. The prefix `ecf-` is always needed.
         *
         *     - `ecf-standard-january`: usual length, starting in January
         *     - `ecf-standard-april`: usual length, starting in April
         *     - `ecf-standard-september`: usual length, starting in September
         *     - `ecf-extended-january`: longer than usual, starting in January
         *     - `ecf-extended-april`: longer than usual, starting in April
         *     - `ecf-extended-september`: longer than usual, starting in September
         *     - `ecf-reduced-january`: shorter than usual, starting in January; ECTs only
         *     - `ecf-reduced-april`: shorter than usual, starting in April; ECTs only
         *     - `ecf-reduced-september`: shorter than usual, starting in September; ECTs only
         *     - `ecf-replacement-january`: for a mentor who takes over from another, starting in January; mentors only
         *     - `ecf-replacement-april`: for a mentor who takes over from another, starting in April; mentors only
         *     - `ecf-replacement-september`: for a mentor who takes over from another, starting in September; mentors only
         * @enum {string}
         */
        ScheduleIdentifier: "ecf-standard-january" | "ecf-standard-april" | "ecf-standard-september" | "ecf-extended-january" | "ecf-extended-april" | "ecf-extended-september" | "ecf-reduced-january" | "ecf-reduced-april" | "ecf-reduced-september" | "ecf-replacement-january" | "ecf-replacement-april" | "ecf-replacement-september";
        /**
         * @description A school as seen for one cohort.
         * @example {
         *       "id": "abe54e4a-0454-4e2a-9771-5d880dd51dd7",
         *       "type": "school",
         *       "attributes": {
         *         "name": "Elm Street School",
         *         "urn": "900101",
         *         "cohort": "2025",
         *         "in_partnership": true,
         *         "induction_programme_choice": "provider_led",
         *         "expression_of_interest": true,
         *         "induction_tutor_name": "Sam Bracken",
         *         "induction_tutor_email": "sam.bracken@elm-street.example.com",
         *         "created_at": "2024-05-01T06:00:00Z",
         *         "updated_at": "2025-09-01T14:22:08Z"
         *       }
         *     }
         */
        School: {
            attributes: components["schemas"]["SchoolAttributes"];
            /**
             * Format: uuid
             * @description The school's id (`school_id` elsewhere): used to confirm a partnership. It is not the URN.
             */
            id: string;
            /**
             * @description Always `school`.
             * @enum {string}
             */
            type: "school";
        };
        /** @description What a provider needs to know about a school before a partnership. */
        SchoolAttributes: {
            /** @description The cohort that was asked for. */
            cohort: string;
            /**
             * Format: date-time
             * @description When the school was recorded.
             */
            created_at: string;
            /** @description Whether the school has at least one participant of the cohort assigned to this provider, with a confirmed partnership or not. A partnership without participants gives false. */
            expression_of_interest: boolean;
            /** @description Whether any provider has a partnership with the school in the cohort. */
            in_partnership: boolean;
            /** @description How the school runs its programme for the cohort. */
            induction_programme_choice: components["schemas"]["InductionProgrammeChoice"];
            /** @description The tutor's e-mail address, failing that a contact address of the school. Null unless `expression_of_interest` is true. */
            induction_tutor_email: string | null;
            /** @description The school's induction tutor. Null unless `expression_of_interest` is true. */
            induction_tutor_name: string | null;
            /** @description The school's name. */
            name: string;
            /**
             * Format: date-time
             * @description When the school last changed for the cohort. A new partnership or expression of interest with any provider moves it in all cohorts.
             */
            updated_at: string;
            /** @description The school's unique reference number. */
            urn: string;
        };
        /**
         * @description The filter of a single school.
         * @example {
         *       "cohort": "2025"
         *     }
         */
        SchoolFilter: {
            /** @description The cohort to look at, one year. Required. */
            cohort: components["schemas"]["CohortYear"];
        };
        /** @description A page of schools. */
        SchoolListResponse: {
            /** @description The schools; empty past the last page. */
            data: components["schemas"]["School"][];
        };
        /** @description One school. */
        SchoolResponse: {
            data: components["schemas"]["School"];
        };
        /**
         * @description Filters of the school list.
         * @example {
         *       "cohort": "2025",
         *       "urn": "900101",
         *       "updated_since": "2025-09-01T00:00:00Z"
         *     }
         */
        SchoolsFilter: {
            /** @description The cohort to look at, one year. Required. */
            cohort: components["schemas"]["CohortYear"];
            updated_since?: components["schemas"]["UpdatedSince"];
            /** @description One URN, digits only. What follows the digits is ignored, so a comma list finds the first only. */
            urn?: string;
        };
        /**
         * @description Order of schools. Unknown values are ignored.
         *
         *     - `created_at`: oldest school record first (the order without `sort`)
         *     - `-created_at`: newest school record first
         *     - `updated_at`: longest unchanged first
         *     - `-updated_at`: latest change first
         * @enum {string}
         */
        SchoolsSort: "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /**
         * @description What DfE pays for one payment period of a cohort.
         * @example {
         *       "id": "a9d0ca06-d89d-470d-afe2-bd2f4cccf962",
         *       "type": "statement",
         *       "attributes": {
         *         "month": "January",
         *         "year": "2026",
         *         "cohort": "2025",
         *         "cut_off_date": "2025-12-31",
         *         "payment_date": "2026-01-25",
         *         "paid": false,
         *         "created_at": "2025-05-01T09:00:00Z",
         *         "updated_at": "2025-05-01T09:00:00Z"
         *       }
         *     }
         */
        Statement: {
            attributes: components["schemas"]["StatementAttributes"];
            /**
             * Format: uuid
             * @description The statement's id (`statement_id` elsewhere; `clawback_statement_id` on a declaration whose money is taken back): the reference of one payment period.
             */
            id: string;
            /**
             * @description Always `statement`.
             * @enum {string}
             */
            type: "statement";
        };
        /** @description Which period the statement is for, and whether it has been paid. */
        StatementAttributes: {
            /** @description The cohort whose declarations it pays for. */
            cohort: string;
            /**
             * Format: date-time
             * @description When the statement was set up.
             */
            created_at: string;
            /**
             * Format: date
             * @description The last day on which declarations are attached to it.
             */
            cut_off_date: string;
            /** @description The English name of the month, such as `January`. */
            month: string;
            /** @description Whether DfE has authorised payment. */
            paid: boolean;
            /**
             * Format: date
             * @description The day DfE expects to pay.
             */
            payment_date: string;
            /**
             * Format: date-time
             * @description When the statement itself last changed. Declarations attached to it do not move it.
             */
            updated_at: string;
            /** @description The calendar year. */
            year: string;
        };
        /** @description A page of statements. */
        StatementListResponse: {
            /** @description The statements; empty past the last page. */
            data: components["schemas"]["Statement"][];
        };
        /** @description One statement. */
        StatementResponse: {
            data: components["schemas"]["Statement"];
        };
        /**
         * @description Filters of the statement list. An empty value counts as not sent.
         * @example {
         *       "cohort": "2025",
         *       "updated_since": "2026-01-01T00:00:00Z"
         *     }
         */
        StatementsFilter: {
            /** @description The statement's cohort, one year or several joined by commas. */
            cohort?: components["schemas"]["CohortYears"];
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description What the provider itself has reported about the training. It decides what the provider may do next.
         *
         *     - `active`: in training. The provider may update the participant and submit declarations. A participant whose school
         *       ended the training stays `active` here.
         *     - `deferred`: on a break. By DfE's guidance the provider may neither update the participant nor submit declarations,
         *       and must report when training resumes. The service itself accepts declarations, a withdrawal and a resumption.
         *     - `withdrawn`: no longer in training with this provider. By DfE's guidance the provider may not update the participant,
         *       and may only submit declarations dated before the withdrawal. The service itself also accepts a resumption.
         *
         *     A draft of DfE's guidance had a fourth status, `completed`; it never appears on the wire.
         * @enum {string}
         */
        TrainingStatus: "active" | "deferred" | "withdrawn";
        /** @description One move away from a school. */
        Transfer: {
            /**
             * Format: date-time
             * @description When the training being left was recorded.
             */
            created_at: string;
            /** @description Where training goes on; null while nothing is known. */
            joining: components["schemas"]["TransferJoining"] | null;
            leaving: components["schemas"]["TransferLeaving"];
            /** @description Whether the move is over. */
            status: components["schemas"]["TransferStatus"];
            /**
             * Format: uuid
             * @description The training record, that is the role, which moves.
             */
            training_record_id: string;
            /** @description Which kind of move this is. */
            transfer_type: components["schemas"]["TransferType"];
        };
        /** @description The side being joined. */
        TransferJoining: {
            /**
             * Format: date
             * @description First day of training there.
             */
            date: string;
            /** @description Name of the lead provider there; null when there is none or it is not confirmed. */
            provider: string | null;
            /** @description URN of the school being joined. */
            school_urn: string;
        };
        /** @description The side being left. */
        TransferLeaving: {
            /**
             * Format: date
             * @description Last day of training there, which can be the day of a deferral before the person left.
             */
            date: string;
            /** @description Name of the lead provider there; null when there was none or it was not confirmed. */
            provider: string | null;
            /** @description URN of the school being left. */
            school_urn: string;
        };
        /**
         * @description Filters of the transfer list. An empty value counts as not sent.
         * @example {
         *       "updated_since": "2025-12-01T00:00:00Z"
         *     }
         */
        TransfersFilter: {
            /** @description Only participants whose training with this provider changed a transfer at this moment or later; what changes on the other side is not found. Write it in UTC with `Z`: an offset such as `+01:00` answers 400. */
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of participants with transfers, by the participant's own timestamps. Unknown values are ignored.
         *
         *     - `created_at`: oldest participant record first (the order without `sort`)
         *     - `-created_at`: newest participant record first
         *     - `updated_at`: participant longest unchanged first; not the served `updated_at`
         *     - `-updated_at`: participant changed last first; not the served `updated_at`
         * @enum {string}
         */
        TransfersSort: "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /**
         * @description Whether a transfer is over. It changes with the calendar.
         *
         *     - `incomplete`: the old training ends, or the new one starts, after today
         *     - `complete`: neither date lies after today; an `unknown` transfer can be complete
         * @enum {string}
         */
        TransferStatus: "incomplete" | "complete";
        /**
         * @description What kind of move a transfer is.
         *
         *     - `new_school`: to another school, with the same provider
         *     - `new_provider`: to another school, with another provider (or with none at one of the two schools)
         *     - `unknown`: no training after the move is known yet
         * @enum {string}
         */
        TransferType: "new_school" | "new_provider" | "unknown";
        /**
         * @description A mentor of this provider's ECTs whom this provider has never trained.
         * @example {
         *       "id": "8e91f525-04d5-4655-8ff0-72c9119fc07a",
         *       "type": "unfunded-mentor",
         *       "attributes": {
         *         "full_name": "Jules Hartwell",
         *         "email": "jules.hartwell@elm-street.example.com",
         *         "teacher_reference_number": "7654321",
         *         "created_at": "2024-06-10T12:00:00Z",
         *         "updated_at": "2025-09-02T07:30:19Z"
         *       }
         *     }
         */
        UnfundedMentor: {
            attributes: components["schemas"]["UnfundedMentorAttributes"];
            /**
             * Format: uuid
             * @description The mentor's id, the `mentor_id` in the ECT's enrolment; the mentor's `participant_id` as well.
             */
            id: string;
            /**
             * @description Always `unfunded-mentor`.
             * @enum {string}
             */
            type: "unfunded-mentor";
        };
        /** @description How to reach an unfunded mentor. */
        UnfundedMentorAttributes: {
            /**
             * Format: date-time
             * @description When the person was recorded.
             */
            created_at: string;
            /** @description The mentor's e-mail address at the ECT's school. */
            email: string | null;
            /** @description The mentor's name; `Unknown` when none is held. */
            full_name: string;
            /** @description The teacher reference number (TRN), seven digits, or null when there is none. */
            teacher_reference_number: string | null;
            /**
             * Format: date-time
             * @description When name, TRN or e-mail address last changed. Beginning or ceasing to be unfunded does not.
             */
            updated_at: string;
        };
        /** @description A page of unfunded mentors. */
        UnfundedMentorListResponse: {
            /** @description The mentors; empty past the last page. */
            data: components["schemas"]["UnfundedMentor"][];
        };
        /** @description One unfunded mentor. */
        UnfundedMentorResponse: {
            data: components["schemas"]["UnfundedMentor"];
        };
        /**
         * @description Filters of the list of unfunded mentors. An empty value counts as not sent.
         * @example {
         *       "updated_since": "2025-09-01T00:00:00Z"
         *     }
         */
        UnfundedMentorsFilter: {
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of unfunded mentors. Unknown values are ignored.
         *
         *     - `created_at`: oldest record first (the order without `sort`)
         *     - `-created_at`: newest record first
         *     - `updated_at`: longest unchanged first
         *     - `-updated_at`: latest change first
         * @enum {string}
         */
        UnfundedMentorsSort: "created_at" | "-created_at" | "updated_at" | "-updated_at";
        /**
         * Format: date-time
         * @description Only records changed at this moment or later. Write it in UTC with `Z`: the service decodes the value twice, so an offset such as `+01:00` turns into a space and answers 400, as does a date without a time. The service compares fractions of a second it does not serve, so polling with the last `updated_at` brings that record again.
         */
        UpdatedSince: string;
        /** @description The new delivery partner. */
        UpdatePartnershipAttributes: {
            /**
             * Format: uuid
             * @description Another delivery partner than the present one, whose `cohort` list holds the partnership's cohort.
             */
            delivery_partner_id: string;
        };
        /**
         * @description A change to a partnership.
         * @example {
         *       "data": {
         *         "type": "partnership",
         *         "attributes": {
         *           "delivery_partner_id": "dae492a6-45be-4abe-bdc0-40ec75bdf65d"
         *         }
         *       }
         *     }
         */
        UpdatePartnershipRequest: {
            data: {
                attributes: components["schemas"]["UpdatePartnershipAttributes"];
                /**
                 * @description Always `partnership`.
                 * @enum {string}
                 */
                type: "partnership";
            };
        };
        /** @description A reported withdrawal. */
        Withdrawal: {
            /**
             * Format: date-time
             * @description When the provider reported it. Declarations dated at this moment or later are refused.
             */
            date: string;
            /** @description The reason the provider gave. */
            reason: components["schemas"]["WithdrawalReason"];
        };
        /**
         * @description Why a participant withdrew.
         *
         *     - `left-teaching-profession`: has given up teaching
         *     - `moved-school`: now works at another school
         *     - `mentor-no-longer-being-mentor`: no longer mentors; refused for ECTs
         *     - `switched-to-school-led`: the school now runs the programme itself
         *     - `changed-lead-provider`: now trains with another lead provider
         *     - `other`: none of the above
         * @enum {string}
         */
        WithdrawalReason: "left-teaching-profession" | "moved-school" | "mentor-no-longer-being-mentor" | "switched-to-school-led" | "changed-lead-provider" | "other";
        /** @description Which role is withdrawn, and why. */
        WithdrawAttributes: {
            /** @description The role that is meant, ECT or mentor; the participant must have it with this provider. */
            course_identifier: components["schemas"]["CourseIdentifier"];
            /** @description Why the participant stops. `mentor-no-longer-being-mentor` is refused for ECTs. */
            reason: components["schemas"]["WithdrawalReason"];
        };
        /**
         * @description A withdrawal to report.
         * @example {
         *       "data": {
         *         "type": "participant-withdraw",
         *         "attributes": {
         *           "reason": "moved-school",
         *           "course_identifier": "ecf-induction"
         *         }
         *       }
         *     }
         */
        WithdrawRequest: {
            data: {
                attributes: components["schemas"]["WithdrawAttributes"];
                /**
                 * @description Always `participant-withdraw`.
                 * @enum {string}
                 */
                type: "participant-withdraw";
            };
        };
        /**
         * @description How much an ECT works.
         *
         *     - `full_time`: full time
         *     - `part_time`: part time
         * @enum {string}
         */
        WorkingPattern: "full_time" | "part_time";
    };
    responses: {
        /** @description The request cannot be judged. Title `Bad parameter`: `filter` is not written as `filter[name]=value`, or a mandatory filter is missing. Title `Bad request`: the body lacks `data.attributes` or every known attribute, or a date filter, a page value or a declaration date cannot be read. The body is EMPTY, and says it is HTML, when the sent JSON or the query string does not parse. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
                "text/html": string;
            };
        };
        /** @description The service failed. Known causes in a request are a plain `page=2` in place of `page[page]=2`, a repeated `filter[updated_since][]`, `data` being text or a list, and an `X-With-Server-Date` that is no date. Without a JSON `Accept` header the body is an HTML page. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
                "text/html": string;
            };
        };
        /** @description No such record, or none that this provider may see; a malformed id reads the same. (A path or a method that the service does not have answers 404 too, but with an `error` text as in 401 instead of `errors`.) */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description More than 1,000 requests with one token, or 1,500 from one address, in a window of 300 seconds. Windows are fixed: they begin at multiples of 300 seconds since 1970, and refused requests count as well. There is no `Retry-After` header, and the body is text: wait for the next window. */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
        /** @description The token is missing, malformed or unknown. Note the shape, unlike that of most errors. */
        Unauthorised: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The request was understood and a rule refuses it. Nothing has changed. `title` names the attribute; several errors may share one. */
        UnprocessableContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description The request was understood and refused. Usually a rule refuses it and `errors` says which attribute is at fault. When only the database's own checks refuse, for example because training periods would overlap, the body has an `error` text without details instead. */
        UnprocessableContentEitherShape: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"] | components["schemas"]["ErrorMessage"];
            };
        };
    };
    parameters: {
        /** @description The declaration's id (`declaration_id` elsewhere): given out when a declaration is submitted, needed to read or to void it. */
        DeclarationId: string;
        /** @description The delivery partner's id (`delivery_partner_id` elsewhere): names the organisation in partnerships, enrolments and declarations. */
        DeliveryPartnerId: string;
        /** @description The mentor's id (`mentor_id` in an ECT's enrolment): the same for a mentor whether funded or not, and the person's `participant_id` too. */
        MentorId: string;
        /** @description Which page to serve and how long pages are. */
        Page: components["schemas"]["Page"];
        /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
        ParticipantId: string;
        /** @description The partnership's id (`partnership_id` elsewhere): names one agreement of a school, a delivery partner and a lead provider for one cohort. */
        PartnershipId: string;
        /** @description The school's id (`school_id` elsewhere): names a school in this API, for example to confirm a partnership with it. It is not the URN. */
        SchoolId: string;
        /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
        ServerDate: string;
        /** @description The statement's id (`statement_id` elsewhere; `clawback_statement_id` where money is taken back): names one payment period's statement. */
        StatementId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ChangeScheduleAttributes = components['schemas']['ChangeScheduleAttributes'];
export type ChangeScheduleRequest = components['schemas']['ChangeScheduleRequest'];
export type CohortYear = components['schemas']['CohortYear'];
export type CohortYears = components['schemas']['CohortYears'];
export type CourseIdentifier = components['schemas']['CourseIdentifier'];
export type CreateDeclarationRequest = components['schemas']['CreateDeclarationRequest'];
export type CreatePartnershipAttributes = components['schemas']['CreatePartnershipAttributes'];
export type CreatePartnershipRequest = components['schemas']['CreatePartnershipRequest'];
export type Declaration = components['schemas']['Declaration'];
export type DeclarationAttributes = components['schemas']['DeclarationAttributes'];
export type DeclarationBefore2025EctCompleted = components['schemas']['DeclarationBefore2025EctCompleted'];
export type DeclarationBefore2025EctExtended1 = components['schemas']['DeclarationBefore2025EctExtended1'];
export type DeclarationBefore2025EctExtended2 = components['schemas']['DeclarationBefore2025EctExtended2'];
export type DeclarationBefore2025EctExtended3 = components['schemas']['DeclarationBefore2025EctExtended3'];
export type DeclarationBefore2025EctRetained1 = components['schemas']['DeclarationBefore2025EctRetained1'];
export type DeclarationBefore2025EctRetained2 = components['schemas']['DeclarationBefore2025EctRetained2'];
export type DeclarationBefore2025EctRetained3 = components['schemas']['DeclarationBefore2025EctRetained3'];
export type DeclarationBefore2025EctRetained4 = components['schemas']['DeclarationBefore2025EctRetained4'];
export type DeclarationBefore2025EctStarted = components['schemas']['DeclarationBefore2025EctStarted'];
export type DeclarationBefore2025MentorCompleted = components['schemas']['DeclarationBefore2025MentorCompleted'];
export type DeclarationBefore2025MentorExtended1 = components['schemas']['DeclarationBefore2025MentorExtended1'];
export type DeclarationBefore2025MentorExtended2 = components['schemas']['DeclarationBefore2025MentorExtended2'];
export type DeclarationBefore2025MentorExtended3 = components['schemas']['DeclarationBefore2025MentorExtended3'];
export type DeclarationBefore2025MentorRetained1 = components['schemas']['DeclarationBefore2025MentorRetained1'];
export type DeclarationBefore2025MentorRetained2 = components['schemas']['DeclarationBefore2025MentorRetained2'];
export type DeclarationBefore2025MentorRetained3 = components['schemas']['DeclarationBefore2025MentorRetained3'];
export type DeclarationBefore2025MentorRetained4 = components['schemas']['DeclarationBefore2025MentorRetained4'];
export type DeclarationBefore2025MentorStarted = components['schemas']['DeclarationBefore2025MentorStarted'];
export type DeclarationDate = components['schemas']['DeclarationDate'];
export type DeclarationFrom2025EctCompleted = components['schemas']['DeclarationFrom2025EctCompleted'];
export type DeclarationFrom2025EctExtended1 = components['schemas']['DeclarationFrom2025EctExtended1'];
export type DeclarationFrom2025EctExtended2 = components['schemas']['DeclarationFrom2025EctExtended2'];
export type DeclarationFrom2025EctExtended3 = components['schemas']['DeclarationFrom2025EctExtended3'];
export type DeclarationFrom2025EctRetained1 = components['schemas']['DeclarationFrom2025EctRetained1'];
export type DeclarationFrom2025EctRetained2 = components['schemas']['DeclarationFrom2025EctRetained2'];
export type DeclarationFrom2025EctRetained3 = components['schemas']['DeclarationFrom2025EctRetained3'];
export type DeclarationFrom2025EctRetained4 = components['schemas']['DeclarationFrom2025EctRetained4'];
export type DeclarationFrom2025EctStarted = components['schemas']['DeclarationFrom2025EctStarted'];
export type DeclarationFrom2025MentorCompleted = components['schemas']['DeclarationFrom2025MentorCompleted'];
export type DeclarationFrom2025MentorStarted = components['schemas']['DeclarationFrom2025MentorStarted'];
export type DeclarationListResponse = components['schemas']['DeclarationListResponse'];
export type DeclarationParticipantId = components['schemas']['DeclarationParticipantId'];
export type DeclarationResponse = components['schemas']['DeclarationResponse'];
export type DeclarationsFilter = components['schemas']['DeclarationsFilter'];
export type DeclarationState = components['schemas']['DeclarationState'];
export type DeclarationType = components['schemas']['DeclarationType'];
export type DeferAttributes = components['schemas']['DeferAttributes'];
export type Deferral = components['schemas']['Deferral'];
export type DeferralReason = components['schemas']['DeferralReason'];
export type DeferRequest = components['schemas']['DeferRequest'];
export type DeliveryPartner = components['schemas']['DeliveryPartner'];
export type DeliveryPartnerAttributes = components['schemas']['DeliveryPartnerAttributes'];
export type DeliveryPartnerListResponse = components['schemas']['DeliveryPartnerListResponse'];
export type DeliveryPartnerResponse = components['schemas']['DeliveryPartnerResponse'];
export type DeliveryPartnersFilter = components['schemas']['DeliveryPartnersFilter'];
export type DeliveryPartnersSort = components['schemas']['DeliveryPartnersSort'];
export type Enrolment = components['schemas']['Enrolment'];
export type ErrorItem = components['schemas']['ErrorItem'];
export type ErrorMessage = components['schemas']['ErrorMessage'];
export type Errors = components['schemas']['Errors'];
export type EvidenceBefore2025 = components['schemas']['EvidenceBefore2025'];
export type EvidenceFrom2025Completion = components['schemas']['EvidenceFrom2025Completion'];
export type EvidenceFrom2025Engagement = components['schemas']['EvidenceFrom2025Engagement'];
export type EvidenceFrom2025Threshold = components['schemas']['EvidenceFrom2025Threshold'];
export type EvidenceHeld = components['schemas']['EvidenceHeld'];
export type InductionProgrammeChoice = components['schemas']['InductionProgrammeChoice'];
export type IneligibleForFundingReason = components['schemas']['IneligibleForFundingReason'];
export type MentorIneligibleReason = components['schemas']['MentorIneligibleReason'];
export type Page = components['schemas']['Page'];
export type Participant = components['schemas']['Participant'];
export type ParticipantAttributes = components['schemas']['ParticipantAttributes'];
export type ParticipantIdChange = components['schemas']['ParticipantIdChange'];
export type ParticipantListResponse = components['schemas']['ParticipantListResponse'];
export type ParticipantResponse = components['schemas']['ParticipantResponse'];
export type ParticipantsFilter = components['schemas']['ParticipantsFilter'];
export type ParticipantsSort = components['schemas']['ParticipantsSort'];
export type ParticipantStatus = components['schemas']['ParticipantStatus'];
export type ParticipantTransfers = components['schemas']['ParticipantTransfers'];
export type ParticipantTransfersAttributes = components['schemas']['ParticipantTransfersAttributes'];
export type ParticipantTransfersListResponse = components['schemas']['ParticipantTransfersListResponse'];
export type ParticipantTransfersResponse = components['schemas']['ParticipantTransfersResponse'];
export type ParticipantType = components['schemas']['ParticipantType'];
export type Partnership = components['schemas']['Partnership'];
export type PartnershipAttributes = components['schemas']['PartnershipAttributes'];
export type PartnershipListResponse = components['schemas']['PartnershipListResponse'];
export type PartnershipResponse = components['schemas']['PartnershipResponse'];
export type PartnershipsFilter = components['schemas']['PartnershipsFilter'];
export type PartnershipsSort = components['schemas']['PartnershipsSort'];
export type ResumeAttributes = components['schemas']['ResumeAttributes'];
export type ResumeRequest = components['schemas']['ResumeRequest'];
export type ScheduleIdentifier = components['schemas']['ScheduleIdentifier'];
export type School = components['schemas']['School'];
export type SchoolAttributes = components['schemas']['SchoolAttributes'];
export type SchoolFilter = components['schemas']['SchoolFilter'];
export type SchoolListResponse = components['schemas']['SchoolListResponse'];
export type SchoolResponse = components['schemas']['SchoolResponse'];
export type SchoolsFilter = components['schemas']['SchoolsFilter'];
export type SchoolsSort = components['schemas']['SchoolsSort'];
export type Statement = components['schemas']['Statement'];
export type StatementAttributes = components['schemas']['StatementAttributes'];
export type StatementListResponse = components['schemas']['StatementListResponse'];
export type StatementResponse = components['schemas']['StatementResponse'];
export type StatementsFilter = components['schemas']['StatementsFilter'];
export type TrainingStatus = components['schemas']['TrainingStatus'];
export type Transfer = components['schemas']['Transfer'];
export type TransferJoining = components['schemas']['TransferJoining'];
export type TransferLeaving = components['schemas']['TransferLeaving'];
export type TransfersFilter = components['schemas']['TransfersFilter'];
export type TransfersSort = components['schemas']['TransfersSort'];
export type TransferStatus = components['schemas']['TransferStatus'];
export type TransferType = components['schemas']['TransferType'];
export type UnfundedMentor = components['schemas']['UnfundedMentor'];
export type UnfundedMentorAttributes = components['schemas']['UnfundedMentorAttributes'];
export type UnfundedMentorListResponse = components['schemas']['UnfundedMentorListResponse'];
export type UnfundedMentorResponse = components['schemas']['UnfundedMentorResponse'];
export type UnfundedMentorsFilter = components['schemas']['UnfundedMentorsFilter'];
export type UnfundedMentorsSort = components['schemas']['UnfundedMentorsSort'];
export type UpdatedSince = components['schemas']['UpdatedSince'];
export type UpdatePartnershipAttributes = components['schemas']['UpdatePartnershipAttributes'];
export type UpdatePartnershipRequest = components['schemas']['UpdatePartnershipRequest'];
export type Withdrawal = components['schemas']['Withdrawal'];
export type WithdrawalReason = components['schemas']['WithdrawalReason'];
export type WithdrawAttributes = components['schemas']['WithdrawAttributes'];
export type WithdrawRequest = components['schemas']['WithdrawRequest'];
export type WorkingPattern = components['schemas']['WorkingPattern'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorised = components['responses']['Unauthorised'];
export type ResponseUnprocessableContent = components['responses']['UnprocessableContent'];
export type ResponseUnprocessableContentEitherShape = components['responses']['UnprocessableContentEitherShape'];
export type ParameterDeclarationId = components['parameters']['DeclarationId'];
export type DeclarationId = components['parameters']['DeclarationId'];
export type ParameterDeliveryPartnerId = components['parameters']['DeliveryPartnerId'];
export type DeliveryPartnerId = components['parameters']['DeliveryPartnerId'];
export type ParameterMentorId = components['parameters']['MentorId'];
export type MentorId = components['parameters']['MentorId'];
export type ParameterPage = components['parameters']['Page'];
export type ParameterParticipantId = components['parameters']['ParticipantId'];
export type ParticipantId = components['parameters']['ParticipantId'];
export type ParameterPartnershipId = components['parameters']['PartnershipId'];
export type PartnershipId = components['parameters']['PartnershipId'];
export type ParameterSchoolId = components['parameters']['SchoolId'];
export type SchoolId = components['parameters']['SchoolId'];
export type ParameterServerDate = components['parameters']['ServerDate'];
export type ParameterStatementId = components['parameters']['StatementId'];
export type StatementId = components['parameters']['StatementId'];
export type $defs = Record<string, never>;
export interface operations {
    listDeliveryPartners: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["DeliveryPartnersFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
                /** @description The order of the list. */
                sort?: components["schemas"]["DeliveryPartnersSort"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of delivery partners. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPartnerListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getDeliveryPartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The delivery partner's id (`delivery_partner_id` elsewhere): names the organisation in partnerships, enrolments and declarations. */
                id: components["parameters"]["DeliveryPartnerId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The delivery partner. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryPartnerResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listDeclarations: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["DeclarationsFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of declarations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The declaration. What is allowed depends on the cohort's rule set, the role and the declaration type. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDeclarationRequest"];
            };
        };
        responses: {
            /** @description The new declaration. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            422: components["responses"]["UnprocessableContentEitherShape"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The declaration's id (`declaration_id` elsewhere): given out when a declaration is submitted, needed to read or to void it. */
                id: components["parameters"]["DeclarationId"];
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
                    "application/json": components["schemas"]["DeclarationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    voidDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The declaration's id (`declaration_id` elsewhere): given out when a declaration is submitted, needed to read or to void it. */
                id: components["parameters"]["DeclarationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The declaration, voided or awaiting clawback. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeclarationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContentEitherShape"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listParticipants: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["ParticipantsFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
                /** @description The order of the list. */
                sort?: components["schemas"]["ParticipantsSort"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of participants. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
                id: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The participant. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    changeParticipantSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
                id: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role, the new schedule and, if it changes, the new cohort. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeScheduleRequest"];
            };
        };
        responses: {
            /** @description The participant on the new schedule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContentEitherShape"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deferParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
                id: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role to defer, and why. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeferRequest"];
            };
        };
        responses: {
            /** @description The participant after the deferral. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    resumeParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
                id: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role to resume. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeRequest"];
            };
        };
        responses: {
            /** @description The participant, active again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContentEitherShape"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getParticipantTransfers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
                id: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The participant's transfers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantTransfersResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    withdrawParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
                id: components["parameters"]["ParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role to withdraw from, and why. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawRequest"];
            };
        };
        responses: {
            /** @description The participant after the withdrawal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listTransfers: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["TransfersFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
                /** @description The order of the list. */
                sort?: components["schemas"]["TransfersSort"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of participants with their transfers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParticipantTransfersListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listPartnerships: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["PartnershipsFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
                /** @description The order of the list. */
                sort?: components["schemas"]["PartnershipsSort"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of partnerships. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnershipListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createPartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The cohort, the school and the delivery partner. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePartnershipRequest"];
            };
        };
        responses: {
            /** @description The new partnership. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnershipResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getPartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The partnership's id (`partnership_id` elsewhere): names one agreement of a school, a delivery partner and a lead provider for one cohort. */
                id: components["parameters"]["PartnershipId"];
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
                    "application/json": components["schemas"]["PartnershipResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updatePartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The partnership's id (`partnership_id` elsewhere): names one agreement of a school, a delivery partner and a lead provider for one cohort. */
                id: components["parameters"]["PartnershipId"];
            };
            cookie?: never;
        };
        /** @description The new delivery partner. */
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePartnershipRequest"];
            };
        };
        responses: {
            /** @description The partnership with its new delivery partner. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnershipResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listSchools: {
        parameters: {
            query: {
                /** @description The cohort to look at, and what narrows the list. Unknown filter names are ignored. */
                filter: components["schemas"]["SchoolsFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
                /** @description The order of the list. */
                sort?: components["schemas"]["SchoolsSort"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of schools. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SchoolListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getSchool: {
        parameters: {
            query: {
                /** @description The cohort to look at. */
                filter: components["schemas"]["SchoolFilter"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The school's id (`school_id` elsewhere): names a school in this API, for example to confirm a partnership with it. It is not the URN. */
                id: components["parameters"]["SchoolId"];
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
                    "application/json": components["schemas"]["SchoolResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listStatements: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["StatementsFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of statements. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getStatement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The statement's id (`statement_id` elsewhere; `clawback_statement_id` where money is taken back): names one payment period's statement. */
                id: components["parameters"]["StatementId"];
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
                    "application/json": components["schemas"]["StatementResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listUnfundedMentors: {
        parameters: {
            query?: {
                /** @description Narrows the list. Unknown filter names are ignored. */
                filter?: components["schemas"]["UnfundedMentorsFilter"];
                /** @description Which page to serve and how long pages are. */
                page?: components["parameters"]["Page"];
                /** @description The order of the list. */
                sort?: components["schemas"]["UnfundedMentorsSort"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of unfunded mentors. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnfundedMentorListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getUnfundedMentor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now while it answers this request, best written as a date-time with an offset. A date alone means midnight in London. A value without a date in it answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The mentor's id (`mentor_id` in an ECT's enrolment): the same for a mentor whether funded or not, and the person's `participant_id` too. */
                id: components["parameters"]["MentorId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The unfunded mentor. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnfundedMentorResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
