import ts from 'typescript';

/**
 * What may be broken at one place of a program: the families of StrykerJS, without those of texts, numbers and regular
 * expressions.
 */

/** A place, and what stands there instead of what the author wrote. */
export interface Change {
  readonly operator: string;
  readonly node: ts.Node;
  readonly text: string;
}

const swapped = new Map<string, readonly [operator: string, texts: readonly string[]]>([
  ['<', ['Equality', ['<=', '>=']]],
  ['<=', ['Equality', ['<', '>']]],
  ['>', ['Equality', ['>=', '<=']]],
  ['>=', ['Equality', ['>', '<']]],
  ['===', ['Equality', ['!==']]],
  ['!==', ['Equality', ['===']]],
  ['==', ['Equality', ['!=']]],
  ['!=', ['Equality', ['==']]],
  ['&&', ['Logical', ['||']]],
  ['||', ['Logical', ['&&']]],
  ['??', ['Logical', ['&&']]],
  ['+', ['Arithmetic', ['-']]],
  ['-', ['Arithmetic', ['+']]],
  ['*', ['Arithmetic', ['/']]],
  ['/', ['Arithmetic', ['*']]],
  ['%', ['Arithmetic', ['*']]],
  ['+=', ['Assignment', ['-=']]],
  ['-=', ['Assignment', ['+=']]],
  ['*=', ['Assignment', ['/=']]],
  ['/=', ['Assignment', ['*=']]],
  ['??=', ['Assignment', ['&&=']]],
  ['||=', ['Assignment', ['&&=']]],
  ['&&=', ['Assignment', ['||=']]],
]);

/** Methods that are exchanged, or, for null, left out. */
const methods = new Map<string, string | null>([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
  ['toUpperCase', 'toLowerCase'],
  ['toLowerCase', 'toUpperCase'],
  ['trimStart', 'trimEnd'],
  ['trimEnd', 'trimStart'],
  ['filter', null],
  ['slice', null],
  ['sort', null],
  ['toSorted', null],
  ['reverse', null],
  ['trim', null],
]);

const isText = (node: ts.Node): boolean => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** Everything that may be broken at a node itself; its parts are nodes of their own. `isAtTop`: outside any function. */
export function changesOf(node: ts.Node, source: ts.SourceFile, isAtTop: boolean): Change[] {
  const textOf = (part: ts.Node): string => part.getText(source);
  const change = (operator: string, ...texts: string[]): Change[] => texts.map((text) => ({ operator, node, text }));
  if (ts.isBinaryExpression(node)) return [...ofBinary(node, textOf), ...ofTest(node)];
  if (ts.isCallExpression(node)) return [...ofMethod(node, textOf), ...ofTest(node)];
  if (ts.isPrefixUnaryExpression(node)) return [...ofPrefix(node, textOf), ...ofTest(node)];
  if (ts.isPostfixUnaryExpression(node))
    return change('Update', textOf(node.operand) + (node.operator === ts.SyntaxKind.PlusPlusToken ? '--' : '++'));
  if (node.kind === ts.SyntaxKind.TrueKeyword) return change('Boolean', 'false');
  if (node.kind === ts.SyntaxKind.FalseKeyword) return change('Boolean', 'true');
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0 && !isAtTop) return change('Array', '[]');
  if (ts.isObjectLiteralExpression(node) && node.properties.length > 0 && !isAtTop) return change('Object', '{}');
  if (ts.isBlock(node) && node.statements.length > 0 && !ts.isConstructorDeclaration(node.parent))
    return change('Block', '{}');
  if (ts.isCaseOrDefaultClause(node) && mayBeWrapped(node)) return change('Case', '');
  return ts.isExpression(node) ? ofTest(node) : [];
}

function ofBinary(node: ts.BinaryExpression, textOf: (part: ts.Node) => string): Change[] {
  const found = swapped.get(node.operatorToken.getText());
  if (found === undefined) return [];
  const [operator, tokens] = found;
  // what puts a text together has no other way to go
  if (operator === 'Arithmetic' && (isText(node.left) || isText(node.right))) return [];
  if (operator === 'Assignment') {
    if (isText(node.right)) return [];
    return tokens.map((token) => ({ operator, node, text: `${textOf(node.left)} ${token} ${textOf(node.right)}` }));
  }
  return tokens.map((token) => ({ operator, node, text: `(${textOf(node.left)}) ${token} (${textOf(node.right)})` }));
}

function ofMethod(node: ts.CallExpression, textOf: (part: ts.Node) => string): Change[] {
  const called = node.expression;
  if (!ts.isPropertyAccessExpression(called)) return [];
  const other = methods.get(called.name.text);
  if (other === undefined) return [];
  if (other === null) return [{ operator: 'Method', node, text: textOf(called.expression) }];
  const dot = called.questionDotToken === undefined ? '.' : '?.';
  const given = node.arguments.map(textOf).join(', ');
  return [{ operator: 'Method', node, text: `${textOf(called.expression)}${dot}${other}(${given})` }];
}

function ofPrefix(node: ts.PrefixUnaryExpression, textOf: (part: ts.Node) => string): Change[] {
  const operand = textOf(node.operand);
  switch (node.operator) {
    case ts.SyntaxKind.ExclamationToken:
      return [{ operator: 'Unary', node, text: operand }];
    case ts.SyntaxKind.MinusToken:
      return [{ operator: 'Unary', node, text: `+${operand}` }];
    case ts.SyntaxKind.PlusToken:
      return [{ operator: 'Unary', node, text: `-${operand}` }];
    case ts.SyntaxKind.PlusPlusToken:
      return [{ operator: 'Update', node, text: `--${operand}` }];
    case ts.SyntaxKind.MinusMinusToken:
      return [{ operator: 'Update', node, text: `++${operand}` }];
    default:
      return [];
  }
}

const comparing = new Set(['<', '<=', '>', '>=', '===', '!==', '==', '!=', '&&', '||']);

/** A condition that always holds, or never. A loop that always goes on is a hang and nothing else. */
function ofTest(node: ts.Expression): Change[] {
  const { parent } = node;
  const never = { operator: 'Condition', node, text: 'false' };
  const always = { operator: 'Condition', node, text: 'true' };
  if (node.kind === ts.SyntaxKind.TrueKeyword || node.kind === ts.SyntaxKind.FalseKeyword) return [];
  if ((ts.isWhileStatement(parent) || ts.isDoStatement(parent)) && parent.expression === node) return [never];
  if (ts.isForStatement(parent) && parent.condition === node) return [never];
  if (ts.isIfStatement(parent) && parent.expression === node) return [always, never];
  if (ts.isConditionalExpression(parent) && parent.condition === node) return [always, never];
  return ts.isBinaryExpression(node) && comparing.has(node.operatorToken.getText()) ? [always, never] : [];
}

/** Whether the statements of a case can stand in a block: nothing that they declare is seen by the next case. */
function mayBeWrapped(node: ts.CaseOrDefaultClause): boolean {
  if (ts.isCaseClause(node) && !ts.isLiteralExpression(node.expression)) return false;
  const [only] = node.statements;
  if (only === undefined || (node.statements.length === 1 && ts.isBlock(only))) return false;
  return !node.statements.some((one) => ts.isVariableStatement(one) || ts.isFunctionDeclaration(one));
}
