import type { WriteOperation } from '../calls.ts';
import type { Fault } from './context.ts';
import { declarationFaults, voidFaults } from './declaration-faults.ts';
import { deferFaults, resumeFaults, scheduleFaults, withdrawFaults } from './participant-faults.ts';
import { partnershipFaults, updateFaults } from './partnership-faults.ts';

/** The ways in which a sound request can be wrong, by operation. */
export const faults: Readonly<Record<WriteOperation, readonly Fault[]>> = {
  'declarations.create': declarationFaults,
  'declarations.void': voidFaults,
  'participants.defer': deferFaults,
  'participants.withdraw': withdrawFaults,
  'participants.resume': resumeFaults,
  'participants.changeSchedule': scheduleFaults,
  'partnerships.create': partnershipFaults,
  'partnerships.update': updateFaults,
};
