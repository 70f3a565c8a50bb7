import { ValidationError } from '../errors/index.ts';

/** A whole number within bounds, or an error that says which it has to be. */
export function checkWhole(operation: string, name: string, value: number, least: number, most = Infinity): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const detail = `Has to be a whole number ${most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`}.`;
  throw new ValidationError(`${operation} was not sent. ${name}: ${detail}`, {
    operation,
    outcome: 'not-sent',
    issues: [{ title: name, detail }],
  });
}
