import { resources } from '../../sync/resources.ts';
import type { SyncReport } from '../../sync/types.ts';
import { tableOf } from './output.ts';

/** What a run did, for people: a row for each list that was read, and what is still to do, and by whom. */
export function reportText(report: SyncReport): string {
  const { run, mode, resumed, requests, followUps, serverAt, todo, stuck, held, clockOffsetMs } = report;
  const rows = resources.flatMap((name) => {
    const { seen, added, changed, touchedOnly, vanished, merged, back } = report.resources[name];
    const counts = [seen, added, changed, touchedOnly, vanished, merged, back];
    return counts.some((count) => count > 0) ? [[name, ...counts]] : [];
  });
  const head = ['list', 'seen', 'added', 'changed', 'touched only', 'vanished', 'merged', 'back'];
  const lines = [
    ...held.map(
      ({ resource, absent, of }) =>
        `${absent} of ${of} records of ${resource} were not served, so none was closed. If that is right, run again with ` +
        `--accept-absence ${resource}=${absent}.`,
    ),
    ...(todo > 0 ? [`${todo} reads are still owed; the next run makes them.`] : []),
    ...(stuck > 0
      ? [`${stuck} reads failed in five runs and are tried once a day now: see lead-provider export --table todo.`]
      : []),
    ...(clockOffsetMs !== null && Math.abs(clockOffsetMs) > 600_000
      ? [
          `This machine's clock is ${Math.round(Math.abs(clockOffsetMs) / 60_000)} minutes from the service's. Set it right.`,
        ]
      : []),
  ];
  return (
    `Run ${run} (${mode}${resumed ? ', gone on with a run that was broken off' : ''}) ended at ${serverAt}: ` +
    `${requests} requests and ${followUps} follow-ups\n` +
    (rows.length === 0 ? 'Nothing was served.\n' : tableOf([head, ...rows])) +
    lines.map((line) => `${line}\n`).join('')
  );
}
