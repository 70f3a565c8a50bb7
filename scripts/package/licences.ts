/**
 * Writes THIRD-PARTY-LICENSES: the licences of other people's code that is bundled into what we ship. `npm run licences`,
 * after one of them has moved; a test holds that the file has every package that the built files have parts of.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isRecord } from '../../src/base/guards.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is bundled, and into what. */
export const bundled: Readonly<Record<string, string>> = {
  'csv-parse': 'reads the spreadsheets of `lead-provider-sdk/bulk` and of the commands `declare` and `bulk`',
  yaml: 'reads descriptions in the commands `generate` and `diff` and in the mock server',
  '@hono/node-server': 'takes requests from Node in the mock server',
  hono: 'a part that @hono/node-server loads',
  preact: "draws the mock server's console, in the browser",
};

/** The text of the file as it has to be. Throws when a package has no licence to show. */
export function licences(): string {
  const parts = Object.entries(bundled).map(([name, use]) => {
    const at = (file: string): string => readFileSync(`${root}/node_modules/${name}/${file}`, 'utf8');
    const manifest: unknown = JSON.parse(at('package.json'));
    const told = (key: string): string => (isRecord(manifest) ? String(manifest[key]) : '?');
    return `${'='.repeat(80)}\n${name} ${told('version')} (${told('license')})\n${use}\n\n${at('LICENSE').trim()}\n`;
  });
  return (
    'Parts of these packages are in the built files of lead-provider-sdk. Each has a licence of its own.\n\n' +
    parts.join('\n')
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(`${root}/THIRD-PARTY-LICENSES`, licences());
