/* Made from spec/ecf-v3.yaml (Lead provider API v3: Manage training for early career teachers (ecf)) by `npm run generate`.
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
         * @description The delivery partners this provider may work with in at least one of the cohorts asked for.
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
         * @description Finds every delivery partner this provider may work with, whatever the cohort.
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
         * @description This provider's own declarations in every state, and other providers' declarations of people in training with it, as long as those are `submitted`, `eligible`, `payable` or `paid`. Once the person has left, later ones are no longer seen. A declaration of another provider vanishes once it is voided or clawed back. The oldest comes first; this list does not take `sort`.
         */
        get: operations["listDeclarations"];
        put?: never;
        /**
         * Submit a declaration
         * @description The new declaration is `eligible` when DfE has found the person eligible for funding in the role, otherwise `submitted`; it is `ineligible` when somebody with the same TRN has one of that type and role already. Sending the same declaration again is refused with 422 titled `base`: the operation is not idempotent. After a lost answer, list the participant's declarations to see whether it arrived. A mentor's `completed` declaration also ends the mentor's funding. Neither the order of the types nor a deferral is checked.
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
         * @description A `submitted`, `eligible`, `payable` or `ineligible` declaration becomes `voided`. A `paid` one becomes `awaiting-clawback`, which needs an open statement of the declaration's cohort for the money to be taken back on. In any other state it is refused with title `Invalid action`, as is a second identical request. Another provider's declaration answers 404, even when it can be read. There is no body.
         */
        put: operations["voidDeclaration"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/ecf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List participants
         * @description Everybody who has, or has had, training with this provider under a partnership that is not challenged. A challenge makes a partnership's participants disappear; confirming it again brings them back. A filter chooses people, not enrolments: whoever matches with one enrolment is served with all of them. The oldest record comes first unless `sort` says otherwise.
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
    "/api/v3/participants/ecf/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one participant
         * @description A retired id (see `participant_id_changes`) answers 404 and is not redirected. To find the surviving record, list participants with `filter[from_participant_id]`. The participants of a challenged partnership answer 404 too, although they can still be written to. The filters of the list work here as well: somebody who does not match answers 404.
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
    "/api/v3/participants/ecf/{id}/change-schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a participant's schedule or cohort
         * @description Puts the latest enrolment in the role on another schedule, and on request in another cohort; deferred participants included. Refused for withdrawn participants, for the schedule already held, when a declaration of any provider that still counts would lie outside the new schedule's milestone, for a new cohort while such a declaration exists (moves out of a cohort whose payments are frozen apart), and without a partnership with the school in the target cohort. A schedule that the target cohort does not have answers 422 with title `Invalid action`. A second identical request is refused because the schedule is by then the one held. Even without a new cohort the participant may move to the school's default programme.
         */
        put: operations["changeParticipantSchedule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/ecf/{id}/defer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Defer a participant's training
         * @description Tells DfE that the participant is taking a break. The latest enrolment in the role becomes `deferred`. Refused when it is already deferred or withdrawn, so a second identical request is refused because the first one took effect. An unknown participant answers 422 with title `participant_id`, not 404.
         */
        put: operations["deferParticipant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/ecf/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Resume a participant's training
         * @description Tells DfE that a deferred or withdrawn participant is training again: the latest enrolment in the role becomes `active`. Refused when it is active, so a second identical request is refused because the first one took effect. An unknown participant answers 422 with title `participant_id`, not 404.
         */
        put: operations["resumeParticipant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/ecf/{id}/transfers": {
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
    "/api/v3/participants/ecf/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Withdraw a participant from training
         * @description Tells DfE that the participant has stopped training with this provider. An active or deferred enrolment becomes `withdrawn`, and the school's induction tutor gets an e-mail. Refused when it is withdrawn already, so a second identical request is refused because the first one took effect. An unknown participant answers 422 with title `participant_id`, not 404.
         */
        put: operations["withdrawParticipant"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/participants/ecf/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List transfers
         * @description One record per participant with a move away from a school in which this provider is the one left or the one joined, challenged partnerships included. A record can have an empty `transfers` list. `filter[updated_since]` looks at the person's own timestamp and not at the served `updated_at`; with it, the person longest unchanged comes first, without it the oldest record. This list does not take `sort`.
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
    "/api/v3/partnerships/ecf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List partnerships
         * @description This provider's partnerships, challenged ones included, the oldest first unless `sort` says otherwise. A partnership that only lets a transferred participant stay with their former provider is not listed.
         */
        get: operations["listPartnerships"];
        put?: never;
        /**
         * Confirm a partnership with a school
         * @description The school's participants of the cohort become visible. Refused when the school is not eligible or not signed up for funded training, when it has a partnership in the cohort already, with this provider or another, when it has not said yet how it will train that year's participants, and when the delivery partner is not linked to this provider in the cohort. A second identical request is refused because the first one took effect. A partnership that the school challenged is confirmed anew in this way and keeps its id. Beware: an unknown cohort with an eligible school answers 500.
         */
        post: operations["createPartnership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/partnerships/ecf/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one partnership
         * @description Only this provider's own partnerships are found, challenged ones included.
         */
        get: operations["getPartnership"];
        /**
         * Change a partnership's delivery partner
         * @description Only the delivery partner can change; school and cohort stay. Refused for a challenged partnership, which has to be confirmed anew instead. Naming the partner that the partnership has already answers 200 and changes nothing, so the request may be repeated. The service takes `PATCH` on this path in the same way.
         */
        put: operations["updatePartnership"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v3/schools/ecf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List schools for one cohort
         * @description Schools that are eligible now, and schools in a partnership with any provider in the cohort. Every provider gets the same list. Without `filter[cohort]` the answer is 400; for an unknown cohort it is an empty list. A listed school may still be refused for a new partnership, and a few that are not listed would be accepted.
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
    "/api/v3/schools/ecf/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one school for one cohort
         * @description Without `filter[cohort]` the answer is 400; for an unknown cohort it is 404, as it is for a school that the other filters leave out.
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
         * @description This provider's statements with output payments, the earliest payment date first. Those for service fees alone are not listed. This list does not take `sort`.
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
         * @description Finds every statement of this provider, also one for service fees alone, which the list leaves out.
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
    "/api/v3/unfunded-mentors/ecf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List unfunded mentors
         * @description Mentors of this provider's ECTs who have not trained with this provider under a partnership that is not challenged. A new mentor for an ECT already registered moves the mentor's `updated_at`; one named when the ECT is registered does not, so `filter[updated_since]` alone misses some.
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
    "/api/v3/unfunded-mentors/ecf/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one unfunded mentor
         * @description Answers 404 as soon as the mentor supports none of this provider's ECTs, or trains with this provider. A few mentors stand in the list and still answer 404 here.
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
        /**
         * @description Why the school, or DfE on its behalf, challenged a partnership.
         *
         *     - `another_provider`: the school works with another provider
         *     - `not_confirmed`: the school has not settled its plans yet
         *     - `do_not_recognise`: the school does not know the provider
         *     - `no_ects`: the school has no ECTs in the cohort; its `induction_programme_choice` becomes
         *       `no_early_career_teachers`
         *     - `mistake`: the partnership was confirmed by mistake
         * @enum {string}
         */
        ChallengedReason: "another_provider" | "not_confirmed" | "do_not_recognise" | "no_ects" | "mistake";
        /** @description The new schedule for one role. */
        ChangeScheduleAttributes: {
            /** @description The new cohort. Leave it out to stay in the present one. */
            cohort?: components["schemas"]["CohortYear"];
            /** @description The role that is meant, ECT or mentor; the school must not have removed the participant from it. */
            course_identifier: components["schemas"]["CourseIdentifier"];
            /** @description The new schedule, another one than at present. Replacement schedules are for mentors. */
            schedule_identifier: components["schemas"]["ScheduleIdentifier"];
        };
        /**
         * @description A change of schedule or cohort to report.
         * @example {
         *       "data": {
         *         "type": "participant-change-schedule",
         *         "attributes": {
         *           "schedule_identifier": "ecf-reduced-january",
         *           "course_identifier": "ecf-induction"
         *         }
         *       }
         *     }
         * @example {
         *       "data": {
         *         "type": "participant-change-schedule",
         *         "attributes": {
         *           "schedule_identifier": "ecf-standard-september",
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
        /** @description One cohort year, or several joined by commas. A year that is no cohort matches nothing. */
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
         *           "participant_id": "3a1c5f6d-0f0e-4d0b-9d5e-6a0b7a4e2c11",
         *           "declaration_type": "retained-1",
         *           "declaration_date": "2025-02-17T00:00:00Z",
         *           "course_identifier": "ecf-induction",
         *           "evidence_held": "training-event-attended"
         *         }
         *       }
         *     }
         * @example {
         *       "data": {
         *         "type": "participant-declaration",
         *         "attributes": {
         *           "participant_id": "51e2d3c4-b5a6-4798-8a7b-6c5d4e3f2a10",
         *           "declaration_type": "completed",
         *           "declaration_date": "2026-02-27T16:30:00Z",
         *           "course_identifier": "ecf-mentor",
         *           "evidence_held": "75-percent-engagement-met"
         *         }
         *       }
         *     }
         * @example {
         *       "data": {
         *         "type": "participant-declaration",
         *         "attributes": {
         *           "participant_id": "51e2d3c4-b5a6-4798-8a7b-6c5d4e3f2a10",
         *           "declaration_type": "started",
         *           "declaration_date": "2025-10-06T08:00:00+01:00",
         *           "course_identifier": "ecf-mentor"
         *         }
         *       }
         *     }
         */
        CreateDeclarationRequest: {
            data: {
                /** @description One of the shapes below: cohorts before 2025 or from 2025 on, the role, and the declaration type. The cohort is that of the schedule which the training record has now, whatever the declaration date. */
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
            /** @description The cohort, one that the service knows; for another the answer is mostly 500. */
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
         *         "type": "ecf-partnership",
         *         "attributes": {
         *           "cohort": "2025",
         *           "school_id": "8c7b6a59-4837-4261-9504-f3e2d1c0b9a8",
         *           "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f"
         *         }
         *       }
         *     }
         */
        CreatePartnershipRequest: {
            data: {
                attributes: components["schemas"]["CreatePartnershipAttributes"];
                /**
                 * @description Always `ecf-partnership`.
                 * @enum {string}
                 */
                type: "ecf-partnership";
            };
        };
        /**
         * @description A provider's word to DfE that it holds evidence of a participant's engagement for a milestone. Only declarations trigger output payments.
         * @example {
         *       "id": "6b1d3f5a-7c9e-4b2d-8f4a-1c3e5d7b9f02",
         *       "type": "participant-declaration",
         *       "attributes": {
         *         "participant_id": "3a1c5f6d-0f0e-4d0b-9d5e-6a0b7a4e2c11",
         *         "declaration_type": "retained-1",
         *         "declaration_date": "2025-02-17T00:00:00Z",
         *         "course_identifier": "ecf-induction",
         *         "state": "eligible",
         *         "updated_at": "2025-02-19T10:11:12Z",
         *         "created_at": "2025-02-19T10:11:12Z",
         *         "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *         "statement_id": "1e2d3c4b-5a69-4877-9685-a4b3c2d1e0f9",
         *         "clawback_statement_id": null,
         *         "ineligible_for_funding_reason": null,
         *         "mentor_id": "c5b7e1b4-6a1f-4a53-8d0a-1d2f3e4a5b6c",
         *         "uplift_paid": false,
         *         "evidence_held": "training-event-attended",
         *         "has_passed": null,
         *         "lead_provider_name": "Northbank Training"
         *       }
         *     }
         * @example {
         *       "id": "90817263-5445-4362-8718-0f1e2d3c4b5a",
         *       "type": "participant-declaration",
         *       "attributes": {
         *         "participant_id": "c5b7e1b4-6a1f-4a53-8d0a-1d2f3e4a5b6c",
         *         "declaration_type": "started",
         *         "declaration_date": "2023-10-09T09:00:00Z",
         *         "course_identifier": "ecf-mentor",
         *         "state": "ineligible",
         *         "updated_at": "2023-10-10T16:00:00Z",
         *         "created_at": "2023-10-10T16:00:00Z",
         *         "delivery_partner_id": null,
         *         "statement_id": null,
         *         "clawback_statement_id": null,
         *         "ineligible_for_funding_reason": "duplicate_declaration",
         *         "mentor_id": null,
         *         "uplift_paid": false,
         *         "evidence_held": null,
         *         "has_passed": null,
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
             * @description The delivery partner on the declaration date. It never changes. Null when the date lies before all training with this provider.
             */
            delivery_partner_id: string | null;
            /** @description The evidence named on submission. Null for `started` before cohort 2025, and where none was named. */
            evidence_held: components["schemas"]["EvidenceHeld"] | null;
            /** @description Always null; a left-over of other qualifications that this API once served. */
            has_passed: boolean | null;
            /** @description Why the declaration is not paid. Null unless `ineligible`. */
            ineligible_for_funding_reason: components["schemas"]["IneligibleForFundingReason"] | null;
            /** @description The lead provider that declared. It may be another than the one asking. */
            lead_provider_name: string;
            /**
             * Format: uuid
             * @description The participant id of the mentor that the ECT had on that date. It stays as it was, so it may be retired by now. Null for mentors, and without one.
             */
            mentor_id: string | null;
            /**
             * Format: uuid
             * @description The participant declared for. After a merge this is the surviving id, and `updated_at` moves.
             */
            participant_id: string;
            /** @description How far the declaration has come towards payment. */
            state: components["schemas"]["DeclarationState"];
            /**
             * Format: uuid
             * @description The statement that pays for the declaration. Null while `submitted`, and when `ineligible` or `voided`.
             */
            statement_id: string | null;
            /**
             * Format: date-time
             * @description When the record last changed. A new state moves it, and so does a merge of the participant.
             */
            updated_at: string;
            /** @description Whether the payment held an uplift, which only an ECT's `started` can. It stays true after a clawback. Null on a few old declarations. */
            uplift_paid: boolean | null;
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
         * @description When the milestone was reached, to the second, with `Z` or an offset (without one it is read as UTC). Not later than now, within the schedule's milestone window and, for a withdrawn participant, before the withdrawal.
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
        /** @description The `started` declaration of an ECT, cohorts from 2025 on. Evidence may be left out. */
        DeclarationFrom2025EctStarted: {
            /** @enum {string} */
            course_identifier: "ecf-induction";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "started";
            evidence_held?: components["schemas"]["EvidenceFrom2025Engagement"];
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
        /** @description The `started` declaration of a mentor, cohorts from 2025 on. Evidence may be left out. */
        DeclarationFrom2025MentorStarted: {
            /** @enum {string} */
            course_identifier: "ecf-mentor";
            declaration_date: components["schemas"]["DeclarationDate"];
            /** @enum {string} */
            declaration_type: "started";
            evidence_held?: components["schemas"]["EvidenceFrom2025Engagement"];
            participant_id: components["schemas"]["DeclarationParticipantId"];
        };
        /** @description A page of declarations. */
        DeclarationListResponse: {
            /** @description The declarations; empty past the last page. */
            data: components["schemas"]["Declaration"][];
        };
        /**
         * Format: uuid
         * @description The participant declared for. A retired id mostly works, and the answer carries the present one.
         */
        DeclarationParticipantId: string;
        /** @description One declaration. */
        DeclarationResponse: {
            data: components["schemas"]["Declaration"];
        };
        /**
         * @description Filters of the declaration list. An empty value counts as not sent.
         * @example {
         *       "cohort": "2024",
         *       "participant_id": "3a1c5f6d-0f0e-4d0b-9d5e-6a0b7a4e2c11,c5b7e1b4-6a1f-4a53-8d0a-1d2f3e4a5b6c"
         *     }
         * @example {
         *       "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *       "updated_since": "2025-02-01T00:00:00Z"
         *     }
         */
        DeclarationsFilter: {
            /** @description Cohort stored with the declaration, one year or several joined by commas. Without it, every cohort. */
            cohort?: components["schemas"]["CohortYears"];
            /** @description One delivery partner id, or several joined by commas without spaces, compared with the partner on the declaration date. A malformed id finds nothing. */
            delivery_partner_id?: string;
            /** @description One participant id, or several joined by commas without spaces. A malformed or retired id finds nothing. */
            participant_id?: string;
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description How far a declaration has come towards payment, and what its provider may still do with it. DfE's guidance writes the
         *     last two values with underscores.
         *
         *     - `submitted`: received, but the person is not yet known to be eligible for funding. May be viewed and voided.
         *     - `eligible`: the person is eligible for funding and the declaration is on a statement. May be viewed and voided.
         *     - `ineligible`: will not be paid. By DfE's guidance the person is not eligible for funding or the declaration is a
         *       duplicate; the service sets it only for a duplicate, when somebody with the same TRN has a declaration of that type
         *       and role. May be viewed and voided.
         *     - `payable`: the statement's cut-off has passed and payment is approved. May be viewed and voided.
         *     - `paid`: DfE has paid. May be viewed and voided; voiding asks for the money back.
         *     - `voided`: taken back by the provider before payment. May only be viewed.
         *     - `awaiting-clawback`: voided after payment, the money not yet deducted. May only be viewed.
         *     - `clawed-back`: the money has been deducted on a later statement. May only be viewed.
         * @enum {string}
         */
        DeclarationState: "submitted" | "eligible" | "ineligible" | "payable" | "paid" | "voided" | "awaiting-clawback" | "clawed-back";
        /**
         * @description The milestone that the declaration is for. Their order is not checked. From cohort 2025 mentors have `started` and
         *     `completed` only.
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
            /** @description The role that is meant, ECT or mentor; the school must not have removed the participant from it. */
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
         *           "reason": "long-term-sickness",
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
         *       "id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *       "type": "delivery-partner",
         *       "attributes": {
         *         "name": "Harbour Teaching Hub",
         *         "cohort": [
         *           "2023",
         *           "2024",
         *           "2025"
         *         ],
         *         "created_at": "2021-06-30T09:00:00Z",
         *         "updated_at": "2023-04-03T15:10:00Z"
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
            /** @description All cohorts in which this provider may work with the partner, in ascending order; a filter does not cut it. */
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
             * @description When the partner's own record last changed. A new link to a provider or a cohort does not move it.
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
            /** @description Cohorts in which this provider may work with the partner, one year or several joined by commas. Without it, all cohorts after 2020. */
            cohort?: components["schemas"]["CohortYears"];
        };
        /**
         * @description Order of delivery partners, joined by commas in the query. Unknown values are ignored; when none is left there is no order at all.
         * @example [
         *       "created_at"
         *     ]
         */
        DeliveryPartnersSort: ("created_at" | "-created_at" | "updated_at" | "-updated_at")[];
        /** @description One of the person's training records, as of their latest training with this provider. */
        Enrolment: {
            /** @description The cohort: those who begin training in one academic year and are paid for under that year's contract, named by the year it begins (`2024` for 2024/25). It rarely changes once training has started. `filter[cohort]` compares the cohort of the schedule, which can be another. */
            cohort: string;
            /** @description Whether the person was moved here from a cohort whose payments had ended. */
            cohort_changed_after_payments_frozen: boolean;
            /**
             * Format: date-time
             * @description When the training record was set up.
             */
            created_at: string;
            /** @description This provider's deferral while `training_status` is `deferred`, otherwise null. */
            deferral: components["schemas"]["Deferral"] | null;
            /**
             * Format: uuid
             * @description The id of the partnership's delivery partner; null when that partner no longer exists.
             */
            delivery_partner_id: string | null;
            /** @description Whether DfE funds training in this role; null while not known. */
            eligible_for_funding: boolean | null;
            /** @description The person's e-mail address at this school, failing that the one they signed up with. */
            email: string;
            /**
             * Format: date
             * @description The day the ECT's induction was completed.
             */
            induction_end_date: string | null;
            /**
             * Format: date
             * @description The day from which a mentor is no longer funded, such as the day of completion.
             */
            mentor_funding_end_date: string | null;
            /**
             * Format: uuid
             * @description The participant id of the ECT's mentor, whether that mentor is funded, unfunded or trained by another provider; always the present id. Null without a mentor, and for mentors.
             */
            mentor_id: string | null;
            /** @description Why a mentor is no longer funded. Null for ECTs. */
            mentor_ineligible_for_funding_reason: components["schemas"]["MentorIneligibleReason"] | null;
            /** @description Where the training stands today, by what the school has entered; null for somebody who is leaving without a date. */
            participant_status: components["schemas"]["ParticipantStatus"] | null;
            /** @description The role of this enrolment, ECT or mentor. */
            participant_type: components["schemas"]["ParticipantType"];
            /** @description Whether the school's pupil premium adds to the fee. */
            pupil_premium_uplift: boolean;
            /** @description The time in which training is expected to be done, which sets the milestone dates. */
            schedule_identifier: components["schemas"]["ScheduleIdentifier"];
            /** @description The school's unique reference number. */
            school_urn: string;
            /** @description Whether the school's remote area adds to the fee. */
            sparsity_uplift: boolean;
            /** @description Whether DfE could match the TRN to the person; null when no TRN is known at all. */
            teacher_reference_number_validated: boolean | null;
            /**
             * Format: uuid
             * @description Names the person's training in this role: somebody trained as an ECT first and as a mentor afterwards has two. It is the same at every school and provider, and stays when records are merged.
             */
            training_record_id: string;
            /** @description What the provider has reported; decides what it may do next. */
            training_status: components["schemas"]["TrainingStatus"];
            /** @description This provider's withdrawal while `training_status` is `withdrawn`, otherwise null. */
            withdrawal: components["schemas"]["Withdrawal"] | null;
        };
        /** @description One refusal. There are no other members, no code and no status. */
        ErrorItem: {
            /** @description One or more sentences for people. Do not build logic on their wording. */
            detail: string;
            /** @description The attribute at fault, `base` or `participant_profile` for the record as a whole, or `Bad request`, `Bad parameter` or `Invalid action`. */
            title: string;
        };
        /**
         * @description An error told in one text.
         * @example {
         *       "error": "HTTP Token: Access denied"
         *     }
         * @example {
         *       "error": "Resource not Found"
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
         * @description One or more refusals, sorted by which attribute failed a check first.
         * @example {
         *       "errors": [
         *         {
         *           "title": "Bad request",
         *           "detail": "The request has no data member."
         *         }
         *       ]
         *     }
         * @example {
         *       "errors": [
         *         {
         *           "title": "participant_profile",
         *           "detail": "This participant's training is deferred already."
         *         },
         *         {
         *           "title": "reason",
         *           "detail": "A reason is needed, This is not one of the reasons allowed"
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
         * @description How a school runs its programme for a cohort. The service serves the last four values only where the names of 2025 are
         *     not switched on.
         *
         *     - `not_yet_known`: the school has not said
         *     - `provider_led`: a lead provider trains its participants, or will, with a partnership or not
         *     - `school_led`: the school trains its participants itself
         *     - `no_early_career_teachers`: the school has none in the cohort
         *     - `full_induction_programme`: earlier name of `provider_led`, paid for by DfE
         *     - `core_induction_programme`: earlier name of `school_led`, with DfE's materials
         *     - `design_our_own`: earlier name of `school_led`, with the school's own materials
         *     - `school_funded_fip`: earlier name of `provider_led`, paid for by the school
         * @enum {string}
         */
        InductionProgrammeChoice: "not_yet_known" | "provider_led" | "school_led" | "no_early_career_teachers" | "full_induction_programme" | "core_induction_programme" | "design_our_own" | "school_funded_fip";
        /**
         * @description Why an `ineligible` declaration is not paid.
         *
         *     - `duplicate_declaration`: somebody with the same TRN has a declaration of that type and role already
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
             * @description Number of the page, from 1. Zero or less, or no number, answers 400.
             * @default 1
             */
            page?: number;
            /**
             * @description Records on a page. More than 3,000 is lowered to 3,000 without a word. Zero or less, or no number, answers 400.
             * @default 100
             */
            per_page?: number;
        };
        /**
         * @description A person registered for training, as an ECT, a mentor or both. One record per person, one enrolment per training record.
         * @example {
         *       "id": "3a1c5f6d-0f0e-4d0b-9d5e-6a0b7a4e2c11",
         *       "type": "participant",
         *       "attributes": {
         *         "full_name": "Robin Kestrel",
         *         "teacher_reference_number": "2345678",
         *         "updated_at": "2025-03-12T09:41:08Z",
         *         "ecf_enrolments": [
         *           {
         *             "training_record_id": "0b6f7a52-8f0c-4f0e-a4bb-0f9f2d6c7e21",
         *             "email": "robin.kestrel@birch-lane.example.com",
         *             "mentor_id": "c5b7e1b4-6a1f-4a53-8d0a-1d2f3e4a5b6c",
         *             "school_urn": "900201",
         *             "participant_type": "ect",
         *             "cohort": "2024",
         *             "training_status": "active",
         *             "participant_status": "active",
         *             "teacher_reference_number_validated": true,
         *             "eligible_for_funding": true,
         *             "pupil_premium_uplift": true,
         *             "sparsity_uplift": false,
         *             "schedule_identifier": "ecf-standard-september",
         *             "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *             "withdrawal": null,
         *             "deferral": null,
         *             "created_at": "2024-06-20T13:05:54Z",
         *             "induction_end_date": null,
         *             "mentor_funding_end_date": null,
         *             "cohort_changed_after_payments_frozen": false,
         *             "mentor_ineligible_for_funding_reason": null
         *           }
         *         ],
         *         "participant_id_changes": []
         *       }
         *     }
         * @example {
         *       "id": "c5b7e1b4-6a1f-4a53-8d0a-1d2f3e4a5b6c",
         *       "type": "participant",
         *       "attributes": {
         *         "full_name": "Alex Thornbury",
         *         "teacher_reference_number": null,
         *         "updated_at": "2025-05-02T14:20:00Z",
         *         "ecf_enrolments": [
         *           {
         *             "training_record_id": "5e8d1f7a-92c3-4b6d-a0e1-c4f5b6a7d8e9",
         *             "email": "alex.thornbury@birch-lane.example.com",
         *             "mentor_id": null,
         *             "school_urn": "900201",
         *             "participant_type": "mentor",
         *             "cohort": "2023",
         *             "training_status": "withdrawn",
         *             "participant_status": "left",
         *             "teacher_reference_number_validated": null,
         *             "eligible_for_funding": null,
         *             "pupil_premium_uplift": false,
         *             "sparsity_uplift": false,
         *             "schedule_identifier": "ecf-replacement-april",
         *             "delivery_partner_id": null,
         *             "withdrawal": {
         *               "reason": "switched-to-school-led",
         *               "date": "2025-05-02T14:20:00Z"
         *             },
         *             "deferral": null,
         *             "created_at": "2023-07-03T08:30:15Z",
         *             "induction_end_date": null,
         *             "mentor_funding_end_date": "2025-04-30",
         *             "cohort_changed_after_payments_frozen": false,
         *             "mentor_ineligible_for_funding_reason": "started_not_completed"
         *           }
         *         ],
         *         "participant_id_changes": [
         *           {
         *             "from_participant_id": "f0e1d2c3-b4a5-4968-8776-65544332211f",
         *             "to_participant_id": "c5b7e1b4-6a1f-4a53-8d0a-1d2f3e4a5b6c",
         *             "changed_at": "2024-11-18T10:00:27Z"
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
            /** @description One enrolment for each training record that this provider trains or has trained, in no particular order. Empty only in the answer to a write about the participant of a challenged partnership. */
            ecf_enrolments: components["schemas"]["Enrolment"][];
            /** @description The person's name. */
            full_name: string;
            /** @description Ids that this person had before, mostly because two records of one person were merged. Empty for most people. Sort by `changed_at` yourself. In a chain of merges every row stands on the surviving participant: map each `from_participant_id` to the participant that carries the row. After a merge back and forth the present id can be among them. */
            participant_id_changes: components["schemas"]["ParticipantIdChange"][];
            /** @description The teacher reference number (TRN), seven digits, once DfE has matched the person; null before, whatever the school has typed. */
            teacher_reference_number: string | null;
            /**
             * Format: date-time
             * @description When the record last changed, training with other providers included. `filter[updated_since]` compares the person's own timestamp instead, which such changes move as well. The calendar does not move either.
             */
            updated_at: string;
        };
        /** @description One id change of a participant. Reading a retired id answers 404, and declarations are served with the present id. Writes mostly find the person under a retired id too. */
        ParticipantIdChange: {
            /**
             * Format: date-time
             * @description When the id changed. The same change made again keeps its first date.
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
         *       "from_participant_id": "f0e1d2c3-b4a5-4968-8776-65544332211f"
         *     }
         */
        ParticipantsFilter: {
            /** @description Cohort of the schedule of any enrolment, one year or several joined by commas. Without it, all cohorts after 2020. */
            cohort?: components["schemas"]["CohortYears"];
            /**
             * Format: uuid
             * @description A retired id, any of a chain; finds the participant that carries it in `participant_id_changes`. An id that was never retired finds nobody.
             */
            from_participant_id?: string;
            /** @description Status of any enrolment. An unknown value answers 400. */
            training_status?: components["schemas"]["TrainingStatus"];
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of participants, joined by commas in the query. Unknown values are ignored; when none is left there is no order at all. Most other column names answer 400.
         * @example [
         *       "-updated_at",
         *       "created_at"
         *     ]
         */
        ParticipantsSort: ("created_at" | "-created_at" | "updated_at" | "-updated_at")[];
        /**
         * @description Where the training stands today, from what schools' induction tutors have entered. It changes with the calendar, without
         *     moving `updated_at`, and can be wrong where a school entered a wrong date. Declarations do not depend on it.
         *
         *     - `joining`: training with this provider starts after today
         *     - `active`: in training, or completed without having left. The provider may do all that `training_status` allows.
         *     - `leaving`: the school has given a leaving date, which lies ahead. Until then as `active`.
         *     - `left`: the leaving date has passed; training continues elsewhere, if at all
         *     - `withdrawn`: the school has removed the participant. The provider can still see them, but the service mostly refuses
         *       actions and declarations with title `course_identifier`.
         * @enum {string}
         */
        ParticipantStatus: "joining" | "active" | "leaving" | "left" | "withdrawn";
        /**
         * @description One participant with the transfers that concern this provider.
         * @example {
         *       "id": "3a1c5f6d-0f0e-4d0b-9d5e-6a0b7a4e2c11",
         *       "type": "participant-transfer",
         *       "attributes": {
         *         "updated_at": "2025-04-14T15:30:00Z",
         *         "transfers": [
         *           {
         *             "training_record_id": "0b6f7a52-8f0c-4f0e-a4bb-0f9f2d6c7e21",
         *             "transfer_type": "new_provider",
         *             "status": "complete",
         *             "created_at": "2024-06-20T13:05:54Z",
         *             "leaving": {
         *               "school_urn": "900201",
         *               "provider": "Northbank Training",
         *               "date": "2025-04-11"
         *             },
         *             "joining": {
         *               "school_urn": "900202",
         *               "provider": "Southmoor Learning",
         *               "date": "2025-04-28"
         *             }
         *           },
         *           {
         *             "training_record_id": "0b6f7a52-8f0c-4f0e-a4bb-0f9f2d6c7e21",
         *             "transfer_type": "unknown",
         *             "status": "incomplete",
         *             "created_at": "2025-04-14T15:30:00Z",
         *             "leaving": {
         *               "school_urn": "900202",
         *               "provider": null,
         *               "date": "2025-08-31"
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
            /** @description The transfers of all training records. It can be empty. */
            transfers: components["schemas"]["Transfer"][];
            /**
             * Format: date-time
             * @description The latest change of the training on either side of these transfers; without any, the person's own timestamp. `filter[updated_since]` always compares the latter.
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
         *       "id": "e4d3c2b1-a09f-4e8d-9c7b-6a5948372615",
         *       "type": "partnership",
         *       "attributes": {
         *         "cohort": "2024",
         *         "urn": "900201",
         *         "school_id": "8c7b6a59-4837-4261-9504-f3e2d1c0b9a8",
         *         "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *         "delivery_partner_name": "Harbour Teaching Hub",
         *         "status": "active",
         *         "challenged_reason": null,
         *         "challenged_at": null,
         *         "induction_tutor_name": "Noor Penrose",
         *         "induction_tutor_email": "noor.penrose@birch-lane.example.com",
         *         "updated_at": "2024-07-22T06:15:00Z",
         *         "created_at": "2024-06-18T11:30:45Z"
         *       }
         *     }
         * @example {
         *       "id": "0d1c2b3a-4958-4677-8695-a4b3c2d1e0ff",
         *       "type": "partnership",
         *       "attributes": {
         *         "cohort": "2025",
         *         "urn": "900203",
         *         "school_id": "1f2e3d4c-5b6a-4798-8877-665544332211",
         *         "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *         "delivery_partner_name": null,
         *         "status": "challenged",
         *         "challenged_reason": "another_provider",
         *         "challenged_at": "2025-09-30T14:02:09.418Z",
         *         "induction_tutor_name": null,
         *         "induction_tutor_email": null,
         *         "updated_at": "2025-09-30T14:02:09Z",
         *         "created_at": "2025-06-27T09:12:00Z"
         *       }
         *     }
         */
        Partnership: {
            attributes: components["schemas"]["PartnershipAttributes"];
            /**
             * Format: uuid
             * @description The partnership's id (`partnership_id` elsewhere): names this agreement for one cohort. It survives a change of delivery partner, and a challenge followed by a new confirmation.
             */
            id: string;
            /**
             * @description Always `partnership`.
             * @enum {string}
             */
            type: "partnership";
        };
        /** @description Who works together, for which cohort, and whether the school agrees. */
        PartnershipAttributes: {
            /**
             * Format: date-time
             * @description When it was challenged; null unless `challenged`. The only date-time of this API with milliseconds.
             */
            challenged_at: string | null;
            /** @description Why it was challenged. Null unless `challenged`. */
            challenged_reason: components["schemas"]["ChallengedReason"] | null;
            /** @description The cohort that the partnership is for. */
            cohort: string;
            /**
             * Format: date-time
             * @description When the partnership was set up.
             */
            created_at: string;
            /**
             * Format: uuid
             * @description The id of the delivery partner that trains the school's participants now.
             */
            delivery_partner_id: string;
            /** @description The delivery partner's name; null when that partner no longer exists. */
            delivery_partner_name: string | null;
            /** @description The tutor's e-mail address, failing that a contact address of the school. */
            induction_tutor_email: string | null;
            /** @description The school's induction tutor, or null when none is recorded. */
            induction_tutor_name: string | null;
            /**
             * Format: uuid
             * @description The school's id in this API, not its URN.
             */
            school_id: string;
            /** @description Whether the partnership stands or has been challenged. */
            status: components["schemas"]["PartnershipStatus"];
            /**
             * Format: date-time
             * @description The latest change of the partnership, the school, the delivery partner or the tutor; a challenge too.
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
         *       "delivery_partner_id": "7d9c2a10-3b4e-4c5d-8e6f-7a8b9c0d1e2f",
         *       "updated_since": "2025-09-01T00:00:00Z"
         *     }
         */
        PartnershipsFilter: {
            /** @description The partnership's cohort, one year or several joined by commas. Without it, all cohorts after 2020. */
            cohort?: components["schemas"]["CohortYears"];
            /** @description One delivery partner id, or several joined by commas without spaces. A malformed or unknown id matches nothing. */
            delivery_partner_id?: string;
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of partnerships, joined by commas in the query. Unknown values are ignored; when none is left there is no order at all.
         * @example [
         *       "-created_at"
         *     ]
         */
        PartnershipsSort: ("created_at" | "-created_at" | "updated_at" | "-updated_at")[];
        /**
         * @description Whether the partnership stands.
         *
         *     - `active`: agreed between school, delivery partner and provider, and confirmed by the provider. It may be viewed,
         *       confirmed and updated, and its participants are visible.
         *     - `challenged`: changed or dissolved by the school. It may only be viewed, and its participants are not visible.
         *       Confirming it anew makes it active again.
         * @enum {string}
         */
        PartnershipStatus: "active" | "challenged";
        /**
         * @description Why a participant withdrew, as recorded.
         *
         *     - `left-teaching-profession`: has given up teaching
         *     - `moved-school`: now works at another school
         *     - `mentor-no-longer-being-mentor`: no longer mentors
         *     - `switched-to-school-led`: the school now runs the programme itself
         *     - `school-left-fip`: the earlier name of `switched-to-school-led`, served and accepted in its place only where the names
         *       of 2025 are not switched on
         *     - `other`: none of the above
         * @enum {string}
         */
        RecordedWithdrawalReason: "left-teaching-profession" | "moved-school" | "mentor-no-longer-being-mentor" | "switched-to-school-led" | "school-left-fip" | "other";
        /** @description Which role is resumed. */
        ResumeAttributes: {
            /** @description The role that is meant, ECT or mentor; the school must not have removed the participant from it. */
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
         *     against. Each cohort has its own set. New participants start on `ecf-standard-september`.
         *
         *     - `ecf-standard-january`: usual length, starting in January
         *     - `ecf-standard-april`: usual length, starting in April
         *     - `ecf-standard-september`: usual length, starting in September
         *     - `ecf-extended-january`: longer than usual, starting in January
         *     - `ecf-extended-april`: longer than usual, starting in April
         *     - `ecf-extended-september`: longer than usual, starting in September
         *     - `ecf-reduced-january`: shorter than usual, starting in January
         *     - `ecf-reduced-april`: shorter than usual, starting in April
         *     - `ecf-reduced-september`: shorter than usual, starting in September
         *     - `ecf-replacement-january`: for a mentor who takes over from another, starting in January; mentors only
         *     - `ecf-replacement-april`: for a mentor who takes over from another, starting in April; mentors only
         *     - `ecf-replacement-september`: for a mentor who takes over from another, starting in September; mentors only
         * @enum {string}
         */
        ScheduleIdentifier: "ecf-standard-january" | "ecf-standard-april" | "ecf-standard-september" | "ecf-extended-january" | "ecf-extended-april" | "ecf-extended-september" | "ecf-reduced-january" | "ecf-reduced-april" | "ecf-reduced-september" | "ecf-replacement-january" | "ecf-replacement-april" | "ecf-replacement-september";
        /**
         * @description A school as seen for one cohort.
         * @example {
         *       "id": "8c7b6a59-4837-4261-9504-f3e2d1c0b9a8",
         *       "type": "school",
         *       "attributes": {
         *         "name": "Birch Lane School",
         *         "urn": "900201",
         *         "cohort": "2024",
         *         "in_partnership": true,
         *         "induction_programme_choice": "provider_led",
         *         "created_at": "2021-05-10T05:00:00Z",
         *         "updated_at": "2024-06-18T11:30:45Z"
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
            /** @description Whether any provider has a partnership with the school in the cohort that is not challenged. One that only lets a transferred participant stay with their former provider counts, although it does not stand in the way of another. */
            in_partnership: boolean;
            /** @description How the school runs its programme for the cohort. */
            induction_programme_choice: components["schemas"]["InductionProgrammeChoice"];
            /** @description The school's name. */
            name: string;
            /**
             * Format: date-time
             * @description When the school, or its choice for the cohort, last changed.
             */
            updated_at: string;
            /** @description The school's unique reference number. */
            urn: string;
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
         * @description Filters of schools, for a single school too.
         * @example {
         *       "cohort": "2025",
         *       "urn": "900201",
         *       "updated_since": "2025-09-01T00:00:00Z"
         *     }
         */
        SchoolsFilter: {
            /** @description The cohort to look at, one year; of a comma list only the first counts. Required. */
            cohort: components["schemas"]["CohortYear"];
            /** @description Only schools that changed, or whose choice for ANY cohort changed, at this moment or later. Where the change was in another cohort, `induction_programme_choice` can wrongly read `not_yet_known`: read such a school again without this filter. A bare `+` in an offset answers 400, so write `Z`. */
            updated_since?: components["schemas"]["UpdatedSince"];
            /** @description One URN, compared exactly. */
            urn?: string;
        };
        /**
         * @description Order of schools, joined by commas in the query. Unknown values are ignored; when none is left there is no order at all. The service publishes the two by `updated_at` only.
         * @example [
         *       "updated_at"
         *     ]
         */
        SchoolsSort: ("created_at" | "-created_at" | "updated_at" | "-updated_at")[];
        /**
         * @description What DfE pays for one payment period of a cohort.
         * @example {
         *       "id": "1e2d3c4b-5a69-4877-9685-a4b3c2d1e0f9",
         *       "type": "statement",
         *       "attributes": {
         *         "month": "April",
         *         "year": "2025",
         *         "type": "ecf",
         *         "cohort": "2024",
         *         "cut_off_date": "2025-03-31",
         *         "payment_date": "2025-04-25",
         *         "paid": true,
         *         "created_at": "2024-05-07T12:00:00Z",
         *         "updated_at": "2025-04-25T10:05:30Z"
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
            /** @description The English name of the month, such as `April`. */
            month: string;
            /** @description Whether DfE has marked it as paid; a payment date in the past is not enough. */
            paid: boolean;
            /**
             * Format: date
             * @description The day DfE expects to pay.
             */
            payment_date: string;
            /**
             * @description Always `ecf`.
             * @enum {string}
             */
            type: "ecf";
            /**
             * Format: date-time
             * @description When the statement itself last changed.
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
         *       "cohort": "2024",
         *       "type": "ecf",
         *       "updated_since": "2025-04-01T00:00:00Z"
         *     }
         */
        StatementsFilter: {
            /** @description The statement's cohort, one year or several joined by commas. Without it, all cohorts after 2020. */
            cohort?: components["schemas"]["CohortYears"];
            /**
             * @description Only `ecf` finds anything, and it finds everything; another value gives an empty list.
             * @enum {string}
             */
            type?: "ecf";
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description What the provider itself has reported about the training. It decides what the provider may do next.
         *
         *     - `active`: in training. The provider may update the participant and submit declarations. A participant whom the school
         *       has removed, or who has left it, stays `active` here.
         *     - `deferred`: on a break. By DfE's guidance the provider may neither update the participant nor submit declarations,
         *       and must report when training resumes. The service itself accepts declarations, another schedule, a withdrawal and a
         *       resumption.
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
            /** @description Name of the lead provider there; null when there is no partnership. */
            provider: string | null;
            /** @description URN of the school being joined. */
            school_urn: string;
        };
        /** @description The side being left. */
        TransferLeaving: {
            /**
             * Format: date
             * @description The day training there ends; null as long as nobody has given one. When the new school reports the move first, it is the day of joining.
             */
            date: string | null;
            /** @description Name of the lead provider there; null when there was no partnership. */
            provider: string | null;
            /** @description URN of the school being left. */
            school_urn: string;
        };
        /**
         * @description Filters of the transfer list. An empty value counts as not sent.
         * @example {
         *       "updated_since": "2025-04-01T00:00:00Z"
         *     }
         */
        TransfersFilter: {
            /** @description Only participants whose own timestamp moved at this moment or later; it is not the served `updated_at`. A bare `+` in an offset answers 400, so write `Z`. */
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Whether a transfer is over. It changes with the calendar.
         *
         *     - `incomplete`: leaving or joining still lies ahead
         *     - `complete`: neither lies after the beginning of today
         * @enum {string}
         */
        TransferStatus: "incomplete" | "complete";
        /**
         * @description What kind of move a transfer is.
         *
         *     - `new_school`: to another school, with the same provider (or with none at one of the two schools)
         *     - `new_provider`: to another school, with another provider
         *     - `unknown`: no training after the move is known yet
         * @enum {string}
         */
        TransferType: "new_school" | "new_provider" | "unknown";
        /**
         * @description A mentor of this provider's ECTs whom this provider does not train.
         * @example {
         *       "id": "2f4b6c8d-1a3e-4c5b-9d7f-0e2a4c6b8d1f",
         *       "type": "unfunded-mentor",
         *       "attributes": {
         *         "full_name": "Frankie Dell",
         *         "email": "frankie.dell@birch-lane.example.com",
         *         "teacher_reference_number": "8765432",
         *         "created_at": "2022-09-01T07:00:00Z",
         *         "updated_at": "2025-01-08T12:45:33Z"
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
            /** @description The mentor's e-mail address at their latest school, failing that the one they signed up with. */
            email: string;
            /** @description The mentor's name. */
            full_name: string;
            /** @description The teacher reference number (TRN), or null when there is none. Unlike for participants, it may be one that the school typed and nobody has checked. */
            teacher_reference_number: string | null;
            /**
             * Format: date-time
             * @description When the person's record last changed. Naming them as mentor of an ECT already registered moves it.
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
         *       "updated_since": "2025-01-01T00:00:00Z"
         *     }
         */
        UnfundedMentorsFilter: {
            updated_since?: components["schemas"]["UpdatedSince"];
        };
        /**
         * @description Order of unfunded mentors, joined by commas in the query. Unknown values are ignored; when none is left there is no order at all. The service publishes the two by `updated_at` only.
         * @example [
         *       "-updated_at"
         *     ]
         */
        UnfundedMentorsSort: ("created_at" | "-created_at" | "updated_at" | "-updated_at")[];
        /**
         * Format: date-time
         * @description Only records changed at this moment or later. Date and time are needed, to the second; a date alone answers 400. An offset is fine when its plus sign is encoded (`%2B01:00`); a bare `+` becomes a space and answers 400, so `Z` is simplest. The service compares fractions of a second it does not serve, so polling with the last `updated_at` brings that record again.
         */
        UpdatedSince: string;
        /** @description The new delivery partner. */
        UpdatePartnershipAttributes: {
            /**
             * Format: uuid
             * @description A delivery partner whose `cohort` list holds the partnership's cohort.
             */
            delivery_partner_id: string;
        };
        /**
         * @description A change to a partnership.
         * @example {
         *       "data": {
         *         "type": "ecf-partnership-update",
         *         "attributes": {
         *           "delivery_partner_id": "4e5f6071-8293-4a4b-9c5d-6e7f8091a2b3"
         *         }
         *       }
         *     }
         */
        UpdatePartnershipRequest: {
            data: {
                attributes: components["schemas"]["UpdatePartnershipAttributes"];
                /**
                 * @description Always `ecf-partnership-update`.
                 * @enum {string}
                 */
                type: "ecf-partnership-update";
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
            reason: components["schemas"]["RecordedWithdrawalReason"];
        };
        /**
         * @description Why a participant withdraws. The list is the same for ECTs and mentors.
         *
         *     - `left-teaching-profession`: has given up teaching
         *     - `moved-school`: now works at another school
         *     - `mentor-no-longer-being-mentor`: no longer mentors
         *     - `switched-to-school-led`: the school now runs the programme itself
         *     - `other`: none of the above
         * @enum {string}
         */
        WithdrawalReason: "left-teaching-profession" | "moved-school" | "mentor-no-longer-being-mentor" | "switched-to-school-led" | "other";
        /** @description Which role is withdrawn, and why. */
        WithdrawAttributes: {
            /** @description The role that is meant, ECT or mentor; the school must not have removed the participant from it. */
            course_identifier: components["schemas"]["CourseIdentifier"];
            /** @description Why the participant stops. */
            reason: components["schemas"]["WithdrawalReason"];
        };
        /**
         * @description A withdrawal to report.
         * @example {
         *       "data": {
         *         "type": "participant-withdraw",
         *         "attributes": {
         *           "reason": "left-teaching-profession",
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
    };
    responses: {
        /** @description The request cannot be judged. Title `Bad parameter`: `filter` is not written as `filter[name]=value` (writes look at it too), or a mandatory filter is missing. Title `Bad request`: the body lacks `data`, or a date filter, a training status, a page value or a sort column cannot be used. The body is EMPTY, and says it is HTML, when the sent JSON or the query string does not parse. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["Errors"];
                "text/html": string;
            };
        };
        /** @description The token is known but is not a lead provider's, or its provider does not train early career teachers. There is no body. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The service failed. Known causes in a request are a plain `page=2` in place of `page[page]=2`, `data` being text or a list, `attributes` being a list, a partnership for an unknown cohort, and an impossible month or hour in `X-With-Server-Date`. A failure outside the API's own code is an HTML page unless `Accept` asks for JSON. */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorMessage"];
                "text/html": string;
            };
        };
        /** @description No such record, or none that this provider may see; a malformed id reads the same. Note the shape: an `error` text as in 401. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The new schedule has no milestone for a declaration that the participant has, for example an extended one. It says nothing about the participant: an unknown one answers 422 with title `participant_id`. */
        NotFoundMilestone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description More than 1,000 requests with one `Authorization` header in a window of 300 seconds. Windows are fixed: they begin at multiples of 300 seconds since 1970, and refused requests count as well. There is no `Retry-After` header, and the body is text: wait for the next window. */
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
                "application/vnd.api+json": components["schemas"]["ErrorMessage"];
            };
        };
        /** @description The request was understood and a rule refuses it. Nothing has changed. `title` names the attribute, `base` or `participant_profile` for the record as a whole, or says `Invalid action`. There is one error per attribute, its problems joined by commas in `detail`. Some checks wait until others have passed, so a repaired request may meet a new refusal. */
        UnprocessableContent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/vnd.api+json": components["schemas"]["Errors"];
            };
        };
    };
    parameters: {
        /** @description The declaration's id (`declaration_id` elsewhere): given out when a declaration is submitted, needed to read or to void it. */
        DeclarationId: string;
        /** @description The delivery partner's id (`delivery_partner_id` elsewhere): names the organisation in partnerships, enrolments and declarations. */
        DeliveryPartnerId: string;
        /** @description The mentor's id (`mentor_id` in an ECT's enrolment): the same for a mentor whether funded or not, and the person's `participant_id` too. A retired id answers 404. */
        MentorId: string;
        /** @description Which page to serve and how long pages are. */
        Page: components["schemas"]["Page"];
        /** @description The participant's id (`participant_id` elsewhere): names one person registered for training in every operation about them. A retired id answers 404. */
        ParticipantId: string;
        /** @description The partnership's id (`partnership_id` elsewhere): names one agreement of a school, a delivery partner and a lead provider for one cohort. */
        PartnershipId: string;
        /** @description The school's id (`school_id` elsewhere): names a school in this API, for example to confirm a partnership with it. It is not the URN. */
        SchoolId: string;
        /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
        ServerDate: string;
        /** @description The statement's id (`statement_id` elsewhere; `clawback_statement_id` where money is taken back): names one payment period's statement. */
        StatementId: string;
        /** @description The participant's id (`participant_id` elsewhere). Unlike reads, writes mostly accept a retired id too, and the answer then carries the present one. Do not count on it: resolve the id first. */
        WritableParticipantId: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type ChallengedReason = components['schemas']['ChallengedReason'];
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
export type PartnershipStatus = components['schemas']['PartnershipStatus'];
export type RecordedWithdrawalReason = components['schemas']['RecordedWithdrawalReason'];
export type ResumeAttributes = components['schemas']['ResumeAttributes'];
export type ResumeRequest = components['schemas']['ResumeRequest'];
export type ScheduleIdentifier = components['schemas']['ScheduleIdentifier'];
export type School = components['schemas']['School'];
export type SchoolAttributes = components['schemas']['SchoolAttributes'];
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
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseNotFoundMilestone = components['responses']['NotFoundMilestone'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseUnauthorised = components['responses']['Unauthorised'];
export type ResponseUnprocessableContent = components['responses']['UnprocessableContent'];
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
export type ParameterWritableParticipantId = components['parameters']['WritableParticipantId'];
export type WritableParticipantId = components['parameters']['WritableParticipantId'];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["DeliveryPartnerListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getDeliveryPartner: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["DeliveryPartnerResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["DeclarationListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The declaration. What is allowed depends on the cohort's rule set, the role and the declaration type. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["DeclarationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["DeclarationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    voidDeclaration: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["DeclarationResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["UnprocessableContent"];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    changeParticipantSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere). Unlike reads, writes mostly accept a retired id too, and the answer then carries the present one. Do not count on it: resolve the id first. */
                id: components["parameters"]["WritableParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role, the new schedule and, if it changes, the new cohort. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFoundMilestone"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    deferParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere). Unlike reads, writes mostly accept a retired id too, and the answer then carries the present one. Do not count on it: resolve the id first. */
                id: components["parameters"]["WritableParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role to defer, and why. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    resumeParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere). Unlike reads, writes mostly accept a retired id too, and the answer then carries the present one. Do not count on it: resolve the id first. */
                id: components["parameters"]["WritableParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role to resume. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getParticipantTransfers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantTransfersResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    withdrawParticipant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The participant's id (`participant_id` elsewhere). Unlike reads, writes mostly accept a retired id too, and the answer then carries the present one. Do not count on it: resolve the id first. */
                id: components["parameters"]["WritableParticipantId"];
            };
            cookie?: never;
        };
        /** @description The role to withdraw from, and why. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
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
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["ParticipantTransfersListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["PartnershipListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createPartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path?: never;
            cookie?: never;
        };
        /** @description The cohort, the school and the delivery partner. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["PartnershipResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["UnprocessableContent"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getPartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["PartnershipResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    updatePartnership: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The partnership's id (`partnership_id` elsewhere): names one agreement of a school, a delivery partner and a lead provider for one cohort. */
                id: components["parameters"]["PartnershipId"];
            };
            cookie?: never;
        };
        /** @description The new delivery partner. The service reads `application/vnd.api+json` just as well. */
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
                    "application/vnd.api+json": components["schemas"]["PartnershipResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["SchoolListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getSchool: {
        parameters: {
            query: {
                /** @description The cohort to look at. */
                filter: components["schemas"]["SchoolsFilter"];
            };
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["SchoolResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["StatementListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getStatement: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["StatementResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
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
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
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
                    "application/vnd.api+json": components["schemas"]["UnfundedMentorListResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    getUnfundedMentor: {
        parameters: {
            query?: never;
            header?: {
                /** @description Sandbox only: the moment the service takes as now when it begins to answer this request, best written as a date-time with an offset. Without an offset it is read as UTC. A value without a date in it is ignored; one with an impossible month or hour answers 500. Send such requests one after the other: parallel ones may see each other's time. Production ignores the header. */
                "X-With-Server-Date"?: components["parameters"]["ServerDate"];
            };
            path: {
                /** @description The mentor's id (`mentor_id` in an ECT's enrolment): the same for a mentor whether funded or not, and the person's `participant_id` too. A retired id answers 404. */
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
                    "application/vnd.api+json": components["schemas"]["UnfundedMentorResponse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorised"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}
