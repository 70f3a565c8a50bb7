/** How the value of one list filter is written and checked. */
export interface FilterInfo {
  /** `year` is a cohort such as 2025; `instant` a date-time; `uuid` an id; `enum` one of `values`; `text` anything. */
  readonly kind: 'year' | 'instant' | 'uuid' | 'enum' | 'text';
  /** Whether several values may be sent, joined by commas; left out when not. */
  readonly many?: boolean;
  /** Left out when not. */
  readonly required?: boolean;
  /** The accepted values when `kind` is `enum`. */
  readonly values?: readonly string[];
}

/** One row of the operations table that `generate` writes from a specification. */
export interface OperationInfo {
  readonly method: HttpMethod;
  /** Path template, for example `/api/v3/participants/{id}/defer`. */
  readonly path: string;
  /** Whether the answer comes in pages (`page[page]`, `page[per_page]`); left out when not. */
  readonly paged?: boolean;
  readonly filters: Readonly<Record<string, FilterInfo>>;
  /** Values that `sort` documents; empty when the list cannot be sorted. */
  readonly sort: readonly string[];
  /** Whether sending the same request twice does no harm and does not turn a success into a refusal; left out when not. */
  readonly repeatSafe?: boolean;
  /** `data.type` of the request body; left out when the operation reads none. */
  readonly bodyType?: string;
  /** Media type of a successful answer; left out when it is `application/json`. */
  readonly mediaType?: string;
}

/**
 * The operations of one specification, by wrapper name (`participants.defer`); those without a wrapper by operation id.
 */
export type OperationTable = Readonly<Record<string, OperationInfo>>;

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
