import { Fragment, type ReactNode } from 'react';
import * as z from 'zod';

const node = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  attrs: z.record(z.string(), z.unknown()).optional(),
  content: z.array(z.unknown()).optional(),
  marks: z
    .array(z.looseObject({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
});
type Node = z.infer<typeof node>;

/** Rich text as a person reads it. Nodes that the page does not know show their children. */
export function AdfView({ document }: { readonly document: unknown }): ReactNode {
  if (typeof document === 'string') return <p className="plain">{document}</p>;
  return <div className="adf">{render(document)}</div>;
}

function render(value: unknown): ReactNode {
  const parsed = node.safeParse(value);
  if (!parsed.success) return null;
  const { data } = parsed;
  const tag = simpleTags[data.type];
  if (tag) {
    const Tag = tag;
    return <Tag>{children(data)}</Tag>;
  }
  return special(data);
}

type Tag = 'p' | 'ul' | 'ol' | 'li' | 'blockquote' | 'table' | 'tr' | 'td' | 'th' | 'tbody' | 'div';

const simpleTags: Readonly<Record<string, Tag>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
  taskList: 'ul',
  decisionList: 'ul',
  decisionItem: 'li',
  layoutSection: 'div',
  layoutColumn: 'div',
};

function special(data: Node): ReactNode {
  const attrs = data.attrs ?? {};
  switch (data.type) {
    case 'text':
      return marked(data);
    case 'heading':
      return <h4>{children(data)}</h4>;
    case 'codeBlock':
      return <pre>{children(data)}</pre>;
    case 'rule':
      return <hr />;
    case 'hardBreak':
      return <br />;
    case 'table':
      return (
        <table>
          <tbody>{children(data)}</tbody>
        </table>
      );
    case 'panel':
      return <div className={`panel ${String(attrs['panelType'])}`}>{children(data)}</div>;
    case 'taskItem':
      return (
        <li>
          {attrs['state'] === 'DONE' ? '☑ ' : '☐ '}
          {children(data)}
        </li>
      );
    case 'expand':
    case 'nestedExpand':
      return (
        <details>
          <summary>{String(attrs['title'] ?? 'More')}</summary>
          {children(data)}
        </details>
      );
    case 'mention':
    case 'emoji':
    case 'status':
      return (
        <span className={`inline-${data.type}`}>{String(attrs['text'] ?? attrs['shortName'] ?? '')}</span>
      );
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return <a href={String(attrs['url'] ?? '')}>{String(attrs['url'] ?? 'link')}</a>;
    case 'date':
      return <time>{new Date(Number(attrs['timestamp'])).toDateString()}</time>;
    case 'media':
    case 'mediaInline':
      return <span className="inline-media">🖼 {String(attrs['alt'] ?? 'attachment')}</span>;
    default:
      return children(data);
  }
}

function children(data: Node): ReactNode {
  return (data.content ?? []).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document's nodes have no identity of their own
    <Fragment key={index}>{render(child)}</Fragment>
  ));
}

function marked(data: Node): ReactNode {
  let inner: ReactNode = data.text ?? '';
  for (const mark of data.marks ?? []) inner = wrapped(inner, mark.type, mark.attrs ?? {});
  return inner;
}

function wrapped(inner: ReactNode, mark: string, attrs: Readonly<Record<string, unknown>>): ReactNode {
  switch (mark) {
    case 'strong':
      return <strong>{inner}</strong>;
    case 'em':
      return <em>{inner}</em>;
    case 'code':
      return <code>{inner}</code>;
    case 'strike':
      return <s>{inner}</s>;
    case 'underline':
      return <u>{inner}</u>;
    case 'link':
      return <a href={String(attrs['href'] ?? '')}>{inner}</a>;
    default:
      return inner;
  }
}
