/**
 * `npm run build:console`: the page of the mock, from `src/console` to `dist/console`: one script, one style sheet and the
 * page that names them, each with a hash of what it holds in its name.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a first visit may load, in bytes of gzip. */
const MOST = 90_000;

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const from = (name: string): string => at(`src/console/${name}`);
const to = (name: string): string => at(`dist/console/${name}`);

rmSync(at('dist/console'), { recursive: true, force: true });
mkdirSync(at('dist/console'), { recursive: true });

const script = await bundled('app.tsx');
const style = await bundled('style.css');
const names = { SCRIPT: named('app', 'js', script), STYLE: named('app', 'css', style) };
const page = readFileSync(from('index.html'), 'utf8').replace(/SCRIPT|STYLE/g, (which) =>
  which === 'SCRIPT' ? names.SCRIPT : names.STYLE,
);
writeFileSync(to(names.SCRIPT), script);
writeFileSync(to(names.STYLE), style);
writeFileSync(to('index.html'), page);
copyFileSync(from('icon.svg'), to('icon.svg'));
writeFileSync(
  to('LICENSES.txt'),
  `The script holds preact, under this licence:\n\n${readFileSync(at('node_modules/preact/LICENSE'), 'utf8')}`,
);

const size = [script, style, page].reduce((sum, text) => sum + gzipSync(text).byteLength, 0);
console.log(`console: ${size.toLocaleString('en-GB')} bytes of gzip, of at most ${MOST.toLocaleString('en-GB')}`);
if (size > MOST) throw new Error('The console is larger than it may be: see above.');

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [from(entry)],
    ...{ bundle: true, minify: true, write: false, format: 'esm', target: 'es2022', legalComments: 'none' },
    ...{ jsx: 'automatic', jsxImportSource: 'preact' },
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`build:console: nothing came of ${entry}`);
  return file.text;
}

function named(name: string, ending: string, text: string): string {
  return `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.${ending}`;
}
