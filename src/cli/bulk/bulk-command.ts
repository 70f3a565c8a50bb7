import { closeRow, csvFile, dropRow, eraseJournal, importRun, plan } from '../../bulk/index.ts';
import { exitOfPlan } from '../../bulk/plan/exit-of-plan.ts';
import { checkResultPlace } from '../../bulk/result-file.ts';
import type { Copy } from '../../sync/index.ts';
import { put, putJson } from '../copy/output.ts';
import type { Command } from '../help.ts';
import { UsageError } from '../usage-error.ts';
import { bulkFailing, goOn, withClient } from './going.ts';
import {
  byHandOptions,
  erasedJournal,
  importOptions,
  planningOptions,
  resumingOptions,
  type ByHand,
} from './options.ts';
import { importText, planText } from './text.ts';

/** `lead-provider declare FILE`: declarations, each before the cut-off it is meant for. */
export const declareCommand = (args: readonly string[]): Promise<void> => planAndRun('declare', args);

/** `lead-provider bulk OPERATION FILE`, and what a person says of a row or a journal. */
export async function bulkCommand([what, ...args]: readonly string[]): Promise<void> {
  if (what === 'erase') {
    const journal = erasedJournal(args);
    await bulkFailing('bulk', false, () => eraseJournal(journal));
    return;
  }
  if (what === 'import') return importJournal(args);
  if (what === 'drop' || what === 'close') return byHand(byHandOptions(what, args));
  return planAndRun('bulk', what === undefined ? args : [what, ...args]);
}

/** `lead-provider resume JOURNAL`. */
export async function resumeCommand(args: readonly string[]): Promise<void> {
  const options = resumingOptions(args);
  await bulkFailing('resume', options.json, async () => {
    await checkResultPlace(options.journal);
    await withClient('resume', options, async (client, window) => {
      const copy = await copyAt('resume', options);
      try {
        await goOn('resume', client, window, options.journal, options.json, {
          ...options.running,
          ...(copy && { copy }),
        });
      } finally {
        await copy?.close();
      }
    });
  });
}

async function planAndRun(command: 'declare' | 'bulk', args: readonly string[]): Promise<void> {
  const options = planningOptions(command, args);
  await bulkFailing(command, options.json, async () => {
    if (options.journal !== undefined && !options.dryRun) await checkResultPlace(options.journal);
    await withClient(command, options, async (client, window) => {
      const copy = await copyAt(command, options);
      try {
        const planned = await plan(client, options.operation, csvFile(options.file), {
          ...options.plan,
          ...(copy && { copy }),
          ...(options.journal !== undefined && !options.dryRun && { journal: options.journal }),
        });
        const { operation, counts, unsure, cost, left } = planned;
        if (options.json) await putJson({ event: 'plan', operation, counts, unsure, cost, left });
        else await put(planText(planned));
        if (options.dryRun || options.journal === undefined) process.exitCode = exitOfPlan(planned);
        else
          await goOn(command, client, window, options.journal, options.json, {
            ...options.running,
            ...(copy && { copy }),
          });
      } finally {
        await copy?.close();
      }
    });
  });
}

async function copyAt(command: Command, { db }: { readonly db: string | undefined }): Promise<Copy | null> {
  return db === undefined ? null : openExisting(command, db);
}

async function openExisting(command: Command, db: string): Promise<Copy> {
  return (await import('../copy/open-existing.ts')).openExisting(command, db);
}

/** Tells a copy what a journal sent, where the run itself was not told of the copy, or found it busy. */
async function importJournal(args: readonly string[]): Promise<void> {
  const { journal, db, json } = importOptions(args);
  await bulkFailing('bulk', json, async () => {
    const copy = await openExisting('bulk', db);
    try {
      const declarations = await importRun(copy, journal);
      if (json) await putJson({ event: 'import', declarations });
      else await put(importText(declarations));
    } finally {
      await copy.close();
    }
  });
}

async function byHand({ what, journal, line, as, id, note, reach }: ByHand): Promise<void> {
  await bulkFailing('bulk', reach?.json ?? false, async () => {
    if (what === 'drop') await dropRow(journal, line);
    else if (reach !== null && as === 'done' && id !== undefined)
      await withClient('bulk', reach, (client) => closeRow(client, journal, line, { as, id }));
    else if (reach !== null && as === 'not-sent' && note !== undefined)
      await withClient('bulk', reach, (client) => closeRow(client, journal, line, { as, note }));
    else throw new UsageError('bulk close: --as not-sent needs a note: --note "why".');
    await put(`Line ${line} is ${what === 'drop' ? 'dropped' : 'closed'}.\n`);
  });
}
