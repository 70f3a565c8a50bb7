export { compareCopies, isClean, type CopyComparison, type NotCompared } from './compare-copies.ts';
export { CompareError } from './compare-error.ts';
export { knownDifferences, type KnownDifference } from './known-differences.ts';
export { addresses, fields, ids } from './migration-map.ts';
export { readCopy, type ReadableCopy } from './read-copy.ts';
export type { CompareOptions, Comparison, Finding, FindingKind, Held, Records, Rekeyed } from './types.ts';
