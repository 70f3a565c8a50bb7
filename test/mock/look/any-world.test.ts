import { expect, test } from 'vitest';
import { runs } from '../../support/size.ts';
import { Play } from '../changes/play.ts';
import { checkAll } from './check.ts';
import { opened } from './opened.ts';

const STEPS = 25;

test.each(['rect', 'ecf'] as const)('tells of any world of %s in which anything has happened', async (service) => {
  for (let index = 0; index < runs(30); index += 1) {
    const play = new Play(service, 19, index);
    await play.begin();
    for (let number = 0; number < STEPS; number += 1) await play.step(number);
    const { problems } = await checkAll(opened(play.mock));
    expect([index, problems]).toEqual([index, []]);
  }
});
