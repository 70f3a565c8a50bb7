import { refuseUnknownOptions } from '../../base/unknown-options.ts';
import type { Control, Load, ReadPage } from '../control/control.ts';
import type { LoadedMock } from '../mock.ts';

export interface ServeOptions {
  /**
   * Port to listen on; 0 takes a free one.
   * @default 0
   */
  readonly port?: number;
  /**
   * Address to listen on. On any but one of loopback the control side is locked: what is under `/__mock/` wants `secret`
   * in the header `Mock-Secret`. The API wants a token as ever, and tokens of a mock are easily guessed.
   * @default '127.0.0.1'
   */
  readonly host?: string;
  /**
   * Other names by which this machine may be called in a `Host` header, without scheme and port. Anything but them,
   * loopback and the address it listens on is answered with 403, against pages that have a name of theirs point here.
   * @default []
   */
  readonly allowHosts?: readonly string[];
  /**
   * Origins whose pages may use the API from a browser, such as `http://localhost:5173`: under `/api/` they are answered
   * with the headers of CORS. No page of another origin reaches the control endpoints (403).
   * @default []
   */
  readonly allowOrigins?: readonly string[];
  /**
   * What opens the control side of a server that listens on more than loopback, 16 to 512 ASCII characters without
   * spaces. On loopback there is no lock, and it is not used.
   * @default 32 random bytes, which `secret` of the server tells
   */
  readonly secret?: string;
  /**
   * Whether the server's first page is the console. Without it a plain page with links is there.
   * @default true
   */
  readonly console?: boolean;
  /**
   * Largest request body in bytes; a longer one is answered with 413.
   * @default 1048576
   */
  readonly maxBodyBytes?: number;
  /** Hears of each request when it has been answered. */
  readonly onRequest?: (request: {
    readonly method: string;
    readonly path: string;
    readonly status: number;
    readonly ms: number;
  }) => void;
}

/** A server that listens on a port. */
export interface Listening {
  /** Origin to give to a client as `baseUrl`. */
  readonly url: string;
  readonly port: number;
  /** What `/__mock/` wants in the header `Mock-Secret`; null on loopback, where it wants nothing. */
  readonly secret: string | null;
  /** Stops listening and ends open connections. */
  close(): Promise<void>;
}

/** Parts of a server that tests put others in place of. */
export interface Parts {
  /** Where the console was built to. */
  readonly consoleFolder?: string;
  readonly createControl?: (mock: LoadedMock, load: Load, page: ReadPage) => Control;
}

const known: Readonly<Record<keyof ServeOptions, true>> = {
  port: true,
  host: true,
  allowHosts: true,
  allowOrigins: true,
  secret: true,
  console: true,
  maxBodyBytes: true,
  onRequest: true,
};

export function refuseOthers(options: ServeOptions): void {
  refuseUnknownOptions('mock server', options, Object.keys(known));
}
