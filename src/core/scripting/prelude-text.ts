/** Part of the text that runs in the sandbox: texts as Markdown and HTML, dates. JavaScript without backticks. */
export const preludeText = String.raw`
const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

// A backtick cannot stand in this text.
const TICK = String.fromCharCode(96);

const asMarkdown = {
  text: (text) => text.replace(/([\\*_\[\]\x60])/g, '\\$1'),
  marks: {
    strong: (text) => '**' + text + '**',
    em: (text) => '*' + text + '*',
    strike: (text) => '~~' + text + '~~',
    code: (text) => TICK + text + TICK,
    link: (text, attrs) => '[' + text + '](' + attrs.href + ')',
  },
  nodes: {
    paragraph: (text) => text + '\n\n',
    heading: (text, attrs) => '#'.repeat(attrs.level || 1) + ' ' + text + '\n\n',
    blockquote: (text) => text.trim().replace(/^/gm, '> ') + '\n\n',
    codeBlock: (text) => '~~~\n' + text + '\n~~~\n\n',
    rule: () => '---\n\n',
    hardBreak: () => '  \n',
    listItem: (text, attrs, mark) => mark + text.trim().replace(/\n+/g, '\n  ') + '\n',
    bulletList: (text) => text + '\n',
    orderedList: (text) => text + '\n',
    tableRow: (text) => '|' + text + '\n',
    tableCell: (text) => ' ' + text.trim().replace(/\n+/g, ' ') + ' |',
    tableHeader: (text) => ' ' + text.trim().replace(/\n+/g, ' ') + ' |',
  },
};

const asHtml = {
  text: escapeHtml,
  marks: {
    strong: (text) => '<strong>' + text + '</strong>',
    em: (text) => '<em>' + text + '</em>',
    strike: (text) => '<del>' + text + '</del>',
    underline: (text) => '<u>' + text + '</u>',
    code: (text) => '<code>' + text + '</code>',
    link: (text, attrs) => (/^(https?|mailto):/i.test(attrs.href) ? '<a href="' + escapeHtml(attrs.href) + '">' + text + '</a>' : text),
  },
  nodes: {
    paragraph: (text) => '<p>' + text + '</p>',
    heading: (text, attrs) => '<h' + (attrs.level || 1) + '>' + text + '</h' + (attrs.level || 1) + '>',
    blockquote: (text) => '<blockquote>' + text + '</blockquote>',
    codeBlock: (text) => '<pre>' + text + '</pre>',
    rule: () => '<hr>',
    hardBreak: () => '<br>',
    listItem: (text) => '<li>' + text + '</li>',
    bulletList: (text) => '<ul>' + text + '</ul>',
    orderedList: (text) => '<ol>' + text + '</ol>',
    table: (text) => '<table>' + text + '</table>',
    tableRow: (text) => '<tr>' + text + '</tr>',
    tableCell: (text) => '<td>' + text + '</td>',
    tableHeader: (text) => '<th>' + text + '</th>',
  },
};

function written(node, form, mark) {
  if (typeof node !== 'object' || node === null) return '';
  const attrs = node.attrs || {};
  if (node.type === 'text') {
    const isCode = (node.marks || []).some((one) => one.type === 'code') && form === asMarkdown;
    const plain = isCode ? String(node.text) : form.text(String(node.text));
    return (node.marks || []).reduce((text, one) => (form.marks[one.type] ? form.marks[one.type](text, one.attrs || {}) : text), plain);
  }
  if (node.type === 'mention' || node.type === 'emoji') return form.text(String(attrs.text || attrs.shortName || ''));
  if (node.type === 'inlineCard') return form.text(String(attrs.url || ''));
  const parts = (node.content || []).map((child, at) =>
    written(child, form, node.type === 'orderedList' ? at + 1 + '. ' : '- '));
  const own = form.nodes[node.type];
  return own ? own(parts.join(''), attrs, mark || '') : parts.join('');
}

function documentOf(text) {
  const whole = text && typeof text === 'object' && text.toJSON ? text.toJSON() : undefined;
  return whole && whole.$adf;
}

function textIn(text, form, otherwise) {
  if (text === null || text === undefined) return '';
  const document = documentOf(text);
  return document ? written(document, form).trim() : otherwise(String(text));
}

const unescapeHtml = (text) =>
  text.replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
const withoutCode = (html) => html.replace(/<(script|style)\b[^>]*>[^]*?(<\/\1\s*>|$)/gi, '');
const withoutTags = (html) => unescapeHtml(withoutCode(html).replace(/<[^>]*>/g, ''));

function markdownOfHtml(html) {
  return withoutTags(
    withoutCode(html)
      .replace(/<(strong|b)\b[^>]*>([^]*?)<\/\1>/gi, '**$2**')
      .replace(/<(em|i)\b[^>]*>([^]*?)<\/\1>/gi, '*$2*')
      .replace(/<a\b[^>]*href="(https?:[^"]*)"[^>]*>([^]*?)<\/a>/gi, '[$2]($1)')
      .replace(/<h([1-6])\b[^>]*>/gi, (_, level) => '#'.repeat(Number(level)) + ' ')
      .replace(/<li\b[^>]*>/gi, '- ')
      .replace(/<\/li>|<br\s*\/?>/gi, '\n')
      .replace(/<\/(p|h[1-6]|ul|ol|div|blockquote)>/gi, '\n\n'),
  ).replace(/\n{3,}/g, '\n\n').trim();
}

function formatDate(at, pattern) {
  if (at === null || at === undefined || at === '') return '';
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) throw new TypeError('This is no time: ' + String(at).slice(0, 80));
  const two = (value) => String(value).padStart(2, '0');
  const parts = {
    yyyy: String(time.getUTCFullYear()).padStart(4, '0'),
    MM: two(time.getUTCMonth() + 1),
    dd: two(time.getUTCDate()),
    HH: two(time.getUTCHours()),
    mm: two(time.getUTCMinutes()),
    ss: two(time.getUTCSeconds()),
  };
  return String(pattern || 'yyyy-MM-dd').replace(/yyyy|MM|dd|HH|mm|ss/g, (part) => parts[part]);
}
`;
