import { type AdfMark, type AdfNode, attr, readAdf } from './adf-node.ts';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const inside = (node: AdfNode): string => node.content.map(htmlOf).join('');

const wrap =
  (tag: string) =>
  (node: AdfNode): string =>
    `<${tag}>${inside(node)}</${tag}>`;

/** Only addresses that a browser opens harmlessly become links. */
const isSafeLink = (href: string): boolean => /^(https?:|mailto:|\/|#)/i.test(href);

const card = (node: AdfNode): string => {
  const url = attr(node, 'url') || sourceOf(node);
  return isSafeLink(url) ? `<a href="${escaped(url)}">${escaped(url)}</a>` : escaped(url);
};

/** A card over a data source has no address of its own. */
const sourceOf = (node: AdfNode): string => {
  const source = node.attrs['datasource'];
  return typeof source === 'object' && source !== null && 'id' in source ? String(source.id) : '';
};

const media = (node: AdfNode): string =>
  `<span class="image-wrap">${escaped(attr(node, 'alt') || attr(node, 'id') || attr(node, 'url'))}</span>`;

const BLOCKS: Record<string, (node: AdfNode) => string> = {
  doc: inside,
  paragraph: wrap('p'),
  heading: (node) => {
    const level = Math.min(6, Math.max(1, Number(attr(node, 'level')) || 1));
    return `<h${level}>${inside(node)}</h${level}>`;
  },
  bulletList: wrap('ul'),
  orderedList: wrap('ol'),
  listItem: wrap('li'),
  blockquote: wrap('blockquote'),
  rule: () => '<hr />',
  hardBreak: () => '<br/>',
  codeBlock: (node) =>
    `<div class="preformatted panel"><div class="preformattedContent panelContent"><pre>${inside(node)}</pre></div></div>`,
  panel: (node) =>
    `<div class="panel" data-panel-type="${escaped(attr(node, 'panelType'))}"><div class="panelContent">${inside(node)}</div></div>`,
  expand: (node) => `<div><p>${escaped(attr(node, 'title'))}</p>${inside(node)}</div>`,
  nestedExpand: (node) => `<div><p>${escaped(attr(node, 'title'))}</p>${inside(node)}</div>`,
  table: (node) =>
    `<div class="table-wrap"><table class="confluenceTable"><tbody>${inside(node)}</tbody></table></div>`,
  tableRow: wrap('tr'),
  tableHeader: (node) => `<th class="confluenceTh">${inside(node)}</th>`,
  tableCell: (node) => `<td class="confluenceTd">${inside(node)}</td>`,
  taskList: wrap('ul'),
  taskItem: wrap('li'),
  decisionList: wrap('ul'),
  decisionItem: wrap('li'),
  text: (node) => node.marks.reduceRight(withMark, escaped(node.text)),
  mention: (node) =>
    `<a href="/secure/ViewProfile.jspa?accountId=${encodeURIComponent(attr(node, 'id'))}" class="user-hover" rel="${escaped(attr(node, 'id'))}">${escaped(attr(node, 'text').replace(/^@/, '') || attr(node, 'id'))}</a>`,
  emoji: (node) => escaped(attr(node, 'text') || attr(node, 'shortName')),
  date: (node) => escaped(dayOf(attr(node, 'timestamp'))),
  status: (node) => `<span class="status-macro">${escaped(attr(node, 'text'))}</span>`,
  inlineCard: card,
  blockCard: card,
  embedCard: card,
  media,
  mediaInline: media,
};

const MARKS: Record<string, (html: string, mark: AdfMark) => string> = {
  strong: (html) => `<b>${html}</b>`,
  em: (html) => `<em>${html}</em>`,
  strike: (html) => `<del>${html}</del>`,
  underline: (html) => `<ins>${html}</ins>`,
  code: (html) => `<tt>${html}</tt>`,
  subsup: (html, mark) => (attr(mark, 'type') === 'sub' ? `<sub>${html}</sub>` : `<sup>${html}</sup>`),
  textColor: (html, mark) => {
    const color = attr(mark, 'color');
    return /^#[0-9a-f]{6}$/i.test(color) ? `<font color="${color}">${html}</font>` : html;
  },
  link: (html, mark) => {
    const href = attr(mark, 'href');
    return isSafeLink(href)
      ? `<a href="${escaped(href)}" class="external-link" rel="nofollow noreferrer">${html}</a>`
      : html;
  },
};

function withMark(html: string, mark: AdfMark): string {
  return MARKS[mark.type]?.(html, mark) ?? html;
}

function htmlOf(node: AdfNode): string {
  return (BLOCKS[node.type] ?? inside)(node);
}

/** Day of a date node, whose time stamp is a string of epoch milliseconds. */
function dayOf(timestamp: string): string {
  const date = new Date(Number(timestamp));
  return Number.isNaN(date.getTime()) ? timestamp : date.toISOString().slice(0, 10);
}

/** A document as Jira renders it (`renderedBody`, `renderedFields`). Everything that came from a person is escaped. */
export function adfToHtml(document: unknown): string {
  return htmlOf(readAdf(document));
}
