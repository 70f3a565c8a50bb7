/** The two services that speak the lead provider API v3. */
export const services = ['rect', 'ecf'] as const;

/**
 * Which service a client talks to or a mock plays.
 *
 * - `rect`: Register early career teachers, live since April 2026 (paths such as `/api/v3/participants`)
 * - `ecf`: Manage training for early career teachers, which it replaced (paths such as `/api/v3/participants/ecf`)
 */
export type Service = (typeof services)[number];

/** The time zone in which a service counts days. */
export type Zone = 'london' | 'utc';

export const zones: Readonly<Record<Service, Zone>> = { rect: 'london', ecf: 'utc' };

/** DfE's two public environments. Each has its own data and its own token. */
export type Environment = 'production' | 'sandbox';

export const environments: readonly Environment[] = ['production', 'sandbox'];

/** Origins of DfE's servers; the paths of the specification start with `/api/v3`. */
export const servers: Readonly<Record<Service, Readonly<Record<Environment, string>>>> = {
  rect: {
    production: 'https://www.register-early-career-teachers.education.gov.uk',
    sandbox: 'https://sandbox.register-early-career-teachers.education.gov.uk',
  },
  ecf: {
    production: 'https://manage-training-for-early-career-teachers.education.gov.uk',
    sandbox: 'https://sb.manage-training-for-early-career-teachers.education.gov.uk',
  },
};

export function isService(value: unknown): value is Service {
  return value === 'rect' || value === 'ecf';
}

export function isEnvironment(value: unknown): value is Environment {
  return value === 'production' || value === 'sandbox';
}
