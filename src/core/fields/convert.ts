import type { ReplicaKind, ReplicaValue } from '../replica/replica-value.ts';
import type { Conversion, Converted } from './conversion.ts';
import { fromDesk } from './conversions-of-desk.ts';
import { betweenOptions } from './conversions-of-options.ts';
import { betweenDates, betweenPeople } from './conversions-of-people-and-dates.ts';
import { fromText, toRichText, toText } from './conversions-of-text.ts';

/** Every pair of kinds that fit each other, and how. What is not here does not fit. */
export const conversions: readonly Conversion[] = [
  ...toText,
  ...toRichText,
  ...fromText,
  ...betweenOptions,
  ...betweenPeople,
  ...betweenDates,
  ...fromDesk,
];

/** A value in the form of another kind, or why it cannot be. Nothing stays nothing, where the kind knows that. */
export function convert(value: ReplicaValue, to: ReplicaKind): Converted {
  if (value.kind === to) return { ok: true, value };
  if (isEmpty(value)) {
    const none = emptyOf(to);
    return none ? { ok: true, value: none } : { ok: false, code: 'needed' };
  }
  const row = conversions.find((one) => one.from === value.kind && one.to === to);
  return row ? row.turn(value) : { ok: false, code: 'wrong-kind' };
}

/** A cleared field, text or set. */
export function isEmpty({ value }: ReplicaValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What a cleared field of a kind holds; undefined where it always holds something. */
function emptyOf(kind: ReplicaKind): ReplicaValue | undefined {
  switch (kind) {
    case 'options':
    case 'users':
    case 'approvals':
      return { kind, value: [] };
    case 'issueType':
    case 'status':
    case 'member':
      return undefined;
    default:
      return { kind, value: null };
  }
}
