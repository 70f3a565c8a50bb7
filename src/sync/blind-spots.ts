import type { Service } from '../contract/service.ts';
import type { Resource } from './resources.ts';

/**
 * What a delta does not show, because nothing that it asks for tells of it: the lists, the fields, why, and what mends it.
 * docs/sync.md has this table, and the model test fails on any difference between a copy and the API that is not in it.
 */
export interface BlindSpot {
  readonly service: Service | 'both';
  readonly resource: Resource;
  /** Attributes, those of an enrolment by their own name; `record`: it came or went; `any`. */
  readonly fields: readonly string[];
  readonly cause: string;
  /**
   * `daily`: the whole read once a day, so a day and the time between two runs at most; with `daily: false` it is the full
   * run. `full`: the next full run.
   */
  readonly mendedBy: 'daily' | 'full';
  /** How the mock calls what did it; `any`: whatever it was, when it did not touch the record. */
  readonly acts: readonly string[];
}

const silentFix = 'a script of DfE’s, or a move between tables, that leaves every timestamp as it was';

export const blindSpots: readonly BlindSpot[] = [
  {
    service: 'both',
    resource: 'participants',
    fields: ['participant_status', 'mentor_id'],
    cause: 'the calendar: joining becomes active, leaving becomes left, a mentorship begins or ends',
    mendedBy: 'daily',
    acts: ['clock'],
  },
  {
    service: 'both',
    resource: 'participants',
    fields: ['any'],
    cause: silentFix,
    mendedBy: 'daily',
    acts: ['dfe.fixSilently'],
  },
  {
    service: 'both',
    resource: 'participants',
    fields: ['record'],
    cause: 'a registration that was undone, a move to or from another provider that did not touch the person',
    mendedBy: 'daily',
    acts: ['any'],
  },
  {
    service: 'both',
    resource: 'partnerships',
    fields: ['participants_currently_training'],
    cause: 'the calendar, and people who come and go',
    mendedBy: 'daily',
    acts: ['any'],
  },
  {
    service: 'both',
    resource: 'partnerships',
    fields: ['record'],
    cause: 'a partnership that went without a trace',
    mendedBy: 'daily',
    acts: ['any'],
  },
  {
    service: 'both',
    resource: 'declarations',
    fields: ['record'],
    cause: 'another provider declares, or takes a declaration back, for somebody who is also yours',
    mendedBy: 'full',
    acts: ['declarations.create', 'declarations.void'],
  },
  {
    service: 'both',
    resource: 'schools',
    fields: ['record'],
    cause: 'a school that may take part in funded training from now on, or no longer',
    mendedBy: 'full',
    acts: ['dfe.setSchoolEligibility'],
  },
  {
    service: 'ecf',
    resource: 'schools',
    fields: ['any', 'record'],
    cause:
      '`updated_since` shows some fields of a school as they were, so deltas leave schools out; one that says it has no ' +
      'early career teachers this year is not listed any more',
    mendedBy: 'full',
    acts: ['any'],
  },
  {
    service: 'ecf',
    resource: 'partnerships',
    fields: ['induction_tutor_name', 'induction_tutor_email'],
    cause: 'a school names another induction tutor',
    mendedBy: 'daily',
    acts: ['schools.setTutor'],
  },
  {
    service: 'ecf',
    resource: 'participants',
    fields: ['delivery_partner_id'],
    cause: 'you name another delivery partner for a partnership: only those who are still at its school are touched',
    mendedBy: 'daily',
    acts: ['partnerships.update'],
  },
  {
    service: 'both',
    resource: 'declarations',
    fields: ['record'],
    cause: 'somebody left in a way that touches nothing: their declarations are looked for when that is seen',
    mendedBy: 'daily',
    acts: ['schools.removeParticipant', 'schools.undoRegistration', 'schools.moveParticipant'],
  },
];
