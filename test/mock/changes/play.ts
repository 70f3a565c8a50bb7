import type { Service } from '../../../src/contract/index.ts';
import { ActorError, createMock, type Mock, type Snapshot } from '../../../src/mock/index.ts';
import { toWire } from '../../../src/rules/time.ts';
import { requestOf, writes } from '../../fuzz/calls.ts';
import { Random } from '../../fuzz/random.ts';
import { Reader } from '../../fuzz/reads.ts';
import { soundCall } from '../../fuzz/requests/sound.ts';
import { at, type FuzzWorld } from '../../fuzz/world/world.ts';
import { differences, lineOfChange, servedBy, type Served } from './served.ts';
import { steps, type Cast } from './steps.ts';
import { playWorld } from './worlds.ts';

/** One random world, in which random things happen. After each, what was recorded is held against what is served. */
export class Play {
  readonly mock: Mock;
  readonly failures: string[] = [];
  /** How often each act was recorded. */
  readonly acts = new Map<string, number>();
  readonly #world: FuzzWorld;
  readonly #years: Set<number>;
  readonly #people: string[];
  readonly #waiting: [string, string][] = [];
  readonly #snapshots: { readonly snapshot: Snapshot; readonly years: readonly number[] }[] = [];
  #before: Served = new Map();
  #seen = 0;

