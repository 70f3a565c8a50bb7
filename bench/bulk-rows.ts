import type { RowSource, SourceRow } from 'lead-provider-sdk/bulk';

/** A participant as it is listed. */
interface Listed {
  readonly id: string;
  readonly attributes: {
    readonly ecf_enrolments: readonly { readonly participant_type: string; readonly cohort: string | null }[];
  };
}

/** A row for each enrolment of an open cohort, declared started or of another type. */
export function declarationRows(people: readonly Listed[], now: number, types = ['started']): readonly SourceRow[] {
  const before = new Date(now - 86_400_000).toISOString().slice(0, 10);
  return people
    .flatMap(({ id, attributes }) =>
      attributes.ecf_enrolments.flatMap(({ participant_type: role, cohort }) => {
        // of older ones payments are frozen
        if (Number(cohort) < 2024) return [];
        const day = `${cohort}-10-15`;
        return types.map((declaration_type) => ({
          participant_id: id,
          declaration_type,
          declaration_date: `${day < before ? day : before}T00:00:00Z`,
          course_identifier: role === 'ect' ? 'ecf-induction' : 'ecf-mentor',
          evidence_held: 'training-event-attended',
        }));
      }),
    )
    .map((draft, index) => ({ line: index + 2, id: null, draft }));
}

export const sourceOf = (rows: readonly SourceRow[]): RowSource => ({
  name: 'rows.csv',
  read: () => Promise.resolve({ rows, sha256: '0'.repeat(64) }),
});
