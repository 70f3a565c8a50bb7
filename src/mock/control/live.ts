import type { components } from '../../../generated/control/types.ts';
import { number, object, optional, text, wholeNumber, yesOrNo } from '../kit/shapes.ts';
import type { LivedDay, LiveOptions } from '../live/types.ts';
import type { LoadedMock } from '../mock.ts';
import { Busy } from './bad-control.ts';

interface Asked extends Omit<LiveOptions, 'clock'> {
  readonly days: number;
}

/** Bounds keep a slip of the pen from holding the server up for hours. */
export const liveBody = object<Asked>({
  days: wholeNumber(1, 366),
  seed: optional(number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  perDay: optional(wholeNumber(0, 1000)),
  provider: optional(yesOrNo),
  lp: optional(text()),
});

type Schemas = components['schemas'];
type Told = Pick<Schemas['LivingDays'], 'living' | 'done' | 'of' | 'day'>;

/** What is asked of the desk: the mock's present, and what changes when its world is replaced. */
interface Host {
  readonly mock: LoadedMock;
  readonly present: () => Schemas['Present'];
}

/** Lets days pass, one at a time: between two of them other requests are answered, and it can be stopped. */
export class Living {
  #run: { done: number; readonly of: number; isStopped: boolean } | null = null;
  #last: Told = { living: false, done: 0, of: 0 };
  readonly #listeners = new Set<(told: Schemas['LivingDays']) => void>();

  constructor(private readonly host: Host) {}

  /** @throws {Busy} while days are passing already */
  async live({ days: of, ...options }: Asked): Promise<Schemas['LivedDays']> {
    const { mock, present } = this.host;
    if (this.#run !== null)
      throw new Busy('days are passing already. Wait until they have, or stop them with DELETE /__mock/live.');
    const run = { done: 0, of, isStopped: false };
    this.#run = run;
    const days: LivedDay[] = [];
    try {
      const { epoch } = present();
      for (const day of mock.live(options)) {
        days.push(day);
        run.done = days.length;
        this.#tell({ living: run.done < of, done: run.done, of, day: asSent(day) });
        if (run.done === of) break;
        await turn();
        // what is in place now is another world, or another time
        if (run.isStopped || present().epoch !== epoch) break;
      }
    } finally {
      this.#run = null;
      this.#tell({ living: false, done: days.length, of });
    }
    const { now, epoch } = present();
    return { now, epoch, stopped: days.length < of, days: days.map(asSent) };
  }

  /** Whether days were passing. The one under way comes to its end. */
  stop(): boolean {
    if (this.#run === null) return false;
    this.#run.isStopped = true;
    return true;
  }

  told(): Schemas['LivingDays'] {
    const { now, epoch } = this.host.present();
    return { ...this.#last, now, epoch };
  }

  /** Hears of each day that has passed. Answers with what ends it. */
  watch(listener: (told: Schemas['LivingDays']) => void): () => void {
    const own = (told: Schemas['LivingDays']): void => listener(told);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  #tell(told: Told): void {
    const { living, done, of } = told;
    this.#last = { living, done, of };
    const { now, epoch } = this.host.present();
    for (const listener of this.#listeners) listener({ ...told, now, epoch });
  }
}

const asSent = ({ date, acts }: LivedDay): Schemas['LivedDay'] => ({
  date,
  acts: acts.map((act) => ({ ...act, args: [...act.args] })),
});

/** Lets whatever else has come in be answered. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
