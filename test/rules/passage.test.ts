import { describe, expect, test } from 'vitest';
import { passageAt } from '../../src/rules/passage.ts';

/** What a page says at an anchor: a row, an item, a paragraph, or the beginning of a section. */

const page = `# A page

<a id="rows"></a>

## Rows of a table

The rows, in their order:

| Row | Refuses |
|---|---|
| <a id="r1"></a>1 | The first |
| <a id="r2"></a>2 | The second |
| 3 | The third |

After the table.

<a id="list"></a>
## A list

- Before
- <a id="item"></a>An item,
  which goes on
  for three lines
- Another <a id="within"></a>one
1. <a id="number"></a>Numbered
* <a id="star"></a>Starred
  and last

A paragraph begins. <a id="first"></a>One thing is said
over two lines; <a id="second"></a>another; and <a id="third"></a>a third;

Not this one.

<a id="plain"></a>

## Plain

First paragraph.

Second paragraph.

<a id="tabled"></a>

## Tabled

| A | B |
|---|---|
| 1 | 2 |

| C | D |
|---|---|

<a id="bare"></a>

## Bare

<a id="last"></a>Ends here`;

const at = (anchor: string): string | null => passageAt(page, anchor);

test.each([
  ['r1', '| Row | Refuses |\n|---|---|\n| 1 | The first |'],
  ['r2', '| Row | Refuses |\n|---|---|\n| 2 | The second |'],
])('%s: a row of a table stands under the head of its table', (anchor, passage) => {
  expect(at(anchor)).toBe(passage);
});

test('the head of a table is a passage, too, with nothing above it', () => {
  expect(passageAt('| <a id="h"></a>Row | Refuses |\n|---|---|\n| 1 | 2 |', 'h')).toBe('| Row | Refuses |');
  expect(passageAt('| Row |\n| <a id="h"></a>--- |\n| 1 |', 'h')).toBe('| Row |\n| --- |');
  expect(passageAt('| Row |\n|---|\n| <a id="h"></a>1 |', 'h')).toBe('| Row |\n|---|\n| 1 |');
});

describe('an item of a list', () => {
  test.each([
    ['item', '- An item,\n  which goes on\n  for three lines'],
    ['within', '- Another one'],
    ['number', '1. Numbered'],
    ['star', '* Starred\n  and last'],
  ])('%s: goes to the next line that is not its own', (anchor, passage) => {
    expect(at(anchor)).toBe(passage);
  });

  test('at the end of a page goes to its end', () => {
    expect(passageAt('- <a id="x"></a>Last\n  and least', 'x')).toBe('- Last\n  and least');
  });

  test('needs a sign and a space: other lines are paragraphs', () => {
    expect(passageAt('x - <a id="x"></a>no item\nof a list', 'x')).toBe('no item\nof a list');
    expect(passageAt('-<a id="x"></a>no item\nof a list', 'x')).toBe('no item\nof a list');
  });
});

describe('a sentence within a paragraph', () => {
  test.each([
    ['first', 'One thing is said\nover two lines'],
    ['second', 'another; and'],
    ['third', 'a third'],
    ['last', 'Ends here'],
  ])('%s: goes to where another is marked, or to the end of the paragraph', (anchor, passage) => {
    expect(at(anchor)).toBe(passage);
  });
});

describe('a heading', () => {
  test.each([
    ['rows', '## Rows of a table\n\nThe rows, in their order:\n\n| Row | Refuses |\n|---|---|\n| 1 | The first |'],
    ['list', '## A list\n\n- Before\n- An item,'],
    ['plain', '## Plain\n\nFirst paragraph.'],
    ['tabled', '## Tabled\n\n| A | B |\n|---|---|\n| 1 | 2 |'],
    ['bare', '## Bare\n\nEnds here'],
  ])('%s: has what begins below it', (anchor, passage) => {
    const found = at(anchor) ?? '';
    expect(found.startsWith(passage)).toBe(true);
    expect(found).not.toMatch(/After the table|Second paragraph|\| C \||<a id=/);
    expect(found).toBe(found.trim());
  });

  test('whole: the paragraph, and the table it introduces', () => {
    expect(at('plain')).toBe('## Plain\n\nFirst paragraph.');
    expect(at('tabled')).toBe('## Tabled\n\n| A | B |\n|---|---|\n| 1 | 2 |');
    expect(at('rows')?.split('\n\n')).toHaveLength(3);
    expect(at('rows')).toContain('| 3 | The third |');
  });

  test('with nothing below it stands alone', () => {
    expect(passageAt('<a id="x"></a>\n\n## Alone', 'x')).toBe('## Alone\n\n');
  });
});

test('a page without the anchor says nothing', () => {
  expect(at('nowhere')).toBeNull();
  expect(at('r')).toBeNull();
  expect(passageAt('', 'r1')).toBeNull();
});
