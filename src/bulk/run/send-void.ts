import { isOutOfEffect } from '../../resources/writing/written.ts';
import { plain } from '../../rules/reads.ts';
import type { Item } from '../client.ts';
import { voidBasis } from '../plan/judge-voids.ts';
import type { Row } from '../state/ledger.ts';
import { isAsPlanned, orNull } from './as-planned.ts';
import type { RunContext } from './context.ts';
import { ended } from './ended.ts';
import { sendOptions } from './send-new.ts';

/** Voids: read right before they are sent, and compared with what the plan rests on. */

/** How old a read may be when a send leaves on it. */
const FRESH_MS = 8000;
/** Participants whose declarations are read together. */
const AT_A_TIME = 100;

export class FreshDeclarations {
  readonly #context: RunContext;
  readonly #read = new Map<string, { readonly item: Item | null; readonly at: number }>();
  #reading: Promise<void> | null = null;

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** The declaration as it is now; those of the rows that come next are read with it. */
  async get(row: Row, next: () => readonly Row[]): Promise<Item | null> {
    const id = plain(row.id ?? '');
    for (;;) {
      const known = this.#read.get(id);
      if (known !== undefined && this.#context.writer.now() - known.at < FRESH_MS) return known.item;
      this.#reading ??= this.#readAll([row, ...next()]).finally(() => (this.#reading = null));
      await this.#reading;
    }
  }

  async #readAll(rows: readonly Row[]): Promise<void> {
    const at = this.#context.writer.now();
    const people = [...new Set(rows.map(({ planned }) => planned.key))].slice(0, AT_A_TIME);
    const wanted = rows.filter(({ planned }) => people.includes(planned.key));
    const found = await this.#context.writer.dfe.declarations
      .list({ participant_id: people }, { perPage: 3000 })
      .collect({ max: 100_000 });
    const byId = new Map(found.map((item) => [plain(item.id), item]));
    for (const { id } of wanted) this.#read.set(plain(id ?? ''), { item: byId.get(plain(id ?? '')) ?? null, at });
  }
}

/** Takes a declaration back. */
export async function sendVoid(
  context: RunContext,
  row: Row,
  fresh: FreshDeclarations,
  next: () => readonly Row[],
): Promise<void> {
  const id = row.id ?? '';
  let left = false;
  try {
    // of one that its participant's list lacks, the participant may have been merged
    const item = (await fresh.get(row, next)) ?? (await declarationOrNull(context, id));
    if (item === null) {
      await context.noteRow(row, { type: 'stale', why: 'the service does not know it any more' });
      context.breaker.left(row.key);
      return;
    }
    const state = item.attributes['state'];
    if (isOutOfEffect(state)) {
      await context.noteRow(row, { type: row.wasOpen ? 'done' : 'already', record: id });
      context.breaker.left(row.key);
      return;
    }
    const now = voidBasis(item);
    const isPaid = state === 'paid' && !context.ledger.header.options.clawBack;
    if (isPaid || !isAsPlanned(row, now)) {
      await context.noteRow(row, {
        type: 'stale',
        why: isPaid ? 'it is paid by now' : 'it is not as it was when this was planned',
      });
      context.breaker.left(row.key);
      return;
    }
    await context.writer.dfe.declarations.void(
      id,
      sendOptions(context, row, now, () => (left = true)),
    );
    context.answered(row);
    await context.noteRow(row, { type: 'done', record: id });
  } catch (error) {
    await ended(context, row, error, left, async () => {
      const item = await declarationOrNull(context, id);
      if (item === null || !isOutOfEffect(item.attributes['state'])) return false;
      await context.noteRow(row, { type: row.wasOpen ? 'done' : 'already', record: id });
      return true;
    });
  }
}

async function declarationOrNull({ writer }: RunContext, id: string): Promise<Item | null> {
  return orNull(writer.dfe.declarations.get(id));
}
