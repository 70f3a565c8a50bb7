import { refuseUnknownOptions } from '../base/unknown-options.ts';
import type { Service } from '../contract/service.ts';
import { checkedActors } from './actors/checked.ts';
import { lasting } from './actors/lasting.ts';
import type { Dfe, Schools } from './actors/types.ts';
import { createRecorder } from './changes/recorder.ts';
import { Clock } from './clock.ts';
import { ecfService } from './ecf/service.ts';
import { DroppedConnection, replacement, total, transmit, wait } from './faults/apply.ts';
import { FaultBook } from './faults/fault-book.ts';
import type { FaultEffect } from './faults/fault.ts';
import { arriveLater, endOf, held, lateness } from './faults/late.ts';
import { ActsBetween } from './http/acts-between.ts';
import type { MockService } from './http/call.ts';
import { offerDirect } from './http/direct.ts';
import { incomingOf, isHash, type IncomingRequest } from './http/incoming.ts';
import { createPipeline, untouched } from './http/pipeline.ts';
import { receiptOf } from './http/receipt.ts';
import { toResponse, write, type WireAnswer } from './http/reply.ts';
import { RequestLog } from './http/request-log.ts';
import { throttleOf } from './http/throttle.ts';
import { uuidOf } from './ids.ts';
import { withinYears } from './kit/instants.ts';
import { createLive } from './live/live.ts';
import { loadWorld } from './load-world.ts';
import type { LoadedMock, MockOptions } from './mock.ts';
import { isInWorld, Names } from './names.ts';
import { openInside } from './open-inside.ts';
import { rectService } from './rect/service.ts';
import type { Scenario } from './scenario/schema.ts';
import { openSnapshot, takeSnapshot } from './snapshot.ts';
import { Travel } from './travel.ts';
import { Watchers } from './watchers.ts';
import type { BaseWorld } from './world/base-world.ts';
import { tokenIn } from './world/token-in.ts';

type Options = Omit<MockOptions, 'service' | 'scenario'>;

/** A mock that checks no scenario: its caller has checked the scenario, or knows that it is right. */
export interface TrustingMock extends LoadedMock {
  /** Replaces the present world with another one. */
  put(scenario: Scenario): void;
}

/**
 * Makes a mock of a scenario that is known to be right. It is apart from the check, because loading the check takes
 * longer than everything else when the command starts.
 */
export function makeMock(service: Service, scenario: Scenario, options: Options): TrustingMock {
  return service === 'rect' ? build(rectService, scenario, options) : build(ecfService, scenario, options);
}

