import * as z from 'zod';
import type { SlaValue } from '../replica/facet-value.ts';
import type { FieldKind } from './field-kind.ts';

const at = z.looseObject({ epochMillis: z.number().int() }).transform(({ epochMillis }) => epochMillis);
const span = z.looseObject({ millis: z.number().int() }).transform(({ millis }) => millis);

const cycle = z.looseObject({
  startTime: at,
  stopTime: at.nullish().catch(undefined),
  breachTime: at.nullish().catch(undefined),
  breached: z.boolean().default(false),
  paused: z.boolean().default(false),
  goalDuration: span,
  remainingTime: span.nullish().catch(undefined),
});
type Cycle = z.infer<typeof cycle>;

const clock = z.looseObject({
  name: z.string(),
  completedCycles: z.array(z.unknown()).default([]),
  ongoingCycle: z.unknown().optional(),
});

/**
 * One clock of a service desk: the cycle that runs, or else the last one that ended. It only leaves, since every desk
 * counts by its own calendar. How much is left moves by itself, so that it is no part of what the value says.
 */
export const sla: FieldKind<'sla'> = {
  wire: 'sla',
  called: 'an SLA',
  needs: 'nothing',
  readOnly: true,
  read: (raw) => {
    if (raw === null) return { kind: 'sla', value: null };
    const parsed = clock.safeParse(raw);
    if (!parsed.success) return undefined;
    const { name, completedCycles, ongoingCycle } = parsed.data;
    const shown = ongoingCycle ?? completedCycles.at(-1);
    // A clock that the request has no goal for has never begun.
    if (shown === undefined || shown === null) return { kind: 'sla', value: null };
    const one = cycle.safeParse(shown);
    if (!one.success) return undefined;
    const ended = ongoingCycle === undefined || ongoingCycle === null;
    return { kind: 'sla', value: slaOf(name.slice(0, 255), one.data, ended) };
  },
  write: () => ({ ok: false, code: 'wrong-kind' }),
  normal: ({ value }) => {
    if (value === null) return null;
    const { left: _left, ...says } = value;
    return says;
  },
};

function slaOf(name: string, { startTime, stopTime, breachTime, ...one }: Cycle, ended: boolean): SlaValue {
  const state = ended ? 'ended' : one.paused ? 'paused' : 'running';
  return {
    name,
    state,
    breached: one.breached,
    goal: one.goalDuration,
    started: startTime,
    ...(state === 'running' && breachTime != null ? { due: breachTime } : {}),
    ...(ended && stopTime != null ? { ended: stopTime } : {}),
    ...(one.remainingTime == null ? {} : { left: one.remainingTime }),
  };
}
