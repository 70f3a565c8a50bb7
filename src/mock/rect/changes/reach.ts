import { reachedAtLeast } from '../../changes/reached.ts';
import type { Marked, Reached } from '../../changes/served.ts';
import { allDeclarations, roles } from '../derived/training.ts';
import { none, type Person, type RectWorld, type Training } from '../world.ts';

/** Everything that shows something of what was marked. */
export function reach(world: RectWorld, marks: Marked): Reached {
  const reached = reachedAtLeast(marks);
  for (const id of marks.people) {
    const person = world.persons.get(id);
    if (person !== undefined) reachPerson(world, person, reached);
  }
  for (const id of marks.schools)
    for (const partnership of world.partnershipsBySchool.get(id) ?? none) reached.partnerships.add(partnership.id);
  for (const id of marks.partnerships)
    for (const training of world.trainingByPartnership.get(id) ?? none) reachTraining(training, reached);
  return reached;
}

/** Their declarations, the partnerships that count them, their mentors, and those whom they mentor. */
function reachPerson(world: RectWorld, person: Person, reached: Reached): void {
  for (const role of roles) {
    for (const declaration of allDeclarations(person[role])) reached.declarations.add(declaration.id);
    for (const { training, mentorships } of person[role].stays) {
      for (const { partnership } of training) if (partnership !== null) reached.partnerships.add(partnership.id);
      for (const { mentorId } of mentorships) reached.unfundedMentors.add(mentorId);
    }
  }
  // they name their mentor, and so do their declarations
  for (const { stay } of world.mentorships.get(person.id) ?? none) {
    reached.participants.add(stay.person.id);
    for (const { declarations } of stay.training) for (const { id } of declarations) reached.declarations.add(id);
  }
}

/** Who trains under a partnership shows its delivery partner. */
function reachTraining({ stay, declarations }: Training, reached: Reached): void {
  reached.participants.add(stay.person.id);
  for (const { id } of declarations) reached.declarations.add(id);
}
