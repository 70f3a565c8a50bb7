import { isOutOfEffect, storedRecords } from '../../resources/writing/written.ts';
import { checkVoid } from '../../rules/index.ts';
import { plain } from '../../rules/reads.ts';
import type { Item } from '../client.ts';
import type { SourceRow } from '../rows/source.ts';
import { byVerdict, decide, type Decision } from './decision.ts';
import { moment, type Grounds } from './judge.ts';
import { readable } from './readable.ts';
import { repeatsIn } from './same-rows.ts';

/** What is kept of a declaration that is to be taken back. */
export const voidBasis = (item: Item): Decision['basis'] =>
  storedJson(storedRecords({ service: 'rect', operation: 'declarations.void', id: item.id, draft: {} }, [item]));

/** Voids, judged one by one; the declarations of a participant are taken back in the order of the file. */
export async function judgeVoids(rows: readonly SourceRow[], grounds: Grounds): Promise<readonly Decision[]> {
  const { facts, choices, provider } = grounds;
  const idOf = ({ id }: SourceRow): string => (id ?? '').toLowerCase();
  const [found, listed] = await Promise.all([facts.declarations([...new Set(rows.map(idOf))]), facts.statements()]);
  const statements = listed.map((one) => readable('statement', one));
  const { duplicates } = repeatsIn('declarations.void', rows, idOf);
  return rows.map((row): Decision => {
    const id = idOf(row);
    const item = found.get(plain(id)) ?? null;
    const declaration = item === null ? null : readable('declaration', item);
    const key = declaration?.attributes.participant_id.toLowerCase() ?? id;
    const about = { key, id, basis: item === null ? null : voidBasis(item) };
    const duplicate = duplicates.get(row.line);
    if (duplicate !== undefined) return decide(row, { ...about, why: `equals line ${duplicate}` }, 'duplicate');
    if (declaration !== null && isOutOfEffect(declaration.attributes.state))
      return decide(row, { ...about, record: id, why: `is ${declaration.attributes.state}` }, 'already');
    const given = { declaration, statements, ...(provider !== null && { leadProviderName: provider }) };
    const made = byVerdict(checkVoid('rect', given, moment(grounds)), false, choices);
    if (made.state !== 'refused' && declaration?.attributes.state === 'paid' && !choices.clawBack)
      return decide(
        row,
        {
          ...about,
          why: 'is paid: taking it back claws the money back. Say that this is meant (clawBack, --claw-back).',
        },
        'refused',
      );
    return decide(row, { ...about, ...made }, made.state);
  });
}

/** Stored records as a journal holds them. */
export function storedJson({ records }: ReturnType<typeof storedRecords>): NonNullable<Decision['basis']> {
  return { records: records.map(({ id, values, updatedAt }) => ({ id, values: { ...values }, updatedAt })) };
}
