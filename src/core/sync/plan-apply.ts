import type { LocalPaths } from '../rules/run-outgoing.ts';
import type { Incoming } from './decide-incoming.ts';
import type { Lease } from './records/lease.ts';
import { TIMING } from './timing.ts';

export interface ApplyPlan {
  readonly connection: string;
  readonly item: { readonly seq: number };
  readonly digest: string;
  readonly decision: Incoming;
  /** Fingerprints of the local values as read. */
  readonly local: Readonly<Record<string, string>>;
  /** What this side would send once the commands have run. */
  readonly overlay: LocalPaths;
  /** Names of children to be made, with the fingerprint of their content. */
  readonly children: Readonly<Record<string, string>>;
  /** Links to be made that were not there: peer id -> type and local issue at the other end. */
  readonly links: Readonly<Record<string, { readonly type: string; readonly other: string }>>;
  /** Key of the conflict record that goes with this decision. */
  readonly conflict: string | undefined;
  /** `updated` of the issue as read, epoch ms. */
  readonly seen: number;
  readonly now: number;
  readonly token: string;
  /** The end of the apply does what cannot be told from the issue. */
  readonly more?: boolean;
}

/** The lease that lets whoever finds it expired tell from the issue what has landed. */
export function planLease(plan: ApplyPlan): Lease {
  const fields: Lease['fields'] = {};
  for (const [path, command] of Object.entries(plan.decision.write)) {
    const unsaid = plan.decision.unsaid?.includes(path) === true;
    const sent = unsaid
      ? ''
      : (plan.decision.merged?.[path]?.sent ?? plan.overlay[path]?.out ?? command.local);
    fields[path] = {
      was: plan.local[path] ?? '',
      local: command.local,
      ...(sent === command.local ? {} : { sent }),
    };
  }
  const { lost, partial, overruled } = plan.decision;
  return {
    connection: plan.connection,
    seq: plan.item.seq,
    digest: plan.digest,
    until: plan.now + TIMING.lease,
    token: plan.token,
    fields,
    ...(Object.keys(plan.children).length > 0 ? { children: plan.children } : {}),
    ...(Object.keys(plan.links).length > 0 ? { links: plan.links } : {}),
    ...(plan.conflict === undefined ? {} : { conflict: plan.conflict }),
    ...(Object.keys(fields).length > 0 ? { seen: plan.seen } : {}),
    ...(overruled.length > 0 ? { overruled: [...overruled] } : {}),
    ...(lost.length > 0 ? { lost: [...lost] } : {}),
    ...(Object.keys(partial).length > 0 ? { partial } : {}),
    ...(plan.more === true ? { more: true } : {}),
  };
}
