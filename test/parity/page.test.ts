import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { reportOf, textOf } from '../../src/parity/index.ts';
import { maskedMutations, mutations } from './mutations/index.ts';
import { playMutation } from './play.ts';

const page = await readFile(new URL('../../docs/parity.md', import.meta.url), 'utf8');

test('docs/parity.md shows the report as it is written', { timeout: 60_000 }, async () => {
  const shown = /```text\n([^]*?)```/.exec(page)?.[1];
  const planted = mutations.find(
    ({ service, name }) => service === 'rect' && name === 'updated_since leaves out the very second',
  );
  if (planted === undefined) throw new Error('the mutation of the page is gone');
  const text = textOf(reportOf(await playMutation(planted)));
  expect(shown).toBe(/^differs\n(?:  .*\n)+/m.exec(text)?.[0]);
});

test('docs/parity.md names every rule that can be left out unseen', () => {
  for (const { name } of maskedMutations)
    expect(page).toMatch(new RegExp(`\\b${/\.(\w+) /.exec(name)?.[1] ?? '-'}\\b`));
});
