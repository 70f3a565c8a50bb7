import ts from 'typescript';
import { INHERITED } from './source-text.ts';

/**
 * Why a file that was made from a description must not be written; null when it holds nothing but what such files
 * hold. This is the last door: whatever a tool made of a document, no file gets past it that does anything when it is
 * loaded beyond putting schemas and constants together.
 */
export function unsound(text: string, allowedImports: ReadonlyMap<string, 'types' | 'values'>): string | null {
  const { source, diagnostics } = parse(text);
  const [first] = diagnostics;
  if (first !== undefined) {
    const said = ts.flattenDiagnosticMessageText(first.messageText, ' ');
    return `line ${lineOf(source, first.start ?? 0)} does not parse: ${said}`;
  }
  const declared = new Set<string>();
  const known = namesOf(source);
  for (const statement of source.statements) {
    const wrong = unsoundStatement(statement, source, declared, known, allowedImports);
    if (wrong !== null) return `line ${lineOf(source, statement.getStart(source))} holds ${wrong}`;
  }
  return null;
}

/** The text as the compiler reads it, without looking at any other file. */
function parse(text: string): { readonly source: ts.SourceFile; readonly diagnostics: readonly ts.Diagnostic[] } {
  const source = ts.createSourceFile('made.ts', text, ts.ScriptTarget.ES2022);
  const program = ts.createProgram(
    ['made.ts'],
    { noLib: true, noResolve: true, types: [] },
    {
      getSourceFile: (name) => (name === 'made.ts' ? source : undefined),
      getDefaultLibFileName: () => 'lib.d.ts',
      writeFile: () => undefined,
      getCurrentDirectory: () => '/',
      getCanonicalFileName: (name) => name,
      useCaseSensitiveFileNames: () => true,
      getNewLine: () => '\n',
      fileExists: (name) => name === 'made.ts',
      readFile: () => undefined,
    },
  );
  return { source, diagnostics: program.getSyntacticDiagnostics(source) };
}

function lineOf(source: ts.SourceFile, position: number): number {
  return source.getLineAndCharacterOfPosition(position).line + 1;
}

function unsoundStatement(
  statement: ts.Statement,
  source: ts.SourceFile,
  declared: Set<string>,
  known: ReadonlySet<string>,
  allowedImports: ReadonlyMap<string, 'types' | 'values'>,
): string | null {
  if (ts.isImportDeclaration(statement)) {
    const from = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
    const allowed = allowedImports.get(from);
    if (allowed === undefined || statement.importClause === undefined) return `an import from ${JSON.stringify(from)}`;
    return allowed === 'values' || /^import type /.test(statement.getText(source))
      ? null
      : 'an import of more than types';
  }
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return declare(statement.name.text, 'type', declared) ?? unsoundType(statement);
  if (!ts.isVariableStatement(statement)) return 'a statement of another kind';
  if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) return 'a variable that is not constant';
  for (const { name, initializer } of statement.declarationList.declarations) {
    if (!ts.isIdentifier(name) || initializer === undefined) return 'a constant of another form';
    const wrong = declare(name.text, 'const', declared) ?? unsoundValue(initializer, known);
    if (wrong !== null) return wrong;
  }
  return null;
}

function declare(name: string, kind: string, declared: Set<string>): string | null {
  const key = `${kind} ${name}`;
  if (declared.has(key)) return `a second declaration of ${name}`;
  declared.add(key);
  return null;
}

/** Types do nothing; but one that imports makes the compiler read another file. */
function unsoundType(node: ts.Node): string | null {
  if (ts.isImportTypeNode(node)) return 'a type from another file';
  return ts.forEachChild(node, (child) => unsoundType(child) ?? undefined) ?? null;
}

/** What schemas and constants are put together from; only methods of schemas are called. */
function unsoundValue(node: ts.Expression, known: ReadonlySet<string>): string | null {
  const inner = (other: ts.Expression): string | null => unsoundValue(other, known);
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return inner(node.expression);
  if (ts.isStringLiteral(node) || ts.isNumericLiteral(node) || isWord(node)) return null;
  if (ts.isRegularExpressionLiteral(node)) return null;
  if (ts.isIdentifier(node)) return known.has(node.text) ? null : `the name ${node.text}, which is not its own`;
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand) ? null : 'a calculation';
  if (ts.isArrayLiteralExpression(node)) return first(node.elements, inner);
  if (ts.isObjectLiteralExpression(node)) return first(node.properties, (one) => unsoundProperty(one, known));
  if (ts.isArrowFunction(node))
    return node.parameters.length === 0 && !ts.isBlock(node.body) ? inner(node.body) : 'a function';
  if (!ts.isCallExpression(node)) return `an expression of another kind (${ts.SyntaxKind[node.kind]})`;
  return unsoundCallee(node.expression, known) ?? first(node.arguments, inner);
}

function isWord({ kind }: ts.Expression): boolean {
  return [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(kind);
}

/** `z.string`, `z.iso.datetime`, `Pet.and`, and what follows a call. */
function unsoundCallee(node: ts.Expression, known: ReadonlySet<string>): string | null {
  if (!ts.isPropertyAccessExpression(node)) return 'a call of something that is no schema';
  const name = node.name.text;
  if (INHERITED.has(name) || ['call', 'apply', 'bind'].includes(name)) return `a call of ${name}`;
  if (ts.isPropertyAccessExpression(node.expression)) return unsoundCallee(node.expression, known);
  return unsoundValue(node.expression, known);
}

function unsoundProperty(property: ts.ObjectLiteralElementLike, known: ReadonlySet<string>): string | null {
  const { name } = property;
  if (name === undefined) return 'properties of something else';
  const isComputed = ts.isComputedPropertyName(name);
  if (isComputed && !ts.isStringLiteral(name.expression)) return 'a computed name';
  if (!isComputed && 'text' in name && name.text === '__proto__') return 'a prototype';
  if (ts.isPropertyAssignment(property)) return unsoundValue(property.initializer, known);
  if (!ts.isGetAccessor(property)) return 'a property of another form';
  const [only, ...more] = property.body?.statements ?? [];
  if (only === undefined || more.length > 0 || !ts.isReturnStatement(only) || only.expression === undefined)
    return 'a property that does more than return a schema';
  return unsoundValue(only.expression, known);
}

function first<T>(items: readonly T[], wrongIn: (item: T) => string | null): string | null {
  for (const item of items) {
    const wrong = wrongIn(item);
    if (wrong !== null) return wrong;
  }
  return null;
}

/** What a value may be called by: the constants of the file, and what it imports as a whole. */
function namesOf(source: ts.SourceFile): ReadonlySet<string> {
  return new Set(
    source.statements.flatMap((statement) => {
      if (ts.isVariableStatement(statement))
        return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []));
      const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
      return bindings !== undefined && ts.isNamespaceImport(bindings) ? [bindings.name.text] : [];
    }),
  );
}
