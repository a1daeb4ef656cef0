import { conversions } from '../fields/convert.ts';
import { fieldKinds } from '../fields/fields.ts';
import { type LocalKind, localKind } from '../fields/local-kind.ts';
import type { ProposedLine } from '../protocol/kinds/propose.ts';
import type { ReplicaKind } from '../replica/replica-value.ts';
import type { FieldCatalogue } from '../rules/field-catalogue.ts';
import { nameOfPath, systemFields } from '../scripting/script-fields.ts';
import type { ChosenField, ProposalSide } from './proposals-record.ts';
import { wayHere } from './seen-from-here.ts';

type Line = Pick<ProposedLine, 'path' | 'kind' | 'direction'>;

/** Whether a field of a kind here can carry what crosses as a kind, the ways that it goes as this side sees it. */
function fits(way: Line['direction'], wire: ReplicaKind, kind: LocalKind): boolean {
  const own = fieldKinds[kind];
  if (own === undefined) return false;
  const comes = way === 'out' || (turns(wire, own.wire) && own.readOnly !== true);
  const goes = way === 'in' || turns(own.wire, wire);
  return comes && goes;
}

/** The same of a line as its sender wrote it. */
export const fitsLine = (side: ProposalSide, line: Line, kind: LocalKind): boolean =>
  fits(wayHere(side, line), line.kind, kind);

const turns = (from: ReplicaKind, to: ReplicaKind): boolean =>
  from === to || conversions.some((one) => one.from === from && one.to === to);

/**
 * The field that a line is most likely about, without asking Jira: the one that the rules here have under its name,
 * or Jira's own of that name.
 */
export function knownField(line: Line, mappings: readonly ChosenField[]): ChosenField | undefined {
  const { path } = line;
  const own = systemFields.find((one) => one.path === path);
  const candidates = [...mappings.filter((one) => one.path === path), ...(own ? [own] : [])];
  const found = candidates.find(({ kind }) => fitsLine('in', line, kind));
  return found && { path, field: found.field, kind: found.kind };
}

/** Fields of the site that fit a line as this side sees it, the likeliest first: by the rules, by name, by kind. */
export function fieldsFor(
  line: Line,
  { fields }: Pick<FieldCatalogue, 'fields'>,
  mappings: readonly { readonly path: string; readonly field: string }[],
): readonly (FieldCatalogue['fields'][number] & { readonly likely: boolean })[] {
  const called = plain(nameOfPath(line.path).name);
  const byRules = mappings.find(({ path }) => path === line.path)?.field;
  const byProduct = systemFields.find(({ path }) => path === line.path)?.field;
  const rank = ({ id, name }: { readonly id: string; readonly name: string }): number =>
    id === byRules ? 0 : id === byProduct ? 1 : plain(name) === called ? 2 : 3;
  return fields
    .flatMap((one) => {
      const kind = localKind.safeParse(one.kind);
      const comes = line.direction !== 'out';
      if (!kind.success || (comes && !one.writable) || !fits(line.direction, line.kind, kind.data)) return [];
      return [{ ...one, likely: rank(one) < 3 }];
    })
    .sort((a, b) => rank(a) - rank(b));
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
