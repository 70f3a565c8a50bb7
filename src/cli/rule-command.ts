import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nearest } from '../base/nearest.ts';
import { packageFiles } from '../generate/package-files.ts';
import { passageAt } from '../rules/passage.ts';
import { allRules, ruleById } from '../rules/registry.ts';
import type { AnyRule } from '../rules/shared/request-rule.ts';
import { partsOf } from '../rules/source.ts';
import { readArguments } from './read-arguments.ts';
import { UsageError } from './usage-error.ts';

/** `lead-provider rule ID`: what a rule refuses, and the passage of the package's own documents that says so. */
export async function ruleCommand(args: readonly string[]): Promise<void> {
  const id = idOf(args);
  const rule = ruleById(id);
  if (rule === undefined)
    throw new UsageError(`rule: there is no rule ${JSON.stringify(id)}. Perhaps ${likest(id).join(', ')}?`);
  const { address, words } = partsOf(rule.source);
  const rows: readonly (readonly [string, string])[] = [
    ['operation', `${rule.service} ${rule.operation}`],
    ['title', rule.title === '' ? '(an answer without a body)' : rule.title],
    ['status', `${rule.status}${'alone' in rule ? ', answered alone' : ''}`],
    ['enforced by', 'advises' in rule && rule.advises ? 'guidance (advice only)' : rule.enforcedBy],
    ['refuses', rule.refuses],
    ['source', `${address} (${words})`],
  ];
  const lines = [rule.id, ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`)];
  process.stdout.write(`${lines.join('\n')}\n\n${await passageOf(rule, address)}\n`);
}

async function passageOf({ id }: AnyRule, address: string): Promise<string> {
  const [file = '', anchor = ''] = address.split('#');
  const page = await readFile(join((await packageFiles()).root, file), 'utf8');
  const passage = passageAt(page, anchor);
  if (passage === null) throw new Error(`rule: ${file} has nothing at #${anchor}, which ${id} names as its source.`);
  return passage;
}

function idOf(args: readonly string[]): string {
  const [id, ...more] = readArguments('rule', { args: [...args], allowPositionals: true, options: {} }).positionals;
  if (id === undefined || more.length > 0)
    throw new UsageError('rule: give the id of one rule, for example lead-provider rule rect.declaration.D14.');
  return id;
}

const likest = (id: string): readonly string[] =>
  nearest(
    id,
    allRules.map((rule) => rule.id),
    3,
  );
