import { closeSync, fsyncSync, writeSync } from 'node:fs';
import { createPrivate } from '../private-file.ts';

/** A body as it is told: how long it is, and its keyed digest. */
export interface ShownBody {
  readonly bytes: number;
  readonly digest: string;
}

/** One line of `requests.jsonl`: a request as it was sent, and what came of it. */
export interface Exchange {
  readonly number: number;
  /** When it was sent, by the clock of this machine. */
  readonly at: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly sentHeaders: Readonly<Record<string, string>>;
  readonly requestBody: ShownBody | null;
  /** Null without an answer. */
  readonly status: number | null;
  /** Why there is no whole answer. */
  readonly failed: string | null;
  readonly requestId: string | null;
  readonly serverDate: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** As far as it was read. */
  readonly responseBody: ShownBody | null;
  /** Until the answer began. */
  readonly firstMs: number;
  /** Until it was read. */
  readonly ms: number;
  /** Names of files under `bodies`; with `tokenHidden` they are not byte for byte what was sent. */
  readonly bodies?: readonly string[];
  readonly tokenHidden?: boolean;
}

/** Lines that are with the system as soon as they are added: a crash of this process takes none of them away. */
export function linesTo(path: string) {
  const file = createPrivate(path);
  let isTorn = false;
  return {
    add(exchange: Exchange): void {
      // after a line that could be written in part only (a full disk), the next one stands by itself all the same
      const line = Buffer.from(`${isTorn ? '\n' : ''}${JSON.stringify(exchange)}\n`);
      isTorn = true;
      for (let at = 0; at < line.length;) at += writeSync(file, line, at);
      isTorn = false;
    },
    end(): void {
      fsyncSync(file);
      closeSync(file);
    },
  };
}
