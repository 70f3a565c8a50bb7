#!/usr/bin/env node
import { didYouMean } from '../base/nearest.ts';
import { reason } from '../base/reason.ts';
import { CommandFailure } from './command-failure.ts';
import { help, isCommand, overview, type Command } from './help.ts';
import { UsageError } from './usage-error.ts';

// each command is loaded when it is asked for: none pays for what another needs
const commands: Readonly<Record<Command, (args: readonly string[]) => Promise<void>>> = {
  mock: async (args) => (await import('./mock-command.ts')).mockCommand(args),
  generate: async (args) => (await import('./generate-command.ts')).generateCommand(args),
  diff: async (args) => (await import('./diff-command.ts')).diffCommand(args),
  scenario: async (args) => (await import('./scenario-command.ts')).scenarioCommand(args),
  rule: async (args) => (await import('./rule-command.ts')).ruleCommand(args),
  pull: async (args) => (await import('./copy/pull-command.ts')).pullCommand(args),
  changes: async (args) => (await import('./copy/changes-command.ts')).changesCommand(args),
  export: async (args) => (await import('./copy/export-command.ts')).exportCommand(args),
  report: async (args) => (await import('./copy/report-command.ts')).reportCommand(args),
  doctor: async (args) => (await import('./doctor-command.ts')).doctorCommand(args),
  capture: async (args) => (await import('./capture/capture-command.ts')).captureCommand(args),
  parity: async (args) => (await import('./parity-command.ts')).parityCommand(args),
  declare: async (args) => (await import('./bulk/bulk-command.ts')).declareCommand(args),
  bulk: async (args) => (await import('./bulk/bulk-command.ts')).bulkCommand(args),
  resume: async (args) => (await import('./bulk/bulk-command.ts')).resumeCommand(args),
  compare: async (args) => (await import('./copy/compare-command.ts')).compareCommand(args),
  reconcile: async (args) => (await import('./copy/reconcile-command.ts')).reconcileCommand(args),
};

const asksForHelp = (arg: string): boolean => arg === '--help' || arg === '-h';

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || asksForHelp(name)) return print(overview);
  if (name === '--version' || name === '-V') return print(await (await import('./version.ts')).editions());
  if (name === 'help') return print(args[0] === undefined ? overview : helpOf(known(args[0])));
  const command = known(name);
  if (args.some(asksForHelp)) return print(helpOf(command));
  await commands[command](args);
}

const helpOf = (command: Command): string => help[command].replaceAll(/^ {2}/gm, '');

function print(text: string): void {
  process.stdout.write(text);
}

function known(name: string): Command {
  if (isCommand(name)) return name;
  const what = name.startsWith('-') ? 'option' : 'command';
  const names = what === 'option' ? ['--help', '--version'] : Object.keys(commands);
  throw new UsageError(
    `There is no ${what} ${JSON.stringify(name)}.${didYouMean(name, names)} Run lead-provider --help for those there are.`,
  );
}

// whoever reads may have read enough (`| head -1`); what is left to do is done all the same
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`lead-provider: ${reason(error)}\n`);
  if (error instanceof CommandFailure) process.exitCode = error.exitCode;
  else process.exitCode = error instanceof UsageError ? 2 : 1;
});
