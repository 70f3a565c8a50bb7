/** Of so many answers so many may be open, before no new row is sent. */
const AMONG = 16;
const MOST = 8;
/** So many sends may be under way or, of the last answers, open: whatever then becomes of all of them, no more are. */
const AT_ONCE = 16;
/** Refusals by one rule of what the plan called clear. */
const REFUSALS = 5;

/**
 * Stops a run that does harm. Open answers in a row say that the service does not get to its work: then nothing new is sent
 * until one of them is settled, and a single row tries. Refusals of what the plan called clear say that plan and service
 * disagree, which a person has to look at.
 */
export class Breaker {
  #answers: ('known' | 'open')[] = [];
  #state: 'closed' | 'open' | 'trial' = 'closed';
  readonly #refusals = new Map<string, number>();
  readonly #underWay = new Set<string>();
  /** Whose rows an earlier run has left open: the service may be as far from its work as it was then. */
  readonly #before = new Set<string>();
  /** Whose row is under way as a trial. */
  #trying: string | null = null;

  /** Whether a row may be sent now. */
  get isOpenForNew(): boolean {
    if (this.#state === 'closed') return this.#hasPlace;
    return this.#state === 'trial' && this.#trying === null;
  }

  get #open(): number {
    return this.#answers.filter((one) => one === 'open').length;
  }

  get #hasPlace(): boolean {
    return this.#underWay.size + this.#open + this.#before.size < AT_ONCE;
  }

  /** An earlier run has left a person's row open. */
  found(key: string): void {
    this.#before.add(key);
  }

  /** A person's row is about to be sent. */
  enter(key: string): void {
    if (this.#state === 'trial') this.#trying = key;
  }

  /**
   * A person's row was granted its request, and asks whether it may leave: it may, has to wait until another one is back,
   * or may not, because since it was begun nothing new is sent.
   */
  place(key: string): 'yes' | 'wait' | 'no' {
    if (this.#state !== 'closed' && this.#trying !== key) return 'no';
    if (this.#trying !== key && !this.#hasPlace) return 'wait';
    this.#underWay.add(key);
    return 'yes';
  }

  answered(key: string, answer: 'known' | 'open'): void {
    this.#underWay.delete(key);
    if (this.#trying !== null && this.#trying === key) {
      this.#trying = null;
      this.#state = answer === 'known' ? 'closed' : 'open';
      this.#answers = [];
      return;
    }
    this.#answers = [...this.#answers, answer].slice(-AMONG);
    if (this.#open >= MOST && this.#state === 'closed') this.#state = 'open';
  }

  /** What was about to be sent was not sent after all. */
  left(key: string): void {
    this.#underWay.delete(key);
    if (this.#trying === key) this.#trying = null;
  }

  /** It was found out what became of a person's open one, or (null) nothing is open of which it could be: a single row tries. */
  settled(key: string | null): void {
    if (key === null) this.#before.clear();
    else this.#before.delete(key);
    if (this.#state === 'open') this.#state = 'trial';
  }

  /** Whether that was one refusal too many; then a person has to look. */
  refused(rule: string): boolean {
    const count = (this.#refusals.get(rule) ?? 0) + 1;
    this.#refusals.set(rule, count);
    return count >= REFUSALS;
  }
}
