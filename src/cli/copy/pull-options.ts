import { didYouMean } from '../../base/nearest.ts';
import { isService, type Service } from '../../contract/index.ts';
import { resources, type Resource } from '../../sync/resources.ts';
import { evidenceOptions, recordingOf, type Recording } from '../evidence/options.ts';
import { readArguments } from '../read-arguments.ts';
import { serverOf, type Server } from '../server-options.ts';
import { UsageError } from '../usage-error.ts';

/** What `lead-provider pull` was told, all of it checked: nothing is sent or written for a line that cannot be meant. */
export interface PullOptions {
  readonly service: Service;
  readonly server: Server;
  readonly allowHttp: boolean;
  readonly out: string;
  readonly mode: 'delta' | 'full' | 'auto';
  readonly fullEvery: number;
  readonly cohorts: readonly number[];
  readonly only: readonly Resource[] | undefined;
  readonly daily: boolean;
  readonly personal: 'all' | 'none' | undefined;
  readonly accept: Readonly<Partial<Record<Resource, number>>>;
  readonly sameOwner: boolean;
  readonly takeOver: boolean;
  readonly trustUpdatedSince: boolean;
  readonly json: boolean;
  readonly tokenFile: string | undefined;
  readonly recording: Recording | null;
}

export function pullOptions(args: readonly string[]): PullOptions {
  const given = parse(args);
  const { service, out, full, auto, personal, json } = given;
  if (!isService(service)) refuse('say which service to read: --service rect or --service ecf.');
  if (out === undefined || out === '' || out === ':memory:') refuse('say which file holds the copy: --out crm.db.');
  if (full && auto) refuse('either --full or --auto: --auto decides by itself.');
  const every = given['full-every'];
  if (every !== undefined && !auto) refuse('--full-every is about --auto.');
  if (personal !== undefined && personal !== 'none' && personal !== 'all') refuse('--personal is none or all.');
  const only = listed(given.only).map((name) => resourceNamed('--only', name));
  const server = serverOf('pull', given.environment, given['base-url']);
  return {
    service,
    server,
    allowHttp: given['allow-http'],
    out,
    mode: full ? 'full' : auto ? 'auto' : 'delta',
    fullEvery: every === undefined ? 3 : daysOf(every),
    cohorts: listed(given.cohort).map(yearOf),
    only: given.only.length === 0 ? undefined : only,
    daily: !given['no-daily'],
    personal,
    accept: Object.fromEntries(given['accept-absence'].map(acceptedOf)),
    sameOwner: given['same-owner'],
    takeOver: given['take-over'],
    trustUpdatedSince: given['trust-updated-since'],
    json,
    tokenFile: given['token-file'],
    recording: recordingOf('pull', given, server),
  };
}

function refuse(what: string): never {
  throw new UsageError(`pull: ${what}`);
}

/** `--cohort 2025 --cohort 2026` and `--cohort 2025,2026` alike. */
function listed(values: readonly string[]): readonly string[] {
  return values.flatMap((value) => value.split(',')).map((value) => value.trim());
}

function yearOf(text: string): number {
  if (!/^20[2-9]\d$/.test(text)) refuse(`--cohort takes years such as 2025,2026, and not ${JSON.stringify(text)}.`);
  return Number(text);
}

function daysOf(text: string): number {
  const days = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || days <= 0)
    refuse(`--full-every takes a number of days above 0, and not ${JSON.stringify(text)}.`);
  return days;
}

function resourceNamed(option: string, name: string): Resource {
  const found = resources.find((resource) => resource === name);
  if (found !== undefined) return found;
  return refuse(
    `${option}: there is no list ${JSON.stringify(name)}.${didYouMean(name, resources)} There are ${resources.join(', ')}.`,
  );
}

function acceptedOf(text: string): readonly [Resource, number] {
  const [, name, count] = /^([^=]+)=(\d{1,9})$/.exec(text) ?? [];
  if (name === undefined || count === undefined)
    refuse(`--accept-absence takes a list and a number, such as participants=812, and not ${JSON.stringify(text)}.`);
  return [resourceNamed('--accept-absence', name), Number(count)];
}

function parse(args: readonly string[]) {
  return readArguments('pull', {
    args: [...args],
    options: {
      service: { type: 'string' },
      environment: { type: 'string' },
      'base-url': { type: 'string' },
      'allow-http': { type: 'boolean', default: false },
      out: { type: 'string' },
      full: { type: 'boolean', default: false },
      auto: { type: 'boolean', default: false },
      'full-every': { type: 'string' },
      cohort: { type: 'string', multiple: true, default: [] },
      only: { type: 'string', multiple: true, default: [] },
      'no-daily': { type: 'boolean', default: false },
      personal: { type: 'string' },
      'accept-absence': { type: 'string', multiple: true, default: [] },
      'same-owner': { type: 'boolean', default: false },
      'take-over': { type: 'boolean', default: false },
      'trust-updated-since': { type: 'boolean', default: false },
      'token-file': { type: 'string' },
      json: { type: 'boolean', default: false },
      ...evidenceOptions,
    },
  }).values;
}
