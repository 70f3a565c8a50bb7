import type { Role } from '../../world/records.ts';
import { rename } from '../effects/persons.ts';
import { changeAddress, setMentor } from '../effects/stays.ts';
import { quoted, refuse, type Step } from './find.ts';
import { personOf, presentStayOf, stayOf } from './people.ts';

export function assignMentor(step: Step, symbol: string, mentor: string | null): void {
  const { world, now } = step;
  const { profile, record } = presentStayOf(step, symbol, 'ect');
  const named = mentor === null ? null : stayOf(step, mentor, 'mentor').profile;
  if (named?.user === profile.user) refuse(step, `participant ${quoted(symbol)} cannot be their own mentor.`);
  setMentor(world, profile, record, named, now);
}

export function changeName(step: Step, symbol: string, name: string): void {
  rename(step.world, personOf(step, symbol), name, step.now);
}

export function changeEmail(step: Step, symbol: string, email: string, role?: Role): void {
  const { profile, record } = presentStayOf(step, symbol, role);
  changeAddress(step.world, profile, record, email, step.now);
}
