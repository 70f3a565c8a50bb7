/** `npm run docs`: writes the pages and pictures that are made from the code's data. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { madePages } from './pages.ts';

/** What stands there; nothing yet for a picture that is new. */
const now = async (at: URL): Promise<string> => (existsSync(at) ? readFile(at, 'utf8') : '');

const root = new URL('../../', import.meta.url);
for (const [file, make] of Object.entries(madePages)) {
  const at = new URL(file, root);
  await mkdir(new URL('.', at), { recursive: true });
  await writeFile(at, await make(await now(at)));
  console.log(`wrote ${file}`);
}
