import { isLive, isOfDate, isOfSlot } from '../../resources/writing/written.ts';
import { checkDeclarations, type ReadDeclaration } from '../../rules/index.ts';
import { plain } from '../../rules/reads.ts';
import { dayOf } from '../../rules/time.ts';
import type { Item } from '../client.ts';
import type { SourceRow } from '../rows/source.ts';
import { byVerdict, decide, expectedStatement, type Decision } from './decision.ts';
import { grouped } from './group.ts';
import { moment, type Grounds } from './judge.ts';
import { readable } from './readable.ts';
import { repeatsIn } from './same-rows.ts';

const FUTURE = 'rect.declaration.D9';

/** Declarations, judged together: each as if those before it in the file had been sent. */
export async function judgeDeclarations(rows: readonly SourceRow[], grounds: Grounds): Promise<readonly Decision[]> {
  const { facts, choices, now, provider } = grounds;
  const idIn = ({ draft }: SourceRow): string => draft['participant_id'] ?? '';
  const people = await facts.participants([...new Set(rows.map(idIn))]);
  const personOf = (row: SourceRow): Item | null => people.get(plain(idIn(row))) ?? null;
  const currentId = (row: SourceRow): string => (personOf(row)?.id ?? idIn(row)).toLowerCase();
  const found = [...new Set(people.values())].filter((one) => one !== null).map((one) => readable('participant', one));
  const [listed, statements] = await Promise.all([
    facts.declarationsOf([...new Set(rows.map(currentId))]),
    facts.statements(),
  ]);
  const declarations = listed.map((one) => readable('declaration', one));
  const theirs = grouped(declarations, ({ attributes }) => plain(attributes.participant_id));
  const ahead = statements.map((one) => readable('statement', one));
  const { duplicates, conflicts } = repeatsIn('declarations.create', rows, currentId);
  const open = rows.filter(({ line }) => !duplicates.has(line) && !conflicts.has(line));
  const { rows: judged } = checkDeclarations(
    'rect',
    // as they are sent: by the id that counts now
    open.map((row) => ({ ...row.draft, participant_id: currentId(row) })),
    {
      participants: found,
      declarations,
      statements: ahead,
      partial: true,
      absent: [...people].flatMap(([id, person]) => (person === null ? [id] : [])),
    },
    moment(grounds),
  );
  const verdicts = new Map(open.map(({ line }, index) => [line, judged[index]?.verdict]));

  return rows.map((row): Decision => {
    const [person, id] = [personOf(row), currentId(row)];
    const expected = expectedStatement(
      person === null ? null : readable('participant', person),
      row.draft['course_identifier'],
      ahead,
      now,
    );
    const about = { key: id, id, expected };
    const duplicate = duplicates.get(row.line);
    if (duplicate !== undefined) return decide(row, { ...about, why: `equals line ${duplicate}` }, 'duplicate');
    const other = conflicts.get(row.line);
    if (other !== undefined)
      return decide(row, { ...about, why: `line ${other} declares the same with other contents` }, 'conflict');

    const there = thereAlready(row, id, theirs.get(plain(id)) ?? [], provider);
    if (there !== null) {
      const statement = there.record.attributes.statement_id;
      if (there.isSame) return decide(row, { ...about, record: there.record.id, statement }, 'already');
      return decide(
        row,
        {
          ...about,
          record: there.record.id,
          why: 'another declaration of this type stands, with another date, evidence or provider',
        },
        'conflict',
      );
    }
    const verdict = verdicts.get(row.line);
    if (verdict === undefined) throw new Error(`bulk: line ${row.line} was not judged.`);
    const made = byVerdict(verdict, true, choices);
    const anew = wasThere(row, id, theirs.get(plain(id)) ?? []).length > 0 && { anew: true };
    if (made.state !== 'refused' || made.rule !== FUTURE)
      return decide(row, { ...about, ...anew, ...made }, made.state);
    // the service would say: try again once it has passed
    const until = dayOf(Date.parse(row.draft['declaration_date'] ?? ''), 'london');
    return decide(row, { ...about, ...anew, ...made, until }, 'held');
  });
}

/** The declarations that are of the slot of a row, and do not hold it any more. */
function wasThere<D extends Item>(
  row: Pick<SourceRow, 'draft'>,
  participantId: string,
  declarations: readonly D[],
): readonly D[] {
  const what = { service: 'rect', operation: 'declarations.create', id: undefined, draft: row.draft } as const;
  return declarations.filter((record) => !isLive(record.attributes['state']) && isOfSlot(what, record, participantId));
}

/** The declaration that holds the slot of a row, and whether it is the row's own. */
export function thereAlready(
  row: Pick<SourceRow, 'draft'>,
  participantId: string,
  declarations: readonly (Item & ReadDeclaration)[],
  provider: string | null,
): { readonly record: Item & ReadDeclaration; readonly isSame: boolean } | null {
  const what = { service: 'rect', operation: 'declarations.create', id: undefined, draft: row.draft } as const;
  const holding = declarations.filter(
    (record) => isLive(record.attributes.state) && isOfSlot(what, record, participantId),
  );
  const own = holding.find(
    (record) => isOfDate(what, record) && isOurs(record, provider) && hasEvidence(record, row.draft['evidence_held']),
  );
  const record = own ?? holding[0];
  return record === undefined ? null : { record, isSame: own !== undefined };
}

const isOurs = ({ attributes }: ReadDeclaration, provider: string | null): boolean =>
  provider !== null && attributes.lead_provider_name.trim().toLowerCase() === provider.trim().toLowerCase();

/** The service forgets evidence where its rules ask for none, so only two kinds that differ are a difference. */
function hasEvidence({ attributes: { evidence_held: held } }: Item, asked: string | undefined): boolean {
  return asked === undefined || asked === '' || held === null || held === undefined || held === asked;
}
