import * as z from 'zod';
import { readManifest } from '../../host/manifest.ts';
import { recordNotes } from '../../src/core/record-notes.ts';
import type { FoundKind } from './record-kinds.ts';

const root = new URL('../../', import.meta.url).pathname;

const node: z.ZodType<SchemaNode> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), node).optional(),
    required: z.array(z.string()).optional(),
    items: z.union([node, z.boolean()]).optional(),
    additionalProperties: z.union([node, z.boolean()]).optional(),
    anyOf: z.array(node).optional(),
    oneOf: z.array(node).optional(),
  }),
);

interface SchemaNode {
  type?: string | string[] | undefined;
  const?: unknown;
  enum?: unknown[] | undefined;
  properties?: Record<string, SchemaNode> | undefined;
  required?: string[] | undefined;
  items?: SchemaNode | boolean | undefined;
  additionalProperties?: SchemaNode | boolean | undefined;
  anyOf?: SchemaNode[] | undefined;
  oneOf?: SchemaNode[] | undefined;
}

/** docs/data-model.md: every record kind with its key, fields, writers, size and life. */
export function dataModelPage(kinds: readonly FoundKind[]): string {
  return `${[
    '# Data model',
    '',
    'Everything that the app stores, per installation, in Forge storage. This page is made from the record kinds in `src/core` by `npm run docs`; the schema named with each',
    'is the truth and parses every read. No record holds the body of an issue unless the line says so: the outbox is the set of marked twins, and the shadow holds keyed',
    'fingerprints. A `?` marks a field that may be missing; `[]` a list; `{}` values by a key that the data decides.',
    '',
    '| record | kind | holds |',
    '|---|---|---|',
    ...kinds.map(
      (kind) =>
        `| [\`${kind.name}\`](#${kind.name.toLowerCase()}) | ${sortOf(kind)} | ${noteOf(kind).holds} |`,
    ),
    '',
    ...kinds.flatMap(section),
  ].join('\n')}`;
}

function section(kind: FoundKind): string[] {
  const note = noteOf(kind);
  const entity = entityOf(kind);
  const lines = [
    `- Key: ${note.key}. Schema: \`${kind.file}\`${kind.v === undefined ? '' : `, up to v ${kind.v}`}.`,
    `- Written by: ${note.writers.map((writer) => `\`${writer}\``).join(', ')}.`,
    ...(entity ? [`- Attributes: ${entity.attributes}. Indexes: ${entity.indexes || 'none'}.`] : []),
    `- Size: ${note.size}. Kept: ${note.kept}${ttl(kind)}. Switched off by: ${note.off ?? 'nothing; the engine needs it'}.`,
    '- Fields: '.concat(fieldsOf(kind)),
  ];
  return [`## ${kind.name}`, `${upper(note.holds)}.`, ...lines, ''];
}

function noteOf(kind: FoundKind) {
  const note = recordNotes[kind.name];
  if (note) return note;
  throw new Error(
    `The record kind "${kind.name}" (${kind.file}) has no line in src/core/record-notes.ts: add its key, what it holds, who writes it, what bounds its size and how long it is kept.`,
  );
}

const entities = readManifest(`${root}manifest.yml`).entities;

function sortOf(kind: FoundKind): string {
  if (entities.some((entity) => entity.name === kind.name)) return 'entity';
  return noteOf(kind).key.includes('secret store') ? 'secret' : 'value';
}

function entityOf(kind: FoundKind): { attributes: string; indexes: string } | undefined {
  const entity = entities.find((one) => one.name === kind.name);
  if (!entity) return undefined;
  const indexes = entity.indexes.map((index) =>
    typeof index === 'string'
      ? `\`${index}\``
      : `\`${index.name}\` (${[...(index.partition ?? []), ...(index.range ?? [])].join(', ')})`,
  );
  return { attributes: Object.keys(entity.attributes).join(', '), indexes: indexes.join(', ') };
}

const ttl = (kind: FoundKind): string =>
  kind.ttlSeconds === undefined ? '' : ` (expires after ${Math.round(kind.ttlSeconds / 86_400)} days)`;

function fieldsOf(kind: FoundKind): string {
  const schema = node.parse(z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }));
  return properties(schema, 0);
}

/** `a: string, b?: number, c: {d: string}`; deeper than three levels only the kind of value is said. */
function properties(schema: SchemaNode, depth: number): string {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {})
    .map(([name, value]) => `\`${name}${required.has(name) ? '' : '?'}\` ${typeOf(value, depth + 1)}`)
    .join(', ');
}

function typeOf(schema: SchemaNode, depth: number): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((one) => String(one)).join(' \\| ');
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts)
    return depth > 2
      ? 'one of several'
      : [...new Set(parts.map((one) => typeOf(one, depth + 1)))].join(' or ');
  if (schema.properties) return depth > 2 ? '(…)' : `(${properties(schema, depth)})`;
  if (typeof schema.items === 'object') return `[] of ${typeOf(schema.items, depth + 1)}`;
  if (typeof schema.additionalProperties === 'object')
    return `{} of ${typeOf(schema.additionalProperties, depth + 1)}`;
  return Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything');
}

const upper = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
