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
      'Two descriptions that differ in one schema. What grows with them should grow as they do: four times the places, about',
      'four times as long.',
    ].join('\n'),
    measurements: [
      growth('A change that all operations share', 'operations', 100, many),
      growth('Schemas that refer to the next one twice', 'levels', 64, fan),
    ],
    close: () => {},
  };
}

type Document = ReturnType<typeof many>;
