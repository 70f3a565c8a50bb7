import type { Issue } from '../../errors/issue.ts';

/**
 * What an operation answers, before it is written as a `Response`. `json` undefined with no `text` is an empty body.
 */
export interface Reply {
  readonly status: number;
  readonly json?: unknown;
  readonly text?: string;
  /** Overrides the content type the service's dialect gives to its JSON. */
  readonly contentType?: string;
  /** Headers beyond those every answer has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Ids of the rules that refused, for the log of requests. Never sent. */
  readonly rules?: readonly string[];
  /** Given again as it is while the world stands still, so that writing it once is enough. */
  readonly isKept?: boolean;
}

export const ok = (data: unknown): Reply => ({ status: 200, json: { data } });

/** The `{errors: [...]}` envelope. */
export const errors = (status: number, issues: readonly Issue[]): Reply => ({ status, json: { errors: issues } });

/** The `{error: "..."}` envelope. */
export const error = (status: number, message: string): Reply => ({ status, json: { error: message } });

export const badRequest = (detail: string): Reply => errors(400, [{ title: 'Bad request', detail }]);
