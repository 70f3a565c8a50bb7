/** Reads server-sent events from pieces of text. */
export interface Told {
  readonly event: string;
  readonly id: string | null;
  readonly data: unknown;
}

/** Answers with the events that a piece brings to their end, and keeps what is left for the next one. */
export function eventReader(): (piece: string) => Told[] {
  let text = '';
  return (piece) => {
    text += piece;
    const whole = text.split('\n\n');
    text = whole.pop() ?? '';
    return whole.flatMap((block) => {
      const lines = new Map<string, string>();
      for (const line of block.split('\n')) {
        const at = line.indexOf(':');
        if (at > 0) lines.set(line.slice(0, at), line.slice(at + 1).replace(/^ /, ''));
      }
      const data = lines.get('data');
      if (data === undefined) return [];
      // what is cut off or damaged on its way is no event
      const read = parsed(data);
      return read === undefined
        ? []
        : [{ event: lines.get('event') ?? 'message', id: lines.get('id') ?? null, data: read }];
    });
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How long to wait before listening again, after so many tries in vain: at most half a minute. */
export const pause = (tries: number): number => Math.min(30_000, 500 * 2 ** tries);
