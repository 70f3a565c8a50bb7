import { compareTexts } from '../base/compare-texts.ts';
import type { Service } from '../contract/service.ts';
import { booksOf } from './books.ts';
import { spanOf, type CheckOptions } from './checks.ts';
import { plain, type CheckInput, type ReadDeclaration, type ReadParticipant } from './reads.ts';
import { registry } from './registry.ts';
import { asRead, isReadable, readDate, type DeclarationInput } from './shared/inputs.ts';
import { declarationTypes } from './terms.ts';
import type { Verdict } from './verdict.ts';

/** The facts of a bulk check: your whole copy of what the API serves. */
export interface BulkInput extends Pick<CheckInput, 'statements' | 'schedules' | 'cohorts' | 'partnerships'> {
  /**
   * All participants you can see. An id that is not among them counts as belonging to no participant, unless `partial`
   * is set.
   */
  readonly participants: Iterable<ReadParticipant>;
  /** All declarations you can see. */
  readonly declarations: Iterable<ReadDeclaration>;
  /**
   * Whether `participants` is only a part, so that nothing follows from a missing id.
   * @default false
   */
  readonly partial?: boolean;
  /** With `partial`: ids that were asked for and belong to no participant you can see. */
  readonly absent?: Iterable<string>;
}

export interface BulkRow<D> {
  /** Position of the draft in the list given. */
  readonly index: number;
  readonly draft: D;
  readonly verdict: Verdict;
}

export interface BulkResult<D> {
  /** One row per draft, in the order given. */
  readonly rows: readonly BulkRow<D>[];
  readonly counts: Readonly<Record<Verdict['outcome'], number>>;
  /** How many drafts each rule refuses, by rule id, most first. */
  readonly refusedBy: ReadonlyMap<string, number>;
}

/**
 * Checks many declarations at once. Drafts of one participant are judged in the order of their types and dates, each as
 * if the earlier ones that were not refused had been sent: a `retained-1` after a `started` of the same batch passes,
 * and the second `started` of a batch is refused.
 *
 * @example
 * const { rows, refusedBy } = checkDeclarations('rect', drafts, { participants, declarations, statements });
 * const sendable = rows.filter(({ verdict }) => verdict.outcome !== 'refuse');
 */
export function checkDeclarations<D extends DeclarationInput>(
  service: Service,
  drafts: readonly D[],
  given: BulkInput,
  options: CheckOptions = {},
): BulkResult<D> {
  const rules = registry[service].declaration;
  const { participants, declarations, partnerships, partial = false, absent = [], ...rest } = given;
  // the rules only ask whether any partnership is challenged, so one challenged partnership is as good as all
  const shared = {
    ...rest,
    ...(partnerships && {
      partnerships: partnerships.filter(({ attributes }) => attributes.status === 'challenged').slice(0, 1),
    }),
  };
  const books = booksOf(service, shared);
  const now = spanOf(options);
  const mode = options.checks ?? 'documented';
  const people = indexPeople(participants);
  const nobody = new Set(Array.from(absent, plain));
  const held = groupDeclarations(declarations);

  const rows = new Array<BulkRow<D>>(drafts.length);
  const counts = { refuse: 0, clear: 0, unsure: 0 };
  const refusedBy = new Map<string, number>();
  const asked = drafts.map((draft) => asRead(draft));
  for (const index of inSequence(asked)) {
    const [draft, read] = [drafts[index], asked[index]];
    if (draft === undefined || read === undefined) continue;
    const id = idOf(read);
    const participant = people.get(id) ?? (partial && !nobody.has(id) ? undefined : null);
    // ecf takes retired ids; a declaration under a retired id belongs to the current one
    const currentId = participant ? plain(participant.id) : id;
    const known = held.get(currentId) ?? [];
    const facts =
      participant === undefined ? { declarations: known, ...shared } : { participant, declarations: known, ...shared };
    const verdict = rules.check({ draft: read, given: facts, now, books, described: options.described }, mode);
    rows[index] = { index, draft, verdict };
    counts[verdict.outcome] += 1;
    for (const rule of new Set(verdict.refusals.map((refusal) => refusal.rule)))
      refusedBy.set(rule, (refusedBy.get(rule) ?? 0) + 1);
    if (verdict.outcome !== 'refuse')
      held.set(currentId, [...known, asSent(read, participant?.id ?? read.participant_id, service)]);
  }
  return { rows, counts, refusedBy: new Map([...refusedBy].sort(([, a], [, b]) => b - a)) };
}

/** Participants by every id they have or had. A current id wins over a retired one. */
function indexPeople(participants: Iterable<ReadParticipant>): Map<string, ReadParticipant> {
  const people = new Map<string, ReadParticipant>();
  const retired: [string, ReadParticipant][] = [];
  for (const participant of participants) {
    people.set(plain(participant.id), participant);
    for (const change of participant.attributes.participant_id_changes)
      retired.push([plain(change.from_participant_id), participant]);
  }
  for (const [id, participant] of retired) if (!people.has(id)) people.set(id, participant);
  return people;
}

function groupDeclarations(declarations: Iterable<ReadDeclaration>): Map<string, ReadDeclaration[]> {
  const groups = new Map<string, ReadDeclaration[]>();
  for (const declaration of declarations) {
    const key = plain(declaration.attributes.participant_id);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [declaration]);
    else group.push(declaration);
  }
  return groups;
}

const idOf = (draft: DeclarationInput): string =>
  typeof draft.participant_id === 'string' ? plain(draft.participant_id) : '';

/**
 * Positions of the drafts, by type order and then by date. Drafts of different participants do not affect each other.
 */
function inSequence(drafts: readonly DeclarationInput[]): number[] {
  const order = new Map<unknown, number>(declarationTypes.map((type, place) => [type, place]));
  const places = drafts.map((draft) => order.get(draft.declaration_type) ?? declarationTypes.length);
  const dates = drafts.map(({ declaration_date }) => (typeof declaration_date === 'string' ? declaration_date : ''));
  return [...drafts.keys()].sort(
    (a, b) => (places[a] ?? 0) - (places[b] ?? 0) || compareTexts(dates[a] ?? '', dates[b] ?? '') || a - b,
  );
}

/** A draft as it would be served once it has been accepted. */
function asSent(draft: DeclarationInput, id: unknown, service: Service): ReadDeclaration {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const date = readDate(draft.declaration_date, service === 'ecf');
  return {
    id: '',
    attributes: {
      participant_id: text(id),
      declaration_type: text(draft.declaration_type),
      course_identifier: text(draft.course_identifier),
      declaration_date: isReadable(date) ? new Date(date.stored).toISOString() : '',
      state: 'submitted',
      statement_id: null,
      lead_provider_name: '',
    },
  };
}
