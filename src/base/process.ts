import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, as others can know it. */
export interface Holder {
  readonly host: string;
  readonly process: string;
  readonly started: string;
  readonly word: string;
}

/**
 * Who this process is, so that a run that died can be told from one that is slow. Two containers of one name, or two
 * starts of one machine, are not the same host.
 */
export function thisProcess(word: string): Holder {
  return { host: thisHost(), process: String(process.pid), started: startOf(process.pid) ?? '', word };
}

/** Whether a holder was a process of this host that is no more: its number is free, or another process has it now. */
export function isDead(holder: Holder): boolean {
  if (holder.host !== thisHost()) return false;
  const pid = Number(holder.process);
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // one that is there and somebody else's cannot be signalled, but is there
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  const started = startOf(pid);
  return started !== null && holder.started !== '' && started !== holder.started;
}

function thisHost(): string {
  const kernel = read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim());
  const space = read(() => readlinkSync('/proc/self/ns/pid'));
  return [hostname(), kernel ?? '', space ?? ''].join(' ').trim();
}

/** When a process began, in the kernel's own count; null where that is not told. */
function startOf(pid: number): string | null {
  const stat = read(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  // the name of the program stands in brackets and can hold spaces
  return stat === null ? null : (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null);
}

function read(work: () => string): string | null {
  try {
    return work();
  } catch {
    return null;
  }
}
