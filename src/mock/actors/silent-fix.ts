import type { Service } from '../../contract/service.ts';
import { deferralReasons, listed, withdrawalReasons, type Role } from '../../rules/terms.ts';
import type { SilentFix } from './types.ts';

/** Why a silent fix would say something impossible, whatever the record it is for; null when it does not. */
export function faultOfFix(service: Service, fix: SilentFix, role: Role | null, now: number): string | null {
  if (Object.keys(fix).every((part) => part === 'role')) return 'the fix names nothing to put right.';
  const { deferred, withdrawn } = fix;
  if (deferred != null && withdrawn != null) return 'nobody is deferred and withdrawn at once; name one of the two.';
  for (const report of [deferred, withdrawn]) {
    if (report == null) continue;
    if (Date.parse(report.at) > now) return `${report.at} is still to come.`;
    const known: readonly string[] = report === deferred ? deferralReasons : withdrawalReasons[service];
    if (!known.includes(report.reason))
      return `${JSON.stringify(report.reason)} is no such reason; it has to be one of ${listed(known)}.`;
    if (role === 'ect' && report.reason === 'mentor-no-longer-being-mentor')
      return `${report.reason} is a reason for mentors only.`;
  }
  return null;
}

/** Whether a fix is about the person only, and about no time at a school. */
export function isPersonal({ email, schedule, deferred, withdrawn }: SilentFix): boolean {
  return [email, schedule, deferred, withdrawn].every((part) => part === undefined);
}
