/** How the stories of this folder are told, and that nothing in them is believed without a look. */
import type { Narrator } from '../a-year.ts';

export const silent: Narrator = { chapter: () => undefined, say: () => undefined };

/** Says what happened, or that it did not. */
export function asTold(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`Not as told: ${what}.`);
}

/** `1 row`, `2 rows`. */
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** Tells a story at a terminal, with what it came to in the end. Something that was not as told is exit code 1. */
export async function tell<T>(
  title: string,
  story: (narrator: Narrator) => Promise<T>,
  end: (told: T) => string,
): Promise<void> {
  console.log(title);
  let chapters = 0;
  try {
    const told = await story({
      chapter: (name) => console.log(`\n  ${(chapters += 1)}. ${name}`),
      say: (line) => console.log(`     ${line}`),
    });
    console.log(`\n${end(told)}`);
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}
