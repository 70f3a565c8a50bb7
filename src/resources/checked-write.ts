import { sendOptions, type Connection } from '../client/index.ts';
import type { CheckedWrite, CheckSettings, WriteOptions } from './guard.ts';
import { judge, refuseBy, successorOf } from './judge.ts';
import { write } from './write.ts';

/**
 * Checks a write by the rules, then sends it. A retired id is followed only when asked; otherwise the refusal names the
 * current one.
 * @throws {RuleError} when a rule certainly refuses it; nothing was sent then
 */
export async function checkedWrite<T>(
  connection: Connection,
  settings: CheckSettings,
  made: CheckedWrite,
  options: WriteOptions = {},
): Promise<T> {
  const { draft, check, about } = made;
  // one deadline for the reads of the check and for the write
  const deadline = connection.deadline(options);
  const judged = await judge(connection, settings, check, options, 'least');
  const currentId = options.follow === true ? successorOf(check.participantId, judged.given) : null;
  if (currentId !== null && about !== undefined && check.participantId !== null) {
    connection.emit({ type: 'followed', operation: check.operation, from: check.participantId, to: currentId });
    const { participant } = judged.given;
    return checkedWrite(connection, settings, about(currentId), { ...options, ...(participant && { participant }) });
  }
  refuseBy(check, judged);
  return write<T>(connection, { ...draft, deadline, options: sendOptions(options) });
}
