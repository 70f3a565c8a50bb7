import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { passageAt } from '../../src/rules/passage.ts';
import { allRules } from '../../src/rules/registry.ts';
import { partsOf } from '../../src/rules/source.ts';

const page = `# A page

<a id="section-1"></a>

## 1 One

Said first,
over two lines.

| What | Why |
|---|---|
| <a id="row"></a><a id="same"></a>this | that |
| other | thing |

Then more.

- <a id="item"></a>an item
  that goes on
- another

Before. <a id="here"></a>From here
on; <a id="there"></a>and there.
(a file)

<a id="section-2"></a>

## 2 Two

| <a id="only"></a>Head |
|---|
`;

test.each([
  [
    'section-1',
    '## 1 One\n\nSaid first,\nover two lines.\n\n| What | Why |\n|---|---|\n| this | that |\n| other | thing |',
  ],
  ['row', '| What | Why |\n|---|---|\n| this | that |'],
  ['same', '| What | Why |\n|---|---|\n| this | that |'],
  ['item', '- an item\n  that goes on'],
  ['here', 'From here\non'],
  ['there', 'and there.\n(a file)'],
  ['section-2', '## 2 Two\n\n| Head |\n|---|'],
  ['nowhere', null],
])('a passage is what stands at its anchor: %s', (anchor, passage) => {
  expect(passageAt(page, anchor)).toBe(passage);
});

test.each(allRules.map(({ id, source }) => [id, partsOf(source).address] as const))(
  'there is a passage to show for %s',
  (_id, address) => {
    const [file = '', anchor = ''] = address.split('#');
    const passage = passageAt(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'), anchor);
    expect(passage).toMatch(/\S.{20}/);
    expect(passage).not.toContain('<a id=');
  },
);
