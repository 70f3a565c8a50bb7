import type { ClientFiles } from '../../../src/generate/generate-client.ts';

/** A set of files as `generate` writes them, large enough that a half of one would be seen. */
export function setOf(mark: string): ClientFiles {
  const text = (name: string): string =>
    `/* Made from x by \`lead-provider generate --service rect\`.\n * ${name}.\n * Set ${mark.repeat(16)} by x */\n` +
    `${mark}\n`.repeat(100_000) +
    '// end\n';
  return {
    'types.ts': text('types.ts'),
    'schemas.ts': text('schemas.ts'),
    'operations.ts': text('operations.ts'),
    'index.ts': text('index.ts'),
  };
}
