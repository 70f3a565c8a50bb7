import ts from 'typescript';

/**
 * Writes intersections of more than two schemas as intersections of two. The tool writes all parts into one call, and
 * zod looks at the first two alone.
 */
export function pairIntersections(text: string): string {
  if (!text.includes('z.intersection(')) return text;
  const source = ts.createSourceFile('made.ts', text, ts.ScriptTarget.ES2022);
  const edits: { readonly at: number; readonly put: string }[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || node.expression.getText(source) !== 'z.intersection') return;
    const [first, ...others] = node.arguments;
    if (first === undefined || others.length < 2) return;
    edits.push({ at: first.getStart(source), put: 'z.intersection('.repeat(others.length - 1) });
    for (const part of others.slice(0, -1)) edits.push({ at: part.end, put: ')' });
  };
  visit(source);
  // from the end, so that what is put in moves no place that is still to come
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce((made, { at, put }) => made.slice(0, at) + put + made.slice(at), text);
}
