import { BulkError, run, SourceError, type BulkReason, type BulkResult } from '../../bulk/index.ts';
import { writeResult } from '../../bulk/result-file.ts';
import { createClient, type Bundled, type Client } from '../../resources/create-client.ts';
import type { Copy } from '../../sync/index.ts';
import { CommandFailure } from '../command-failure.ts';
import { codeOfError, exit, wordsFor, type ExitCode } from '../copy/exit-codes.ts';
import { put, putJson } from '../copy/output.ts';
import { Window } from '../copy/window.ts';
import { withEvidence } from '../evidence/with-evidence.ts';
import type { Command } from '../help.ts';
import { tokenOf } from '../server-options.ts';
import { UsageError } from '../usage-error.ts';
import type { Reach, Running } from './options.ts';
import { progressText, resultText } from './text.ts';

/** Does something with a client, and writes evidence of what it sends when that is asked for. */
export async function withClient(
  command: Command,
  { server, allowHttp, tokenFile, recording }: Reach,
  work: (client: Client<'rect', Bundled['rect']>, window: Window) => Promise<void>,
): Promise<void> {
  const window = new Window();
  const token = await tokenOf(command, tokenFile, { isOwn: true });
  await withEvidence({ command, service: 'rect', server, token }, recording, (fetch) =>
    work(
      createClient({
        ...{ service: 'rect', ...server, token, allowHttp, budgetWarning: false },
        ...(fetch !== undefined && { fetch }),
        onEvent({ type }) {
          if (type === 'sending') window.sent();
        },
      }),
      window,
    ),
  );
}

/** Runs a journal, tells how far it is, and writes what became of each row beside it. */
export async function goOn(
  command: Command,
  client: Client<'rect', Bundled['rect']>,
  window: Window,
  journal: string,
  json: boolean,
  running: Running & { readonly copy?: Copy },
): Promise<void> {
  const progress = telling(command, json, window);
  const result = await interruptible((signal, abort) =>
    run(client, journal, { ...running, signal, abort, onProgress: progress.told }),
  ).finally(progress.end);
  const file = await writeResult(journal, result);
  await tell(result, file, json);
  process.exitCode = result.exitCode;
}

async function tell(result: BulkResult, file: string, json: boolean): Promise<void> {
  const { operation, counts, slid, sends, exitCode, told } = result;
  if (json)
    await putJson({
      event: 'result',
      operation,
      counts,
      slid,
      sends,
      exitCode,
      file,
      ...(told !== undefined && { told }),
    });
  else await put(resultText(result, file));
}

const A_MINUTE = 60_000;

function telling(command: Command, json: boolean, window: Window) {
  const began = Date.now();
  let last = began;
  let isShown = false;
  const { stderr } = process;
  const end = (): void => {
    if (isShown) stderr.write('\r\u001b[K');
    isShown = false;
  };
  const told = (progress: Parameters<typeof progressText>[0]): void => {
    const left = window.left();
    const line = progressText(progress, left, (Date.now() - began) / 1000);
    if (json) void putJson({ event: 'progress', ...progress, left });
    else if (stderr.isTTY) {
      stderr.write(`\r\u001b[K${line.slice(0, Math.max(20, stderr.columns - 1))}`);
      isShown = true;
    } else if (Date.now() - last >= A_MINUTE) {
      last = Date.now();
      stderr.write(`lead-provider ${command}: ${line}\n`);
    }
  };
  return { told, end };
}

/** The first signal ends what is under way in good order, the second gives it up; at the third the process ends. */
async function interruptible<T>(work: (signal: AbortSignal, abort: AbortSignal) => Promise<T>): Promise<T> {
  const [stop, abort] = [new AbortController(), new AbortController()];
  const onSignal = (): void => {
    if (stop.signal.aborted) {
      process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
      abort.abort();
      return;
    }
    process.stderr.write('\nEnding what is under way; nothing new is sent. Once more gives that up.\n');
    stop.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await work(stop.signal, abort.signal);
  } finally {
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

const CODES: Readonly<Record<BulkReason, ExitCode>> = {
  usage: exit.usage,
  busy: exit.busy,
  person: exit.person,
  late: exit.todo,
  journal: exit.failed,
  storage: exit.failed,
  stopped: exit.failed,
};

/** Does the work of a command of bulk; what goes wrong is told in words that hold nothing of a record. */
export async function bulkFailing(command: Command, json: boolean, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const [words, code] = ending(error);
    if (json) await putJson({ event: 'failed', exitCode: code, message: words });
    if (error instanceof UsageError) throw error;
    throw new CommandFailure(`${command}: ${words}`, code);
  }
}

function ending(error: unknown): readonly [string, ExitCode] {
  if (error instanceof BulkError) return [error.message, CODES[error.reason]];
  if (error instanceof SourceError) return [error.message, exit.usage];
  // where a run has begun, what it could not do is told by an error of bulk
  const words = wordsFor(error, 'Nothing was sent: run the same command again; with a journal that is there, resume.');
  return [words, codeOfError(error, { isUnderWay: true })];
}
