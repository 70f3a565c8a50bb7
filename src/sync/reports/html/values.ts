import { valueAt } from '../../../base/value-at.ts';
import type { StatementReport } from '../statement.ts';
import { escaped } from './escape.ts';

/** Where a value stands in the JSON of the report, such as `moved.counts.0.certain`. */
export type Path = string;

/** What a page takes from a report: by path alone, so that nothing is drawn that is not in the JSON. */
export interface Values {
  number(path: Path): number;
  /** As it is shown: a null is a dash, true and false are words. */
  shown(path: Path): string;
  /** An element that says what stands at the path, and names the path for whoever reads it back. */
  element(name: 'td' | 'th' | 'span' | 'strong', path: Path): string;
}

export function valuesOf(report: StatementReport): Values {
  const at = (path: Path): unknown => valueAt(report, path.split('.'));
  const shown = (path: Path): string => shownOf(at(path));
  return {
    number(path) {
      const value = at(path);
      if (typeof value === 'number') return value;
      throw new TypeError(`The report has no number at ${path}.`);
    },
    shown,
    element(name, path) {
      const isNumber = typeof at(path) === 'number';
      const scope = name === 'th' ? ' scope="row"' : '';
      return `<${name}${scope}${isNumber ? ' class="n"' : ''} data-path="${escaped(path)}">${escaped(shown(path))}</${name}>`;
    },
  };
}

function shownOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return '–';
}
