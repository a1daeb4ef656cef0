import type { Place } from './cause.ts';
import { diagnose } from './diagnose.ts';

/** What the check looks at, in this order. */
export const checkSteps = [
  'visible',
  'connection',
  'published',
  'pair',
  'scope',
  'direction',
  'trigger',
  'budget',
] as const;
export type CheckStep = (typeof checkSteps)[number];

/** One thing that was looked at. Without `cause` it is in order. */
export interface Finding {
  readonly step: CheckStep;
  readonly cause?: string;
  /** The clause that failed, the time until which one waits, the field that is concerned. */
  readonly details: readonly string[];
}

/** A finding in plain words. */
interface ToldFinding {
  readonly step: CheckStep;
  readonly ok: boolean;
  readonly details: readonly string[];
  readonly cause?: string;
  readonly message?: string;
  readonly next?: string;
  readonly place?: Place;
}

export const inOrder = (step: CheckStep, ...details: readonly string[]): Finding => ({ step, details });

export const stoppedBy = (step: CheckStep, cause: string, ...details: readonly string[]): Finding => ({
  step,
  cause,
  details,
});

/** The findings up to the first cause: what lies behind it cannot be judged before that is mended. */
export function toldFindings(findings: readonly Finding[]): readonly ToldFinding[] {
  const first = findings.findIndex(({ cause }) => cause !== undefined);
  const shown = first < 0 ? findings : findings.slice(0, first + 1);
  return shown.map(({ step, cause, details }) => {
    if (cause === undefined) return { step, ok: true, details };
    const { cause: message, next, place } = diagnose(cause);
    return { step, ok: false, details, cause, message, next, place };
  });
}
