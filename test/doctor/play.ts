import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from 'lead-provider-sdk';
import type { Mock } from 'lead-provider-sdk/mock';
import { isRecord } from '../../src/base/guards.ts';
import { examine, textOf, type Line } from '../../src/doctor/index.ts';
import type { Disturbance } from './disturbances.ts';
import { fakeRedis } from './fake-redis.ts';
import { described, makeCopy, nowOf, PROVIDER, worldOf } from './world.ts';

export interface PlayedOnce {
  readonly lines: readonly Line[];
  readonly differing: readonly string[];
  /** Promises that were not kept, whatever was disturbed. */
  readonly wrong: readonly string[];
}

/** Attributes of which nothing may be told. */
const HIDDEN = /(^|_)(id|name|email|number|urn|trn)$/;

/** A place in which disturbances are played; a mock and a copy of each service are made once. */
export function playground() {
  const folder = mkdtempSync(join(tmpdir(), 'lead-provider-doctor-'));
  const worlds = new Map<Service, Promise<{ readonly mock: Mock; readonly copy: string }>>();
  let number = 0;

  async function make(service: Service) {
    const [mock, copy] = [worldOf(service), join(folder, `${service}.db`)];
    await makeCopy(mock, copy);
    return { mock, copy };
  }

  async function play(disturbance: Partial<Disturbance>): Promise<PlayedOnce> {
    const { service = 'rect', between, redis, copy: disturb, options, skewMs = 0 } = disturbance;
    const world = worlds.get(service) ?? make(service);
    worlds.set(service, world);
    const { mock, copy } = await world;
    const db = join(folder, `${(number += 1)}.db`);
    copyFileSync(copy, db);
    await disturb?.(db);

    const secrets = new Set([mock.token('lp1'), PROVIDER]);
    const wrong: string[] = [];
    let received = 0;
    const serve = async (request: Request): Promise<Response> => {
      if (request.url.endsWith('/api/docs/v3/swagger.yaml')) return new Response(described(service));
      return mock.fetch(request);
    };
    /** The other side: what it counts is what was sent. */
    const fetch = async (request: Request): Promise<Response> => {
      received += 1;
      if (request.method !== 'GET') wrong.push(`${request.method} was sent`);
      if (request.headers.has('x-with-server-date')) wrong.push('a moved clock was sent');
      const isPublic = request.url.includes('/api/docs/');
      if (isPublic && request.headers.has('authorization')) wrong.push('the token was sent to a public page');
      const response = await (between === undefined ? serve(request) : between(request, serve));
      if (!isPublic)
        collect(
          await response
            .clone()
            .json()
            .catch(() => null),
          secrets,
        );
      return response;
    };

    const store = redis === 'away' ? null : await fakeRedis(redis);
    const url = store?.url ?? 'redis://127.0.0.1:1';
    try {
      const { lines, requests } = await examine({
        ...{ service, server: { environment: 'sandbox' }, token: mock.token('lp1'), db, fetch },
        ...{ redis: { url, key: 'lead-provider-sdk' }, leadProviderName: PROVIDER, now: () => nowOf(mock) + skewMs },
        ...options,
      });
      if (received > 40) wrong.push(`${received} requests arrived`);
      if (received !== requests) wrong.push(`${requests} requests were told, ${received} arrived`);
      const told = `${textOf(lines, requests)}${JSON.stringify(lines)}`;
      for (const secret of secrets) if (told.includes(secret)) wrong.push('a value that must not be told is told');
      return { lines, differing: lines.filter(({ verdict }) => verdict === 'differs').map(({ id }) => id), wrong };
    } finally {
      await store?.close();
      rmSync(db, { force: true });
    }
  }

  return { play, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Adds every value that stands under a name of `HIDDEN`, however deep. */
function collect(value: unknown, secrets: Set<string>): void {
  if (Array.isArray(value)) for (const one of value.slice(0, 300)) collect(one, secrets);
  if (!isRecord(value)) return;
  for (const [key, inside] of Object.entries(value))
    if (typeof inside !== 'string') collect(inside, secrets);
    else if (HIDDEN.test(key) && inside.length > 4) secrets.add(inside);
}
