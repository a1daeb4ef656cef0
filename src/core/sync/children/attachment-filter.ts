import * as z from 'zod';
import { rawNode } from '../../document/adf-node.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import type { LocalAttachment, LocalChildren } from './local-children.ts';

/** Whether an attachment that has never crossed may leave. One that has crossed is not asked again. */
export function mayAttach(
  rules: CompiledRules,
  attachment: LocalAttachment,
  /** Names of files that public text shows. */
  shown: ReadonlySet<string>,
): boolean {
  const { types, maxBytes, names, onlyReferencedPublicly } = rules.attachments.filter ?? {};
  return (
    (types === undefined || types.some((type) => matches(type, attachment.mime))) &&
    (maxBytes === undefined || attachment.size <= maxBytes) &&
    (names === undefined || names.some((name) => matches(name, attachment.name))) &&
    (onlyReferencedPublicly !== true || shown.has(attachment.name)) &&
    (rules.attachments.out !== 'public' || attachment.public || shown.has(attachment.name))
  );
}

/** Whether it matters to the rules which files public text shows. */
export const asksWhatIsShown = ({ attachments: { out, filter } }: CompiledRules): boolean =>
  out === 'public' || filter?.onlyReferencedPublicly === true;

/** `*` stands for anything; case does not matter. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(text);
}

const withAlt = z.looseObject({ alt: z.string() });
const maxDepth = 100;

/**
 * Names of the files that the description and the public comments show. A text names a file and no more: where two
 * bear the name, or the file is younger than the comment, nobody knows which one is meant.
 */
export function filesShown(
  description: unknown,
  { comments, attachments }: Pick<LocalChildren, 'comments' | 'attachments'>,
): ReadonlySet<string> {
  const names = new Set<string>();
  collect(description, names, 0);
  for (const comment of comments.filter((one) => one.public)) {
    const named = new Set<string>();
    collect(comment.body, named, 0);
    for (const name of named) {
      const file = attachments.find((one) => one.name === name);
      if (file?.created === undefined || file.created <= comment.updated + UPLOAD_MS) names.add(name);
    }
  }
  return new Set([...names].filter((name) => attachments.filter((one) => one.name === name).length < 2));
}

/** An editor uploads a file before the text that shows it is saved; clocks of Jira's parts differ by less. */
const UPLOAD_MS = 10_000;

function collect(value: unknown, names: Set<string>, depth: number): void {
  const node = rawNode.safeParse(value);
  if (!node.success || depth > maxDepth) return;
  const alt = withAlt.safeParse(node.data.attrs);
  if (node.data.type.startsWith('media') && alt.success) names.add(alt.data.alt);
  for (const child of node.data.content ?? []) collect(child, names, depth + 1);
}
