/**
 * The day on which the references that the rules cite (docs/services/) were last held against the services, as
 * `YYYY-MM-DD`. It moves with every change of a rule, a schedule or a passage.
 */
export const rulesOf = '2026-11-27';
