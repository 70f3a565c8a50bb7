import type { DeliveryPartner, School } from '../../world/records.ts';
import type { EcfPartnership, User } from '../world.ts';
import type { Column, Columns } from './sort.ts';

/**
 * The columns of the listed tables, by which a list can be sorted (docs/services/ecf.md 3.3). Names that are missing
 * here are dropped.
 */

const id = ({ id: value }: { id: string }): string => value;
const created_at = ({ createdAt }: { createdAt: number }): number => createdAt;
const updated_at = ({ updatedAt }: { updatedAt: number }): number => updatedAt;
/** A column that is there, but holds nothing that a scenario can say. */
const same = (): null => null;
const unselected: Column<User> = 'unselected';

const otherUserColumns: Columns<User> = {
  login_token: unselected,
  login_token_valid_until: unselected,
  remember_created_at: unselected,
  last_sign_in_at: unselected,
  current_sign_in_at: unselected,
  current_sign_in_ip: unselected,
  last_sign_in_ip: unselected,
  sign_in_count: unselected,
  discarded_at: unselected,
  get_an_identity_id: unselected,
  archived_email: unselected,
  archived_at: unselected,
};

export const participantColumns: Columns<User> = {
  ...otherUserColumns,
  id,
  created_at,
  updated_at,
  full_name: unselected,
  email: unselected,
};

export const unfundedMentorColumns: Columns<User> = {
  ...otherUserColumns,
  id: unselected,
  created_at,
  updated_at,
  full_name: ({ fullName }) => fullName,
  email: ({ email }) => email,
};

export const deliveryPartnerColumns: Columns<DeliveryPartner> = {
  id,
  created_at,
  updated_at,
  name: ({ name }) => name,
  discarded_at: same,
};

export const partnershipColumns: Columns<EcfPartnership> = {
  id,
  created_at,
  updated_at,
  school_id: ({ school }) => school.id,
  lead_provider_id: ({ lp }) => lp.id,
  delivery_partner_id: ({ deliveryPartner }) => deliveryPartner.id,
  cohort_id: ({ cohort }) => cohort.year,
  challenged_at: ({ challengedAt }) => challengedAt,
  challenge_reason: ({ challengedReason }) => challengedReason,
  challenge_deadline: ({ challengeDeadline }) => challengeDeadline,
  pending: ({ pending }) => pending,
  relationship: ({ relationship }) => relationship,
  report_id: ({ reportId }) => reportId,
};

export const schoolColumns: Columns<School> = {
  id,
  created_at,
  updated_at,
  name: ({ name }) => name,
  urn: ({ urn }) => urn,
  primary_contact_email: ({ giasContact }) => giasContact,
  secondary_contact_email: same,
  school_type_code: same,
  school_type_name: same,
  school_status_code: same,
  school_status_name: same,
  school_phase_type: same,
  school_phase_name: same,
  school_website: same,
  section_41_approved: same,
  address_line1: same,
  address_line2: same,
  address_line3: same,
  postcode: same,
  administrative_district_code: same,
  administrative_district_name: same,
  network_id: same,
  ukprn: same,
  slug: same,
  domains: same,
};
