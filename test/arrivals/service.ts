import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Latency {
  /** The longest a request takes to arrive, and its answer to come back. */
  readonly wayMs: number;
  readonly answerMs: number;
  /** So many requests at first are on their way for up to 1.4 s. */
  readonly slowFirst: number;
}

export interface Counted {
  readonly arrivals: readonly number[];
  readonly mostUnderWay: number;
  readonly mostSockets: number;
}

/** The service that counts, and how to talk to it. */
export interface Service {
  readonly url: string;
  /** Begins to count anew. */
  begin(latency: Latency): void;
  tell(): Promise<Counted>;
  stop(): void;
}

const at = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

export async function startService(): Promise<Service> {
  const child = fork(at('server.ts'), { execArgv: ['--import', 'tsx'] });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    url: `http://127.0.0.1:${port}`,
    begin: (latency) => child.send(latency),
    tell: async () => {
      const told = once(child, 'message');
      child.send('tell');
      const [counted] = (await told) as [Counted];
      return counted;
    },
    stop: () => child.kill(),
  };
}

export interface SenderOptions {
  readonly url: string;
  readonly redis: string;
  readonly key: string;
  readonly limit: number;
  readonly windowMs: number;
  readonly count: number;
}

/** A process that sends so many requests over a budget in Redis, and ends. */
export async function runSender(options: SenderOptions): Promise<void> {
  const child: ChildProcess = fork(at('sender.ts'), [JSON.stringify(options)], { execArgv: ['--import', 'tsx'] });
  const [code]: unknown[] = await once(child, 'exit');
  if (code !== 0) throw new Error(`a sender ended with ${String(code)}`);
}
