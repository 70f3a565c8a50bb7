import ts from 'typescript';
import { comment, isIdentifier, literal, propertyKey, quoted } from './source-text.ts';
import type { Veil, Veiled } from './veil.ts';

/** Puts source of our own wherever a tool has written a stand-in. `values` are texts of values, `types` those of types. */
export function unveil(written: string, veil: Veil, where: 'values' | 'types'): string {
  const source = ts.createSourceFile('written.ts', written, ts.ScriptTarget.ES2022, true);
  const edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const text = textOf(node);
    const meant = text === null ? undefined : veil.meant(text);
    if (meant !== undefined)
      edits.push({ start: node.getStart(source), end: node.getEnd(), text: sourceOf(node, meant, where) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  let at = 0;
  let made = '';
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    made += remarks(written.slice(at, start), veil) + text;
    at = end;
  }
  return made + remarks(written.slice(at), veil);
}

/** What is left of stand-ins stands in comments. */
function remarks(text: string, veil: Veil): string {
  return veil.within(text, (meant) => comment(JSON.stringify(meant.text).slice(1, -1)));
}

function textOf(node: ts.Node): string | null {
  if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) return node.text;
  return ts.isRegularExpressionLiteral(node) ? node.text.slice(1, node.text.lastIndexOf('/')) : null;
}

function sourceOf(node: ts.Node, meant: Veiled, where: 'values' | 'types'): string {
  const { parent } = node;
  if (ts.isRegularExpressionLiteral(node)) return new RegExp(meant.text, 'u').toString();
  const isKey = (ts.isPropertyAssignment(parent) || ts.isAccessor(parent)) && parent.name === node;
  if (isKey) return propertyKey(meant.text);
  if (ts.isPropertySignature(parent) && parent.name === node)
    return isIdentifier(meant.text) ? meant.text : quoted(meant.text);
  if (ts.isIdentifier(node)) return meant.kind === 'schema' ? meant.name : literal(meant.text);
  return where === 'types' ? quoted(meant.text) : literal(meant.text);
}
