import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that `CHROMIUM` names, or the first of the Chromium family on the path; null when there is none. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isProgram) ?? null;
}

/** The same where a test cannot do without. */
export function chromiumHere(): string {
  const chromium = findChromium();
  if (chromium === null)
    throw new Error(
      'There is no Chromium here. Install it (Debian: apt-get install chromium), or name one: CHROMIUM=/path npm run test:browser.',
    );
  return chromium;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
