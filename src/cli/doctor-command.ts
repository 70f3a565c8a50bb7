import { isService, type Service } from '../contract/index.ts';
import type { DoctorOptions } from '../doctor/index.ts';
import { CommandFailure } from './command-failure.ts';
import { put, putJson } from './copy/output.ts';
import { evidenceOptions, recordingOf, type Recording } from './evidence/options.ts';
import { withEvidence } from './evidence/with-evidence.ts';
import { readArguments } from './read-arguments.ts';
import { serverOf, tokenOf, type Server } from './server-options.ts';
import { UsageError } from './usage-error.ts';

const DIFFERS = 3;

interface Given {
  readonly service: Service;
  readonly server: Server;
  readonly recording: Recording | null;
  readonly tokenFile: string | undefined;
  readonly json: boolean;
  readonly rest: Pick<DoctorOptions, 'allowHttp' | 'leadProviderName' | 'db' | 'redis'>;
}

/** `lead-provider doctor`: looks at the service, a copy and a Redis, and says what is not as it is taken to be. */
export async function doctorCommand(args: readonly string[]): Promise<void> {
  const { service, server, recording, tokenFile, json, rest } = givenBy(args);
  const token = await tokenOf('doctor', tokenFile);
  const [{ countsOf, examine, textOf }, { isLeadProviderError }] = await Promise.all([
    import('../doctor/index.ts'),
    import('../errors/index.ts'),
  ]);
  await withEvidence({ command: 'doctor', service, server, token }, recording, async (fetch) => {
    const { lines, requests, isAnswered } = await examine({ service, server, token, fetch, ...rest }).catch(
      (error: unknown) => {
        if (isLeadProviderError(error, 'validation')) throw new UsageError(`doctor: ${error.message}`);
        throw error;
      },
    );
    const counts = countsOf(lines);
    if (json) await putJson({ service, requests, counts, lines });
    else await put(textOf(lines, requests));
    if (!isAnswered)
      throw new CommandFailure(
        'doctor: the server gave no answer, so nothing of it could be looked at. Look at the address and the network, and run it again.',
        1,
      );
    if (counts.differs > 0) process.exitCode = DIFFERS;
  });
}

function givenBy(args: readonly string[]): Given {
  const { values } = readArguments('doctor', {
    args: [...args],
    options: {
      service: { type: 'string' },
      environment: { type: 'string' },
      'base-url': { type: 'string' },
      'allow-http': { type: 'boolean', default: false },
      'token-file': { type: 'string' },
      'lead-provider': { type: 'string' },
      db: { type: 'string' },
      redis: { type: 'string' },
      'redis-key': { type: 'string' },
      json: { type: 'boolean', default: false },
      ...evidenceOptions,
    },
  });
  const { service, db, redis, 'redis-key': key, 'lead-provider': name } = values;
  if (!isService(service)) refuse('say which service to look at: --service rect or --service ecf.');
  if (db === '') refuse('say which copy to look at: --db crm.db.');
  if (name?.trim() === '') refuse('say whose the token should be: --lead-provider "Example Provider".');
  if (key !== undefined && (redis === undefined || key === ''))
    refuse('--redis-key names a budget in the Redis of --redis.');
  if (redis !== undefined && !isRedis(redis))
    refuse('--redis takes an address such as redis://127.0.0.1:6379, or rediss:// for one over TLS.');
  const server = serverOf('doctor', values.environment, values['base-url']);
  return {
    service,
    server,
    recording: recordingOf('doctor', values, server),
    tokenFile: values['token-file'],
    json: values.json,
    rest: {
      allowHttp: values['allow-http'],
      leadProviderName: name,
      db,
      redis: redis === undefined ? undefined : { url: redis, key: key ?? 'lead-provider-sdk' },
    },
  };
}

const isRedis = (url: string): boolean => URL.canParse(url) && /^rediss?:$/.test(new URL(url).protocol);

function refuse(what: string): never {
  throw new UsageError(`doctor: ${what}`);
}
