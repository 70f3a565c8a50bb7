/** Where lanes begin, and the most there are, when their number is not fixed. */
const BEGIN = 8;
const MOST = 32;
/** Rows that are over within so long were held up by neither the service nor the budget. */
const QUICK_MS = 1000;

/**
 * How many lanes a run has. While rows are over within a second, so that the budget waits for lanes and not the other way
 * round, they become more; when a row is left open they are as few as in the beginning.
 */
export class Width {
  wanted: number;
  readonly #isFixed: boolean;
  #quick = 0;

  constructor(lanes: number | 'auto') {
    this.#isFixed = lanes !== 'auto';
    this.wanted = lanes === 'auto' ? BEGIN : lanes;
  }

  /** A row was sent: how long it took, with its wait for the budget, and whether it is open now. */
  took(ms: number, isOpen: boolean): void {
    if (this.#isFixed) return;
    if (isOpen) this.wanted = BEGIN;
    this.#quick = isOpen || ms > QUICK_MS ? 0 : this.#quick + 1;
    // one more each time that every lane was quick
    if (this.#quick < this.wanted || this.wanted >= MOST) return;
    this.wanted += 1;
    this.#quick = 0;
  }
}
