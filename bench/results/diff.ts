import { comparison, fan, many, number, text } from '../diff.ts';
import { milliseconds, type Group, type Measurement } from './measurement.ts';

export function open(): Group {
  const growth = (
    name: string,
    of: string,
    less: number,
    make: (size: number, leaf: object) => Document,
  ): Measurement => {
    const [small, large] = [`${less} ${of}`, `${4 * less} ${of}`];
    return {
      name,
      unit: 'ms',
      runs: {
        [small]: milliseconds(comparison(make(less, text), make(less, number))),
        [large]: milliseconds(comparison(make(4 * less, text), make(4 * less, number))),
      },
      ratios: [{ name: 'four times as many', over: large, under: small }],
      most: 5,
    };
  };
  return {
    about: [
      '## Comparing descriptions',
      '',
      'Two descriptions that differ in one schema, and how the time grows when there is four times as much of them. Of levels',
      'that refer to the next one twice there are 2 to the power of their number of places, which must not be walked.',
    ].join('\n'),
    measurements: [
      growth('A change that all operations share', 'operations', 100, many),
      growth('Schemas that refer to the next one twice', 'levels', 64, fan),
    ],
    close: () => {},
  };
}

type Document = ReturnType<typeof many>;
