import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * A compiler host that parses the sources of this repository, its packages and the compiler's own libraries once for all
 * programs with the same options. Nobody writes them while tests run; all other files are read each time.
 */
export function parsingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const disk = ts.createCompilerHost(options);
  const settings = JSON.stringify(options);
  return {
    ...disk,
    getSourceFile(path, target, ...rest) {
      if (!path.startsWith(root)) return disk.getSourceFile(path, target, ...rest);
      const key = `${path} ${typeof target === 'object' ? target.impliedNodeFormat : ''} ${settings}`;
      if (!parsed.has(key)) parsed.set(key, disk.getSourceFile(path, target, ...rest));
      return parsed.get(key);
    },
  };
}