  constructor(
    readonly service: Service,
    readonly seed: number,
    readonly index: number,
  ) {
    this.#world = playWorld(service, seed, index, new Random(seed, index, 7));
    this.#years = new Set(this.#world.organisations.years);
    this.#people = [...this.#world.people];
    this.mock = createMock({ service, scenario: this.#world.scenario });
  }

  get #lps(): readonly string[] {
    return this.#world.organisations.lps;
  }

  async begin(): Promise<void> {
    this.mock.changes.record();
    this.#before = await servedBy(this.mock, this.#lps, this.#years);
  }

  /** One thing happens. */
  async step(number: number): Promise<void> {
    const random = new Random(this.seed, this.index, number, 11);
    const [act, told] = await this.#happen(random);
    const after = await servedBy(this.mock, this.#lps, this.#years);
    const expected = differences(this.#before, after, toWire(Date.parse(this.mock.clock.now)));
    const changes = this.mock.changes.since(this.#seen);
    const recorded = changes.map(lineOfChange).sort();
    const problems = [
      ...expected.filter((line) => !recorded.includes(line)).map((line) => `missing: ${line}`),
      ...recorded.filter((line) => !expected.includes(line)).map((line) => `too much: ${line}`),
      ...(new Set(recorded).size === recorded.length ? [] : ['the same twice']),
      ...changes.filter((change) => change.act !== act).map((change) => `act ${change.act}, not ${act}`),
      ...changes.filter((change, i) => change.n !== this.#seen + i + 1).map(({ n }) => `number ${n} is out of order`),
      ...changes.filter((change) => change.at !== this.mock.clock.now).map((change) => `at ${change.at}`),
    ];
    if (problems.length > 0)
      this.failures.push(
        [`${this.service} seed ${this.seed} world ${this.index} step ${number}: ${told}`, ...problems.slice(0, 8)].join(
          '\n  ',
        ),
      );
    if (changes.length > 0) this.acts.set(act, (this.acts.get(act) ?? 0) + 1);
    this.#before = after;
    this.#seen += changes.length;
  }

  async #happen(random: Random): Promise<[act: string, told: string]> {
    switch (random.weighted({ step: 10, write: 4, clock: 3, snapshot: 0.3, restore: 0.3, load: 0.05 })) {
      case 'step':
        return this.#act(random);
      case 'write':
        return this.#write(random);
      case 'clock':
        return this.#pass(random);
      case 'snapshot':
        this.#snapshots.push({ snapshot: this.mock.snapshot(), years: [...this.#years] });
        return ['none', 'snapshot'];
      case 'restore':
        return this.#restore(random);
      case 'load':
        this.mock.load(this.#world.scenario);
        return ['load', 'load'];
    }
  }

  #act(random: Random): [string, string] {
    const [act, step] = random.pick(steps);
    const awaiting = this.#idsOf('declarations', ({ state }) => state === 'awaiting-clawback');
    const declarations = awaiting.length > 0 ? awaiting : this.#idsOf('declarations');
    const partnerships = this.#idsOf('partnerships');
    const cast: Cast = {
      mock: this.mock,
      world: this.#world,
      random,
      people: this.#people,
      partnerships,
      declarations: declarations.length > 0 ? declarations : ['none'],
      years: this.#years,
      owed: this.#owed(),
      waiting: this.#waiting,
      ...this.#atSchools(),
    };
    try {
      // now and then by somebody who has moved the clock
      if (random.chance(0.1))
        this.mock.withServerDate(Date.parse(this.mock.clock.now) + random.int(-400, 400) * 86_400_000, () => {
          step(cast, random);
        });
      else step(cast, random);
      return [act, act];
    } catch (error) {
      if (error instanceof ActorError) return [act, `${act} refused: ${error.message}`];
      // a pick from a world that has none of the kind
      if (error instanceof Error && error.message.includes('nothing to pick')) return [act, `${act} not possible`];
      throw error;
    }
  }

  #idsOf(resource: string, holds: (attributes: Readonly<Record<string, unknown>>) => boolean = () => true): string[] {
    const found = [...this.#before].filter(([, attributes]) => holds(attributes)).map(([key]) => key.split(' '));
    return [...new Set(found.filter(([, name]) => name === resource).map(([, , , id]) => id ?? ''))];
  }

  #owed(): string[] {
    const found = [...this.#before].filter(([key]) => key.split(' ')[1] === 'declarations').map(([, served]) => served);
    return found
      .filter(({ state }) => state === 'eligible' || state === 'payable')
      .map(({ statement_id: id }) => id)
      .filter((id) => typeof id === 'string');
  }

  #atSchools(): Pick<Cast, 'pairs' | 'schoolOf' | 'mentors'> {
    const ects = new Map<string, string>();
    const mentors: [string, string][] = [];
    const named = new Set<string>();
    for (const [key, { ecf_enrolments: enrolments }] of this.#before) {
      const id = key.split(' ')[3] ?? '';
      for (const { school_urn: urn, participant_type: type, mentor_id: mentor } of (enrolments ?? []) as Record<
        string,
        string | null
      >[]) {
        if (mentor != null) named.add(mentor);
        if (type === 'ect') ects.set(id, urn ?? '');
        else mentors.push([id, urn ?? '']);
      }
    }
    const pairs = [...ects].flatMap(([ect, urn]) =>
      mentors.filter(([, at]) => at === urn).map(([mentor]) => [ect, mentor] as const),
    );
    return { pairs, schoolOf: ects, mentors: [...named] };
  }

  async #write(random: Random): Promise<[string, string]> {
    const lp = random.pick(this.#lps.slice(0, 2));
    const operation = random.pick(writes);
    const reads = await new Reader(this.mock, [...this.#years]).read(lp);
    const world = at(this.#world, Date.parse(this.mock.clock.now));
    const call = soundCall(operation, { world, mock: this.mock, lp, reads, random });
    if (call === null) return [operation, `no ${operation}`];
    const request = requestOf(this.service, this.mock.token(lp), call);
    if (random.chance(0.15)) {
      const other = Date.parse(this.mock.clock.now) + random.int(-40, 40) * 86_400_000;
      request.headers.set('x-with-server-date', toWire(other));
    }
    const response = await this.mock.fetch(request);
    return [operation, `${operation} of ${lp}: ${response.status} ${JSON.stringify(call)}`];
  }

  #pass(random: Random): [string, string] {
    const days = random.weighted({ none: 3, few: 3, many: 1, back: 0.7 });
    const by = {
      hours: random.int(0, 30),
      milliseconds: random.int(0, 1000),
      days:
        days === 'none'
          ? 0
          : days === 'few'
            ? random.int(1, 4)
            : days === 'many'
              ? random.int(5, 200)
              : -random.int(1, 60),
    };
    this.mock.clock.advance(by);
    return ['clock', `clock by ${JSON.stringify(by)} to ${this.mock.clock.now}`];
  }

  #restore(random: Random): [string, string] {
    const kept = random.maybe(this.#snapshots);
    if (kept === undefined) return ['restore', 'nothing to restore'];
    this.mock.restore(kept.snapshot);
    return ['restore', 'restore'];
  }
}
