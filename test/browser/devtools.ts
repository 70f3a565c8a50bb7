import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { isRecord } from '../../src/base/guards.ts';
import { FLAGS } from './flags.ts';

/** What a browser saw while it opened a file without a network. */
export interface Seen {
  /** Addresses asked for, that of the file among them. */
  readonly requests: readonly string[];
  /** What it wrote to the console or its log: refusals by a policy, errors, what scripts say. */
  readonly said: readonly string[];
  /** What the expression gave. */
  readonly value: unknown;
  /** A picture of it, PNG. */
  readonly picture: Buffer;
}

export interface LookOptions {
  /** Evaluated in the page once it is there; what it gives is copied out as JSON. */
  readonly expression: string;
  readonly scheme?: 'light' | 'dark';
  readonly width?: number;
}

/** Opens a file in a browser that is told to be offline, and listens to it from outside: the page needs no script for it. */
export async function lookAt(chromium: string, file: string, options: LookOptions): Promise<Seen> {
  const profile = await mkdtemp(join(tmpdir(), 'lead-provider-browser-'));
  // commands go in through the third pipe and come out of the fourth, each ended by a zero
  const browser = spawn(chromium, [...FLAGS, '--remote-debugging-pipe', `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = once(browser, 'exit');
  const patience = setTimeout(() => browser.kill('SIGKILL'), 90_000);
  try {
    const [, , , input, output] = browser.stdio;
    if (!isWritable(input) || !isReadable(output)) throw new Error('The browser has no pipes.');
    return await look(conversation(input, output), `file://${file}`, options);
  } finally {
    clearTimeout(patience);
    browser.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Answer = Readonly<Record<string, unknown>>;

interface Conversation {
  readonly events: readonly { readonly method: string; readonly params: Answer }[];
  readonly ask: (method: string, params?: object, session?: string) => Promise<Answer>;
  readonly until: (method: string) => Promise<void>;
}

async function look(
  { ask, until, events }: Conversation,
  url: string,
  { expression, scheme = 'light', width = 1100 }: LookOptions,
): Promise<Seen> {
  const { targetInfos } = await ask('Target.getTargets');
  const target = Array.isArray(targetInfos) ? targetInfos.find((one) => isRecord(one) && one['type'] === 'page') : null;
  const targetId: unknown = isRecord(target) ? target['targetId'] : null;
  const { sessionId } = await ask('Target.attachToTarget', { targetId, flatten: true });
  const say = (method: string, params: object = {}): Promise<Answer> => ask(method, params, String(sessionId));
  for (const domain of ['Page', 'Network', 'Log', 'Runtime', 'Security']) await say(`${domain}.enable`);
  await say('Network.emulateNetworkConditions', {
    ...{ offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 },
  });
  await say('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  await say('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
  await say('Page.navigate', { url });
  await until('Page.loadEventFired');
  const { result } = await say('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
  const { data } = await say('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
  return {
    requests: events
      .filter(({ method }) => method === 'Network.requestWillBeSent')
      .map(({ params }) => (isRecord(params['request']) ? String(params['request']['url']) : '')),
    said: events
      .filter(({ method }) =>
        [
          'Log.entryAdded',
          'Runtime.consoleAPICalled',
          'Runtime.exceptionThrown',
          'Page.javascriptDialogOpening',
        ].includes(method),
      )
      .map(({ params }) => JSON.stringify(params)),
    value: isRecord(result) ? result['value'] : undefined,
    picture: Buffer.from(String(data), 'base64'),
  };
}

function conversation(input: Writable, output: Readable): Conversation {
  const waiting = new Map<number, { readonly give: (answer: Answer) => void; readonly fail: (error: Error) => void }>();
  const events: { method: string; params: Answer }[] = [];
  const awaited = new Map<string, () => void>();
  let [said, last] = ['', 0];

  function hear(message: unknown): void {
    if (!isRecord(message)) return;
    const { id, method, params, result, error } = message;
    if (typeof method === 'string') {
      events.push({ method, params: isRecord(params) ? params : {} });
      awaited.get(method)?.();
    }
    const asked = typeof id === 'number' ? waiting.get(id) : undefined;
    if (isRecord(error)) asked?.fail(new Error(JSON.stringify(error)));
    else asked?.give(isRecord(result) ? result : {});
  }

  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    const parts = (said + chunk).split('\0');
    said = parts.pop() ?? '';
    for (const part of parts) hear(JSON.parse(part));
  });
  output.on('close', () => {
    for (const { fail } of waiting.values()) fail(new Error('The browser ended.'));
  });
  return {
    events,
    ask: (method, params = {}, sessionId) =>
      new Promise((give, fail) => {
        last += 1;
        waiting.set(last, { give, fail });
        input.write(`${JSON.stringify({ id: last, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
      }),
    until: (method) =>
      new Promise((resolve) => {
        if (events.some((event) => event.method === method)) resolve();
        else awaited.set(method, resolve);
      }),
  };
}

const isWritable = (stream: unknown): stream is Writable =>
  typeof stream === 'object' && stream !== null && 'write' in stream;
const isReadable = (stream: unknown): stream is Readable =>
  typeof stream === 'object' && stream !== null && 'read' in stream;
