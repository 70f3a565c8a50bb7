/** The script's answer. */
export interface Reply {
  readonly granted: number;
  readonly waitMs: number;
  readonly blocked: boolean;
  readonly store: string;
  /** How many requests the store has granted since it exists. */
  readonly count: number;
}

/** Reads the answer, which clients give as numbers, texts or bytes. */
export function readReply(value: unknown): Reply {
  const parts: unknown[] = Array.isArray(value) ? value : [];
  const [granted, waitMs, blocked] = parts.map(Number);
  const count = Number(parts[5]);
  if (
    parts.length !== 6 ||
    granted === undefined ||
    waitMs === undefined ||
    blocked === undefined ||
    Number.isNaN(granted + waitMs + blocked + count)
  ) {
    throw new Error(
      "Redis answered the budget's script with something else than its result. Does run() pass on what EVAL returns?",
    );
  }
  return { granted, waitMs, blocked: blocked === 1, store: String(parts[4]), count };
}
