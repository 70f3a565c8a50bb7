/** `npm run docs`: writes the pages that are made from the code's data. */
import { readFile, writeFile } from 'node:fs/promises';
import { madePages } from './pages.ts';

const root = new URL('../../', import.meta.url);
for (const [file, make] of Object.entries(madePages)) {
  const at = new URL(file, root);
  await writeFile(at, await make(await readFile(at, 'utf8')));
  console.log(`wrote ${file}`);
}
