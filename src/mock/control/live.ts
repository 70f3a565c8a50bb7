import { number, object, optional, text, wholeNumber, yesOrNo } from '../kit/shapes.ts';
import type { LivedDay, LiveOptions } from '../live/types.ts';
import type { LoadedMock } from '../mock.ts';

interface Asked extends Omit<LiveOptions, 'clock'> {
  readonly days: number;
}

/** Bounds keep a slip of the pen from holding the server up for hours. */
export const liveBody = object<Asked>({
  days: wholeNumber(1, 366),
  seed: optional(number(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  perDay: optional(wholeNumber(0, 1000)),
  provider: optional(yesOrNo),
  lp: optional(text()),
});

/** Lets days pass and tells what was done on each. */
export function live(
  mock: LoadedMock,
  { days, ...options }: Asked,
): { readonly now: string; readonly days: readonly LivedDay[] } {
  const lived: LivedDay[] = [];
  for (const day of mock.live(options)) {
    lived.push(day);
    if (lived.length === days) break;
  }
  return { now: mock.clock.now, days: lived };
}
