import * as z from 'zod';
import type { AdfMark } from './adf-node.ts';
import { isSafeUrl } from './safe-url.ts';

const color = z.string().regex(/^#[0-9a-fA-F]{3,8}$/);
const none = z.object({});

/** Marks that may cross on text. Annotations point to comments of their own site and stay behind. */
const onText: Readonly<Record<string, z.ZodType<Record<string, unknown>>>> = {
  link: z.object({ href: z.string().max(2_000).refine(isSafeUrl), title: z.string().max(1_000).optional() }),
  em: none,
  strong: none,
  strike: none,
  underline: none,
  code: none,
  subsup: z.object({ type: z.enum(['sub', 'sup']) }),
  textColor: z.object({ color }),
  backgroundColor: z.object({ color }),
};

const withCode = new Set(['code', 'link']);
const aligning = new Set(['doc', 'layoutColumn', 'tableCell', 'tableHeader']);
const indenting = new Set(['doc', 'layoutColumn']);

const rawMark = z.looseObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() });

/** The marks of a text node that may cross: each once, only links beside code, as Jira's schema has it. */
export function cleanTextMarks(marks: readonly unknown[]): readonly AdfMark[] {
  const kept = new Map<string, AdfMark>();
  for (const candidate of marks) {
    const parsed = rawMark.safeParse(candidate);
    if (!parsed.success || !Object.hasOwn(onText, parsed.data.type)) continue;
    const attrs = onText[parsed.data.type]?.safeParse(parsed.data.attrs ?? {});
    if (attrs?.success) kept.set(parsed.data.type, mark(parsed.data.type, attrs.data));
  }
  const all = [...kept.values()];
  return kept.has('code') ? all.filter((one) => withCode.has(one.type)) : all;
}

/** Alignment or indentation of a paragraph or heading, where its parent allows it. */
export function cleanBlockMarks(type: string, parent: string, marks: readonly unknown[]): readonly AdfMark[] {
  if (type !== 'paragraph' && type !== 'heading') return [];
  for (const candidate of marks) {
    const parsed = rawMark.safeParse(candidate);
    if (!parsed.success) continue;
    if (parsed.data.type === 'alignment' && aligning.has(parent)) {
      const attrs = z.object({ align: z.enum(['center', 'end']) }).safeParse(parsed.data.attrs);
      if (attrs.success) return [mark('alignment', attrs.data)];
    }
    if (parsed.data.type === 'indentation' && indenting.has(parent)) {
      const attrs = z.object({ level: z.number().int().min(1).max(6) }).safeParse(parsed.data.attrs);
      if (attrs.success) return [mark('indentation', attrs.data)];
    }
  }
  return [];
}

function mark(type: string, attrs: Record<string, unknown>): AdfMark {
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
}
