import { createHash } from 'node:crypto';
import ts from 'typescript';
import { changesOf, type Change } from './operators.ts';

/** One way to break one place of a file. */
export interface Mutant {
  /** Stays the same while other places of the file change: `src/budget/line.ts Equality 1f2e3d4c`. */
  readonly id: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly operator: string;
  /** What stands there, and what would stand there instead. */
  readonly from: string;
  readonly to: string;
  /** The node that is replaced: a whole chain when the change is inside a chain with `?.`. */
  readonly host: ts.Node;
  /** The text of the whole host, changed. */
  readonly text: string;
}

/** Reads a file of TypeScript so that its nodes know their parents. */
export function parse(file: string, code: string): ts.SourceFile {
  return ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true);
}

/** All mutants of a file, in the order of the text. */
export function mutantsOf(file: string, source: ts.SourceFile): Mutant[] {
  const mutants: Mutant[] = [];
  const seen = new Map<string, number>();
  const add = (change: Change): void => {
    const host = hostOf(change.node);
    const from = change.node.getText(source);
    const whole = host.getText(source);
    const at = change.node.getStart(source) - host.getStart(source);
    // the name of the function keeps two equal places apart when one of them is taken out
    const key = [change.operator, nameAround(change.node), from, change.text].join('\n');
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    const digest = createHash('sha256').update(`${key}\n${nth}`).digest('hex').slice(0, 8);
    mutants.push({
      id: `${file} ${change.operator} ${digest}`,
      file,
      line: source.getLineAndCharacterOfPosition(change.node.getStart(source)).line + 1,
      operator: change.operator,
      from,
      to: change.text,
      host,
      text: whole.slice(0, at) + change.text + whole.slice(at + from.length),
    });
  };
  const visit = (node: ts.Node, isAtTop: boolean): void => {
    if (isLeftAlone(node)) return;
    for (const change of changesOf(node, source, isAtTop)) add(change);
    for (const change of chainChange(node, source)) add(change);
    for (const change of bodyChange(node)) add(change);
    node.forEachChild((child) => visit(child, isAtTop && !ts.isFunctionLike(node)));
  };
  visit(source, true);
  return mutants;
}

/** `a?.b` that takes `a` for granted. */
function chainChange(node: ts.Node, source: ts.SourceFile): Change[] {
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node) && !ts.isCallExpression(node))
    return [];
  const mark = node.questionDotToken;
  if (mark === undefined) return [];
  const text = node.getText(source);
  const at = mark.getStart(source) - node.getStart(source);
  const dot = ts.isPropertyAccessExpression(node) ? '.' : '';
  return [{ operator: 'OptionalChaining', node, text: text.slice(0, at) + dot + text.slice(at + 2) }];
}

/** `() => value` that answers nothing. The function keeps its name, so the value is replaced and not the function. */
function bodyChange(node: ts.Node): Change[] {
  const { parent } = node;
  if (!(parent as ts.Node | undefined) || !ts.isArrowFunction(parent) || parent.body !== node || ts.isBlock(node))
    return [];
  return ts.isExpression(node) && node.getText() !== 'undefined'
    ? [{ operator: 'Arrow', node, text: 'undefined' }]
    : [];
}

/** Types are gone at run time; what is said of a failure is text; a key or a directive is no value. */
function isLeftAlone(node: ts.Node): boolean {
  if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return true;
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isImportDeclaration(node)) return true;
  if (ts.isExportDeclaration(node) || ts.isEnumDeclaration(node)) return true;
  const { parent } = node;
  if (ts.isTemplateExpression(node) && isInsideOfError(parent)) return true;
  // a pattern on the left looks like a list, and is not one
  return (
    ts.isExpression(node) &&
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node))
  );
}

function isInsideOfError(node: ts.Node): boolean {
  for (let at = node; (at as ts.Node | undefined) !== undefined; at = at.parent) {
    if (ts.isNewExpression(at)) return at.expression.getText().endsWith('Error');
    if (ts.isFunctionLike(at)) return false;
  }
  return false;
}

/** The node to replace: inside `a?.b.c` nothing smaller than all of it, or the rest would be read of nothing. */
function hostOf(node: ts.Node): ts.Node {
  let host = node;
  for (;;) {
    const { parent } = host;
    const isLink =
      (ts.isPropertyAccessExpression(parent) ||
        ts.isElementAccessExpression(parent) ||
        ts.isCallExpression(parent) ||
        ts.isNonNullExpression(parent)) &&
      parent.expression === host;
    if (!isLink) return host;
    if ((parent.flags & ts.NodeFlags.OptionalChain) === 0 && !ts.isPropertyAccessExpression(host)) return host;
    host = parent;
  }
}

function nameAround(node: ts.Node): string {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionDeclaration(at) || ts.isMethodDeclaration(at) || ts.isClassDeclaration(at))
      return at.name?.getText() ?? '';
    if (ts.isVariableDeclaration(at) && ts.isSourceFile(at.parent.parent.parent)) return at.name.getText();
  }
  return '';
}
