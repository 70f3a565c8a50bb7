/** Where in the page somebody is: all of it is in the fragment of the address, so that it can be sent to somebody. */
export interface Route {
  /** Such as `participants`. Empty for the overview. */
  readonly page: string;
  /** The id behind the page, or an empty text. */
  readonly id: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Reads a fragment; what makes no sense is the overview. */
export function routeOf(fragment: string): Route {
  const [, path = '', search = ''] = /^#?\/?([^?]*)(?:\?(.*))?$/s.exec(fragment) ?? [];
  const [page = '', ...rest] = path.split('/');
  return { page: decoded(page), id: decoded(rest.join('/')), query: Object.fromEntries(new URLSearchParams(search)) };
}

/** The fragment of a place. Whatever an id holds, it leads nowhere else. */
export function linkTo(page: string, id = '', query: Readonly<Record<string, string>> = {}): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  const path = id === '' ? encodeURIComponent(page) : `${encodeURIComponent(page)}/${encodeURIComponent(id)}`;
  return `#/${path}${text === '' ? '' : `?${text}`}`;
}

/** The secret in a fragment, as the command prints it; null when it holds none. */
export function secretIn(fragment: string): string | null {
  const found = /[#&?]secret=([^&]*)/.exec(fragment)?.[1];
  return found === undefined ? null : decoded(found);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
