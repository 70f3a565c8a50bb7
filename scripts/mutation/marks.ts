/** Which of all mutants are in a set: a bit for each. Sets of texts of this many would not fit into memory. */
export class Marks {
  readonly #places: ReadonlyMap<string, number>;
  readonly #bits: Uint8Array;

  private constructor(places: ReadonlyMap<string, number>, bits: Uint8Array) {
    this.#places = places;
    this.#bits = bits;
  }

  /** `places` has the place of each id among all mutants. Ids that it does not have are left out. */
  static of(places: ReadonlyMap<string, number>, ids: Iterable<string>): Marks {
    const bits = new Uint8Array(Math.ceil(places.size / 8));
    for (const id of ids) {
      const place = places.get(id);
      if (place !== undefined) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
    }
    return new Marks(places, bits);
  }

  /** From what `text` made of a set over the same places. */
  static parse(places: ReadonlyMap<string, number>, text: string): Marks {
    return new Marks(places, Buffer.from(text, 'base64'));
  }

  has(id: string): boolean {
    const place = this.#places.get(id);
    return place !== undefined && ((this.#bits[place >> 3] ?? 0) & (1 << (place & 7))) !== 0;
  }

  get text(): string {
    return Buffer.from(this.#bits).toString('base64');
  }
}

/** The place of each id in a list. */
export function placesOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, place) => [id, place]));
}
