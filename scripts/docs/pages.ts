import { rulesPage } from './rules-page.ts';
import { statesPage } from './states-page.ts';

/** The pages that are made from the code's data, by file. */
export const madePages: Readonly<Record<string, () => string>> = {
  'docs/rules.md': rulesPage,
  'docs/states.md': statesPage,
};
