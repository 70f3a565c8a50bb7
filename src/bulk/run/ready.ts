/** Whose next row can be sent: those with the earliest deadline first, of equal ones in the order in which they came. */
export class Ready {
  readonly #byDeadline = new Map<number, string[]>();
  readonly #waiting = new Set<string>();

  add(key: string, deadline: number): void {
    if (this.#waiting.has(key)) return;
    this.#waiting.add(key);
    const keys = this.#byDeadline.get(deadline);
    if (keys === undefined) this.#byDeadline.set(deadline, [key]);
    else keys.push(key);
  }

  next(): string | null {
    const [earliest] = [...this.#byDeadline.keys()].sort((a, b) => a - b);
    if (earliest === undefined) return null;
    const keys = this.#byDeadline.get(earliest) ?? [];
    const key = keys.shift() ?? null;
    if (keys.length === 0) this.#byDeadline.delete(earliest);
    if (key !== null) this.#waiting.delete(key);
    return key;
  }

  get size(): number {
    return this.#waiting.size;
  }
}
