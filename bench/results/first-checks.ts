/** The program of `checks.ts`, a fresh process for each measurement: `rect|ecf`. Writes milliseconds. */
import { checkDeclarations } from 'lead-provider-sdk/rules';
import { isService } from '../../src/contract/service.ts';
import { DRAFTS, draftsOf, makeWorld, NOW } from '../rules.ts';

const [service = ''] = process.argv.slice(2);
if (!isService(service)) throw new Error('bench/results/first-checks.ts: rect|ecf');
const world = makeWorld();
const drafts = draftsOf(DRAFTS);
const started = performance.now();
checkDeclarations(service, drafts, world, { now: NOW });
console.log(performance.now() - started);
