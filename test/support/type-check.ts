import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { parsingHost } from './parsed-once.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A source that exists only for the compiler. Its path decides how its imports resolve. */
export interface VirtualFile {
  readonly path: string;
  readonly text: string;
}

/**
 * What the compiler, with the project's own settings, has against these files: `path:line message`, empty when all is
 * well. Unused names are allowed, because samples introduce more than they use.
 */
export function typeErrors(files: readonly (string | VirtualFile)[]): string[] {
  const options = { ...projectOptions(), noUnusedLocals: false, noUnusedParameters: false };
  const virtual = new Map(
    files.flatMap((file) => (typeof file === 'string' ? [] : [[join(root, file.path), file.text] as const])),
  );
  const disk = parsingHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => virtual.has(path) || disk.fileExists(path),
    readFile: (path) => virtual.get(path) ?? disk.readFile(path),
    getSourceFile(path, target, ...rest) {
      const text = virtual.get(path);
      return text === undefined ? disk.getSourceFile(path, target, ...rest) : ts.createSourceFile(path, text, target);
    },
  };
  const roots = files.map((file) => join(root, typeof file === 'string' ? file : file.path));
  const program = ts.createProgram(roots, options, host);
  const inRoots = new Set(roots);
  return ts
    .getPreEmitDiagnostics(program)
    .filter(({ file }) => file === undefined || inRoots.has(file.fileName))
    .map(({ file, start = 0, messageText }) => {
      const message = ts.flattenDiagnosticMessageText(messageText, ' ');
      if (file === undefined) return message;
      return `${relative(root, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} ${message}`;
    });
}

function projectOptions(): ts.CompilerOptions {
  const file = join(root, 'tsconfig.json');
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path));
  return ts.parseJsonConfigFileContent(config, ts.sys, dirname(file)).options;
}
