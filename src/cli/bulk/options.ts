import { didYouMean } from '../../base/nearest.ts';
import type { PlanOptions } from '../../bulk/index.ts';
import { bulkOperations, isBulkOperation, type BulkOperation } from '../../bulk/rows/operations.ts';
import { evidenceOptions, recordingOf, type Recording } from '../evidence/options.ts';
import type { Command } from '../help.ts';
import { readArguments } from '../read-arguments.ts';
import { serverOf, type Server } from '../server-options.ts';
import { UsageError } from '../usage-error.ts';

/** What every command of bulk that talks to a service was told. */
export interface Reach {
  readonly server: Server;
  readonly allowHttp: boolean;
  readonly tokenFile: string | undefined;
  readonly json: boolean;
  readonly recording: Recording | null;
}

/** How a journal is run. */
export interface Running {
  readonly lanes: number | 'auto';
  readonly takeOver: boolean;
  readonly repair: boolean;
  readonly keepGoing: boolean;
  readonly nextStatement: boolean;
  readonly sameOwner: boolean;
  readonly frozen: boolean;
}

export interface Planning extends Reach {
  readonly operation: BulkOperation;
  readonly file: string;
  readonly journal: string | undefined;
  readonly dryRun: boolean;
  readonly db: string | undefined;
  readonly plan: Omit<PlanOptions, 'journal' | 'copy' | 'signal'>;
  readonly running: Running;
}

export interface Resuming extends Reach {
  readonly journal: string;
  readonly db: string | undefined;
  readonly running: Running;
}

const reach = {
  environment: { type: 'string' },
  'base-url': { type: 'string' },
  'allow-http': { type: 'boolean', default: false },
  'token-file': { type: 'string' },
  json: { type: 'boolean', default: false },
  ...evidenceOptions,
} as const;

const running = {
  lanes: { type: 'string' },
  'take-over': { type: 'boolean', default: false },
  repair: { type: 'boolean', default: false },
  'keep-going': { type: 'boolean', default: false },
  'next-statement': { type: 'boolean', default: false },
  'same-owner': { type: 'boolean', default: false },
  frozen: { type: 'boolean', default: false },
} as const;

const planning = {
  journal: { type: 'string' },
  after: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  db: { type: 'string' },
  stale: { type: 'boolean', default: false },
  partly: { type: 'boolean', default: false },
  'hold-unsure': { type: 'boolean', default: false },
  'send-unsure': { type: 'boolean', default: false },
  'claw-back': { type: 'boolean', default: false },
  'no-deadline': { type: 'boolean', default: false },
  margin: { type: 'string' },
  lanes: { type: 'string' },
} as const;

/** `declare FILE` and `bulk OPERATION FILE`. */
export function planningOptions(command: 'declare' | 'bulk', args: readonly string[]): Planning {
  const { values, positionals } = readArguments(command, {
    args: [...args],
    options: { ...reach, ...planning },
    allowPositionals: true,
  });
  const [operation, file, more] =
    command === 'declare'
      ? ['declarations.create', ...positionals]
      : [operationNamed(positionals[0]), ...positionals.slice(1)];
  if (file === undefined || more !== undefined)
    throw new UsageError(`${command}: name one CSV file. Run lead-provider ${command} --help for what it takes.`);
  if (!isBulkOperation(operation)) throw new UsageError(`${command}: ${operation} is no bulk operation.`);
  if (values.journal === undefined && !values['dry-run'])
    throw new UsageError(`${command}: name the file of the journal (--journal run.jsonl), or look first (--dry-run).`);
  if (values.after !== undefined && values['dry-run'])
    throw new UsageError(`${command}: --after ends the journal it names, which a dry run does not.`);
  const isDeclaration = operation === 'declarations.create';
  if (values['no-deadline'] && !isDeclaration) throw new UsageError(`${command}: a deadline is of declarations alone.`);
  return {
    operation,
    file,
    journal: values.journal,
    dryRun: values['dry-run'],
    db: values.db,
    ...reachOf(command, values),
    plan: {
      ...(values.after !== undefined && { after: values.after }),
      ...{ stale: values.stale, partly: values.partly, clawBack: values['claw-back'] },
      ...{ holdUnsure: values['hold-unsure'], sendUnsure: values['send-unsure'] },
      ...(isDeclaration && { deadline: values['no-deadline'] ? ('none' as const) : ('cut-off' as const) }),
      ...(values.margin !== undefined && { marginMinutes: numberOf(command, '--margin', values.margin) }),
    },
    running: { lanes: lanesOf(command, values.lanes), ...NOTHING },
  };
}

const NOTHING = {
  takeOver: false,
  repair: false,
  keepGoing: false,
  nextStatement: false,
  sameOwner: false,
  frozen: false,
};

