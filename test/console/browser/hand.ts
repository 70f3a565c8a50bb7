import type { Locator, Page } from 'playwright-core';

/** How somebody uses the page: with a mouse, or with the keyboard alone. */
export interface Hand {
  readonly name: 'mouse' | 'keyboard';
  click(target: Locator): Promise<void>;
  write(target: Locator, text: string): Promise<void>;
  choose(target: Locator, words: string | RegExp): Promise<void>;
}

export const mouse = (): Hand => ({
  name: 'mouse',
  click: (target) => target.click(),
  write: (target, text) => target.fill(text),
  async choose(target, words) {
    await target.selectOption(await valueOf(target, words));
  },
});

/** More steps than any page of ours has places. */
const MOST = 400;

/** Reaches everything by Tab, presses it by Enter or the space bar, and types. */
export function keyboard(page: Page): Hand {
  const isThere = (target: Locator): Promise<boolean> =>
    target.evaluate((element) => element === document.activeElement);
  const reach = async (target: Locator): Promise<void> => {
    await target.waitFor();
    for (let step = 0; step < MOST; step += 1) {
      if (await isThere(target)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${String(target)}.`);
  };
  return {
    name: 'keyboard',
    async click(target) {
      await reach(target);
      const isBox = await target.evaluate(
        (element) => element instanceof HTMLInputElement && element.type === 'checkbox',
      );
      await page.keyboard.press(isBox ? 'Space' : 'Enter');
    },
    async write(target, text) {
      await reach(target);
      const type = await target.getAttribute('type');
      if (type === 'datetime-local' || type === 'date') {
        // these have parts of their own, which the browser orders by its language: month, day, year, hour, minute, half
        await page.keyboard.type(typed(text));
        return;
      }
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.press('Delete');
      await page.keyboard.type(text);
    },
    async choose(target, words) {
      await reach(target);
      const wanted = await valueOf(target, words);
      await page.keyboard.press('Home');
      for (let step = 0; step < MOST; step += 1) {
        if ((await target.inputValue()) === wanted) return;
        await page.keyboard.press('ArrowDown');
      }
      throw new Error(`No arrow leads to ${String(words)} in ${String(target)}.`);
    },
  };
}

/** A day or a moment as it is typed into its field, in the browser's language (en-US). */
function typed(text: string): string {
  const [, year = '', month = '', day = '', hour, minute] = /^(\d+)-(\d+)-(\d+)(?:T(\d+):(\d+))?/.exec(text) ?? [];
  if (hour === undefined) return `${month}${day}${year}`;
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  const twelve = String(Number(hour) % 12 === 0 ? 12 : Number(hour) % 12).padStart(2, '0');
  return `${month}${day}${year}\t${twelve}${minute ?? '00'}00${half}`;
}

/** The value of the option with these words, once there is one. */
async function valueOf(target: Locator, words: string | RegExp): Promise<string> {
  const option = target.locator('option').filter({ hasText: words }).first();
  await option.waitFor({ state: 'attached' });
  return option.evaluate((element) => (element instanceof HTMLOptionElement ? element.value : ''));
}
