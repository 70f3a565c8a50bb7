import { didYouMean } from '../../base/nearest.ts';
import { isKeep, keepWords, type Keep } from '../../capture/stand-ins/kinds.ts';
import { isService, servers, services, type Service } from '../../contract/index.ts';
import { evidenceOptions, recordingOf, type Recording } from '../evidence/options.ts';
import { readArguments } from '../read-arguments.ts';
import { serverOf, type Server } from '../server-options.ts';
import { UsageError } from '../usage-error.ts';

/** What `lead-provider capture` was told, all of it checked: nothing is read for a line that cannot be meant. */
export interface CaptureLine {
  readonly from: FromServer | { readonly db: string };
  readonly service: Service | undefined;
  readonly yesProduction: boolean;
  readonly keyFile: string | undefined;
  readonly keep: readonly Keep[];
  readonly keepReasons: boolean;
  readonly allSchools: boolean;
  readonly files: Files;
  readonly json: boolean;
}

export interface FromServer {
  readonly service: Service;
  readonly server: Server;
  readonly allowHttp: boolean;
  readonly tokenFile: string | undefined;
  readonly recording: Recording | null;
}

export interface Files {
  readonly out: string;
  readonly report: string;
  readonly map: string | undefined;
  readonly force: boolean;
}

export interface DropLine {
  readonly drop: string;
  readonly from: string;
  readonly out: string;
  readonly force: boolean;
}

export function captureLine(args: readonly string[]): CaptureLine | DropLine {
  // looked for before anything else, so that it is neither told again nor offered as an option
  if (args.some((arg) => arg === '--key' || arg.startsWith('--key=')))
    refuse(
      'a key is never an argument: others can see those. Put it into a file of your own and name that, --key-file FILE, or ' +
        'into the variable LEAD_PROVIDER_CAPTURE_KEY; and take another one than was just written there.',
    );
  const given = parse(args);
  const { service, out, db, keep, reasons, report, map, force } = given;
  if (out === undefined || out === '') refuse('say which file to write: --out world.json.');
  if (given.drop !== undefined) return dropLine(given, out);
  if (given.from !== undefined) refuse('--from goes with --drop alone. A copy is read with --db crm.db.');
  if (service !== undefined && !isService(service)) refuse('--service is rect or ecf.');
  if (reasons !== undefined && reasons !== 'keep') refuse('--reasons takes one word: keep. Without it they are other.');
  for (const [name, file] of Object.entries({ report, map, db, 'key-file': given['key-file'] }))
    if (file === '') refuse(`say which file: --${name} FILE.`);
  return {
    from: db === undefined ? fromServer(given, service) : fromCopy(given, db),
    service,
    yesProduction: given['yes-production'],
    keyFile: given['key-file'],
    keep: keep.flatMap((words) => words.split(',')).map((word) => keepOf(word.trim())),
    keepReasons: reasons === 'keep',
    allSchools: given['all-schools'],
    files: { out, report: report ?? `${out}.report.txt`, map, force },
    json: given.json,
  };
}

type Given = ReturnType<typeof parse>;

function fromServer(given: Given, service: Service | undefined): FromServer {
  if (service === undefined) refuse('say which service to read: --service rect or --service ecf.');
  const server = serverOf('capture', given.environment, given['base-url']);
  return {
    service,
    server,
    allowHttp: given['allow-http'],
    tokenFile: given['token-file'],
    recording: recordingOf('capture', given, server),
  };
}

function fromCopy(given: Given, db: string): { readonly db: string } {
  const others = ['environment', 'base-url', 'token-file', 'evidence', 'evidence-key'] as const;
  const other = others.find((name) => given[name] !== undefined);
  if (other !== undefined) refuse(`either --db or a server: --${other} is about a server.`);
  return { db };
}

function dropLine(given: Given, out: string): DropLine {
  const { drop, from, force } = given;
  if (drop === undefined || drop === '') refuse('say whom to take out: --drop ID, as the scenario writes it.');
  const about = ['db', 'environment', 'base-url', 'report', 'map', 'reasons'] as const;
  const other = about.find((name) => given[name] !== undefined);
  if (other !== undefined) refuse(`--drop works on a scenario that is there; --${other} is about reading one.`);
  return { drop, from: from ?? out, out, force };
}

/** Whether a server is one of DfE's in production, by whichever name it was given. */
export function isProduction(origin: string): boolean {
  return services.some((service) => servers[service].production === origin);
}

export function originOf({ service, server }: FromServer): string {
  if ('environment' in server) return servers[service][server.environment];
  if (!URL.canParse(server.baseUrl)) refuse('--base-url takes an address such as http://127.0.0.1:4010.');
  return new URL(server.baseUrl).origin;
}

export function refuse(what: string): never {
  throw new UsageError(`capture: ${what}`);
}

function keepOf(word: string): Keep {
  if (isKeep(word)) return word;
  return refuse(
    `--keep does not know one of its words.${didYouMean(word, keepWords)} It takes ${keepWords.join(', ')}.`,
  );
}

function parse(args: readonly string[]) {
  return readArguments('capture', {
    args: [...args],
    options: {
      service: { type: 'string' },
      environment: { type: 'string' },
      'base-url': { type: 'string' },
      db: { type: 'string' },
      'yes-production': { type: 'boolean', default: false },
      'allow-http': { type: 'boolean', default: false },
      'token-file': { type: 'string' },
      'key-file': { type: 'string' },
      keep: { type: 'string', multiple: true, default: [] },
      reasons: { type: 'string' },
      'all-schools': { type: 'boolean', default: false },
      out: { type: 'string' },
      report: { type: 'string' },
      map: { type: 'string' },
      force: { type: 'boolean', default: false },
      drop: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean', default: false },
      ...evidenceOptions,
    },
  }).values;
}