/** `resume JOURNAL`. */
export function resumingOptions(args: readonly string[]): Resuming {
  const { values, positionals } = readArguments('resume', {
    args: [...args],
    options: { ...reach, ...running, db: { type: 'string' } },
    allowPositionals: true,
  });
  const [journal, more] = positionals;
  if (journal === undefined || more !== undefined) throw new UsageError('resume: name one journal: resume run.jsonl.');
  return {
    journal,
    db: values.db,
    ...reachOf('resume', values),
    running: {
      lanes: lanesOf('resume', values.lanes),
      takeOver: values['take-over'],
      repair: values.repair,
      keepGoing: values['keep-going'],
      nextStatement: values['next-statement'],
      sameOwner: values['same-owner'],
      frozen: values.frozen,
    },
  };
}

/** `bulk erase JOURNAL`. */
export function erasedJournal(args: readonly string[]): string {
  const { positionals } = readArguments('bulk', { args: [...args], options: {}, allowPositionals: true });
  const [journal, more] = positionals;
  if (journal === undefined || more !== undefined) throw new UsageError('bulk erase: name one journal.');
  return journal;
}

export interface Importing {
  readonly journal: string;
  readonly db: string;
  readonly json: boolean;
}

/** `bulk import JOURNAL --db FILE`. */
export function importOptions(args: readonly string[]): Importing {
  const { values, positionals } = readArguments('bulk', {
    args: [...args],
    options: { db: { type: 'string' }, json: reach.json },
    allowPositionals: true,
  });
  const [journal, more] = positionals;
  if (journal === undefined || more !== undefined)
    throw new UsageError('bulk import: name one journal: bulk import run.jsonl --db crm.db.');
  if (values.db === undefined || values.db === '')
    throw new UsageError('bulk import: say which copy is to be told: --db crm.db.');
  return { journal, db: values.db, json: values.json };
}

export interface ByHand {
  readonly what: 'drop' | 'close';
  readonly journal: string;
  readonly line: number;
  readonly as: 'done' | 'not-sent' | null;
  readonly id: string | undefined;
  readonly note: string | undefined;
  /** Null for a drop, which asks the service nothing. */
  readonly reach: Reach | null;
}

/** `bulk drop JOURNAL --line N` and `bulk close JOURNAL --line N --as done ID | not-sent --note TEXT`. */
export function byHandOptions(what: ByHand['what'], args: readonly string[]): ByHand {
  const { values, positionals } = readArguments('bulk', {
    args: [...args],
    options: { ...reach, line: { type: 'string' }, as: { type: 'string' }, note: { type: 'string' } },
    allowPositionals: true,
  });
  const [journal, id] = positionals;
  if (journal === undefined) throw new UsageError(`bulk ${what}: name the journal: bulk ${what} run.jsonl --line 77.`);
  if (values.line === undefined) throw new UsageError(`bulk ${what}: say which row: --line 77.`);
  if (what === 'drop' && (values.evidence ?? values['evidence-key']) !== undefined)
    throw new UsageError('bulk drop: it asks the service nothing, so there is nothing to give evidence of.');
  const { as } = values;
  if (what === 'close' && as !== 'done' && as !== 'not-sent')
    throw new UsageError('bulk close: say what became of it: --as done ID, or --as not-sent --note "why".');
  if (as === 'done' && id === undefined) throw new UsageError('bulk close: --as done needs the id of the record.');
  return {
    ...{ what, journal, id, note: values.note },
    line: numberOf('bulk', '--line', values.line),
    as: as === 'done' || as === 'not-sent' ? as : null,
    reach: what === 'drop' ? null : reachOf('bulk', values),
  };
}

interface Reached {
  readonly environment?: string | undefined;
  readonly 'base-url'?: string | undefined;
  readonly 'allow-http': boolean;
  readonly 'token-file'?: string | undefined;
  readonly json: boolean;
  readonly evidence?: string | undefined;
  readonly 'evidence-key'?: string | undefined;
  readonly bodies: boolean;
}

function reachOf(command: Command, values: Reached): Reach {
  const server = serverOf(command, values.environment, values['base-url']);
  return {
    server,
    allowHttp: values['allow-http'],
    tokenFile: values['token-file'],
    json: values.json,
    recording: recordingOf(command, values, server),
  };
}

function operationNamed(name: string | undefined): string {
  if (name !== undefined && isBulkOperation(name)) return name;
  throw new UsageError(
    `bulk: ${name === undefined ? 'say what is to be done' : `there is no operation ${JSON.stringify(name)}.${didYouMean(name, bulkOperations)} There are`}: ${bulkOperations.join(', ')}.`,
  );
}

function lanesOf(command: Command, text: string | undefined): number | 'auto' {
  if (text === undefined) return 'auto';
  const lanes = numberOf(command, '--lanes', text);
  if (lanes < 1 || lanes > 32) throw new UsageError(`${command}: --lanes takes a number from 1 to 32.`);
  return lanes;
}

function numberOf(command: Command, option: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new UsageError(`${command}: ${option} takes a whole number, and not ${JSON.stringify(text)}.`);
}
