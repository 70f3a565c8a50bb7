import type { Files, OpenFile } from '../../src/bulk/journal/files.ts';
import type { Between } from './world.ts';

/** Where a process can be stopped. */
export const points = [
  'before the lock',
  'after the lock',
  'before the event sending is written',
  'between the event sending and the POST',
  'between the POST and its answer',
  'before a look',
  'after a look',
  'before the journal is closed',
] as const;
export type Point = (typeof points)[number];

/** A process as far as files and network see it: from the moment in which it is stopped until it goes on, it does nothing. */
export class Stoppable {
  readonly files: Files;
  readonly lockFiles: Files;
  /** Ends when it is stopped. */
  readonly stopped: Promise<void>;
  /** The writes that left it after it went on. */
  sentAfter = 0;
  /** Of how many writes it had kept that they are about to leave when it was stopped, and they had not. */
  aboutToLeave = 0;
  /** How often it wrote to the journal after it went on. */
  writtenAfter = 0;
  readonly #point: Point;
  #left: number;
  #isStopped = false;
  #hasGoneOn = false;
  #stop: () => void = () => undefined;
  #goOn: () => void = () => undefined;
  readonly #goesOn = new Promise<void>((resolve) => (this.#goOn = resolve));

  /** Stops when it comes to a point for the nth time. */
  constructor(files: Files, point: Point, nth = 1) {
    this.#point = point;
    this.#left = nth;
    this.stopped = new Promise((resolve) => (this.#stop = resolve));
    this.lockFiles = {
      ...files,
      create: (path) => this.#at('before the lock', () => files.create(path)),
      open: (path) => this.#at(null, () => files.open(path)),
    };
    this.files = {
      ...files,
      open: (path) =>
        this.#at('after the lock', async () => {
          const file = await files.open(path);
          return file && this.#over(file);
        }),
    };
  }

  goOn(): void {
    this.#hasGoneOn = true;
    this.#goOn();
  }

  /** What lies between it and the service. */
  readonly between: Between = async (request, answer) => {
    const isWrite = request.method !== 'GET';
    const isLook = request.url.includes('/participant-declarations') && request.url.includes('participant_id');
    await this.#at(
      isLook ? 'before a look' : isWrite ? 'between the event sending and the POST' : null,
      async () => null,
    );
    if (isWrite && this.#hasGoneOn) this.sentAfter += 1;
    if (isWrite && !this.#hasGoneOn) this.aboutToLeave -= 1;
    const response = await answer();
    return this.#at(isLook ? 'after a look' : isWrite ? 'between the POST and its answer' : null, async () => response);
  };

  #over(file: OpenFile): OpenFile {
    return {
      ...file,
      write: async (text) => {
        const many = text.split('"type":"sending"').length - 1;
        await this.#at(many > 0 ? 'before the event sending is written' : null, () => file.write(text));
        if (this.#hasGoneOn) this.writtenAfter += 1;
        else this.aboutToLeave += many;
      },
      sync: () => this.#at(null, () => file.sync()),
      close: () => this.#at('before the journal is closed', () => file.close()),
    };
  }

  async #at<T>(point: Point | null, work: () => Promise<T>): Promise<T> {
    if (point === this.#point && !this.#isStopped) {
      this.#left -= 1;
      if (this.#left === 0) {
        this.#isStopped = true;
        this.#stop();
      }
    }
    if (this.#isStopped) await this.#goesOn;
    return work();
  }
}
