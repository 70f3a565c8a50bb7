import type { Service } from '../../src/contract/index.ts';
import { createMock, type Mock } from '../../src/mock/index.ts';
import type { CheckInput, Verdict } from '../../src/rules/index.ts';
import { dayOf } from '../../src/rules/time.ts';
import { isWrite, requestOf, type Call, type WriteOperation } from './calls.ts';
import { broken, type Answered } from './properties.ts';
import { Random } from './random.ts';
import { Reader, type Reads } from './reads.ts';
import { planFor, type Plan } from './requests/plan.ts';
import { Tally } from './tally.ts';
import { givenFor, verdictOn } from './verdicts.ts';
import { at, worldOf, type FuzzWorld } from './world/world.ts';

/** Requests made of one world before the next one is made. */
export const PER_WORLD = 48;

export interface Failure {
  readonly service: Service;
  readonly seed: number;
  readonly world: number;
  readonly request: number;
  readonly faults: readonly string[];
  readonly story: string;
}

export interface Outcome {
  readonly tally: Tally;
  readonly failures: readonly Failure[];
}

/** A refusal of a request wrong in exactly one way that the checks did not foresee. */
export interface Surprise {
  readonly rule: string;
  readonly story: string;
}

interface Tried {
  readonly answer: Answered;
  readonly verdict: Verdict | null;
  readonly faults: readonly string[];
  readonly body: string;
}

/** One world and the requests made of it, each held against its verdict. */
export class WorldRun {
  /** As it is at the mock's present. */
  world: FuzzWorld;
  readonly mock: Mock;
  readonly tally = new Tally();
  readonly failures: Failure[] = [];
  readonly surprises: Surprise[] = [];
  readonly #reader: Reader;

  /** `through` may put something between the requests and the mock. */
  constructor(
    readonly service: Service,
    readonly seed: number,
    readonly index: number,
    through = (mock: Mock): Mock => mock,
  ) {
    this.world = worldOf(service, seed, index);
    this.mock = through(createMock({ service, scenario: this.world.scenario, seed: 1 }));
    this.#reader = new Reader(this.mock, this.world.organisations.years);
    this.tally.worlds = 1;
  }

  async step(request: number): Promise<{ readonly plan: Plan; readonly tried: Tried } | null> {
    const random = new Random(this.seed, this.index, request, 3);
    const lp = random.pick(this.world.organisations.lps);
    const reads = await this.readsOf(lp);
    const plan = planFor({ world: this.world, mock: this.mock, lp, reads, random });
    if (plan === null) return null;
    const tried = await this.#try(plan.call, plan, lp, reads, random);
    this.#note(plan, tried, request);
    const { answer, verdict } = tried;
    const [rule] = answer.rules;
    if (verdict === null || rule === undefined) return { plan, tried };
    if (plan.kind === 'valid' && answer.rules.length === 1) this.#predict(rule, plan, tried, request);
    if (plan.kind === 'one' && plan.sound !== null) {
      // it was wrong in exactly one way if it passes without the fault
      const without: Plan = {
        kind: 'valid',
        fault: `sound of: ${plan.fault}`,
        call: plan.sound,
        sound: null,
        rules: [],
      };
      const again = await this.#try(plan.sound, without, lp, await this.readsOf(lp), random);
      this.#note(without, again, request);
      if (again.answer.status < 400) this.#predict(rule, plan, tried, request);
    }
    return { plan, tried };
  }

  async readsOf(lp: string): Promise<Reads> {
    return this.#reader.read(lp);
  }

