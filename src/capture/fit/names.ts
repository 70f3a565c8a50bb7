/** The id of the provider whose token captured, and the start of those of all others. */
export const OWN = 'lp1';

/** Gives every other provider an id, by the name under which the answers show it. */
export class Providers {
  readonly #ids = new Map<string, string>();
  readonly own: string | null;

  constructor(own: string | null) {
    this.own = own;
  }

  idOf(name: string): string {
    if (name === this.own) return OWN;
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const id = `lp${this.#ids.size + 2}`;
    this.#ids.set(name, id);
    return id;
  }

  /** A provider that nothing names: it is there because something of its doing shows. */
  somebody(): string {
    return this.idOf('Another provider');
  }

  written(): { id: string; name: string }[] {
    return [
      { id: OWN, name: this.own === null || this.own === '' ? OWN : this.own },
      ...[...this.#ids].map(([name, id]) => ({ id, name: name === '' ? id : name })),
    ];
  }
}
