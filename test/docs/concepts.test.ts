import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** The rows of a page's tables: the heading they stand under, and their cells. */
function rowsOf(page: string): { readonly under: string; readonly cells: readonly string[] }[] {
  let under = '';
  return readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('#')) under = line.replace(/^#+ /, '');
      if (!line.startsWith('| ') || !line.endsWith(' |')) return [];
      return [{ under, cells: line.slice(2, -2).split(' | ') }];
    });
}

const concepts = rowsOf('concepts.md');
const identifiers = rowsOf('identifiers.md');

/** The terms of DfE's "Definitions and states", in its spelling, from the edition of today and the early draft. */
const terms = {
  concepts: 'cohort course_identifier declaration participant partnership schedule statement unfunded-mentor'.split(
    ' ',
  ),
  ids: (
    'clawback_statement_id declaration_id delivery_partner_id mentor_id participant_id participant_id_changes ' +
    'from_participant_id to_participant_id partnership_id statement_id school_id training_record_id'
  ).split(' '),
};
const states = {
  "A partnership's `status`": 'active challenged',
  "A participant's `training_status`": 'active deferred withdrawn completed',
  "A participant's `participant_status`": 'active joining leaving left withdrawn',
  "A declaration's `state`": 'submitted eligible ineligible payable voided paid awaiting_clawback clawed_back',
};

/** Whether a cell holds the term as a word of its own: `paid` is not in `payable`, nor `mentor_id` in `my_mentor_id`. */
const holds = (cell: string | undefined, term: string): boolean =>
  new RegExp(`(?<![\\w-])${term}(?![\\w-])`).test(cell ?? '');

describe('docs/concepts.md', () => {
  test.each(terms.concepts)('has a row for the concept %s', (term) => {
    const bold = `**${term.replace(/[_-]/g, ' ')}**`;
    const rows = concepts.filter(({ under, cells }) => under === 'Concepts' && cells[0] === bold);
    expect(rows).toHaveLength(1);
    expect(
      rows[0]?.cells.some((cell) => holds(cell.replace('s.*', ''), term)),
      `${term}, as DfE spells it`,
    ).toBe(true);
  });

  test.each(Object.entries(states).flatMap(([under, names]) => names.split(' ').map((name) => [under, name] as const)))(
    '%s: has a row for %s',
    (under, name) => {
      const rows = concepts.filter((row) => row.under === under && row.cells[0] === `\`${name.replaceAll('_', '-')}\``);
      expect(rows).toHaveLength(1);
      expect(
        rows[0]?.cells.some((cell) => holds(cell, name)),
        `${name}, as DfE spells it`,
      ).toBe(true);
    },
  );
});

describe('docs/identifiers.md', () => {
  test.each(terms.ids)('has a row for %s', (id) => {
    const rows = identifiers.filter(({ cells }) => cells[0] === `\`${id}\``);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.cells.length).toBe(3);
  });
});
