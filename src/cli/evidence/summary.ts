import type { Exchange } from './lines.ts';

/** What a summary is of. */
export interface About {
  readonly command: string;
  readonly version: string;
  readonly service: string;
  /** `sandbox`, `production`, or that it is another server. */
  readonly environment: string;
  readonly host: string;
  readonly from: string;
  readonly to: string;
  /** Whether something could not be written. */
  readonly isWhole: boolean;
}

/** Counts by operation and by what came of it. */
export function counting() {
  const counts = new Map<string, number>();
  return {
    add({ operation, method, path, status, failed }: Exchange): void {
      const came = status === null ? (failed ?? 'failed') : `${status}${failed === null ? '' : `, ${failed}`}`;
      const row = `| ${operation} | ${method} ${path} | ${came} |`;
      counts.set(row, (counts.get(row) ?? 0) + 1);
    },
    rows: (): readonly string[] => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([row, n]) => `${row} ${n} |`),
  };
}

/** The page for whoever is handed the evidence. */
export function summaryPage(about: About, rows: readonly string[]): string {
  const { command, version, service, environment, host, from, to, isWhole } = about;
  return `# Requests of one run

| | |
|---|---|
| Command | lead-provider ${command}, lead-provider-sdk ${version} |
| Service | ${service}, ${environment} (${host}) |
| From | ${from} |
| To | ${to} |
${isWhole ? '' : '\nNot all of it could be written: lines or bodies are missing.\n'}
| Operation | Request | Answer | Count |
|---|---|---|---|
${rows.join('\n')}

\`requests.jsonl\` has a line for each request in the order in which they ended; \`number\` is the order in which they were
sent. Ids in paths and values in queries are left out. The moments \`at\` are of the clock of the sender, \`serverDate\` is of
the server.

## To check a digest

A digest is HMAC-SHA-256 over the bytes of a body, after any compression is undone. The key is with the provider, who keeps
it: with the key and a body, this prints what stands after \`sha256-hmac:\`, and nobody can find a body out by trying. Put the
file of the key and that of the body in place of the last two words:

\`\`\`sh
${VERIFY} key body.json
\`\`\`
`;
}

const VERIFY =
  `node -e 'const [c, f, a] = [require("crypto"), require("fs"), process.argv]; ` +
  'const key = Buffer.from(f.readFileSync(a[1], "latin1").trim(), "hex"); ' +
  `console.log(c.createHmac("sha256", key).update(f.readFileSync(a[2])).digest("hex"))'`;
