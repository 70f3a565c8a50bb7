import { registry } from '../../src/base/registry.ts';

/**
 * Before each file of tests: the requests that tests of another file left under way, of clients they took for dead, keep
 * places of the process for ever, and a client of this file would wait for one.
 */
registry('places.1').clear();