  async #try(call: Call, plan: Plan, lp: string, reads: Reads, random: Random): Promise<Tried> {
    const judged = plan.kind === 'form' || !isWrite(call.operation) ? null : this.#judge(call, lp, reads, random);
    const response = await this.mock.fetch(requestOf(this.service, this.mock.token(lp), call));
    const received = this.mock.requests.at(-1);
    const answer: Answered = { status: response.status, rules: received?.rules ?? [] };
    this.mock.forgetRequests();
    if (response.status < 400 && isWrite(call.operation)) this.#pass(call.operation, random);
    const faults =
      judged === null
        ? formFaults(plan, answer)
        : judged.flatMap((verdict, i) =>
            broken(verdict, answer).map((fault) =>
              i === 0 ? fault : `${fault} (with less given: ${JSON.stringify(verdict)})`,
            ),
          );
    return { answer, verdict: judged?.[0] ?? null, faults, body: faults.length > 0 ? await response.text() : '' };
  }

  /** Something has changed: some of what was read is stale. No two changes happen at one instant. */
  #pass(operation: WriteOperation, random: Random): void {
    const { now } = this.world;
    this.mock.clock.advance({ milliseconds: random.int(1, 3000) });
    this.world = at(this.world, Date.parse(this.mock.clock.now));
    // statuses are those of the day
    if ((['london', 'utc'] as const).some((zone) => dayOf(now, zone) !== dayOf(this.world.now, zone)))
      this.#reader.forgetAll();
    else this.#reader.forget(operation);
  }

  /** The verdict with everything given, and now and then one with less. */
  #judge({ operation, id, attributes }: Call, lp: string, reads: Reads, random: Random): Verdict[] {
    if (!isWrite(operation)) return [];
    const given = givenFor(this.world, lp, reads, operation, id, attributes ?? {});
    const { now } = this.world;
    const verdicts = [verdictOn(this.world, operation, id, attributes ?? {}, given, { now, checks: 'service' })];
    if (random.chance(0.3)) {
      const off = random.pick([0, 500, 2000]);
      const options = { now: now + random.int(-off, off), clockUncertainty: off, checks: 'service' } as const;
      verdicts.push(
        verdictOn(this.world, operation, id, attributes ?? {}, lessThan(given, this.world, random), options),
      );
    }
    return verdicts;
  }

  #predict(rule: string, plan: Plan, tried: Tried, request: number): void {
    const isForeseen = tried.verdict?.outcome === 'refuse';
    this.tally.predict(rule, isForeseen);
    if (!isForeseen) this.surprises.push({ rule, story: this.storyOf(plan, tried, request) });
  }

  #note(plan: Plan, tried: Tried, request: number): void {
    const { tally } = this;
    const { answer, faults } = tried;
    tally.requests += 1;
    if (answer.status < 400) tally.accepted += 1;
    else tally.refused += 1;
    tally.count(tally.kinds, isWrite(plan.call.operation) ? `${plan.kind} ${plan.call.operation}` : 'read');
    for (const rule of answer.rules) tally.count(tally.seen, rule);
    if (faults.length > 0)
      this.failures.push({
        service: this.service,
        seed: this.seed,
        world: this.index,
        request,
        faults,
        story: this.storyOf(plan, tried, request),
      });
  }

  storyOf(plan: Plan, { answer, verdict, faults, body }: Tried, request: number): string {
    return [
      `${this.service} --seed ${this.seed} --world ${this.index} --request ${request} (${plan.kind}: ${plan.fault}), now ${this.mock.clock.now}`,
      ...faults.map((fault) => `  ${fault}`),
      `  request ${JSON.stringify(plan.call)}`,
      `  verdict ${JSON.stringify(
        verdict && {
          outcome: verdict.outcome,
          refusals: verdict.refusals.map(({ rule, likely }) => `${rule}${likely ? ' likely' : ''}`),
          unchecked: verdict.unchecked.map(({ rule, doubt }) => `${rule} ${doubt.reason} ${doubt.fact}`),
        },
      )}`,
      `  answer  ${answer.status} ${JSON.stringify(answer.rules)} ${body}`,
    ].join('\n');
  }
}

function formFaults({ rules }: Plan, answer: Answered): string[] {
  if (answer.status < 400) return ['a malformed request was accepted'];
  if (answer.rules.length === 0) return [`status ${answer.status} without a rule`];
  return rules.length > 0 && !rules.some((rule) => answer.rules.includes(rule))
    ? [`expected ${rules.join(' or ')}`]
    : [];
}

/**
 * The same with some of it left out. The world's own schedules and flags stay, where the bundled ones say otherwise.
 */
function lessThan(given: CheckInput, { isSeeded }: FuzzWorld, random: Random): CheckInput {
  const kept = Object.entries(given).filter(
    ([name]) => name === 'cohorts' || random.chance(0.6) || (!isSeeded && name === 'schedules'),
  );
  const less: CheckInput = Object.fromEntries(kept);
  if (!isSeeded || random.chance(0.6)) return less;
  // which cohorts there are no world leaves to the bundled list, which has more
  return { ...less, cohorts: (given.cohorts ?? []).map(({ year }) => ({ year })) };
}

export interface RunOptions {
  readonly service: Service;
  readonly seed: number;
  /** How many requests at least. */
  readonly runs: number;
  readonly firstWorld?: number;
  /** Puts something between the requests and each mock. */
  readonly through?: (mock: Mock) => Mock;
  /** Stops after so many failures. */
  readonly maxFailures?: number;
  readonly onWorld?: (tally: Tally, world: WorldRun) => void;
  /** Asked after each world. */
  readonly isStopped?: () => boolean;
}

/** Worlds and requests until there were enough of them. */
export async function run({
  service,
  seed,
  runs,
  firstWorld = 0,
  maxFailures = 5,
  through,
  onWorld,
  isStopped = () => false,
}: RunOptions): Promise<Outcome> {
  const tally = new Tally();
  const failures: Failure[] = [];
  for (let index = firstWorld; tally.requests < runs && failures.length < maxFailures && !isStopped(); index += 1) {
    const world = new WorldRun(service, seed, index, through);
    for (let request = 0; request < PER_WORLD; request += 1) await world.step(request);
    tally.add(world.tally);
    failures.push(...world.failures);
    onWorld?.(tally, world);
  }
  return { tally, failures };
}
