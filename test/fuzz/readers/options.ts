import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkCommand, declareCommand, resumeCommand } from '../../../src/cli/bulk/bulk-command.ts';
import { captureLine } from '../../../src/cli/capture/options.ts';
import { CommandFailure } from '../../../src/cli/command-failure.ts';
import { changesCommand } from '../../../src/cli/copy/changes-command.ts';
import { exportCommand } from '../../../src/cli/copy/export-command.ts';
import { pullCommand } from '../../../src/cli/copy/pull-command.ts';
import { reconcileCommand } from '../../../src/cli/copy/reconcile-command.ts';
import { reportCommand } from '../../../src/cli/copy/report-command.ts';
import { diffCommand } from '../../../src/cli/diff-command.ts';
import { doctorCommand } from '../../../src/cli/doctor-command.ts';
import { mockCommand } from '../../../src/cli/mock-command.ts';
import { parityCommand } from '../../../src/cli/parity-command.ts';
import { ruleCommand } from '../../../src/cli/rule-command.ts';
import { scenarioCommand } from '../../../src/cli/scenario-command.ts';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { isLeadProviderError } from '../../../src/errors/index.ts';
import { DocumentError } from '../../../src/generate/document-error.ts';
import { Broken, isSaid, SECRET, type Reader } from './reader.ts';

type Command = (args: readonly string[]) => unknown;

const commands: Readonly<Record<string, Command>> = {
  mock: mockCommand,
  scenario: scenarioCommand,
  diff: diffCommand,
  rule: ruleCommand,
  pull: pullCommand,
  changes: changesCommand,
  export: exportCommand,
  report: reportCommand,
  reconcile: reconcileCommand,
  doctor: doctorCommand,
  capture: captureLine,
  parity: parityCommand,
  declare: declareCommand,
  bulk: bulkCommand,
  resume: resumeCommand,
};

/** What Node calls its own mistakes; a command tells of one by its name alone. */
const OTHERS = /\b(?:Type|Range|Syntax|Reference|Sqlite|Zod)Error\b/;

/**
 * Lines of arguments, one argument on each line, the command first. `{dir}` stands for an empty folder, and there is no
 * network: what is asked of the commands is that they refuse in words, and that a refused line leaves nothing behind.
 */
export const options: Reader = {
  name: 'options',
  layout: 'text',
  async read(bytes) {
    // the system cuts an argument at a zero
    const [name = '', ...rest] = bytes.toString('utf8').replaceAll('\u0000', '').replace(/\n$/, '').split('\n');
    const command = commands[name];
    if (command === undefined || rest.some((arg) => arg.includes('..') || /(?:^|=)\//.test(arg))) return;
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-options-'));
    const args = rest.map((arg) => arg.replaceAll('{dir}', folder));
    const undo = cutOff();
    try {
      await command(args);
    } catch (error) {
      if (error instanceof UsageError && readdirSync(folder).length > 0)
        throw new Broken(`a line that was refused left ${readdirSync(folder).join(', ')}`);
      throw error;
    } finally {
      undo();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  isOurs: (error) =>
    error instanceof UsageError ||
    error instanceof DocumentError ||
    isLeadProviderError(error) ||
    (error instanceof CommandFailure && !OTHERS.test(error.message)) ||
    isSaid(error, new RegExp(`^(?:${Object.keys(commands).join('|')})\\b[^:]*: `)),
};

/** Takes the network and the screen away, and gives them back. */
function cutOff(): () => void {
  const { fetch } = globalThis;
  const listen: unknown = Reflect.get(Server.prototype, 'listen');
  const writes: readonly unknown[] = [Reflect.get(process.stdout, 'write'), Reflect.get(process.stderr, 'write')];
  const token = process.env['LEAD_PROVIDER_TOKEN'];
  process.env['LEAD_PROVIDER_TOKEN'] = SECRET;
  globalThis.fetch = () => Promise.resolve(Response.json({ errors: [] }, { status: 401 }));
  Server.prototype.listen = function (this: Server) {
    setImmediate(() => this.emit('error', new Error('there is no network')));
    return this;
  };
  const silent = (_text: unknown, encoding?: unknown, done?: unknown): boolean => {
    const end = typeof encoding === 'function' ? encoding : done;
    if (typeof end === 'function') setImmediate(() => void Reflect.apply(end, undefined, []));
    return true;
  };
  process.stdout.write = silent;
  process.stderr.write = silent;
  return () => {
    globalThis.fetch = fetch;
    Reflect.set(Server.prototype, 'listen', listen);
    Reflect.set(process.stdout, 'write', writes[0]);
    Reflect.set(process.stderr, 'write', writes[1]);
    process.exitCode = 0;
    if (token === undefined) delete process.env['LEAD_PROVIDER_TOKEN'];
    else process.env['LEAD_PROVIDER_TOKEN'] = token;
  };
}
