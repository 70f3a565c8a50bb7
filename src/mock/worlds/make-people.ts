import { addDays } from '../../rules/time.ts';
import type { Crew } from './crew.ts';
import { makeEarlierDuplicate, makeMentorDuplicate, makeMover, makeSecondAccount, moves } from './make-movers.ts';
import { makeStayer } from './make-stayers.ts';
import type { Enrolment, NewPerson } from './person.ts';
import { anyTraits, kinds } from './traits.ts';

/**
 * Everybody whom the API serves `lp1`: a case of each kind first, then people who were registered twice, then the many.
 */
export function makePeople(crew: Crew): NewPerson[] {
  const { participants, transfers, service } = crew.size;
  if (participants === 0) return [];
  const staying = participants - transfers;
  const counts = {
    asMentor: staying > 8 ? Math.max(1, Math.round(participants * 0.002)) : 0,
    account: service === 'ecf' && staying > 8 ? Math.max(1, Math.round(participants * 0.001)) : 0,
    earlier: transfers > moves.length ? Math.max(1, Math.round(transfers * 0.01)) : 0,
  };
  const stayers = staying - counts.asMentor - counts.account;
  const movers = transfers - counts.earlier;
  const people: NewPerson[] = [];
  const add = (made: NewPerson): void => {
    people.push(made);
  };
  const stay = (from: number, to: number): void => {
    for (let i = from; i < Math.min(to, stayers); i += 1)
      add(makeStayer(crew, people.length + 1, kinds[i] ?? anyTraits(crew.random)));
  };
  const move = (from: number, to: number): void => {
    for (let i = from; i < Math.min(to, movers); i += 1) {
      const kind = moves[i] ?? { ...crew.random.pick(moves), role: crew.random.chance(0.6) ? 'ect' : 'mentor' };
      add(makeMover(crew, people.length + 1, kind));
    }
  };
  stay(0, kinds.length);
  move(0, moves.length);
  stay(kinds.length, Infinity);
  move(moves.length, Infinity);
  const second = secondTimes(crew, people, counts);
  // where too few could be registered twice, others make up the numbers
  const leavers = second.filter(({ enrolments }) => enrolments.some(({ spells }) => spells.at(-1)?.to !== null)).length;
  for (let i = movers + leavers; i < transfers; i += 1)
    add(makeMover(crew, people.length + 1, crew.random.pick(moves)));
  while (people.length + second.length < participants) add(makeStayer(crew, people.length + 1, anyTraits(crew.random)));
  const head = Math.min(people.length, kinds.length + moves.length);
  return [...people.slice(0, head), ...second, ...people.slice(head)];
}

/** Registrations of people who are there already. */
function secondTimes(
  crew: Crew,
  people: readonly NewPerson[],
  counts: { readonly asMentor: number; readonly account: number; readonly earlier: number },
): NewPerson[] {
  const { today } = crew.size;
  const ects = people.filter(({ enrolments: [first, ...more] }) => {
    const [spell, ...others] = first?.spells ?? [];
    return (
      first?.role === 'ect' && more.length === 0 && others.length === 0 && spell?.to === null && spell.from < today
    );
  });
  // one after another, so that nobody is registered three times
  const taken = new Set<NewPerson>();
  const isLong = ({ spells }: Enrolment): boolean => (spells[0]?.from ?? today) < addDays(today, -120);
  const made: NewPerson[] = [];
  const take = (
    count: number,
    make: (crew: Crew, original: NewPerson) => NewPerson | null,
    fits: (original: NewPerson) => boolean = () => true,
  ): void => {
    for (let i = 0; i < count; i += 1) {
      const original = ects.find((one) => !taken.has(one) && fits(one));
      if (original !== undefined) taken.add(original);
      const duplicate = original === undefined ? null : make(crew, original);
      if (duplicate !== null) made.push(duplicate);
    }
  };
  take(counts.account, makeSecondAccount, ({ enrolments: [first] }) => first?.eligible === true && isLong(first));
  take(counts.asMentor, makeMentorDuplicate);
  take(counts.earlier, makeEarlierDuplicate);
  return made;
}
