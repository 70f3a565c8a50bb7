import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Fetch } from '../../client/index.ts';
import { servers, type Service } from '../../contract/index.ts';
import type { Command } from '../help.ts';
import { writeNew } from '../private-file.ts';
import type { Server } from '../server-options.ts';
import { version } from '../version.ts';
import { bodiesIn } from './bodies.ts';
import { evidenceFolder, folderOfRun } from './folder.ts';
import { shownHeaders } from './headers.ts';
import { digesting, keyAt } from './key.ts';
import { linesTo, type Exchange } from './lines.ts';
import type { Recording } from './options.ts';
import { counting, summaryPage } from './summary.ts';
import { tapped, type BodyEnd } from './tapped.ts';
import { whatWasAsked } from './what-was-asked.ts';
import { withoutToken } from './without-token.ts';

export interface Recorder {
  /** Sends, and writes down what was sent and what came of it. */
  readonly fetch: Fetch;
  /** Writes the summary. Answers with the folder of the run, and whether all could be written. */
  close(): { readonly folder: string; readonly isWhole: boolean };
}

export interface Recorded {
  readonly command: Command;
  readonly service: Service;
  readonly server: Server;
  readonly token: string;
}

const SENT = ['accept', 'content-type', 'x-with-server-date'];

/** Nothing is sent yet. Refuses a folder or a key that cannot be used. */
export async function openRecorder(recorded: Recorded, recording: Recording): Promise<Recorder> {
  const { command, service, server, token } = recorded;
  const about = { command, version: await version(), service, ...placeOf(service, server) };
  evidenceFolder(command, recording.folder);
  const key = keyAt(command, recording.key ?? join(recording.folder, 'key'));
  const folder = folderOfRun(command, recording.folder);
  const clean = withoutToken(token);
  const bodies = recording.bodies ? bodiesIn(folder, clean) : null;
  const lines = linesTo(join(folder, 'requests.jsonl'));
  const counts = counting();
  const open = new Set<(end: BodyEnd) => void>();
  const from = new Date();
  let [sent, isWhole] = [0, true];

  /** What cannot be written down must not undo what is under way: the request may be a payment. */
  const trying = (write: () => void): void => {
    try {
      write();
    } catch {
      isWhole = false;
    }
  };

  const fetchRecorded: Fetch = async (request) => {
    const body = request.body === null ? null : new Uint8Array(await request.clone().arrayBuffer());
    const number = (sent += 1);
    const began = performance.now();
    const passed = (): number => Math.round(performance.now() - began);
    const base = {
      ...{ number, at: new Date().toISOString(), method: request.method },
      ...whatWasAsked(service, request.method, request.url),
      sentHeaders: Object.fromEntries(SENT.flatMap((name) => pairOf(request.headers, name))),
      requestBody: body === null ? null : digestOf(key, [body]),
    };
    const ended = (rest: Omit<Exchange, keyof typeof base | 'ms'>, answer: readonly Uint8Array[]): void => {
      trying(() => {
        const files = [
          bodies !== null && body !== null ? bodies.add(number, 'request', [body]) : null,
          bodies?.add(number, 'response', answer) ?? null,
        ].filter((file) => file !== null);
        const exchange: Exchange = {
          ...{ ...base, ...rest, ms: passed() },
          ...(bodies !== null && {
            bodies: files.map(({ name }) => name),
            tokenHidden: files.some(({ tokenHidden }) => tokenHidden),
          }),
        };
        counts.add(exchange);
        lines.add(exchange);
      });
    };

    let response: Response;
    try {
      response = await globalThis.fetch(request);
    } catch (error) {
      const failed = request.signal.aborted ? 'given-up' : kindOf(error);
      const nothing = { requestId: null, serverDate: null, headers: {}, status: null, responseBody: null };
      ended({ ...nothing, failed, firstMs: passed() }, []);
      throw error;
    }
    const firstMs = passed();
    const digest = digesting(key);
    const parts: Uint8Array[] = [];
    const told = shownHeaders(response.headers, token, clean);
    const over = (end: BodyEnd): void => {
      if (!open.delete(over)) return;
      const failed = end === 'whole' ? null : end === 'broken-off' && request.signal.aborted ? 'given-up' : end;
      const responseBody = response.body === null ? null : digest.end();
      ended({ ...told, status: response.status, failed, responseBody, firstMs }, parts);
    };
    open.add(over);
    return tapped(
      response,
      (part) => {
        digest.add(part);
        // the client has the same bytes, and may do with them what it likes
        if (bodies !== null) parts.push(part.slice());
      },
      over,
    );
  };

  return {
    fetch: fetchRecorded,
    close() {
      for (const over of [...open]) over('not-read');
      trying(() => lines.end());
      const page = { ...about, from: from.toISOString(), to: new Date().toISOString(), isWhole };
      trying(() => writeNew(join(folder, 'summary.md'), summaryPage(page, counts.rows())));
      return { folder, isWhole };
    },
  };
}

function digestOf(key: Buffer, parts: readonly Uint8Array[]) {
  const digest = digesting(key);
  for (const part of parts) digest.add(part);
  return digest.end();
}

function pairOf(headers: Headers, name: string): readonly (readonly [string, string])[] {
  const value = headers.get(name);
  return value === null ? [] : [[name, value]];
}

/** The code that the system gives a failure (`ECONNREFUSED`), and no words: those can quote a server. */
function kindOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return /^(E[A-Z]{3,20}|UND_ERR_[A-Z_]{3,30}|HPE_[A-Z_]{3,40}|CERT_[A-Z_]{3,30})$/.test(code) ? code : 'network';
}

function placeOf(service: Service, server: Server): { readonly environment: string; readonly host: string } {
  if ('environment' in server)
    return { environment: server.environment, host: new URL(servers[service][server.environment]).host };
  const host = URL.canParse(server.baseUrl) ? new URL(server.baseUrl).host : 'no address';
  return { environment: 'another server', host };
}
