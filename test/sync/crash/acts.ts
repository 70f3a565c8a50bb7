import { isRecord } from '../../../src/base/guards.ts';
import type { Mock } from '../../../src/mock/index.ts';
import type { Resource } from '../../../src/sync/resources.ts';
import type { Random } from '../../fuzz/random.ts';
import { listPaths } from '../lists.ts';

/** What others do to the world between two runs. What the world does not allow is left out. */
export class Acts {
  readonly #mock: Mock;
  readonly #random: Random;
  /** Merged when the copy has had time to see them. */
  readonly #duplicates: (readonly [duplicate: string, of: string])[] = [];
  #people = 0;

  constructor(mock: Mock, random: Random) {
    this.#mock = mock;
    this.#random = random;
  }

  /** Some of everything, and two hours go by. */
  async some(): Promise<void> {
    const { schools, dfe, clock } = this.#mock;
    for (let i = 0; i < 3; i += 1) {
      const id = await this.#someone();
      lawful(() => schools.changeName(id, `Name ${this.#random.next()}`));
    }
    for (let i = 0; i < 2; i += 1) this.register();
    await this.vanish();
    for (const [duplicate, of] of this.#duplicates.splice(0)) lawful(() => dfe.mergeParticipants(duplicate, of));
    for (let i = 0; i < 2; i += 1) {
      const of = await this.#someone();
      lawful(() => this.#duplicates.push([dfe.registerDuplicate(of), of]));
    }
    await this.merge();
    await this.mergeMentor();
    await this.void();
    clock.advance({ hours: 2 });
  }

  register(): void {
    const partnerships = this.#mock.scenario.partnerships?.filter(({ lp, cohort }) => lp === 'lp1' && cohort >= 2024);
    const partnership = partnerships?.at(-1)?.id ?? '';
    this.#people += 1;
    lawful(() => this.#mock.schools.registerParticipant({ id: `crash-${this.#people}`, role: 'ect', partnership }));
  }

  /** Two people vanish, if there are any without declarations. */
  async vanish(): Promise<void> {
    let left = 2;
    for (let tries = 0; tries < 30 && left > 0; tries += 1) {
      const id = await this.#someone();
      if (lawful(() => this.#mock.schools.undoRegistration(id))) left -= 1;
    }
  }

  /** Somebody with declarations is folded into somebody else. */
  async merge(): Promise<void> {
    const declarations = await listOf(this.#mock, 'declarations');
    for (let tries = 0; tries < 20; tries += 1) {
      const from = String(this.#oneOf(declarations)?.attributes['participant_id']);
      const to = await this.#someone();
      if (from !== to && lawful(() => this.#mock.dfe.mergeParticipants(from, to))) return;
    }
  }

  /** A mentor of somebody is folded into somebody else: nobody touches the mentees. */
  async mergeMentor(): Promise<void> {
    const people = await listOf(this.#mock, 'participants');
    const mentors = people.flatMap(({ attributes }) => mentorsIn(attributes['ecf_enrolments']));
    for (let tries = 0; tries < 40; tries += 1) {
      const from = this.#oneOf(mentors);
      const to = await this.#someone();
      if (from === undefined) return;
      if (from !== to && lawful(() => this.#mock.dfe.mergeParticipants(from, to))) return;
    }
  }

  async void(): Promise<void> {
    const declarations = await listOf(this.#mock, 'declarations');
    const one = this.#oneOf(declarations);
    const path = `/api/v3/participant-declarations/${String(one?.id)}/void`;
    const headers = { authorization: `Bearer ${this.#mock.token('lp1')}` };
    await this.#mock.fetch(new Request(`https://mock.test${path}`, { method: 'PUT', headers }));
  }

  async #someone(): Promise<string> {
    return String(this.#oneOf(await listOf(this.#mock, 'participants'))?.id);
  }

  #oneOf<T>(all: readonly T[]): T | undefined {
    return all[Math.floor(this.#random.next() * all.length)];
  }
}

function mentorsIn(enrolments: unknown): readonly string[] {
  if (!Array.isArray(enrolments)) return [];
  return enrolments.filter(isRecord).flatMap(({ mentor_id: id }) => (typeof id === 'string' ? [id] : []));
}

function lawful(step: () => unknown): boolean {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}

export interface Served {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A list as it is served now, whole. `query`: a filter. */
export async function listOf(mock: Mock, resource: Resource, query = ''): Promise<readonly Served[]> {
  const all: Served[] = [];
  const path = listPaths[mock.service][resource];
  for (let page = 1; ; page += 1) {
    const some = await mock.peek('lp1', `/api/v3/${path}?page[page]=${page}&page[per_page]=1000${query}`);
    if (!Array.isArray(some)) throw new TypeError(`${path} is no list.`);
    for (const item of some) if (isServed(item)) all.push(item);
    if (some.length < 1000) return all;
  }
}

function isServed(value: unknown): value is Served {
  return typeof value === 'object' && value !== null && 'id' in value && 'attributes' in value;
}
