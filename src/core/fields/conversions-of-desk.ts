import type { SlaValue } from '../replica/facet-value.ts';
import { type Conversion, conversion } from './conversion.ts';

const MINUTE = 60_000;

/** What of a service desk's own values other fields can hold; all of it is as of the last time that it changed. */
export const fromDesk: readonly Conversion[] = [
  {
    from: 'sla',
    to: 'dateTime',
    says: 'when the goal is missed if nothing changes, or when the clock ended; empty while it is paused',
    turn: (value) =>
      value.kind === 'sla' && value.value
        ? { ok: true, value: { kind: 'dateTime', value: value.value.ended ?? value.value.due ?? null } }
        : { ok: false, code: 'wrong-kind' },
  },
  {
    from: 'sla',
    to: 'number',
    says: 'minutes that were left when it last changed, less than nothing once the goal is missed',
    turn: (value) =>
      value.kind === 'sla' && value.value
        ? { ok: true, value: { kind: 'number', value: minutesLeft(value.value) } }
        : { ok: false, code: 'wrong-kind' },
  },
  conversion('sla', 'option', 'Running, Paused, Breached, Met or Missed', slaWord, (value) => ({
    kind: 'option',
    value,
  })),
  conversion(
    'approvals',
    'users',
    'everybody who is or was asked',
    (all) => [
      ...new Map(
        all.flatMap(({ approvers }) => approvers.map(({ who }) => [who.ref, who] as const)),
      ).values(),
    ],
    (value) => ({ kind: 'users', value }),
  ),
  {
    from: 'approvals',
    to: 'option',
    says: 'Pending, Approved or Declined, as the newest one stands',
    turn: (value) => {
      const last = value.kind === 'approvals' ? value.value.at(-1) : undefined;
      return last
        ? { ok: true, value: { kind: 'option', value: DECISIONS[last.decision] } }
        : { ok: false, code: 'wrong-kind' };
    },
  },
];

const DECISIONS = { pending: 'Pending', approved: 'Approved', declined: 'Declined' } as const;

/** How a clock stands, in one word. */
function slaWord({ state, breached }: Pick<SlaValue, 'state' | 'breached'>): string {
  if (state === 'ended') return breached ? 'Missed' : 'Met';
  if (breached) return 'Breached';
  return state === 'paused' ? 'Paused' : 'Running';
}

const minutesLeft = ({ left }: SlaValue): number | null =>
  left === undefined ? null : Math.floor(left / MINUTE);
