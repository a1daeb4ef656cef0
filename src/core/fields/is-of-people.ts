import type { LocalKind } from './local-kind.ts';

const KINDS: ReadonlySet<string> = new Set<LocalKind>(['user', 'users', 'participants']);

/** Whether fields of this kind hold people, who stand in rules by the ids of their accounts. */
export const isOfPeople = ({ kind }: { readonly kind: string }): boolean => KINDS.has(kind);
