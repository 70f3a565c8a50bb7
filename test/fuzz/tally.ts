/** What happened, counted. Tallies of several runs can be added up. */
export class Tally {
  requests = 0;
  worlds = 0;
  accepted = 0;
  refused = 0;
  /** Requests by kind and operation. */
  readonly kinds = new Map<string, number>();
  /** Of requests wrong in exactly one way that the mock refused: how many, and how many the checks foresaw, by rule. */
  readonly byRule = new Map<string, { refused: number; foreseen: number }>();
  /** The rules that refused anything at all. */
  readonly seen = new Map<string, number>();

  count(map: Map<string, number>, key: string): void {
    map.set(key, (map.get(key) ?? 0) + 1);
  }

  predict(rule: string, isForeseen: boolean): void {
    const row = this.byRule.get(rule) ?? { refused: 0, foreseen: 0 };
    row.refused += 1;
    if (isForeseen) row.foreseen += 1;
    this.byRule.set(rule, row);
  }

  /** How many of the refusals were foreseen, of all and of those by rules that can be seen at all. */
  get foreseen(): { readonly refused: number; readonly foreseen: number; readonly share: number } {
    let [refused, foreseen] = [0, 0];
    for (const row of this.byRule.values()) {
      refused += row.refused;
      foreseen += row.foreseen;
    }
    return { refused, foreseen, share: refused === 0 ? 1 : foreseen / refused };
  }

  add(other: Tally): void {
    this.requests += other.requests;
    this.worlds += other.worlds;
    this.accepted += other.accepted;
    this.refused += other.refused;
    for (const [key, count] of other.kinds) this.kinds.set(key, (this.kinds.get(key) ?? 0) + count);
    for (const [key, count] of other.seen) this.seen.set(key, (this.seen.get(key) ?? 0) + count);
    for (const [rule, { refused, foreseen }] of other.byRule) {
      const row = this.byRule.get(rule) ?? { refused: 0, foreseen: 0 };
      this.byRule.set(rule, { refused: row.refused + refused, foreseen: row.foreseen + foreseen });
    }
  }
}

const percent = (part: number, whole: number): string =>
  `${(whole === 0 ? 100 : (100 * part) / whole).toFixed(1).padStart(5)} %`;

/** The tally as a table for people. `all`: ids of every rule, to name those that never came up. */
export function report(name: string, tally: Tally, all: readonly string[]): string {
  const lines = [
    `${name}: ${tally.requests} requests in ${tally.worlds} worlds, ${tally.accepted} accepted, ${tally.refused} refused`,
  ];
  lines.push(...[...tally.kinds].sort().map(([kind, count]) => `  ${kind.padEnd(42)} ${String(count).padStart(8)}`));
  const rows = [...tally.byRule].sort(([a], [b]) => (a < b ? -1 : 1));
  const { refused, foreseen } = tally.foreseen;
  lines.push('', `${name}: requests wrong in exactly one way that were refused, by the rule that refused first`);
  for (const [rule, row] of rows.filter(([, row]) => row.foreseen > 0)) {
    lines.push(`  ${rule.padEnd(32)} ${String(row.refused).padStart(8)} ${percent(row.foreseen, row.refused)}`);
  }
  lines.push(`  ${'foreseen'.padEnd(32)} ${String(refused).padStart(8)} ${percent(foreseen, refused)}`);
  const unseen = rows.filter(([, row]) => row.foreseen === 0);
  lines.push(
    `${name}: rules that the reads never showed`,
    ...unseen.map(([rule, row]) => `  ${rule.padEnd(32)} ${String(row.refused).padStart(8)}`),
  );
  const never = all.filter((rule) => !tally.seen.has(rule));
  if (never.length > 0) lines.push(`${name}: rules that never came up: ${never.join(', ')}`);
  return lines.join('\n');
}
