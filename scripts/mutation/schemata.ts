import ts from 'typescript';
import { mutantsOf, parse, type Mutant } from './mutants.ts';

/**
 * One program that holds all mutants of a file. Each asks at run time whether it is the one that is awake:
 * `__mutant("id") ? changed : original`. While none is, the program does what the author wrote.
 */
export function schemataOf(file: string, code: string): string {
  const source = parse(file, code);
  const byHost = new Map<ts.Node, Mutant[]>();
  for (const mutant of mutantsOf(file, source)) {
    const there = byHost.get(mutant.host);
    if (there === undefined) byHost.set(mutant.host, [mutant]);
    else there.push(mutant);
  }

  const print = (node: ts.Node): string => {
    const start = node.getStart(source);
    const children: ts.Node[] = [];
    node.forEachChild((child) => void children.push(child));
    children.sort((a, b) => a.getStart(source) - b.getStart(source));
    let text = '';
    let at = start;
    for (const child of children) {
      const from = child.getStart(source);
      if (from < at) continue;
      text += code.slice(at, from) + print(child);
      at = child.end;
    }
    text += code.slice(at, node.end);
    const mutants = byHost.get(node);
    return mutants === undefined ? text : withMutants(node, text, mutants);
  };
  return code.slice(0, source.getStart(source)) + print(source);
}

function withMutants(node: ts.Node, original: string, mutants: readonly Mutant[]): string {
  const isAwake = ({ id }: Mutant): string => `__mutant(${JSON.stringify(id)})`;
  if (ts.isBlock(node)) return `{ if (${mutants.map(isAwake).join(' || ')}) {} else ${original} }`;
  if (ts.isCaseOrDefaultClause(node)) {
    const colon = original.indexOf(':', ts.isCaseClause(node) ? node.expression.getText().length : 0);
    return `${original.slice(0, colon + 1)} if (${mutants.map(isAwake).join(' || ')}) {} else {${original.slice(colon + 1)}\n}`;
  }
  return `(${mutants.map((one) => `${isAwake(one)} ? (${one.text}) : `).join('')}(${original}))`;
}
