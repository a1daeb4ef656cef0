type Json = Record<string, unknown>;

interface Inline {
  readonly pattern: RegExp;
  readonly node: (match: RegExpExecArray) => Json[];
}

const marked = (type: string, attrs?: Json): ((match: RegExpExecArray) => Json[]) => {
  const mark = attrs ? { type, attrs } : { type };
  return (match) => inlineNodes(match[1] ?? '').map((node) => addMark(node, mark));
};

/** Only text takes marks; a mention inside bold words stays a mention. */
function addMark(node: Json, mark: Json): Json {
  if (node['type'] !== 'text') return node;
  const marks = Array.isArray(node['marks']) ? node['marks'] : [];
  return { ...node, marks: [...marks, mark] };
}

const link = (text: string, href: string): Json => ({
  type: 'text',
  text,
  marks: [{ type: 'link', attrs: { href } }],
});

/** In the order in which they are tried at the same place. Word markup needs a word's edge, as in Jira. */
const INLINES: readonly Inline[] = [
  {
    pattern: /\{\{(.+?)\}\}/,
    node: (match) => [{ type: 'text', text: match[1], marks: [{ type: 'code' }] }],
  },
  {
    pattern: /\[~accountid:([^\]]+)\]/,
    node: (match) => [{ type: 'mention', attrs: { id: match[1], text: '', accessLevel: '' } }],
  },
  {
    pattern: /\[([^\]|\n]+)\|([^\]|\s]+)(?:\|[^\]]*)?\]/,
    node: (match) => [link(match[1] ?? '', match[2] ?? '')],
  },
  {
    pattern: /\[((?:https?:\/\/|mailto:)[^\]\s]+)\]/,
    node: (match) => [link(match[1] ?? '', match[1] ?? '')],
  },
  {
    pattern: /(https?:\/\/[^\s|\]]+[^\s|\].,;:!?)])/,
    node: (match) => [link(match[1] ?? '', match[1] ?? '')],
  },
  { pattern: /(?<![\w*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\w*])/, node: marked('strong') },
  { pattern: /(?<![\w_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\w_])/, node: marked('em') },
  { pattern: /(?<![\w-])-(?![\s-])([^-\n]+?)(?<!\s)-(?![\w-])/, node: marked('strike') },
  { pattern: /(?<![\w+])\+(?!\s)([^+\n]+?)(?<!\s)\+(?![\w+])/, node: marked('underline') },
  { pattern: /(?<![\w~])~(?!\s)([^~\n]+?)(?<!\s)~(?![\w~])/, node: marked('subsup', { type: 'sub' }) },
  { pattern: /(?<![\w^])\^(?!\s)([^^\n]+?)(?<!\s)\^(?![\w^])/, node: marked('subsup', { type: 'sup' }) },
];

function inlineNodes(text: string): Json[] {
  if (text === '') return [];
  let first: { at: number; match: RegExpExecArray; inline: Inline } | undefined;
  for (const inline of INLINES) {
    const match = inline.pattern.exec(text);
    if (match && (!first || match.index < first.at)) first = { at: match.index, match, inline };
  }
  if (!first) return [{ type: 'text', text }];
  const before = text.slice(0, first.at);
  const after = text.slice(first.at + first.match[0].length);
  return [
    ...(before === '' ? [] : [{ type: 'text', text: before }]),
    ...first.inline.node(first.match),
    ...inlineNodes(after),
  ];
}

function lineNodes(lines: readonly string[]): Json[] {
  return lines.flatMap((line, index) => [
    ...(index > 0 ? [{ type: 'hardBreak' }] : []),
    ...inlineNodes(line),
  ]);
}

const paragraph = (lines: readonly string[]): Json => ({ type: 'paragraph', content: lineNodes(lines) });

