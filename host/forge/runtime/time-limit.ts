import { INVOCATION } from '../../../src/core/limits.ts';
import type { ModuleKind } from '../../manifest.ts';

/** Seconds that a function may run, by the module that calls it and the manifest's `timeoutSeconds`. */
export function timeLimit(kind: ModuleKind, timeoutSeconds: number | undefined): number {
  switch (kind) {
    case 'page':
    case 'trigger':
      return Math.min(timeoutSeconds ?? INVOCATION.functionSeconds, INVOCATION.functionSeconds);
    case 'webtrigger':
    case 'preUninstall':
      return Math.min(timeoutSeconds ?? INVOCATION.webTriggerSeconds, INVOCATION.webTriggerSeconds);
    case 'consumer':
    case 'scheduledTrigger':
      return Math.min(timeoutSeconds ?? INVOCATION.asyncSeconds, INVOCATION.asyncSecondsMax);
  }
}
