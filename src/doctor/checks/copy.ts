import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { DAY_MS } from '../../base/days.ts';
import { isRecord } from '../../base/guards.ts';
import { clockIn } from '../../base/service-clock.ts';
import { openFile } from '../../sync/sqlite/drivers.ts';
import { FORMAT } from '../../sync/store/schema.ts';
import { cannotTell, differs, ok, skipped, type Check, type Context, type Line } from '../types.ts';

/** Runs go once a day at least, and read lists whole every third day: see `pull --auto`. */
const MOST_DAYS = 1;
const MOST_WHOLE_DAYS = 4;

const integrity = {
  id: 'copy-integrity',
  looked: 'the file of the copy',
  expected: `a sound database of format ${FORMAT}`,
};
const owner = { id: 'copy-owner', looked: 'whose the copy is', expected: 'this service, this server and this token' };
const age = {
  id: 'copy-age',
  looked: 'the runs of the copy',
  expected: `one ended in the last ${MOST_DAYS * 24} hours, and every list was read whole in the last ${MOST_WHOLE_DAYS} days`,
};

const REFUSED = 'the token is refused';

type Ask = (sql: string) => readonly Record<string, unknown>[];

/** The copy is looked at and not opened as runs do, which may write to it. */
export const copy: Check = async (context) => {
  const { db } = context.options;
  if (db === undefined) return [integrity, owner, age].map((one) => skipped(one, 'no --db was given'));
  const broken = (found: string): readonly Line[] => [
    differs(integrity, found, 'Put back the last good copy, or start a new one: lead-provider pull.'),
    ...[owner, age].map((one) => cannotTell(one, 'the copy cannot be read')),
  ];
  if (!existsSync(db) || !statSync(db).isFile()) return broken('there is no such file');
  const database = await openFile(db).catch(() => null);
  if (database === null) return broken('it cannot be opened');
  try {
    const ask: Ask = (sql) => database.prepare(sql).all().filter(isRecord);
    ask('PRAGMA query_only = ON');
    ask('PRAGMA busy_timeout = 10000');
    const sound = ask('PRAGMA integrity_check(1)').some((row) => Object.values(row)[0] === 'ok');
    if (!sound) return broken('the database is damaged');
    const settings = new Map(
      ask('SELECT name, value FROM dfe_schema').map(({ name, value }) => [String(name), String(value)]),
    );
    const format = Number(settings.get('format'));
    const first =
      format === FORMAT
        ? ok(integrity, `sound, of format ${format}`)
        : differs(
            integrity,
            `of format ${format}`,
            'Read it with the version of this package that wrote it, or update.',
          );
    return [first, ownerLine(context, settings), ageLine(context, ask)];
  } catch {
    return broken('it is no copy, or a damaged one');
  } finally {
    database.close();
  }
};

function ownerLine({ service, origin, options, asker }: Context, settings: ReadonlyMap<string, string>): Line {
  if (asker.stopped() === REFUSED) return cannotTell(owner, REFUSED);
  if (!settings.has('service')) return cannotTell(owner, 'no run has said whose it is');
  const tokens = settings.get('tokens') ?? '[]';
  const token = createHash('sha256').update(options.token).digest('hex');
  const others = [
    ...(settings.get('service') === service ? [] : ['another service']),
    ...(settings.get('origin') === origin ? [] : ['another server']),
    ...(tokens.includes(token) ? [] : ['another token']),
  ];
  return others.length === 0
    ? ok(owner, 'the same three')
    : differs(
        owner,
        `it was kept with ${others.join(', ')}`,
        'Name the copy of this server, or use the token it is kept with.',
      );
}

function ageLine(context: Context, ask: Ask): Line {
  const now = presentOf(context);
  const [run] = ask('SELECT max(ended_at) AS at FROM dfe_runs WHERE ended_at IS NOT NULL');
  const ended = Date.parse(String(run?.['at']));
  if (Number.isNaN(ended)) return differs(age, 'no run has ended yet', 'lead-provider pull');
  const [scope] = ask("SELECT min(coalesce(whole_start, '')) AS at FROM dfe_scopes");
  const whole = Date.parse(String(scope?.['at']));
  const found = `the last run ended ${daysAgo(now - ended)}; ${Number.isNaN(whole) ? 'a list was never read whole' : `the list longest ago was read whole ${daysAgo(now - whole)}`}`;
  const isFresh = now - ended <= MOST_DAYS * DAY_MS && now - whole <= MOST_WHOLE_DAYS * DAY_MS;
  return isFresh ? ok(age, found) : differs(age, found, 'lead-provider pull --auto, once a day.');
}

const daysAgo = (ms: number): string => `${(Math.max(0, ms) / DAY_MS).toFixed(1)} days ago`;

/** Copies go by the service's clock. */
function presentOf({ asker, now }: Context): number {
  const told = asker.sent.heads.map(({ headers }) => clockIn(headers)).filter((at) => at !== null);
  return told.at(-1) ?? now();
}
