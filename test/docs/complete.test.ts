import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { courseOf, deferralReasons, withdrawalReasons } from '../../src/rules/terms.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const page = read('docs/client.md');
/** The main door as `npm run api:report` has read it from the types. */
const door = read('api/exports.txt').split('\n## ')[0] ?? '';

/** The members of these interfaces, without what an interface has from elsewhere. */
function membersOf(names: readonly string[]): string[] {
  const found = names.flatMap((name) =>
    [...door.matchAll(new RegExp(`^(?:interface|type) ${name}\\.(\\w+)\\??:`, 'gm'))].map(
      ([, member]) => `${name}.${member ?? ''}`,
    ),
  );
  for (const name of names)
    if (!found.some((one) => one.startsWith(`${name}.`))) throw new Error(`${name} has no members`);
  return found;
}

/** Whether it stands there as code, not as a word of the text. */
const coded = [...page.replaceAll(/^```[^]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)]
  .map(([, code]) => code ?? '')
  .join('\n');
const has = (member: string): boolean => new RegExp(`\\b${member.split('.')[1] ?? ''}\\b`).test(coded);

test('docs/client.md names every reason and both courses, where it tells what a write may say', () => {
  const table = page.split('\n').filter((line) => /^\| `(?:ect|mentor)` \|/.test(line));
  expect(table).toHaveLength(2);
  for (const word of [...withdrawalReasons.rect, ...deferralReasons, ...Object.values(courseOf)])
    expect(table.join('\n')).toContain(`\`${word}\``);
});

describe('docs/client.md has', () => {
  const options =
    'ClientOptions CallOptions ReadOptions ListOptions CollectOptions PagesOptions SendOptions WriteOptions CheckSettings ' +
    'CheckManyOptions CheckOnlyOptions ResolveManyOptions SettleOptions';
  test('every option', () => {
    expect(membersOf(options.split(' ')).filter((one) => !has(one))).toEqual([]);
  });

  test('every method', () => {
    const methods =
      'Client Participants Transfers UnfundedMentors Declarations Partnerships Schools DeliveryPartners Statements Paged';
    expect(membersOf(methods.split(' ')).filter((one) => !has(one))).toEqual([]);
  });

  test('every event', () => {
    const names = [...door.matchAll(/^interface \w+Event\.type: "([\w-]+)"/gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
