import type { Observed } from '../observed.ts';
import { fitEcf } from './ecf/fit-ecf.ts';
import { fitRect } from './rect/fit-rect.ts';
import type { Fitted } from './types.ts';
import { notReproduced } from './verify.ts';

/**
 * A scenario that makes the mock serve what was seen. What no read shows is fitted; what cannot be made to agree is left
 * out and listed. The scenario always loads: it was loaded, and what it serves was held against what was seen.
 */
export async function fit(observed: Observed): Promise<Fitted> {
  const fitted = observed.service === 'rect' ? fitRect(observed) : fitEcf(observed);
  return { ...fitted, left: [...fitted.left, ...(await notReproduced(observed, fitted))] };
}
