/** How the value of one list filter is written and checked. */
export interface FilterInfo {
  /** `year` is a cohort such as 2025; `instant` a date-time; `uuid` an id; `enum` one of `values`; `text` anything. */
  readonly kind: 'year' | 'instant' | 'uuid' | 'enum' | 'text';
  /** Whether several values may be sent, joined by commas. */
  readonly many: boolean;
  readonly required: boolean;
  /** The accepted values when `kind` is `enum`. */
  readonly values?: readonly string[];
}

/** One row of the operations table that `generate` writes from a specification. */
export interface OperationInfo {
  /** The specification's operation id. */
  readonly id: string;
  readonly method: HttpMethod;
  /** Path template, for example `/api/v3/participants/{id}/defer`. */
  readonly path: string;
  /** The resource the operation belongs to (the specification's tag). */
  readonly resource: string;
  /** Whether the answer comes in pages (`page[page]`, `page[per_page]`). */
  readonly paged: boolean;
  readonly filters: Readonly<Record<string, FilterInfo>>;
  /** Values that `sort` documents; empty when the list cannot be sorted. */
  readonly sort: readonly string[];
  /** Whether sending the same request twice does no harm and does not turn a success into a refusal. */
  readonly repeatSafe: boolean;
  /** `data.type` of the request body; null when the operation reads no body. */
  readonly bodyType: string | null;
  /** Media type of a successful answer. */
  readonly mediaType: string;
}

/**
 * The operations of one specification, by wrapper name (`participants.defer`); those without a wrapper by operation id.
 */
export type OperationTable = Readonly<Record<string, OperationInfo>>;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
