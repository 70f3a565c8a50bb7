/** The reasons a provider can give, per service. */
export const withdrawalReasons = {
  rect: [
    'left-teaching-profession',
    'moved-school',
    'mentor-no-longer-being-mentor',
    'switched-to-school-led',
    'changed-lead-provider',
    'other',
  ],
  ecf: ['left-teaching-profession', 'moved-school', 'mentor-no-longer-being-mentor', 'switched-to-school-led', 'other'],
} as const;

export { deferralReasons } from './terms.ts';
