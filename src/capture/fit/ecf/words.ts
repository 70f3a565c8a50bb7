/** Words of the API that a scenario knows too. */
export const trainingStatuses = ['active', 'deferred', 'withdrawn'] as const;

export const fundingReasons = [
  'completed_declaration_received',
  'completed_during_early_roll_out',
  'started_not_completed',
] as const;
