/** Stages that are offered; any other word can be typed. */
export const STAGES = ['Pre-onboarding', 'Onboarding', 'Live', 'Renewal'] as const
