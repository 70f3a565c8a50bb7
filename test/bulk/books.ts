import { readJournal, type JournalContent } from '../../src/bulk/journal/read-journal.ts';
import type { BulkOperation } from '../../src/bulk/rows/operations.ts';
import { Ledger } from '../../src/bulk/state/ledger.ts';
import { rowStates } from '../../src/bulk/state/row-states.ts';

/** A write that reached the service, in the service's own books. */
export interface Post {
  readonly slot: string;
  state: 'at work' | 'accepted' | 'refused' | 'gone';
  /** The record that it made. */
  id: string | null;
  /** Whether one for the same slot before it had taken effect, or still could. */
  readonly isAgain: boolean;
}

export interface Wrong {
  readonly kind: 'lost' | 'doubled' | 'open';
  readonly what: string;
}

/** More sends than a row is given. */
const MOST_SENDS = 3;

/**
 * What a service knows by itself of the declarations it was sent. It also notes what it only forgave: a send again of what
 * had taken effect, or could have.
 */
export class Books {
  readonly #posts = new Map<string, Post[]>();

  begin(slot: string): Post {
    const before = this.of(slot);
    const isAgain = before.some(({ state }) => state === 'at work' || state === 'accepted');
    const post: Post = { slot, state: 'at work', id: null, isAgain };
    this.#posts.set(slot, [...before, post]);
    return post;
  }

  of(slot: string): readonly Post[] {
    return this.#posts.get(slot) ?? [];
  }

  /** How many writes reached the service. */
  get size(): number {
    return [...this.#posts.values()].reduce((sum, posts) => sum + posts.length, 0);
  }

  /** What is wrong with how one slot ended. `record`: the record of which the sender knows; `isDone`: whether it has one. */
  ended(slot: string, what: string, isDone: boolean, record: string | null): readonly Wrong[] {
    const posts = this.of(slot);
    const accepted = posts.filter(({ state }) => state === 'accepted');
    const wrong: Wrong[] = [];
    const tell = (kind: Wrong['kind'], why: string): void => void wrong.push({ kind, what: `${what}: ${why}` });
    if (accepted.length > 1) tell('doubled', `accepted ${accepted.length} times`);
    else if (posts.some(({ isAgain }) => isAgain)) tell('doubled', 'sent again after it had taken effect, or could');
    else if (posts.length > MOST_SENDS) tell('doubled', `sent ${posts.length} times`);
    if (accepted.length < (isDone ? 1 : 0)) tell('lost', 'done, and the service holds nothing of it');
    if (!isDone && accepted.length > 0) tell('lost', 'the service holds it');
    if (isDone && accepted[0] !== undefined && accepted[0].id !== record) tell('lost', 'done, with another id');
    return wrong;
  }

  /** What was accepted or forgiven of slots that nobody asked for. */
  unasked(asked: ReadonlySet<string>): readonly Wrong[] {
    return [...this.#posts.keys()]
      .filter((slot) => !asked.has(slot))
      .map((slot) => ({ kind: 'doubled', what: `nobody asked for ${slot}` }));
  }

  /** What is wrong with a journal after its last run: world = intent, by these books. */
  judge(bytes: Buffer, path: string): readonly Wrong[] {
    let content: JournalContent;
    try {
      content = readJournal(bytes, path);
    } catch (error) {
      return [{ kind: 'open', what: String(error) }];
    }
    const { header, rows, events } = content;
    const ledger = new Ledger(header, rows);
    for (const event of events) ledger.apply(event);
    const asked = new Set<string>();
    const wrong: Wrong[] = [];
    for (const { state, record, id, planned } of ledger.rows.values()) {
      const [slot, what] = [slotOfRow(header.operation, id ?? '', planned.draft), `line ${planned.line}, ${state}`];
      asked.add(slot);
      if (!rowStates[state].isFinal) wrong.push({ kind: 'open', what: `${what}: left open` });
      else wrong.push(...this.ended(slot, what, state === 'done' || state === 'undone', record));
    }
    return [...wrong, ...this.unasked(asked)];
  }
}

export const slotOf = (participant: string, draft: Readonly<Record<string, unknown>>): string =>
  `${participant} ${String(draft['declaration_type'])}`;

/** What a row may do once: one slot of a journal is one row's. */
export function slotOfRow(operation: BulkOperation, id: string, draft: Readonly<Record<string, unknown>>): string {
  switch (operation) {
    case 'declarations.create':
      return slotOf(id, draft);
    case 'declarations.void':
      return `void ${id}`;
    case 'partnerships.create':
      return `${String(draft['school_id'])} in ${String(draft['cohort'])}`;
    default:
      return actionSlot(operation.slice('participants.'.length), id, draft);
  }
}

const actionSlot = (action: string, id: string, draft: Readonly<Record<string, unknown>>): string =>
  `${action} ${id} ${String(draft['schedule_identifier'])}`;

/** The slot that a request asks for. */
export async function slotIn(request: Request): Promise<string> {
  const [kind, id = '', act = ''] = new URL(request.url).pathname.split('/').slice(3);
  if (act === 'void') return `void ${id}`;
  const { data } = (await request.clone().json()) as { data: { attributes: Record<string, string> } };
  const { attributes } = data;
  if (kind === 'partnerships') return slotOfRow('partnerships.create', '', attributes);
  if (kind === 'participants') return actionSlot(act === 'change-schedule' ? 'changeSchedule' : act, id, attributes);
  return slotOf(attributes['participant_id'] ?? '', attributes);
}

/** Lets a write take effect, and notes what came of it. */
export async function carryOut(
  post: Post,
  request: Request,
  service: (request: Request) => Promise<Response>,
): Promise<Response> {
  const response = await service(request);
  post.state = response.ok ? 'accepted' : 'refused';
  if (response.ok) post.id = ((await response.clone().json()) as { data: { id: string } }).data.id;
  return response;
}
