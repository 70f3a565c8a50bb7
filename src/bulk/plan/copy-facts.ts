import { plain } from '../../rules/reads.ts';
import { inside, type Copy } from '../../sync/copy/copy.ts';
import { itemOf } from '../../sync/store/raw.ts';
import { listOf, query, text, textOrNull } from '../../sync/store/steps.ts';
import { BulkError } from '../bulk-error.ts';
import type { Item } from '../client.ts';
import { byEveryId, type FactSource } from './facts.ts';

const DAY_MS = 86_400_000;

/**
 * Facts out of a local copy.
 * @throws {BulkError} `usage` when its last run is older than a day, unless `stale` says that this is known
 */
export async function factsInCopy(copy: Copy, now: number, stale: boolean): Promise<FactSource> {
  const { connection } = copy[inside];
  const items = async (sql: string, ...values: readonly string[]): Promise<readonly Item[]> => {
    const rows = await connection.read(() => query(sql, ...values));
    return rows.map((row) => itemOf(text(row, 'raw')));
  };
  const [last] = await copy.query('SELECT max(ended_at) AS at FROM dfe_runs');
  const at = last === undefined ? null : textOrNull(last, 'at');
  if (at === null) throw new BulkError('usage', 'The copy has never been filled. Pull first, or plan without it.');
  if (now - Date.parse(at) > DAY_MS && !stale)
    throw new BulkError(
      'usage',
      `The copy is from ${at}, more than a day ago. Pull first, or say that this is known (stale: true, --stale).`,
    );
  return {
    async participants(ids) {
      const asked = listOf(ids.map((id) => id.toLowerCase()));
      const found = await items(
        `SELECT raw FROM dfe_participants WHERE gone_at IS NULL AND (id IN {list}
           OR id IN (SELECT current_id FROM dfe_id_changes WHERE gone_at IS NULL AND from_id IN {list}))`,
        asked,
        asked,
      );
      const chains = await connection.read(() =>
        query('SELECT from_id, current_id FROM dfe_id_changes WHERE gone_at IS NULL AND from_id IN {list}', asked),
      );
      const direct = new Map(byEveryId(ids, found));
      for (const row of chains) {
        const current = found.find(({ id }) => plain(id) === plain(text(row, 'current_id')));
        const from = plain(text(row, 'from_id'));
        if (current !== undefined && (direct.get(from) ?? null) === null) direct.set(from, current);
      }
      return direct;
    },
    declarationsOf: (people) =>
      items(
        'SELECT raw FROM dfe_declarations WHERE gone_at IS NULL AND participant_id IN {list}',
        listOf(people.map((id) => id.toLowerCase())),
      ),
    async declarations(ids) {
      const asked = listOf(ids.map((id) => id.toLowerCase()));
      const found = await items('SELECT raw FROM dfe_declarations WHERE gone_at IS NULL AND id IN {list}', asked);
      const byId = new Map(found.map((item) => [plain(item.id), item]));
      return new Map(ids.map((id) => [plain(id), byId.get(plain(id)) ?? null]));
    },
    statements: () => items('SELECT raw FROM dfe_statements WHERE gone_at IS NULL'),
    partnerships: () => items('SELECT raw FROM dfe_partnerships WHERE gone_at IS NULL'),
    async schools(ids, cohort) {
      const asked = listOf(ids.map((id) => id.toLowerCase()));
      const found = await items(
        'SELECT raw FROM dfe_schools WHERE gone_at IS NULL AND id IN {list} AND cohort = ?',
        asked,
        cohort,
      );
      const byId = new Map(found.map((item) => [plain(item.id), item]));
      return new Map(ids.map((id) => [plain(id), byId.get(plain(id)) ?? null]));
    },
    deliveryPartners: () => items('SELECT raw FROM dfe_delivery_partners WHERE gone_at IS NULL'),
  };
}
