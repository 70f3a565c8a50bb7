import { tellTotals } from '../support/totals.ts';
import { combinations } from './combinations.ts';
import { judge, type Fault } from './oracle.ts';
import { play, type Plan, type Result } from './stage.ts';
import { freshMock } from './virtual.ts';

/** `npm run test:faults -- --count 2000 --seed 7`: plays combinations and counts what went wrong. */

const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};

const count = option('count', 43_000);
const seed = option('seed', 1);
const from = option('from', 0);

const totals: Record<Fault, number> = { lost: 0, doubled: 0, undone: 0, misjudged: 0 };
let played = 0;
let failed = 0;
let unknown = 0;
let overtaken = 0;
const shown = new Map<string, number>();

for (const plan of combinations(count, seed)) {
  played += 1;
  if (played <= from) continue;
  const result = await play(plan, freshMock(plan.service));
  const judgement = judge(plan, result);
  if (judgement.unknown) unknown += 1;
  if (judgement.overtaken) overtaken += 1;
  if (judgement.faults.length > 0) failed += 1;
  for (const { fault, why } of judgement.faults) {
    totals[fault] += 1;
    const seen = (shown.get(why) ?? 0) + 1;
    shown.set(why, seen);
    if (seen <= 3) console.log(`${fault}: ${why} — ${describe(plan, result)} (combination ${played})`);
  }
  if (played % 2000 === 0) console.log(`… ${played}`);
}

function describe(plan: Plan, { comes, sends, actedAt, endedAt, error }: Result): string {
  const start = sends[0]?.sentAt ?? endedAt;
  const at = (moment: number | null): string => (moment === null ? '–' : `${((moment - start) / 1000).toFixed(1)} s`);
  return [
    `${plan.service} ${plan.kind.operation} ${plan.onUnknown}${plan.check ? '' : ', no check'}`,
    plan.fates.map(({ name }) => name).join(', then '),
    plan.act === null ? null : `${plan.act.name} after ${plan.act.afterMs / 1000} s (${at(actedAt)})`,
    plan.looks.name,
    plan.name === undefined ? null : `name "${plan.name}"`,
    plan.deadlineMs === undefined ? null : `deadline ${plan.deadlineMs}`,
    `→ ${comes}${error?.touched ? ' touched' : ''} at ${at(endedAt)}, sends ${sends.map(({ sentAt, arrivedAt, status }) => `${at(sentAt)}→${at(arrivedAt)} ${status}`).join(', ')}`,
  ]
    .filter((part) => part !== null)
    .join('; ');
}

for (const [why, times] of shown) console.log(`${times} × ${why}`);
console.log(
  `ended as unknown, where the stories allow it: ${unknown}; effects that overtook a later act: ${overtaken}`,
);
console.log(
  `${played - from} combinations: lost ${totals.lost}, doubled ${totals.doubled}, undone ${totals.undone}, ` +
    `misjudged ${totals.misjudged}`,
);
tellTotals({ passed: played - from - failed, failed, skipped: 0 });
if (Object.values(totals).some((total) => total > 0)) process.exitCode = 1;
