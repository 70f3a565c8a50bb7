/**
 * Writes `generated/control/` from `spec/mock-control.yaml`: the steps of the other actors with their arguments, by which
 * the control side checks and forms are made, and the types that the console knows. Part of `npm run generate`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format } from 'prettier';
import { parse } from 'yaml';
import { stepsOf } from './steps.ts';

const root = new URL('../../', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, root));
const HEADER = '// Written by `npm run generate` from spec/mock-control.yaml. Do not edit.\n\n';

const text = readFileSync(at('spec/mock-control.yaml'), 'utf8');
mkdirSync(at('generated/control'), { recursive: true });
await write('generated/control/types.ts', astToString(await openapiTS(text)));
await write('generated/control/steps.ts', stepsFile(stepsOf(parse(text))));

async function write(path: string, content: string): Promise<void> {
  // written out, so that the files are the same wherever this is run
  const options = { parser: 'typescript', printWidth: 120, singleQuote: true } as const;
  writeFileSync(at(path), await format(HEADER + content, options));
}

function stepsFile(steps: readonly object[]): string {
  return `/** An argument of a step, or a part of one. */
export interface Argument {
  readonly name: string;
  /** What it is: \`participant\`, \`statement\`, \`date\` and so on; \`group\` has \`parts\`. */
  readonly kind: Kind;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  /** Of an enumeration. */
  readonly values?: readonly string[];
  /** Of a number its least and greatest value; of a text its least and greatest length. */
  readonly least?: number;
  readonly most?: number;
  readonly about?: string;
  readonly parts?: readonly Argument[];
}

export type Kind =
  ${[...kindsOf(steps)].map((kind) => `| '${kind}'`).join('\n  ')};

/** Something that others than the provider do. */
export interface Step {
  readonly who: 'dfe' | 'schools';
  readonly step: string;
  readonly summary: string;
  /** The service that alone has it. */
  readonly only: 'rect' | 'ecf' | null;
  readonly arguments: readonly Argument[];
}

export const steps: readonly Step[] = ${JSON.stringify(steps)};
`;
}

function kindsOf(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value))
      if (key === 'kind' && typeof inner === 'string') found.add(inner);
      else kindsOf(inner, found);
  return new Set([...found].sort());
}
