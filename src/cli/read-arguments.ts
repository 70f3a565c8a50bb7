import { parseArgs, type ParseArgsConfig } from 'node:util';
import { didYouMean } from '../base/nearest.ts';
import { reason } from '../base/reason.ts';
import type { Command } from './help.ts';
import { UsageError } from './usage-error.ts';

/** `parseArgs` of Node, whose refusals are said in the words of this command. */
export function readArguments<T extends ParseArgsConfig>(command: Command, config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(
      `${command}: ${mistakeOf(config) ?? `${reason(error)}.`} Run lead-provider ${command} --help for what it takes.`,
    );
  }
}

/** The first thing in the arguments that cannot be; null when it is of another kind. */
function mistakeOf(config: ParseArgsConfig): string | null {
  const options = config.options ?? {};
  const { tokens } = parseArgs({ ...config, strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional' && config.allowPositionals !== true)
      return `it takes options only, and ${JSON.stringify(token.value)} is none.`;
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined;
    if (type === undefined) {
      const names = Object.keys(options).map((one) => `--${one}`);
      return `there is no option ${rawName}.${didYouMean(rawName, names)}`;
    }
    if (type === 'boolean' && value !== undefined) return `${rawName} takes no value.`;
    if (type === 'string' && (value === undefined || (!inlineValue && value.startsWith('-'))))
      return value === undefined
        ? `${rawName} needs a value.`
        : `${rawName} needs a value, and ${value} looks like another option. Write ${rawName}=${value} if it is meant.`;
  }
  return null;
}
