import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import type { Files, OpenFile } from '../../src/bulk/journal/files.ts';
import type { FakeRuntime } from '../support/fake-runtime.ts';

/** Whether Node has work with files that is not over, of whomever. */
const isDiskAtWork = (): boolean => process.getActiveResourcesInfo().some((name) => /^(?:FSReq|CloseReq)/.test(name));

const A_PAUSE_MS = 10;
/** So long nothing may happen at all before it counts as stuck. */
const IDLE_MS = 10_000;

/** Turns of the event loop in which nothing may be under way before time goes on. */
const QUIET_TURNS = 12;

/** Real work beside a clock that is not: while a file is at work time stands still. */
export class Virtual {
  readonly #time: FakeRuntime;
  #under = 0;

  constructor(time: FakeRuntime) {
    this.#time = time;
  }

  async counted<T>(work: () => Promise<T>): Promise<T> {
    this.#under += 1;
    try {
      return await work();
    } finally {
      this.#under -= 1;
    }
  }

  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#time.later(() => resolve(), ms));
  }

  /** Lets time pass, from timer to timer, until a promise is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    const awaited = { isOver: false };
    let idle = 0;
    const end = (): void => void (awaited.isOver = true);
    promise.then(end, end);
    for (let quiet = 0; !awaited.isOver; quiet += 1) {
      await turn();
      if (this.#under > 0 || isDiskAtWork()) quiet = 0;
      else if (quiet >= QUIET_TURNS) {
        // once more after a moment that is real: a busy machine takes its turns late
        await pause(1);
        if (this.#under > 0 || isDiskAtWork()) continue;
        const hasStepped = this.#time.step();
        // what is loaded or read besides shows in no file of ours: on a busy machine it may take its time
        if (!hasStepped && idle > IDLE_MS) throw new Error('Nothing is waited for, and it does not end.');
        if (!hasStepped) await pause(A_PAUSE_MS);
        idle = hasStepped ? 0 : idle + A_PAUSE_MS;
        quiet = 0;
      }
    }
    return promise;
  }
}

/** A process that can die: from then on nothing it asks for is done, and nothing is answered. */
export class Life {
  readonly files: Files;
  isDead = false;
  readonly #virtual: Virtual;

  constructor(virtual: Virtual, files: Files) {
    this.#virtual = virtual;
    const over = (file: OpenFile): OpenFile => ({
      read: () => this.whileAlive(() => file.read()),
      write: (text) => this.whileAlive(() => file.write(text)),
      truncate: (length) => this.whileAlive(() => file.truncate(length)),
      sync: () => this.whileAlive(() => file.sync()),
      close: () => this.whileAlive(() => file.close()),
      isOpenToOthers: () => this.whileAlive(() => file.isOpenToOthers()),
    });
    this.files = {
      create: (path) => this.whileAlive(async () => over(await files.create(path))),
      open: (path) =>
        this.whileAlive(async () => {
          const file = await files.open(path);
          return file && over(file);
        }),
      link: (from, to) => this.whileAlive(() => files.link(from, to)),
      remove: (path) => this.whileAlive(() => files.remove(path)),
      syncFolder: (path) => this.whileAlive(() => files.syncFolder(path)),
    };
  }

  async whileAlive<T>(work: () => Promise<T>): Promise<T> {
    const unlessDead = <R>(result: R): R | Promise<never> => (this.isDead ? never() : result);
    await unlessDead(null);
    return unlessDead(await this.#virtual.counted(work));
  }
}

export const never = (): Promise<never> => new Promise(() => undefined);
