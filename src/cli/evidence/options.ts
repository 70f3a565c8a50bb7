import { isLoopback } from '../../base/loopback.ts';
import { servers, services } from '../../contract/index.ts';
import type { Command } from '../help.ts';
import type { Server } from '../server-options.ts';
import { UsageError } from '../usage-error.ts';

/** What every command that talks to a service takes about evidence. */
export const evidenceOptions = {
  evidence: { type: 'string' },
  'evidence-key': { type: 'string' },
  bodies: { type: 'boolean', default: false },
} as const;

/** Where evidence is written, with which key, and whether bodies are. */
export interface Recording {
  readonly folder: string;
  /** Undefined for the key in the folder. */
  readonly key: string | undefined;
  readonly bodies: boolean;
}

interface Given {
  readonly evidence?: string | undefined;
  readonly 'evidence-key'?: string | undefined;
  readonly bodies: boolean;
}

/** Null when no evidence is asked for. Bodies hold people's data, so they are refused for any server but a test one. */
export function recordingOf(command: Command, given: Given, server: Server): Recording | null {
  const { evidence: folder, 'evidence-key': key, bodies } = given;
  if (folder === undefined) {
    const alone = bodies ? '--bodies' : key === undefined ? null : '--evidence-key';
    if (alone === null) return null;
    throw new UsageError(`${command}: ${alone} goes with --evidence alone: say which folder, --evidence evidence.`);
  }
  if (folder === '') throw new UsageError(`${command}: say which folder takes the evidence: --evidence evidence.`);
  if (key === '') throw new UsageError(`${command}: say which file holds the key: --evidence-key evidence.key.`);
  if (bodies && !isForTests(server))
    throw new UsageError(
      `${command}: --bodies is for DfE's sandboxes and servers on this machine alone, because bodies hold people's data. ` +
        'Nothing was sent. Leave it out: digests of the bodies are written all the same.',
    );
  return { folder, key, bodies };
}

/** Whether a server is one of DfE's sandboxes, or is on this machine. */
function isForTests(server: Server): boolean {
  if ('environment' in server) return server.environment === 'sandbox';
  if (!URL.canParse(server.baseUrl)) return false;
  const { origin, hostname } = new URL(server.baseUrl);
  return isLoopback(hostname) || services.some((service) => servers[service].sandbox === origin);
}
