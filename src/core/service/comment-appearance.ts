import * as z from 'zod';
import { nameForm } from '../fields/option-kind.ts';
import type { Mapping } from '../rules/mapping.ts';
import { childByPeer, type Ledger } from '../sync/children/ledger.ts';
import type { PostedChild } from '../sync/children/posted-child.ts';
import type { ServiceRules } from './service-rules.ts';

type Line = ServiceRules['comments'][number];
type Appear = Line['appear'];

/** How comments of the peer appear on requests here. */
export interface Appearance {
  readonly lines: readonly Line[];
  /** Jira field that holds the request type; only where a line names one. */
  readonly typeField?: string;
}

/** Undefined where the rules say nothing of it: comments appear as they were sent. */
export function appearanceOf(
  service: ServiceRules | undefined,
  mappings: readonly Mapping[],
): Appearance | undefined {
  const lines = service?.comments ?? [];
  if (lines.length === 0) return undefined;
  const names = lines.some(({ requestType }) => requestType !== undefined);
  const field = names ? mappings.find(({ kind }) => kind === 'requestType')?.field : undefined;
  return { lines, ...(field === undefined ? {} : { typeField: field }) };
}

/** Whether the request type of an issue must be known to say how comments appear on it. */
export const asksForType = (appearance: Appearance | undefined): boolean =>
  appearance?.lines.some(({ requestType }) => requestType !== undefined) === true;

const held = z.looseObject({ requestType: z.looseObject({ name: z.string() }) });

/** `fields`: those of the issue here, as read. Where its request type is not known, the most cautious line counts. */
export function appearOn(
  appearance: Appearance | undefined,
  fields: Readonly<Record<string, unknown>>,
): Appear {
  if (appearance === undefined) return 'asSent';
  const { lines, typeField } = appearance;
  const every = lines.find(({ requestType }) => requestType === undefined)?.appear ?? 'asSent';
  if (!asksForType(appearance)) return every;
  const raw = typeField === undefined ? undefined : fields[typeField];
  if (raw === null) return every;
  const type = held.safeParse(raw).data?.requestType.name;
  if (type === undefined) return mostCautious([every, ...lines.map(({ appear }) => appear)]);
  const own = lines.find(
    ({ requestType }) => requestType !== undefined && nameForm(requestType) === nameForm(type),
  );
  return own?.appear ?? every;
}

const CAUTION: readonly Appear[] = ['allInternal', 'publicWhereMarked', 'asSent'];

const mostCautious = (all: readonly Appear[]): Appear =>
  CAUTION.find((appear) => all.includes(appear)) ?? 'allInternal';

/**
 * Children of the peer as they are to appear here. An answer to an internal note is internal, whatever the peer
 * says: where it was written nobody may see that it answers one.
 */
export function asTheyAppear(
  appear: Appear,
  ledger: Ledger,
  children: readonly PostedChild[],
): readonly PostedChild[] {
  return children.map((child) =>
    child.kind === 'comment' && isHushed(appear, ledger, child.value) ? { ...child, hushed: true } : child,
  );
}

function isHushed(
  appear: Appear,
  ledger: Ledger,
  { mark, parent }: Extract<PostedChild, { kind: 'comment' }>['value'],
): boolean {
  if (appear === 'allInternal' || (appear === 'publicWhereMarked' && mark === undefined)) return true;
  return parent !== undefined && childByPeer(ledger, 'c', parent)?.i === true;
}
