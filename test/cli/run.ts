import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMock, type Scenario } from 'lead-provider-sdk/mock';
import { serve, type MockServer } from 'lead-provider-sdk/mock/server';
import { onTestFinished } from 'vitest';
import { isRecord } from '../../src/base/guards.ts';

export const TOKEN = 'a-token-not-to-be-told';
export const NAME = "=cmd|' /C calc'!A0";

/** Somebody with a declaration on a statement, and more delivery partners than a page takes. */
export const world: Scenario = {
  leadProviders: [{ id: 'lp1', token: TOKEN }, 'lp2'],
  cohorts: [{ year: 2025 }],
  deliveryPartners: [{ id: 'dp1', links: [{ lp: 'lp1', cohort: 2025 }] }],
  schools: [{ id: 's1', urn: '100001', name: NAME }],
  partnerships: [{ id: 'ps1', lp: 'lp1', dp: 'dp1', school: 's1', cohort: 2025 }],
  participants: [
    {
      ...{ id: 'ada', name: NAME, trn: '1000001', induction: { start: '2025-09-01' } },
      training: [
        {
          ...{ role: 'ect', record: 'ada-ect', partnership: 'ps1', schedule: 'ecf-standard-september' },
          ...{ from: '2025-09-01', eligibleForFunding: true },
        },
      ],
    },
  ],
  declarations: [
    {
      ...{ id: 'd1', participant: 'ada', role: 'ect', lp: 'lp1', type: 'started', date: '2025-10-06T00:00:00Z' },
      ...{ state: 'eligible', evidence: 'training-event-attended', statement: 'st1' },
    },
  ],
  statements: [
    { id: 'st1', lp: 'lp1', cohort: 2025, month: 4, year: 2026, cutOff: '2026-03-31', payment: '2026-04-25' },
  ],
  bulk: [{ kind: 'deliveryPartner', count: 6500, idPrefix: 'bulk', links: [{ lp: 'lp1', cohort: 2025 }] }],
};

export async function serving(): Promise<MockServer> {
  const server = await serve(createMock({ service: 'rect', scenario: world, clock: 'running' }));
  onTestFinished(() => server.close());
  return server;
}

export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lead-provider-cli-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export interface Ran {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

export function command(args: readonly string[], token: string | undefined = TOKEN): Ran {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LEAD_PROVIDER_TOKEN: token },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return { child, ended: once(child, 'close').then(() => ({ code: child.exitCode, out, err })) };
}

export const pulling = (url: string, db: string, ...more: string[]): Ran =>
  command(['pull', '--service', 'rect', '--base-url', url, '--out', db, '--cohort', '2025', ...more]);

export const lines = (text: string): readonly Record<string, unknown>[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (!isRecord(value)) throw new TypeError('a line that is no object');
      return value;
    });
