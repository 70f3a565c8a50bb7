import { isRecord } from '../base/guards.ts';
import { wait } from '../budget/index.ts';
import { type CallOptions, type Connection } from '../client/index.ts';
import type { Settlement } from '../errors/index.ts';
import { isNotFound, list, on, single, survivorOf } from './requests.ts';
import type { WriteDraft } from './write.ts';

/**
 * When to look, in milliseconds after the look before. A service may still be at work on a request whose reply was
 * lost, so "not applied" is only said after the last look.
 */
const LOOKS_MS = [0, 2_000, 8_000];

/**
 * A record counts as made by a request when it is not older than this before it; clocks and their headers are rough.
 */
const TOLERANCE_MS = 600_000;

interface Resource {
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The reads that show whether a write was applied. Never rejects. */
export async function lookUp(
  connection: Connection,
  draft: WriteDraft,
  since: number,
  options: CallOptions,
): Promise<Settlement> {
  let record: unknown = null;
  try {
    for (const ms of LOOKS_MS) {
      if (ms > 0) await wait(connection.runtime, ms, options.signal);
      const look = new Look(connection, draft, since, options);
      const found = await look.made();
      if (found.applied) return { result: 'applied', record: found.record };
      record = found.record;
    }
    return { result: 'not-applied', record };
  } catch (cause) {
    return { result: 'unknown', record, cause };
  }
}

interface Found {
  readonly applied: boolean;
  readonly record: Resource | null;
}
const NOTHING: Found = { applied: false, record: null };

class Look {
  readonly #connection: Connection;
  readonly #draft: WriteDraft;
  readonly #since: number;
  readonly #options: CallOptions;

  constructor(connection: Connection, draft: WriteDraft, since: number, options: CallOptions) {
    this.#connection = connection;
    this.#draft = draft;
    this.#since = since;
    // a sandbox shows its records as of the moment the write was made at
    const { serverDate } = draft.options ?? {};
    this.#options = { priority: 'high', ...options, ...(serverDate !== undefined && { serverDate }) };
  }

  made(): Promise<Found> {
    switch (this.#draft.operation) {
      case 'declarations.create':
        return this.#declaration();
      case 'declarations.void':
        return this.#record(
          'declarations.get',
          ({ state }) => state === 'voided' || state === 'awaiting-clawback' || state === 'clawed-back',
        );
      case 'partnerships.create':
        return this.#partnership();
      case 'partnerships.update':
        return this.#record('partnerships.get', ({ delivery_partner_id }) =>
          same(delivery_partner_id, this.#asked('delivery_partner_id')),
        );
      default:
        return this.#participant();
    }
  }

  #asked(name: string): unknown {
    const { attributes } = this.#draft;
    return isRecord(attributes) ? attributes[name] : undefined;
  }

  async #record(
    operation: 'declarations.get' | 'partnerships.get',
    isDone: (attributes: Resource['attributes']) => boolean,
  ): Promise<Found> {
    const record = await single<Resource>(this.#connection, on(operation, this.#draft.id ?? '', this.#options));
    return { applied: isDone(record.attributes), record };
  }

  /**
   * The declaration by participant, type and date; of a participant whose id was retired meanwhile, by the current id.
   */
  async #declaration(): Promise<Found> {
    const id = String(this.#asked('participant_id'));
    const found = await this.#declarationOf(id);
    if (found.record !== null) return found;
    const survivor = await survivorOf(this.#connection, id, this.#options);
    return survivor === null ? found : this.#declarationOf(survivor.id);
  }

  #declarationOf(participant_id: string): Promise<Found> {
    return this.#newest(
      'declarations.list',
      { participant_id },
      ({ declaration_type, course_identifier, declaration_date, state }) =>
        declaration_type === this.#asked('declaration_type') &&
        course_identifier === this.#asked('course_identifier') &&
        seconds(declaration_date) === seconds(this.#asked('declaration_date')) &&
        state !== 'voided' &&
        state !== 'awaiting-clawback' &&
        state !== 'clawed-back',
    );
  }

  #partnership(): Promise<Found> {
    const asked = {
      cohort: String(this.#asked('cohort')),
      delivery_partner_id: String(this.#asked('delivery_partner_id')),
    };
    return this.#newest('partnerships.list', asked, ({ school_id }) => same(school_id, this.#asked('school_id')));
  }

  /** The newest record of a list that fits. An older one than the request is not its work. */
  async #newest(
    operation: 'declarations.list' | 'partnerships.list',
    filter: object,
    fits: (attributes: Resource['attributes']) => boolean,
  ): Promise<Found> {
    let found = NOTHING;
    for await (const { items, response } of list<Resource>(this.#connection, operation, filter, {
      ...this.#options,
      perPage: 3000,
    }).pages()) {
      for (const record of items) {
        if (!fits(record.attributes)) continue;
        const applied = !this.#isOlder(record.attributes['created_at'], response);
        if (applied || found.record === null) found = { applied, record };
      }
    }
    return found;
  }

  async #participant(): Promise<Found> {
    const id = this.#draft.id ?? '';
    const { data, response } = await this.#connection
      .call(on('participants.get', id, this.#options))
      .catch(async (error: unknown) => {
        const survivor = isNotFound(error) ? await survivorOf<Resource>(this.#connection, id, this.#options) : null;
        if (survivor === null) throw error;
        return this.#connection.call(on('participants.get', survivor.id, this.#options));
      });
    const record = data as Resource;
    const enrolments: readonly unknown[] = Array.isArray(record.attributes['ecf_enrolments'])
      ? record.attributes['ecf_enrolments']
      : [];
    const role = this.#asked('course_identifier') === 'ecf-mentor' ? 'mentor' : 'ect';
    const enrolment = enrolments.filter(isRecord).find(({ participant_type }) => participant_type === role);
    return enrolment === undefined ? { applied: false, record } : { applied: this.#shows(enrolment, response), record };
  }

  #shows(enrolment: Readonly<Record<string, unknown>>, response: Response): boolean {
    const paused = (status: string, told: unknown): boolean =>
      enrolment['training_status'] === status &&
      isRecord(told) &&
      told['reason'] === this.#asked('reason') &&
      !this.#isOlder(told['date'], response);
    switch (this.#draft.operation) {
      case 'participants.defer':
        return paused('deferred', enrolment['deferral']);
      case 'participants.withdraw':
        return paused('withdrawn', enrolment['withdrawal']);
      case 'participants.resume':
        return enrolment['training_status'] === 'active';
      default: {
        const cohort = this.#asked('cohort');
        return (
          enrolment['schedule_identifier'] === this.#asked('schedule_identifier') &&
          (cohort == null || cohort === '' || same(cohort, enrolment['cohort']))
        );
      }
    }
  }

  /** Whether a moment the service told lies before the request was sent, by the service's clock. */
  #isOlder(told: unknown, response: Response): boolean {
    const at = Date.parse(String(told));
    const now = this.#connection.runtime.now();
    const served = Date.parse(response.headers.get('date') ?? '');
    const sent = this.#since + (Number.isNaN(served) ? 0 : served - now);
    const travelled = this.#connection.serverDate(this.#options);
    return at < Math.min(sent, travelled === null ? Infinity : Date.parse(travelled)) - TOLERANCE_MS;
  }
}

function same(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

/** The services keep whole seconds. */
function seconds(value: unknown): number {
  return Math.floor(Date.parse(String(value)) / 1000);
}
