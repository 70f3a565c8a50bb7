import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Service } from '../../../src/index.ts';
import { createMock, generateScenario } from '../../../src/mock/index.ts';
import { serve } from '../../../src/mock/server.ts';
import { inside } from '../../../src/sync/copy/copy.ts';
import { openCopy } from '../../../src/sync/sqlite/index.ts';
import { set } from '../../../src/sync/store/schema.ts';
import { Random } from '../../fuzz/random.ts';
import { Acts } from './acts.ts';
import { OPTIONS, type ChildOptions } from './child-options.ts';
import type { Point } from './database.ts';
import { judgeAlways, judgeEnd } from './judge.ts';

/** A run that is to die: at a point, or (null) at a random moment. */
export interface Death {
  readonly name: string;
  readonly mode: 'full' | 'delta';
  readonly point: Point | null;
}

export interface Verdict {
  /** Runs that died as they were meant to. */
  readonly kills: number;
  /** By name of the death, those that never came: the run ended before. */
  readonly missed: readonly string[];
  readonly differences: readonly string[];
}

/** A process that dies takes nothing with it that was written, so a disk would only cost time. */
const MEMORY = '/dev/shm';

/** One world and one copy: runs die one after the other, the world goes on between them, and at the end all is well. */
export async function playDeaths(
  deaths: readonly Death[],
  { service, seed }: { readonly service: Service; readonly seed: number },
): Promise<Verdict> {
  const random = new Random(seed);
  const dir = await mkdtemp(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'crash-'));
  const scenario = generateScenario({ service, participants: 60, schools: 15, declarations: 130, seed });
  const server = await serve(createMock({ service, scenario }));
  const { mock } = server;
  const acts = new Acts(mock, random);
  const [file, journal] = [join(dir, 'copy.db'), join(dir, 'reader.jsonl')];
  const differences: string[] = [];
  const missed: string[] = [];
  let kills = 0;
  // the time a run takes, by which random moments are drawn
  let longest = 1500;

  const child = async (mode: ChildOptions['mode'], point: Point | null, killAfter: number | null): Promise<Ended> => {
    const options: ChildOptions = {
      ...{ service, url: server.url, token: mock.token('lp1'), file, journal, mode, point },
      ...{ perPage: 5, now: mock.clock.now },
    };
    const one = fork(fileURLToPath(new URL('child.ts', import.meta.url)), {
      ...{ execArgv: ['--import', 'tsx'], env: { ...process.env, [OPTIONS]: JSON.stringify(options) } },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    let report: Report | null = null;
    let began = performance.now();
    let timer: NodeJS.Timeout | undefined;
    one.stderr?.on('data', (some: Buffer) => (said += some.toString()));
    one.on('message', (message) => {
      if (isReport(message)) report = message;
      if (message !== 'begins') return;
      began = performance.now();
      if (killAfter !== null) timer = setTimeout(() => one.kill('SIGKILL'), killAfter);
    });
    const ended = once(one, 'exit');
    const [code, signal]: unknown[] = await ended;
    clearTimeout(timer);
    if (code === 0) longest = performance.now() - began;
    return { isKilled: signal === 'SIGKILL', isDone: code === 0, said, report };
  };
  const judged = async (judge: typeof judgeAlways, name: string): Promise<void> => {
    const copy = await openCopy(file);
    for (const wrong of await judge(mock, copy, journal)) differences.push(`seed ${seed}, ${name}: ${wrong}`);
    await copy.close();
  };

  try {
    for (const { name, mode, point } of deaths) {
      if (point?.statement.startsWith('CREATE') === true && existsSync(file)) await makeOlder(file);
      const end = await child(mode, point, point === null ? random.next() * longest : null);
      if (end.isKilled) kills += 1;
      else if (end.isDone) missed.push(name);
      else differences.push(`seed ${seed}, ${name}: the run failed: ${end.said}`);
      await judged(judgeAlways, name);
      await acts.some();
    }
    // one that goes on may have pages from before what happened since; the one after it has none
    for (let runs = 0; runs < 2; runs += 1) {
      const end = await child('full', null, null);
      if (!end.isDone) differences.push(`seed ${seed}, at the end: the run failed: ${end.said}`);
      if (end.report?.resumed !== true) break;
      mock.clock.advance({ hours: 1 });
    }
    await judged(judgeEnd, 'at the end');
  } finally {
    await server.close();
    await rm(dir, { recursive: true });
  }
  return { kills, missed, differences };
}

/** As an older version leaves a copy: whoever opens it makes tables and views anew. */
async function makeOlder(file: string): Promise<void> {
  const copy = await openCopy(file);
  await copy[inside].connection.write(() => set('views', 'of an older version'));
  await copy.close();
}

interface Ended {
  readonly isKilled: boolean;
  readonly isDone: boolean;
  readonly said: string;
  readonly report: Report | null;
}

interface Report {
  readonly resumed: boolean;
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'resumed' in value && typeof value.resumed === 'boolean';
