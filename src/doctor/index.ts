/** What `lead-provider doctor` does. No door of the package. */
export { examine, type Examination } from './examine.ts';
export { countsOf, textOf, type Counts } from './report.ts';
export type { DoctorOptions, Line, Verdict } from './types.ts';
