/** A view of a copy: the question it answers, and how the databases answer it. The docs are written from this. */
export interface View {
  readonly name: `dfe_v_${string}`;
  /** One sentence, as somebody would ask it. */
  readonly question: string;
  /** Each column with what it means, in the order of the view. */
  readonly columns: Readonly<Record<string, string>>;
  /** A query to begin with. */
  readonly example: string;
  /** What it rests on that may be missing, or how far it can be believed. */
  readonly note?: string;
  sql(dialect: Dialect): string;
}

export type Dialect = 'sqlite' | 'postgres';
