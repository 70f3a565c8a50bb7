/** `npm run docs`: writes the pages that are made from the code's data. */
import { writeFile } from 'node:fs/promises';
import { madePages } from './pages.ts';

const root = new URL('../../', import.meta.url);
for (const [file, make] of Object.entries(madePages)) {
  await writeFile(new URL(file, root), make());
  console.log(`wrote ${file}`);
}
