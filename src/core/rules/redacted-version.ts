import { pathOfCustom, systemFields } from '../scripting/script-fields.ts';
import type { RedactionRules } from './redaction-rules.ts';
import type { Version } from './version.ts';

/** Names that the redaction rules which are on keep here: of local fields and of paths. */
export const hiddenNames = (rules: RedactionRules | undefined): ReadonlySet<string> =>
  new Set(rules?.fields.flatMap(({ on, field }) => (on ? [field] : [])));

type Redacting = Pick<Version, 'policies' | 'mappings' | 'scripts'>;

/** Jira's ids of the fields that no script sees. A rule that names a path of the replica means the fields behind it. */
export function hiddenFields({ policies, mappings, scripts }: Redacting): ReadonlySet<string> {
  const hidden = hiddenNames(policies.redaction);
  if (hidden.size === 0) return hidden;
  const custom = (scripts.fields ?? []).map(({ name, field }) => ({ field, path: pathOfCustom(name) }));
  const named = [...mappings, ...systemFields, ...custom].filter(({ path }) => hidden.has(path));
  return new Set([...hidden, ...named.map(({ field }) => field)]);
}

/** What the redaction rules keep here no script sees, neither to send it nor to copy it into a field that is sent. */
export function withoutHiddenFields(
  version: Redacting,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const hidden = hiddenFields(version);
  return hidden.size === 0
    ? fields
    : Object.fromEntries(Object.entries(fields).filter(([field]) => !hidden.has(field)));
}

/** The version without the children whose Jira field is hidden: nothing of their kind leaves. */
export function withoutHiddenChildren(version: Version): Version {
  const hidden = hiddenNames(version.policies.redaction);
  if (hidden.size === 0) return version;
  const off = (field: string) => (hidden.has(field) ? { out: 'off' as const } : {});
  return {
    ...version,
    comments: { ...version.comments, ...off('comment') },
    attachments: { ...version.attachments, ...off('attachment') },
    worklogs: { ...version.worklogs, ...off('worklog') },
    links: { ...version.links, ...off('issuelinks') },
  };
}

/** Whether a redaction rule keeps a mapping's field, or its path, from leaving. */
export const isHidden = (
  hidden: ReadonlySet<string>,
  { field, path }: { readonly field: string; readonly path: string },
): boolean => hidden.has(field) || hidden.has(path);
