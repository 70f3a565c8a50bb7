/** What Redis has yet to hear about slots of this process: when each is free again, by this process's clock. */
export class Changes {
  /** Null for a slot that nobody has counted. */
  readonly #slots = new Map<string, number | null>();

  get size(): number {
    return this.#slots.size;
  }

  set(member: string, freeAt: number): void {
    this.#slots.set(member, freeAt);
  }

  /** `known`: whether Redis has heard of the slot; it cannot take back what it has never heard of. */
  uncount(member: string, known: boolean): void {
    if (known) this.#slots.set(member, null);
    else this.#slots.delete(member);
  }

  /**
   * As arguments of the script: how far off each moment is, so that only Redis's clock counts. `heard` forgets what was
   * told, and keeps what has changed since then.
   */
  tell(now: number): { readonly args: readonly string[]; readonly heard: () => void } {
    for (const [member, freeAt] of this.#slots) if (freeAt !== null && freeAt <= now) this.#slots.delete(member);
    const told = [...this.#slots];
    return {
      args: told.flatMap(([member, freeAt]) => [member, freeAt === null ? '-' : String(Math.ceil(freeAt - now))]),
      heard: () => {
        for (const [member, freeAt] of told) if (this.#slots.get(member) === freeAt) this.#slots.delete(member);
      },
    };
  }
}
