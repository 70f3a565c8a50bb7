import { isUuid } from '../../base/uuid.ts';
import { instant } from '../run/context.ts';
import { holding } from '../run/hold.ts';
import { erasePeople, eraseTutor } from '../store/erase.ts';
import { transaction } from '../store/events.ts';
import { first, int, type CopyConnection } from '../store/steps.ts';

/** What an erasure found. */
export interface Erased {
  /** The ids under which the person was or will be kept without personal data; of a tutor none. */
  readonly ids: readonly string[];
  /** Records that were cleared. */
  readonly records: number;
}

/** Erases one person, and sees to it that no byte of what was erased is left in the file. */
export async function erase(
  connection: CopyConnection,
  who: { readonly participant: string } | { readonly tutorEmail: string },
): Promise<Erased> {
  const { participant, tutorEmail } = given(who);
  const result = await holding(connection, false, async (lease) => {
    // an erasure is no run, but its events need a word by which a cursor knows them
    const run = await connection.read(function* () {
      const row = yield* first('SELECT coalesce(max(run), 0) AS run FROM dfe_runs');
      return row === null ? 0 : int(row, 'run');
    });
    const at = instant(Date.now());
    return connection.write(() =>
      transaction({ lease, run, word: lease.word }, at, function* (emit) {
        let records = 0;
        const counting = (event: Parameters<typeof emit>[0]): void => {
          records += 1;
          emit(event);
        };
        if (participant !== null) return { ids: yield* erasePeople([participant], at, counting), records };
        yield* eraseTutor(tutorEmail ?? '', counting);
        return { ids: [], records };
      }),
    );
  });
  await connection.scrub();
  return result;
}

function given(who: unknown): { readonly participant: string | null; readonly tutorEmail: string | null } {
  const { participant, tutorEmail } = (typeof who === 'object' && who !== null ? who : {}) as Record<string, unknown>;
  if (typeof participant === 'string' && tutorEmail === undefined) {
    if (!isUuid(participant)) throw new TypeError('copy.erase: "participant" has to be the id of a participant.');
    return { participant: participant.toLowerCase(), tutorEmail: null };
  }
  if (typeof tutorEmail === 'string' && participant === undefined && tutorEmail.includes('@'))
    return { participant: null, tutorEmail };
  throw new TypeError('copy.erase: give { participant: id } or { tutorEmail: address }.');
}
