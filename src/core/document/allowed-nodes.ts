import * as z from 'zod';
import { isSafeUrl } from './safe-url.ts';

/**
 * Which nodes may cross, with which attributes and which children: our reading of the schema that Jira itself
 * publishes (`@atlaskit/adf-schema`, full.json). What is not here is degraded to text by clean-document.ts.
 * Attributes are rebuilt from the schema, so an unknown one never passes. `localId` is an editor's private
 * counter: it crosses only where the schema demands it.
 */
export interface NodeRule {
  readonly attrs?: z.ZodType<Record<string, unknown>>;
  /** Types of children; absent: the node has none. */
  readonly children?: ReadonlySet<string>;
  /** Fewest children; with fewer the node is filled with an empty paragraph, or dropped where it cannot be. */
  readonly atLeast?: number;
}

const inline = new Set(['text', 'date', 'emoji', 'hardBreak', 'inlineCard', 'placeholder', 'status']);
const lists = ['bulletList', 'orderedList', 'taskList', 'decisionList'];
const nestable = ['paragraph', 'codeBlock', 'heading', 'rule', 'panel', 'blockquote', ...lists];
const cards = ['blockCard', 'embedCard'];
const url = z.string().max(2_000).refine(isSafeUrl);
const layout = z.enum([
  'wide',
  'full-width',
  'center',
  'wrap-right',
  'wrap-left',
  'align-end',
  'align-start',
]);
const color = z.string().regex(/^#[0-9a-fA-F]{3,8}$|^[a-z]{3,20}$/);
const cell = z.object({
  colspan: z.number().int().min(1).max(1_000).optional(),
  rowspan: z.number().int().min(1).max(1_000).optional(),
  colwidth: z.array(z.number().min(0).max(10_000)).max(1_000).optional(),
  background: color.optional(),
});
const localId = z.string().min(1).max(100).default('counterpart');

const cellChildren = new Set([...nestable, ...cards, 'nestedExpand']);
const columnChildren = new Set([...nestable, ...cards, 'table', 'expand']);

const rules = {
  doc: { children: new Set([...nestable, ...cards, 'table', 'expand', 'layoutSection']) },
  paragraph: { children: inline },
  heading: { attrs: z.object({ level: z.number().int().min(1).max(6) }), children: inline },
  bulletList: { children: new Set(['listItem']), atLeast: 1 },
  orderedList: {
    attrs: z.object({ order: z.number().int().min(0).max(1_000_000).optional() }),
    children: new Set(['listItem']),
    atLeast: 1,
  },
  listItem: {
    children: new Set(['paragraph', 'bulletList', 'orderedList', 'taskList', 'codeBlock']),
    atLeast: 1,
  },
  blockquote: { children: new Set(['paragraph', 'bulletList', 'orderedList', 'codeBlock']), atLeast: 1 },
  codeBlock: {
    attrs: z.object({ language: z.string().max(60).optional(), wrap: z.boolean().optional() }),
    children: new Set(['text']),
  },
  panel: {
    attrs: z.object({
      panelType: z.enum(['info', 'note', 'tip', 'warning', 'error', 'success', 'custom']),
      panelIcon: z.string().max(100).optional(),
      panelIconId: z.string().max(100).optional(),
      panelIconText: z.string().max(20).optional(),
      panelColor: color.optional(),
    }),
    children: new Set(['paragraph', 'heading', 'blockCard', 'codeBlock', 'rule', ...lists]),
    atLeast: 1,
  },
  rule: {},
  table: {
    attrs: z.object({
      displayMode: z.enum(['default', 'fixed']).optional(),
      isNumberColumnEnabled: z.boolean().optional(),
      layout: z.enum(['wide', 'full-width', 'center', 'align-end', 'align-start', 'default']).optional(),
      width: z.number().min(0).max(10_000).optional(),
    }),
    children: new Set(['tableRow']),
    atLeast: 1,
  },
  tableRow: { children: new Set(['tableCell', 'tableHeader']) },
  tableCell: { attrs: cell, children: cellChildren, atLeast: 1 },
  tableHeader: { attrs: cell, children: cellChildren, atLeast: 1 },
  expand: {
    attrs: z.object({ title: z.string().max(1_000).optional() }),
    children: new Set([...nestable, ...cards, 'table', 'nestedExpand']),
    atLeast: 1,
  },
  nestedExpand: {
    attrs: z.object({ title: z.string().max(1_000).default('') }),
    children: new Set(nestable),
    atLeast: 1,
  },
  layoutSection: { children: new Set(['layoutColumn']), atLeast: 2 },
  layoutColumn: {
    attrs: z.object({ width: z.number().min(0).max(100) }),
    children: columnChildren,
    atLeast: 1,
  },
  taskList: { attrs: z.object({ localId }), children: new Set(['taskItem', 'taskList']), atLeast: 1 },
  taskItem: { attrs: z.object({ localId, state: z.enum(['TODO', 'DONE']) }), children: inline },
  decisionList: { attrs: z.object({ localId }), children: new Set(['decisionItem']), atLeast: 1 },
  decisionItem: { attrs: z.object({ localId, state: z.string().max(60) }), children: inline },
  blockCard: { attrs: z.object({ url }) },
  embedCard: { attrs: z.object({ url, layout, width: z.number().min(0).max(100).optional() }) },
  inlineCard: { attrs: z.object({ url }) },
  hardBreak: {},
  date: { attrs: z.object({ timestamp: z.string().regex(/^-?\d{1,16}$/) }) },
  emoji: {
    attrs: z.object({
      shortName: z.string().min(1).max(200),
      id: z.string().max(200).optional(),
      text: z.string().max(200).optional(),
    }),
  },
  placeholder: { attrs: z.object({ text: z.string().max(1_000) }) },
  status: {
    attrs: z.object({
      text: z.string().max(1_000),
      color: z.enum(['neutral', 'purple', 'blue', 'red', 'yellow', 'green']),
      style: z.string().max(60).optional(),
    }),
  },
} satisfies Record<string, NodeRule>;

export function ruleFor(type: string): NodeRule | undefined {
  const table: Readonly<Record<string, NodeRule>> = rules;
  return Object.hasOwn(table, type) ? table[type] : undefined;
}
