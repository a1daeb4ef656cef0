import type { PartialCode } from '../protocol/kinds/sync.ts';
import type { ReplicaKind, ReplicaValue, ValueOf } from '../replica/replica-value.ts';

/** A value of a kind, other than none. */
export type Payload<K extends ReplicaKind> = NonNullable<ValueOf<K>['value']>;

/** Why a value does not fit the other kind; never a guess. */
export interface Misfit {
  readonly misfit: PartialCode;
}

export type Converted =
  | { readonly ok: true; readonly value: ReplicaValue }
  | { readonly ok: false; readonly code: PartialCode };

/** One row of the table: what becomes of values of one kind in a field of another. */
export interface Conversion {
  readonly from: ReplicaKind;
  readonly to: ReplicaKind;
  /** For people, after "a text into a number: …". */
  readonly says: string;
  readonly turn: (value: ReplicaValue) => Converted;
}

/** A row whose two kinds are checked where it is written; null never comes here. */
export function conversion<F extends ReplicaKind, T extends ReplicaKind>(
  from: F,
  to: T,
  says: string,
  turn: (payload: Payload<F>) => Payload<T> | Misfit,
  make: (payload: Payload<T>) => ValueOf<T>,
): Conversion {
  const isPayload = (payload: unknown, kind: ReplicaKind): payload is Payload<F> =>
    kind === from && payload !== null;
  return {
    from,
    to,
    says,
    turn: (value) => {
      const payload: unknown = value.value;
      if (!isPayload(payload, value.kind)) return { ok: false, code: 'wrong-kind' };
      const turned = turn(payload);
      return isMisfit(turned) ? { ok: false, code: turned.misfit } : { ok: true, value: make(turned) };
    },
  };
}

export const misfit = (code: PartialCode): Misfit => ({ misfit: code });

function isMisfit(turned: unknown): turned is Misfit {
  return typeof turned === 'object' && turned !== null && 'misfit' in turned;
}
