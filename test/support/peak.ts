/** The most moments in any window. */
export function peak(moments: readonly number[], windowMs: number): number {
  const sorted = [...moments].sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  sorted.forEach((at, i) => {
    while ((sorted[first] ?? 0) <= at - windowMs) first += 1;
    most = Math.max(most, i - first + 1);
  });
  return most;
}
