import { randomBytes } from 'node:crypto';
import { BulkError } from '../../bulk/bulk-error.ts';
import { takeLock } from '../../bulk/journal/lock.ts';
import { capture, captureCopy, type Captured, type CaptureOptions, type ReadProgress } from '../../capture/index.ts';
import { factsOf } from '../../capture/read/read-copy.ts';
import { createClient } from '../../resources/create-client.ts';
import { CommandFailure } from '../command-failure.ts';
import { codeOfError, exit, wordsFor } from '../copy/exit-codes.ts';
import { interruptible } from '../copy/interruptible.ts';
import { openExisting } from '../copy/open-existing.ts';
import { put, putJson } from '../copy/output.ts';
import { pullProgress } from '../copy/pull-progress.ts';
import { writePrivate } from '../copy/write-private.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import { tokenOf } from '../server-options.ts';
import { drop } from './drop.ts';
import { checkFiles, giveName, placeWorld } from './files.ts';
import { keyGiven } from './key.ts';
import { checkLoads } from './loads.ts';
import { captureLine, isProduction, originOf, refuse, type CaptureLine, type FromServer } from './options.ts';
import { isFinished, openPartial } from './partial-file.ts';
import { countsOf, reportText, summaryText } from './report-text.ts';
import { scenarioText } from './scenario-text.ts';

const GO_ON = 'What was read is kept: run the same command again, and it goes on where it stopped.';

/** `lead-provider capture`: a world of the mock from what a token can see. */
export async function captureCommand(args: readonly string[]): Promise<void> {
  const line = captureLine(args);
  if ('drop' in line) return drop(line);
  let isUnderWay = false;
  try {
    const given = keyGiven(line.keyFile);
    const { from } = line;
    if ('db' in from) await ofCopy(line, from.db, given);
    else
      await ofServer(line, from, given, () => {
        isUnderWay = true;
      });
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    const isBusy = error instanceof BulkError && error.reason === 'busy';
    const code = isBusy ? exit.busy : codeOfError(error, { isUnderWay });
    const words = isBusy
      ? `another capture writes ${line.files.out}. Wait for it, or give another --out.`
      : code === exit.interrupted
        ? `interrupted. ${GO_ON}`
        : wordsFor(error, GO_ON).replace(/^capture: /, '');
    if (line.json) await putJson({ event: 'failed', exitCode: code, message: words });
    throw new CommandFailure(`capture: ${words}`, code);
  }
}

async function ofServer(line: CaptureLine, from: FromServer, given: Uint8Array | null, began: () => void) {
  const { service, server } = from;
  const origin = originOf(from);
  checkProduction(line, origin);
  const { out, force, map } = line.files;
  const partial = `${out}.partial`;
  if (isFinished(partial)) {
    checkFiles(line.files, null);
    giveName(out, force);
    return put(`Written to ${out}: an earlier capture had come to its end, and only its name was missing.\n`);
  }
  checkFiles(line.files, null);
  const token = await tokenOf('capture', from.tokenFile);
  await withEvidence({ command: 'capture', service, server, token }, from.recording, async (fetch) => {
    const lock = await takeLock(partial, false);
    try {
      const { keep, keepReasons } = line;
      const settings = { service, origin, keep: [...keep].sort(), keepReasons, hasMap: map !== undefined };
      const keeper = openPartial(partial, settings, token, { given, make: () => randomBytes(32) });
      const progress = progressOf(line);
      const client = createClient({
        ...{ service, ...server, token, allowHttp: from.allowHttp, budgetWarning: false },
        ...(fetch !== undefined && { fetch }),
        onEvent: ({ type }) => {
          if (type === 'request') progress.sent();
        },
      });
      began();
      try {
        const place = isProduction(origin) ? 'production' : 'environment' in server ? 'sandbox' : 'another server';
        const captured = await interruptible((signal) =>
          capture(client, { ...optionsOf(line, keeper.key, progress.told), place, signal, keeper }),
        ).finally(() => progress.end());
        await write(line, captured);
      } finally {
        keeper.close();
      }
    } finally {
      await lock.release();
    }
  });
}

async function ofCopy(line: CaptureLine, db: string, given: Uint8Array | null): Promise<void> {
  const copy = await openExisting('capture', db);
  try {
    const facts = await factsOf(copy);
    if (facts?.at == null) refuse(`no run of the copy ${db} has come to its end. Run lead-provider pull first.`);
    if (line.service !== undefined && line.service !== facts.service)
      refuse(`the copy ${db} is of ${facts.service}. Leave --service out, or say ${facts.service}.`);
    checkProduction(line, facts.origin ?? '');
    checkFiles(line.files, db);
    const progress = progressOf(line);
    const options = optionsOf(line, given ?? randomBytes(32), progress.told);
    const captured = await captureCopy(copy, { ...options, place: 'a copy' }).finally(() => progress.end());
    await write(line, captured);
  } finally {
    await copy.close();
  }
}

/** Before anything is read, and before a token is looked for. */
function checkProduction({ yesProduction }: CaptureLine, origin: string): void {
  if (isProduction(origin) && !yesProduction)
    refuse(
      'this is production, and a capture of it is personal data still: stand-ins hide names, and not who somebody is from ' +
        'whoever knows the dates. Nothing was read. Say --yes-production where you may keep such a file.',
    );
}

function optionsOf(line: CaptureLine, key: Uint8Array, onProgress: (told: ReadProgress) => void): CaptureOptions {
  const { keep, keepReasons, allSchools } = line;
  return { key, keep, keepReasons, allSchools, onProgress };
}

function progressOf({ json }: CaptureLine) {
  const shown = pullProgress(process.stderr, () => null, Date.now, 'capture');
  return {
    sent: () => shown.sent(),
    end: () => shown.end(),
    told: (told: ReadProgress): void => {
      const { list: resource, cohort, round, page, rows } = told;
      if (json) void putJson({ event: 'progress', ...told });
      else shown.told({ run: 0, mode: 'full', resource, cohort, whole: round === 0, page, rows, requests: 0 });
    },
  };
}

async function write({ files, json }: CaptureLine, captured: Captured): Promise<void> {
  const { out, report, map, force } = files;
  checkLoads(captured.scenario);

  placeWorld(out, scenarioText(captured.scenario), force);
  const alone = { force, never: out };
  await writePrivate('capture', report, [...reportText(captured)].join(''), alone);
  if (map !== undefined) {
    const who = Object.fromEntries([...captured.map].map(([kind, pairs]) => [kind, Object.fromEntries(pairs)]));
    await writePrivate('capture', map, `${JSON.stringify(who)}\n`, alone);
  }
  const { fitted, left, scenario } = captured;
  if (json) await putJson({ event: 'report', out, report, ...countsOf(scenario), fitted, left: left.length });
  else await put(summaryText(captured, out, report));
  if (left.length > 0) process.exitCode = exit.person;
}
