/**
 * How the house is cut, in numbers that can be compared with other libraries: `npm run measure:house`.
 *
 * Counts tracked `src/**` without tests. A code line is a line that is neither blank nor comment alone.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { createClient } from '../../src/index.ts';
import { createMock } from '../../src/mock/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = execFileSync('git', ['ls-files', 'src/*.ts'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));

/** Lines that hold code, by number from 0, and how many statements import or export from elsewhere. */
function linesOf(text: string): { code: Set<number>; imports: number } {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line;
  const code = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (node.getChildCount(source) === 0 && node.getWidth(source) > 0) {
      for (let line = lineAt(node.getStart(source)); line <= lineAt(node.getEnd()); line += 1) code.add(line);
    }
    node.getChildren(source).forEach((child) => {
      if (child.kind < ts.SyntaxKind.FirstJSDocNode || child.kind > ts.SyntaxKind.LastJSDocNode) visit(child);
    });
  };
  visit(source);
  const imports = source.statements.filter(
    (statement) =>
      ts.isImportDeclaration(statement) ||
      (ts.isExportDeclaration(statement) && statement.moduleSpecifier !== undefined),
  ).length;
  return { code, imports };
}

interface Wide {
  readonly place: string;
  readonly columns: number;
}

let codeLines = 0;
let importStatements = 0;
let allLines = 0;
const wide: Wide[] = [];
for (const file of files) {
  const text = readFileSync(`${root}${file}`, 'utf8');
  const { code, imports } = linesOf(text);
  codeLines += code.size;
  importStatements += imports;
  allLines += text.split('\n').length - 1;
  text.split('\n').forEach((line, index) => {
    if (line.length > 120 && code.has(index))
      wide.push({ place: `${file}:${String(index + 1)}`, columns: line.length });
  });
}

/** Files of ours with a function that ran while `run` did. */
async function filesRun(run: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  await run();
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  return result
    .filter(
      ({ url, functions }) =>
        url.includes('/src/') && url.startsWith('file:') && functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0),
    )
    .map(({ url }) => fileURLToPath(url).slice(root.length))
    .filter((file) => file.startsWith('src/'))
    .sort();
}

const mock = createMock({ service: 'rect' });
const dfe = createClient({
  service: 'rect',
  baseUrl: 'https://mock.test',
  token: mock.token('lp1'),
  fetch: mock.fetch,
});
const draft = {
  participant_id: mock.id('ben'),
  course_identifier: 'ecf-induction',
  evidence_held: 'training-event-attended',
} as const;
// once before, so that what is loaded once is loaded, and only what a write runs is counted
await dfe.declarations.create({ ...draft, declaration_type: 'started', declaration_date: '2025-10-20T00:00:00Z' });
const run = await filesRun(() =>
  dfe.declarations.create({ ...draft, declaration_type: 'retained-1', declaration_date: '2026-02-02T00:00:00Z' }),
);
const transport = run.filter((file) => /^src\/(client|budget)\//.test(file));

const byRoom = new Map<string, number>();
for (const file of run) {
  const room = file.split('/')[1] ?? '';
  byRoom.set(room, (byRoom.get(room) ?? 0) + 1);
}

console.log(`files                              ${String(files.length)}`);
console.log(`code lines                         ${String(codeLines)}`);
console.log(`code lines over 120 columns        ${String(wide.length)}`);
const per100 = (lines: number): string => ((100 * importStatements) / lines).toFixed(1);
console.log(`imports per 100 lines              ${per100(allLines)} (of code lines: ${per100(codeLines)})`);
console.log(
  `files in one checked write         ${String(run.length)} (${[...byRoom].map(([room, n]) => `${room} ${String(n)}`).join(', ')})`,
);
console.log(`files in the transport of it       ${String(transport.length)}`);
if (process.argv.includes('--list')) {
  console.log(`\n${run.join('\n')}\n\n${wide.map(({ place, columns }) => `${place} ${String(columns)}`).join('\n')}`);
}
