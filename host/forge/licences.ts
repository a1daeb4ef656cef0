import type { Clock } from '../clock.ts';
import type { FaultRegistry } from '../faults/fault-registry.ts';
import type { Manifest } from '../manifest.ts';
import type { Installation, License } from './installation.ts';

const DAY_MS = 86_400_000;

/**
 * What the app is told about its licence: active, unless a fault says otherwise. Forge tells it in production
 * only, and only of apps with licensing.
 */
export function licenceOf(
  installation: Installation,
  manifest: Manifest,
  faults: FaultRegistry,
  clock: Clock,
): License | undefined {
  if (!manifest.licensed || installation.environmentType !== 'PRODUCTION') return undefined;
  const state = faults.standing('licence', installation.site)?.state ?? 'active';
  if (state === 'none') return undefined;
  const inDays = (days: number) => new Date(clock.now() + days * DAY_MS).toISOString();
  const active = state !== 'lapsed';
  return {
    active,
    isActive: active,
    isEvaluation: state === 'trial',
    billingPeriod: 'MONTHLY',
    type: 'commercial',
    supportEntitlementNumber: 'SEN-1',
    ...(state === 'trial' ? { trialEndDate: inDays(30) } : { subscriptionEndDate: inDays(active ? 30 : -1) }),
  };
}
