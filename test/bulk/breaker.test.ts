import { describe, expect, test } from 'vitest';
import { Breaker } from '../../src/bulk/run/breaker.ts';
import { Width } from '../../src/bulk/run/width.ts';

const times = (count: number, work: (index: number) => void): void =>
  Array.from({ length: count }, (_, index) => index).forEach(work);

/** Open answers in a row, each of another person. */
const fail = (breaker: Breaker, count: number): void =>
  times(count, (index) => {
    breaker.answered(`o${index}`, 'open');
  });

describe('a breaker stops new sends', () => {
  test('when eight of the last sixteen answers are open, and not before', () => {
    const breaker = new Breaker();
    fail(breaker, 7);
    expect(breaker.isOpenForNew).toBe(true);
    expect(breaker.place('x')).toBe('yes');
    breaker.answered('x', 'open');
    expect(breaker.isOpenForNew).toBe(false);
    expect(breaker.place('y')).toBe('no');
  });

  test('counts the last sixteen answers alone', () => {
    const breaker = new Breaker();
    fail(breaker, 7);
    times(10, () => breaker.answered('k', 'known'));
    // the first of the open ones is the seventeenth by now
    breaker.answered('x', 'open');
    expect(breaker.isOpenForNew).toBe(true);
    const other = new Breaker();
    fail(other, 7);
    times(8, () => other.answered('k', 'known'));
    other.answered('x', 'open');
    expect(other.isOpenForNew).toBe(false);
  });

  test('until one is settled: then a single row tries', () => {
    const breaker = new Breaker();
    fail(breaker, 8);
    breaker.settled('o0');
    expect(breaker.isOpenForNew).toBe(true);
    expect(breaker.place('early')).toBe('no');
    breaker.enter('t');
    expect(breaker.isOpenForNew).toBe(false);
    expect(breaker.place('t')).toBe('yes');
    expect(breaker.place('other')).toBe('no');
  });

  test.each([
    ['known', true, 'yes'],
    ['open', false, 'no'],
  ] as const)('when the trial is %s, others are sent: %s', (answer, isOpen, place) => {
    const breaker = new Breaker();
    fail(breaker, 8);
    breaker.settled(null);
    breaker.enter('t');
    breaker.answered('t', answer);
    expect(breaker.isOpenForNew).toBe(isOpen);
    expect(breaker.place('other')).toBe(place);
    if (!isOpen) return;
    // what was before the trial counts no longer
    fail(breaker, 7);
    expect(breaker.isOpenForNew).toBe(true);
  });

  test('and what others answer meanwhile decides nothing; a trial that was not sent leaves its turn to another', () => {
    const breaker = new Breaker();
    fail(breaker, 8);
    breaker.settled('o0');
    breaker.enter('t');
    breaker.answered('late', 'known');
    breaker.left('late');
    expect(breaker.isOpenForNew).toBe(false);
    breaker.left('t');
    expect(breaker.isOpenForNew).toBe(true);
    breaker.enter('u');
    expect(breaker.place('u')).toBe('yes');
  });

  test('never by itself: what is settled while nothing is stopped changes nothing', () => {
    const breaker = new Breaker();
    breaker.settled('a');
    breaker.settled(null);
    breaker.enter('a');
    expect([breaker.place('a'), breaker.place('b')]).toEqual(['yes', 'yes']);
    expect(breaker.isOpenForNew).toBe(true);
  });
});

describe('at most sixteen sends are under way or open', () => {
  test('under way: the next waits until one of them is back', () => {
    const breaker = new Breaker();
    times(16, (index) => {
      expect(breaker.isOpenForNew).toBe(true);
      expect(breaker.place(`p${index}`)).toBe('yes');
    });
    expect(breaker.isOpenForNew).toBe(false);
    expect(breaker.place('late')).toBe('wait');
    breaker.answered('p3', 'known');
    expect(breaker.place('late')).toBe('yes');
    expect(breaker.place('later')).toBe('wait');
    breaker.left('p4');
    expect(breaker.place('later')).toBe('yes');
  });

  test('with those of the last answers that are open, and those that an earlier run left open', () => {
    const breaker = new Breaker();
    fail(breaker, 4);
    times(5, (index) => breaker.found(`before${index}`));
    times(7, (index) => expect(breaker.place(`p${index}`)).toBe('yes'));
    expect(breaker.place('late')).toBe('wait');
    breaker.settled('before0');
    expect(breaker.place('late')).toBe('yes');
    expect(breaker.place('later')).toBe('wait');
    breaker.settled('nobody');
    expect(breaker.place('later')).toBe('wait');
    breaker.settled(null);
    times(4, (index) => expect(breaker.place(`q${index}`)).toBe('yes'));
    expect(breaker.place('last')).toBe('wait');
  });
});

test('five refusals by one rule of what was called clear are one too many', () => {
  const breaker = new Breaker();
  times(4, () => expect(breaker.refused('a')).toBe(false));
  expect(breaker.refused('b')).toBe(false);
  expect(breaker.refused('a')).toBe(true);
  expect(breaker.refused('a')).toBe(true);
});

describe('lanes', () => {
  test('of a fixed number stay so many', () => {
    const width = new Width(3);
    times(100, () => {
      width.took(1, false);
    });
    width.took(1, true);
    expect(width.wanted).toBe(3);
  });

  test('are one more each time that every lane was quick, thirty-two at most', () => {
    const width = new Width('auto');
    expect(width.wanted).toBe(8);
    times(7, () => {
      width.took(1000, false);
    });
    expect(width.wanted).toBe(8);
    width.took(1000, false);
    expect(width.wanted).toBe(9);
    times(8, () => {
      width.took(0, false);
    });
    expect(width.wanted).toBe(9);
    width.took(0, false);
    expect(width.wanted).toBe(10);
    times(2000, () => {
      width.took(0, false);
    });
    expect(width.wanted).toBe(32);
  });

  test('are no more after a slow row, and as few as in the beginning after an open one', () => {
    const width = new Width('auto');
    times(8, () => {
      width.took(1, false);
    });
    times(8, () => {
      width.took(1, false);
    });
    width.took(1001, false);
    times(8, () => {
      width.took(1, false);
    });
    expect(width.wanted).toBe(9);
    width.took(1, true);
    expect(width.wanted).toBe(8);
    times(7, () => {
      width.took(1, false);
    });
    expect(width.wanted).toBe(8);
  });
});
