/**
 * How large the suites are that play with chance. `npm test` plays a fifth of the full number, `npm run test:long`
 * (`LONG=1`) the full one, and whoever wants more multiplies by hand: `TEST_SIZE=20 npx vitest run test/paging`.
 */

const times = Number(process.env['TEST_SIZE'] ?? '1');
if (!(times > 0)) throw new Error(`TEST_SIZE is a number above 0, not ${process.env['TEST_SIZE'] ?? ''}.`);
const share = process.env['LONG'] === '1' ? 1 : 1 / 5;

/** How often something is played that is played `full` times in `npm run test:long`. */
export function runs(full: number): number {
  return Math.max(1, Math.ceil(full * share * times - 1e-9));
}
