import * as z from 'zod';
import { rawNode } from '../../document/adf-node.ts';
import type { CompiledRules } from '../../rules/compile-version.ts';
import type { LocalAttachment } from './local-children.ts';
import type { LocalComment } from './local-comments.ts';

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

/** `*` stands for anything; case does not matter. */
function matches(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is').test(text);
}

const withAlt = z.looseObject({ alt: z.string() });
const maxDepth = 100;

/** Names of the files that the description and the public comments show. */
export function filesShown(
  description: unknown,
  comments: readonly Pick<LocalComment, 'body' | 'public'>[],
): ReadonlySet<string> {
  const names = new Set<string>();
  for (const document of [description, ...comments.filter((one) => one.public).map(({ body }) => body)]) {
    collect(document, names, 0);
  }
  return names;
}

function collect(value: unknown, names: Set<string>, depth: number): void {
  const node = rawNode.safeParse(value);
  if (!node.success || depth > maxDepth) return;
  const alt = withAlt.safeParse(node.data.attrs);
  if (node.data.type.startsWith('media') && alt.success) names.add(alt.data.alt);
  for (const child of node.data.content ?? []) collect(child, names, depth + 1);
}
