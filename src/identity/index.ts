export { pathTo, type IdChange, type Identified } from './id-changes.ts';
export { buildIdentityIndex, loadIdentityIndex, type IdentityIndex } from './identity-index.ts';
export type { Rekeying, StoredField, StoredIds } from './rekey.ts';
export { resolveParticipant, type Lookup, type Resolution } from './resolve.ts';
export type { SavedIdentity, SavedParticipant } from './saved.ts';
