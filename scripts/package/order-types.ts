/**
 * Part of the build: puts the members of enumerations in the built types of schemas into one order. The compiler writes them
 * in the order in which it came upon them, which is another one from build to build, and two clean builds have to make the
 * same tarball.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/schemas/', import.meta.url));

/** The text with every run of members such as `  joined: "joined";` sorted. */
export const ordered = (text: string): string =>
  text.replaceAll(
    /(?:^ *(?:"[^"\n]+"|\w+): "[^"\n]*";\n)+/gm,
    (run) => `${run.trimEnd().split('\n').sort().join('\n')}\n`,
  );

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const name of readdirSync(folder).filter((file) => /\.d\.c?ts$/.test(file)))
    writeFileSync(folder + name, ordered(readFileSync(folder + name, 'utf8')));
