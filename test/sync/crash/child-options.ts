import type { Service } from '../../../src/index.ts';
import type { Point } from './database.ts';

export interface ChildOptions {
  readonly service: Service;
  readonly url: string;
  readonly token: string;
  readonly file: string;
  readonly journal: string;
  readonly mode: 'full' | 'delta';
  readonly perPage: number;
  /** The service's present: its clock stands still while a run lasts. */
  readonly now: string;
  readonly point: Point | null;
}

export const OPTIONS = 'CRASH_CHILD';
