/** The next number of a world's records: those made at the same moment keep the order in which they came. */
export function takeNumber(world: { nextNumber: number }): number {
  const number = world.nextNumber;
  world.nextNumber += 1;
  return number;
}
