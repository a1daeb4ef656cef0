import { isObject } from '../fields/field-kind.ts';

type Node = Record<string, unknown>;

/** A document as the wiki text that version 2 and the changelog show. */
export function adfToText(document: unknown): string {
  return isObject(document) ? blocks(children(document), '').trim() : '';
}

function children(node: Node): Node[] {
  const content = node['content'];
  return Array.isArray(content) ? content.filter(isObject) : [];
}

function blocks(nodes: readonly Node[], prefix: string): string {
  return nodes.map((node) => block(node, prefix)).join('');
}

function block(node: Node, prefix: string): string {
  const attrs = isObject(node['attrs']) ? node['attrs'] : {};
  switch (node['type']) {
    case 'heading':
      return `h${String(attrs['level'])}. ${inlines(node)}\n\n`;
    case 'bulletList':
      return list(node, `${prefix}*`);
    case 'orderedList':
      return list(node, `${prefix}#`);
    case 'taskList':
    case 'decisionList':
      return `${children(node)
        .map((item) => `* ${inlines(item)}\n`)
        .join('')}\n`;
    case 'codeBlock': {
      const language = typeof attrs['language'] === 'string' ? `:${attrs['language']}` : '';
      return `{code${language}}\n${inlines(node)}\n{code}\n\n`;
    }
    case 'blockquote':
      return `{quote}\n${blocks(children(node), '').trim()}\n{quote}\n\n`;
    case 'panel':
      return `{panel}\n${blocks(children(node), '').trim()}\n{panel}\n\n`;
    case 'rule':
      return '----\n\n';
    case 'table':
      return `${children(node).map(row).join('')}\n`;
    case 'mediaSingle':
    case 'mediaGroup':
      return `${children(node).map(media).join(' ')}\n\n`;
    case 'blockCard':
    case 'embedCard':
      return `[${String(attrs['url'] ?? '')}]\n\n`;
    case 'paragraph':
      return `${inlines(node)}\n\n`;
    default:
      return children(node).some((child) => child['type'] === 'text')
        ? `${inlines(node)}\n\n`
        : blocks(children(node), prefix);
  }
}

function list(node: Node, prefix: string): string {
  const items = children(node).map((item) => {
    const parts = children(item);
    const nested = parts.filter((part) => part['type'] === 'bulletList' || part['type'] === 'orderedList');
    const own = parts.filter((part) => !nested.includes(part));
    const text = own.map((part) => block(part, prefix).trim()).join(' ');
    return `${prefix} ${text}\n${blocks(nested, prefix)}`;
  });
  return prefix.length === 1 ? `${items.join('')}\n` : items.join('');
}

function row(node: Node): string {
  const cells = children(node);
  const mark = cells.some((cell) => cell['type'] === 'tableHeader') ? '||' : '|';
  return `${mark}${cells.map((cell) => blocks(children(cell), '').trim()).join(mark)}${mark}\n`;
}

function media(node: Node): string {
  const attrs = isObject(node['attrs']) ? node['attrs'] : {};
  return `!${String(attrs['alt'] ?? attrs['url'] ?? attrs['id'] ?? '')}!`;
}

function inlines(node: Node): string {
  return children(node).map(inlineText).join('');
}

function inlineText(node: Node): string {
  const attrs = isObject(node['attrs']) ? node['attrs'] : {};
  switch (node['type']) {
    case 'text':
      return marked(String(node['text'] ?? ''), node['marks']);
    case 'hardBreak':
      return '\n';
    case 'mention':
      return `[~accountid:${String(attrs['id'])}]`;
    case 'emoji':
      return String(attrs['text'] ?? attrs['shortName'] ?? '');
    case 'date':
      return new Date(Number(attrs['timestamp'])).toISOString().slice(0, 10);
    case 'status':
      return `*[ ${String(attrs['text'] ?? '')} ]*`;
    case 'inlineCard':
      return `[${String(attrs['url'] ?? '')}]`;
    case 'mediaInline':
      return media(node);
    default:
      return inlines(node);
  }
}

const WRAP: Record<string, string> = { strong: '*', em: '_', underline: '+', strike: '-' };

function marked(text: string, marks: unknown): string {
  let shown = text;
  for (const mark of Array.isArray(marks) ? marks.filter(isObject) : []) {
    const attrs = isObject(mark['attrs']) ? mark['attrs'] : {};
    const type = String(mark['type']);
    if (type === 'link') shown = `[${shown}|${String(attrs['href'])}]`;
    else if (type === 'code') shown = `{{${shown}}}`;
    else if (WRAP[type]) shown = `${WRAP[type]}${shown}${WRAP[type]}`;
  }
  return shown;
}
