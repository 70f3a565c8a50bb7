import type { ScenarioDeclaration, ScenarioParticipant, ScenarioStatement } from './schema.ts';

/**
 * When the records of the default world were made and last changed. Without this they would all have been made, and
 * last changed, a year before its present: before the training that they are about.
 */

const newest = (times: readonly (string | undefined)[]): string =>
  times.reduce<string>((a, b) => (b !== undefined && b > a ? b : a), '');

/** A school registers people at nine on the first day of their training; whoever is still to come is registered now. */
export function stampedParticipant(written: ScenarioParticipant, now: string): ScenarioParticipant {
  const { training = [], idChanges = [] } = written;
  const began = (from: string | undefined): string | undefined => {
    const at = from === undefined ? undefined : `${from}T09:00:00Z`;
    return at !== undefined && at > now ? `${now.slice(0, 8)}02T09:00:00Z` : at;
  };
  const createdAt = began(training[0]?.from);
  if (createdAt === undefined) return written;
  const entries = training.map((entry) => ({
    ...entry,
    createdAt: began(entry.from) ?? createdAt,
    updatedAt: newest([began(entry.from) ?? createdAt, entry.deferred?.at, entry.withdrawn?.at]),
  }));
  return {
    ...written,
    createdAt,
    updatedAt: newest([createdAt, ...idChanges.map(({ at }) => at), ...entries.map(({ updatedAt }) => updatedAt)]),
    training: entries,
  };
}

/** A provider declares on the day after; the payment, or the refund, of a statement that is paid changes it again. */
export function stampedDeclaration(
  written: ScenarioDeclaration,
  statements: readonly ScenarioStatement[],
  now: string,
): ScenarioDeclaration {
  const createdAt = new Date(Date.parse(written.date) + 34 * 3_600_000).toISOString();
  const paidAt = [written.statement, written.clawbackStatement].map((id) => {
    const statement = statements.find((one) => one.id === id);
    if (statement === undefined) return undefined;
    const day = statement.paid === true ? statement.payment : statement.cutOff;
    const at = `${day}T12:00:00.000Z`;
    return at < now ? at : undefined;
  });
  return { ...written, createdAt, updatedAt: newest([createdAt, ...paidAt]) };
}
