import { conversions } from '../fields/convert.ts';
import { fieldKinds } from '../fields/fields.ts';
import { type LocalKind, localKind } from '../fields/local-kind.ts';
import type { ProposedLine } from '../protocol/kinds/propose.ts';
import type { ReplicaKind } from '../replica/replica-value.ts';
import type { FieldCatalogue } from '../rules/field-catalogue.ts';
import { nameOfPath, systemFields } from '../scripting/script-fields.ts';
import { wayHere } from './lines-of-proposal.ts';
import type { ChosenField, ProposalSide } from './proposals-record.ts';

type Line = Pick<ProposedLine, 'path' | 'kind' | 'direction'>;

/** Whether a field of a kind here can carry a proposed line both ways that it goes. */
export function fitsLine(side: ProposalSide, line: Line, kind: LocalKind): boolean {
  const own = fieldKinds[kind];
  if (own === undefined) return false;
  const way = wayHere(side, line);
  const comes = way === 'out' || (turns(line.kind, own.wire) && own.readOnly !== true);
  const goes = way === 'in' || turns(own.wire, line.kind);
  return comes && goes;
}

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

/** Fields of the site that fit a line, the likeliest first: by the rules, by name, by kind. */
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
      const comes = wayHere('in', { ...line }) !== 'out';
      if (!kind.success || (comes && !one.writable) || !fitsLine('in', line, kind.data)) return [];
      return [{ ...one, likely: rank(one) < 3 }];
    })
    .sort((a, b) => rank(a) - rank(b));
}

const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
