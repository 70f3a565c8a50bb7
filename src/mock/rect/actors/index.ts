import type { Dfe, Schools } from '../../actors/types.ts';
import { runNights } from '../effects/nightly.ts';
import type { Present } from '../effects/training.ts';
import type { RectWorld } from '../world.ts';
import { duplicateSteps } from './duplicates.ts';
import { finder, type Context } from './find.ts';
import { fundingSteps } from './funding.ts';
import { identitySteps } from './identities.ts';
import { mentorSteps, moveSteps } from './moves.ts';
import { organisationSteps } from './organisations.ts';
import { registrationSteps } from './registrations.ts';
import { silentSteps } from './silent.ts';
import { cohortSteps, statementSteps } from './statements.ts';

/** What DfE and schools do to a world. `present` tells the mock's present at each step. */
export function rectActors(world: RectWorld, present: () => Present): { readonly dfe: Dfe; readonly schools: Schools } {
  const context: Context = {
    world,
    present() {
      const at = present();
      // the jobs of earlier nights see the world as it was then
      runNights(world, at.clock);
      return at;
    },
  };
  const identities = identitySteps(context);
  const organisations = organisationSteps(context);
  const unknownHere = (step: string, why: string) => (): never => {
    throw finder(world, step).error(why);
  };
  const noChallenge = 'rect has no challenged partnerships; only ecf knows them.';
  return {
    dfe: {
      ...cohortSteps(context),
      ...statementSteps(context),
      ...fundingSteps(context),
      ...duplicateSteps(context),
      ...silentSteps(context),
      mergeParticipants: identities.mergeParticipants,
      correctTrn: identities.correctTrn,
      linkDeliveryPartner: organisations.linkDeliveryPartner,
      unlinkDeliveryPartner: organisations.unlinkDeliveryPartner,
      setSchoolEligibility: organisations.setSchoolEligibility,
      challengePartnership: unknownHere('dfe.challengePartnership', noChallenge),
      issueOtherToken: unknownHere(
        'dfe.issueOtherToken',
        'rect knows no tokens but those of lead providers; only ecf does.',
      ),
    },
    schools: {
      ...registrationSteps(context),
      ...moveSteps(context),
      ...mentorSteps(context),
      changeName: identities.changeName,
      changeEmail: identities.changeEmail,
      setTutor: organisations.setTutor,
      removeParticipant: unknownHere(
        'schools.removeParticipant',
        'in rect a school cannot remove a participant from its training; report that they leave, or undo the registration.',
      ),
      challengePartnership: unknownHere('schools.challengePartnership', noChallenge),
    },
  };
}
