#!/usr/bin/env node
import { reason } from '../base/reason.ts';
import { UsageError } from './usage-error.ts';

const HELP = `lead-provider: tools for the lead provider API v3

  lead-provider mock --service rect|ecf   a mock of the service over HTTP, until it is interrupted
      --port N           port to listen on (default 4010; 0 takes a free one)
      --host ADDRESS     address to listen on (default 127.0.0.1)
      --allow-host NAME  another name by which it may be called, where it has one; may be repeated
      --allow-origin ORIGIN      pages of this origin may use it from a browser, such as
                         http://localhost:5173; may be repeated
      --scenario FILE    the world to start with, JSON (default: a small story)
      --profile S|M|L    a generated world of the size of a small, a middle or the largest provider instead
      --seed N           seed of generated worlds, and of the ids made while it runs (default 1)
      --clock MODE       running: time goes on from the scenario's now (default); frozen: it stands still
      --throttle MODE    fixed: 1,000 requests in each five minutes, as the service counts
                         (default while the clock runs); rolling; off
      --persist FILE     pick the world up from this file if it is there, and put it down there at the end
      --json             a line of JSON per request instead of plain text

  lead-provider scenario check FILE       every problem of a scenario with its place, or what is in it;
                                          ends with 1 when there is a problem
      --service rect|ecf also what only this service refuses (default: what both refuse)

  lead-provider generate --service rect|ecf --out FOLDER   types, schemas and a client from a description of the API
      --spec WHERE       a file, an https address, bundled (the package's own, the default) or live (as published)
      --check            write nothing; end with 1 when FOLDER is not what would be written
      --no-corrections   leave a published description as it is, mistakes of form aside
      --overlay FILE     an OpenAPI Overlay of your own to apply as well; may be repeated
      --allow-remote-refs        follow references to other documents
      --max-documents N          how many of them (default 50)
      --import-extension js|ts|none   how the files import each other (default js)
      --verbose          name every repair

  lead-provider diff OLD NEW   what changed from one description to another, for a client; each as with --spec
      --service rect|ecf the service (default: as the paths say)
      --format FORMAT    text (default), markdown or json
      --fail-on LEVEL    breaking or warning: end with 1 when there is such a change (default none)
      --no-corrections, --allow-remote-refs, --max-documents   as above

  lead-provider rule ID   what a rule refuses, where that is written, and the passage itself;
                          ids are as in docs/rules.md, for example rect.declaration.D14

  lead-provider --help   this text
`;

// each command is loaded when it is asked for: none pays for what another needs
const commands = new Map<string, (args: readonly string[]) => Promise<void>>([
  ['mock', async (args) => (await import('./mock-command.ts')).mockCommand(args)],
  ['generate', async (args) => (await import('./generate-command.ts')).generateCommand(args)],
  ['diff', async (args) => (await import('./diff-command.ts')).diffCommand(args)],
  ['scenario', async (args) => (await import('./scenario-command.ts')).scenarioCommand(args)],
  ['rule', async (args) => (await import('./rule-command.ts')).ruleCommand(args)],
]);

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === undefined || name === 'help' || [name, ...args].some((arg) => arg === '--help' || arg === '-h')) {
    process.stdout.write(HELP);
    return;
  }
  const command = commands.get(name);
  if (command === undefined)
    throw new UsageError(`There is no command ${JSON.stringify(name)}. Run lead-provider --help for those there are.`);
  await command(args);
}

// whoever reads may have read enough (`| head -1`); what is left to do is done all the same
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`lead-provider: ${reason(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