const HEADING = /^h([1-6])\.\s+(.*)$/;
const ITEM = /^([*#]+|-)\s+(.*)$/;

/** Consecutive list lines as nested lists; the markers of a line give depth and kind. */
function listNode(lines: readonly string[], depth: number): Json {
  const kind = (ITEM.exec(lines[0] ?? '')?.[1] ?? '*')[depth] === '#' ? 'orderedList' : 'bulletList';
  const items: { text: string; nested: string[] }[] = [];
  for (const line of lines) {
    const match = ITEM.exec(line);
    const last = items.at(-1);
    if ((match?.[1]?.length ?? 1) > depth + 1 && last) last.nested.push(line);
    else items.push({ text: match?.[2] ?? line, nested: [] });
  }
  const content = items.map(({ text, nested }) => ({
    type: 'listItem',
    content: [paragraph([text]), ...(nested.length > 0 ? [listNode(nested, depth + 1)] : [])],
  }));
  return { type: kind, content };
}

function tableNode(lines: readonly string[]): Json {
  const rows = lines.map((line) => {
    const header = line.startsWith('||');
    const cells = line.replace(/^\|\|?|\|\|?\s*$/g, '').split(header ? '||' : '|');
    const type = header ? 'tableHeader' : 'tableCell';
    const content = cells.map((cell) => ({ type, attrs: {}, content: [paragraph([cell.trim()])] }));
    return { type: 'tableRow', content };
  });
  return { type: 'table', content: rows };
}

/** The lines from `from` on that `test` holds for. */
function run(lines: readonly string[], from: number, test: (line: string) => boolean): string[] {
  const end = lines.findIndex((line, index) => index >= from && !test(line));
  return lines.slice(from, end === -1 ? undefined : end);
}

const isPlain = (line: string): boolean =>
  line.trim() !== '' &&
  !HEADING.test(line) &&
  !ITEM.test(line) &&
  !line.startsWith('|') &&
  !/^-{4,}\s*$/.test(line);

function blockNodes(text: string): Json[] {
  const lines = text.split('\n');
  const found: Json[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = HEADING.exec(line);
    let used = 1;
    if (heading) {
      found.push({
        type: 'heading',
        attrs: { level: Number(heading[1]) },
        content: inlineNodes(heading[2] ?? ''),
      });
    } else if (/^-{4,}\s*$/.test(line)) {
      found.push({ type: 'rule' });
    } else if (ITEM.test(line)) {
      const items = run(lines, at, (next) => ITEM.test(next));
      found.push(listNode(items, 0));
      used = items.length;
    } else if (line.startsWith('|')) {
      const rows = run(lines, at, (next) => next.startsWith('|'));
      found.push(tableNode(rows));
      used = rows.length;
    } else if (line.trim() !== '') {
      const plain = run(lines, at, isPlain);
      found.push(paragraph(plain));
      used = plain.length;
    }
    at += used;
  }
  return found;
}

const FENCE = /(?<!\{)\{(code|noformat|quote|panel)(?::([^}]*))?\}([\s\S]*?)\{\1\}/;

/** Text before, the fenced block, and what follows it. */
function documentNodes(text: string): Json[] {
  const match = FENCE.exec(text);
  if (!match) return blockNodes(text);
  const [whole, kind, parameters = '', inner = ''] = match;
  const rest = documentNodes(text.slice(match.index + whole.length));
  return [...blockNodes(text.slice(0, match.index)), ...fenced(kind ?? '', parameters, inner), ...rest];
}

function fenced(kind: string, parameters: string, inner: string): Json[] {
  if (kind === 'code' || kind === 'noformat') {
    const language = kind === 'code' ? parameters.split('|').find((part) => !part.includes('=')) : undefined;
    const text = inner.replace(/^\n|\n$/g, '');
    return [
      {
        type: 'codeBlock',
        attrs: language ? { language } : {},
        content: text === '' ? [] : [{ type: 'text', text }],
      },
    ];
  }
  const content = blockNodes(inner);
  const filled = content.length > 0 ? content : [paragraph([])];
  return [
    kind === 'quote'
      ? { type: 'blockquote', content: filled }
      : { type: 'panel', attrs: { panelType: 'info' }, content: filled },
  ];
}

/** What REST v2 takes (plain text and Jira's wiki markup) as the document that Jira stores. */
export function wikiToAdf(text: string): { type: 'doc'; version: 1; content: Json[] } {
  return { type: 'doc', version: 1, content: documentNodes(text.replace(/\r\n?/g, '\n')) };
}