function build<W extends BaseWorld>(service: MockService<W>, first: Scenario, options: Options): TrustingMock {
  const seed = options.seed ?? 1;
  let scenario = first;
  let { world, now } = loadWorld(service, scenario, seed);
  withinYears(now, 'createMock: scenario.now', scenario.now);
  const clock = new Clock(now, options.clock === 'running');
  const handle = createPipeline(service);
  const log = new RequestLog(options.keepRequests);
  const faults = new FaultBook(seed);
  const throttle = throttleOf(options.throttle);
  const between = new ActsBetween();
  const travel = new Travel();
  const actors = () =>
    checkedActors(
      service.actors(
        world,
        () => travel.now ?? clock.ms,
        () => clock.ms,
      ),
    );
  let [dfe, schools]: [Dfe | null, Schools | null] = [null, null];
  const names = new Names();
  const recorder = createRecorder({
    serving: service.serving,
    world: () => world,
    now: () => clock.ms,
    tick: (of, at) => service.tick?.(of, at),
  });
  const watchers = new Watchers(log, faults);
  clock.onMoved = (from) => {
    recorder.clockMoved();
    watchers.moved(clock, from);
  };

  /** Answers one request. `end`: see `endsWith`. A request that arrives late has been struck already. */
  async function take(
    request: IncomingRequest,
    end: AbortSignal | null = null,
    isLate = false,
  ): Promise<{
    readonly written: WireAnswer;
    readonly effects: readonly FaultEffect[];
    readonly isReplaced: () => boolean;
  }> {
    const number = log.next();
    const at = clock.now;
    const entered = world;
    const { method, path, query } = request;
    const receipt = receiptOf({ number, at, method, path, query }, request.headers, log, between);
    let effects: readonly FaultEffect[] = [];
    const prepared = await handle(world, request, clock.ms, {
      throttled: (authorization, moment) => throttle?.refuses(authorization, moment) ?? false,
      async interpose(arrived) {
        if (isLate || faults.isEmpty) return { reply: null, perPage: null };
        effects = faults.strike(arrived);
        const latency = total(effects, 'latency');
        if (latency > 0) await wait(latency);
        const hangUp = async (): Promise<string> => {
          const body = await request.text();
          receipt.unanswered(arrived, body);
          return body;
        };
        // what was to happen meanwhile was meant for a world that is gone
        const present = world === entered ? effects : [];
        try {
          for (const effect of present) if (effect.kind === 'meanwhile') effect.run();
        } catch (cause) {
          await hangUp();
          throw new Error(
            'The mock did not answer, because the "run" of a fault of the kind "meanwhile" threw: see the cause. ' +
              'Nothing was applied but what it did itself.',
            { cause },
          );
        }
        if (effects.some(({ kind }) => kind === 'drop')) {
          await hangUp();
          throw new DroppedConnection('before');
        }
        if (effects.some(({ kind }) => kind === 'late')) {
          const late = held(request, await hangUp());
          const afterMs = lateness(request.method, effects);
          if (afterMs !== null) arriveLater(afterMs, end, () => take(late, end, true));
          throw new DroppedConnection('before');
        }
        if (world !== entered) {
          await hangUp();
          throw new DroppedConnection('replaced');
        }
        return {
          reply: replacement(service.service, effects),
          perPage: effects.find((effect) => effect.kind === 'clamp')?.perPage ?? null,
        };
      },
      read(arrived, body) {
        if (world === entered) return;
        receipt.unanswered(arrived, body);
        throw new DroppedConnection('replaced');
      },
      during: recorder.during,
    });
    // nothing waits from here until the answer is made, so nothing else happens meanwhile
    const { arrived, body: sent } = prepared;
    try {
      receipt.begin(arrived);
      if (world !== entered) throw new DroppedConnection('replaced');
    } catch (cause) {
      receipt.unanswered(arrived, sent);
      throw cause;
    }
    const exchange = prepared.judge(clock.ms);
    const { reply, operation, lp, body } = exchange;
    const asked = { number, method: request.method, ifNoneMatch: request.headers.get('if-none-match') };
    const written = write(service, reply, exchange.now + total(effects, 'skew'), asked);
    const lost = effects.some(({ kind }) => kind === 'lose-reply') ? 'after' : null;
    const broken = lost ?? (world === entered ? null : 'replaced');
    receipt.record({
      operation,
      leadProvider: lp?.symbol ?? null,
      body,
      status: broken === null ? written.status : 0,
      rules: reply.rules ?? [],
    });
    if (broken !== null) throw new DroppedConnection(broken);
    return { written, effects, isReplaced: () => world !== entered };
  }

  async function answer(request: Request): Promise<Response> {
    const { written, effects, isReplaced } = await take(incomingOf(request), endOf(request));
    const response = toResponse(written);
    return effects.length === 0 ? response : transmit(response, effects, isReplaced);
  }
  offerDirect(answer, async (incoming) => (faults.isEmpty ? (await take(incoming)).written : null));

  const live = createLive({
    service,
    clock,
    world: () => world,
    dfe: () => mock.dfe,
    schools: () => mock.schools,
    isWritten: (word) => names.isWritten(word, scenario),
    during: recorder.during,
  });
  const mock: TrustingMock = {
    service: service.service,
    live,
    isThrottled: throttle !== null,
    clock,
    faults,
    changes: recorder.changes,
    get dfe() {
      return (dfe ??= names.listeningTo(
        lasting(
          () => actors().dfe,
          (step, work) => recorder.during(`dfe.${step}`, work),
        ),
      ));
    },
    get schools() {
      return (schools ??= names.listening(
        lasting(
          () => actors().schools,
          (step, work) => recorder.during(`schools.${step}`, work),
        ),
      ));
    },
    get scenario() {
      return scenario;
    },
    fetch: answer,
    between: (acts) => between.add(acts),
    withServerDate: (at, steps) => travel.to(at, steps),
    put(next) {
      const loaded = loadWorld(service, next, seed);
      withinYears(loaded.now, 'mock.load: now', next.now);
      recorder.replacing('load', () => {
        ({ world, now } = loaded);
        scenario = next;
        clock.set(now);
      });
      watchers.replaced();
    },
    async peek(leadProvider, path) {
      const request = new Request(new URL(path, 'http://mock.invalid'), {
        headers: { authorization: `Bearer ${tokenIn(world, leadProvider)}` },
      });
      const { judge } = await handle(world, incomingOf(request), clock.ms, untouched);
      const { reply } = judge(clock.ms);
      const data = isHash(reply.json) ? reply.json['data'] : null;
      // a reply that is kept to be served again must not be changed by its reader
      return reply.isKept === true ? structuredClone(data) : data;
    },
    get requests() {
      return log.entries;
    },
    forgetRequests: () => log.clear(),
    snapshot: () => takeSnapshot(service.service, scenario, world, clock.ms),
    restore(snapshot) {
      // everything is looked at before anything changes
      const kept = openSnapshot(service.service, snapshot, world);
      withinYears(kept.at, 'mock.restore: at');
      recorder.replacing('restore', () => {
        ({ world, scenario } = kept);
        clock.set(kept.at);
      });
      watchers.replaced();
    },
    id(symbol, options = {}) {
      refuseUnknownOptions('mock.id', options, ['unknown']);
      if (options.unknown === true) return uuidOf(symbol);
      return names.idOf(symbol, scenario, (id) => isInWorld(world, id) || service.knows(world, id));
    },
    token: (leadProvider) => tokenIn(world, leadProvider),
  };
  openInside(mock.fetch, { service, clock, watchers, isRunning: options.clock === 'running', world: () => world });
  return mock;
}
