/** Keys from the root of a document down to a place in it. */
export type Place = readonly (string | number)[];

/** A description that cannot be used: which one, where in it, and what is wrong there. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError';
  /** The file or address. */
  readonly source: string;
  /** JSONPath of the place, for example `$.components.schemas.School.properties`. */
  readonly place: string;
  readonly problem: string;

  constructor(source: string, place: Place, problem: string) {
    super(place.length === 0 ? `${source}: ${problem}` : `${source}: ${jsonPath(place)}: ${problem}`);
    this.source = source;
    this.place = jsonPath(place);
    this.problem = problem;
  }
}

/** A place as JSONPath: `$.paths['/api/v3/schools'].get`. */
export function jsonPath(place: Place): string {
  return place.reduce<string>((text, key) => {
    if (typeof key === 'number' || /^\d+$/.test(key)) return `${text}[${typeof key === 'number' ? key : `'${key}'`}]`;
    return /^[A-Za-z_$][\w$]*$/.test(key)
      ? `${text}.${key}`
      : `${text}['${key.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
  }, '$');
}
