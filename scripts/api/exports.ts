import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { isRecord } from '../../src/base/guards.ts';
import tsup from '../../tsup.config.ts';

/** Names as they are written, whole. Flags are bits of a number. */
const FLAGS: number =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.WriteArrayAsGenericType;
const ALIAS: number = ts.TypeFormatFlags.InTypeAlias;

/** Everything that can be imported, a line each: the door, the name, its kind, and its shape as the compiler reads it. */
export function exportsOf(root: string): string {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const doors = doorsOf(root);
  const program = ts.createProgram(
    [...doors.values()].map((file) => join(root, file)),
    config.options,
  );
  const checker = program.getTypeChecker();
  const parts = [...doors].map(([door, file]) => {
    const source = program.getSourceFile(join(root, file));
    const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    const found = module === undefined ? [] : checker.getExportsOfModule(module);
    const lines = found.flatMap((one) => linesOf(checker, one)).sort();
    return `## ${door}\n\n${lines.join('\n')}\n`;
  });
  return parts.join('\n');
}

/** The doors of package.json, each with the source that it is built from. */
function doorsOf(root: string): Map<string, string> {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const named = isRecord(manifest) && isRecord(manifest['exports']) ? Object.keys(manifest['exports']) : [];
  const entries = typeof tsup === 'object' && !Array.isArray(tsup) ? tsup.entry : {};
  const sources: ReadonlyMap<string, string> = new Map(Object.entries(entries ?? {}));
  return new Map(
    named
      .filter((key) => key !== './package.json')
      .map((key) => {
        const source = sources.get(key === '.' ? 'index' : key.slice(2));
        if (source === undefined) throw new Error(`tsup.config.ts has no entry for the door ${key}.`);
        return [key.replace('.', 'lead-provider-sdk'), source];
      }),
  );
}

function linesOf(checker: ts.TypeChecker, exported: ts.Symbol): string[] {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const at = symbol.declarations?.[0];
  const name = exported.name;
  if (at === undefined) return [`${name}: ?`];
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- flags are the bits of a sum
  const shown = (type: ts.Type, flags = FLAGS): string => shortened(checker.typeToString(type, undefined, flags));
  if (ts.isInterfaceDeclaration(at) || ts.isClassDeclaration(at)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const kind = ts.isClassDeclaration(at) ? 'class' : 'interface';
    // what a class has of Error is not ours
    const own = checker
      .getPropertiesOfType(type)
      .filter((one) => one.declarations?.some((d) => !d.getSourceFile().isDeclarationFile) ?? true);
    return [
      `${kind} ${name}`,
      ...own.map(
        (one) =>
          `${kind} ${name}.${one.name}${one.flags & ts.SymbolFlags.Optional ? '?' : ''}: ${shown(checker.getTypeOfSymbol(one))}`,
      ),
    ];
  }
  if (ts.isTypeAliasDeclaration(at)) {
    const type = checker.getDeclaredTypeOfSymbol(symbol);
    const whole = `type ${name} = ${shown(type, FLAGS | ALIAS)}`;
    // options that are put together of several shapes have members, too
    const members = (type.isUnion() ? type.types : [type])
      .flatMap((one) => (one.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) ? one.getProperties() : []))
      .filter((one) => one.declarations?.some((d) => d.getSourceFile().fileName.includes('/src/')) ?? false);
    const lines = members.map((one) => `type ${name}.${one.name}: ${shown(checker.getTypeOfSymbol(one))}`);
    return [whole, ...new Set(name.endsWith('Options') ? lines : [])];
  }
  return [`${ts.isFunctionDeclaration(at) ? 'function' : 'const'} ${name}: ${shown(checker.getTypeOfSymbol(symbol))}`];
}

/** Generated shapes can be pages long; the descriptions hold what is in them. */
const shortened = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)} … (${text.length})` : text);
