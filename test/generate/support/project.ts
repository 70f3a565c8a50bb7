import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';
import { parsingHost } from '../../support/parsed-once.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A user's project in a folder of its own, with this package's sources in the place of the installed package. */
export class Project {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Project> {
    const folder = await mkdtemp(join(tmpdir(), 'lead-provider-project-'));
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    return new Project(folder);
  }

  at(path: string): string {
    return join(this.folder, path);
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(this.at(path)), { recursive: true });
    await writeFile(this.at(path), text);
  }

  /** What a strict compiler has against these files and those they import from the project: `path:line message`. */
  errors(paths: readonly string[]): string[] {
    const options: ts.CompilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noPropertyAccessFromIndexSignature: true,
      noUnusedLocals: true,
      verbatimModuleSyntax: true,
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      resolveJsonModule: true,
      paths: { 'lead-provider-sdk': [join(root, 'src/index.ts')], 'lead-provider-sdk/*': [join(root, 'generated/*')] },
    };
    const program = ts.createProgram(
      paths.map((path) => this.at(path)),
      options,
      parsingHost(options),
    );
    return program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(this.folder))
      .flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
      .map(({ file, start = 0, messageText }) => {
        const where =
          file === undefined
            ? ''
            : `${relative(this.folder, file.fileName)}:${file.getLineAndCharacterOfPosition(start).line + 1} `;
        return where + ts.flattenDiagnosticMessageText(messageText, ' ');
      });
  }

  /** Loads a TypeScript module of the project that imports nothing but packages. */
  async load(path: string, text: string): Promise<Readonly<Record<string, unknown>>> {
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    const file = `${path.replace(/\.ts$/, '')}.mjs`;
    await this.write(file, outputText);
    const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(this.at(file)).href);
    return typeof loaded === 'object' && loaded !== null ? { ...loaded } : {};
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}
